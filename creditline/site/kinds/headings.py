"""What a page says of itself: its title, its place in the site, its sections."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from markupsafe import escape

from ...credit.registry import OWN
from .. import addresses
from ..model import Site
from ..pagination import first_part
from ..templates.language import direction
from ..views.scene import Scene
from .kind import Kind, PageSpec

Navigation: TypeAlias = tuple[tuple[str, str, str], ...]
"""Sections of the site: message, address, and ``aria-current`` on the page at hand."""


def navigation(site: Site) -> Navigation:
    """The sections of the site as a page outside all of them shows them."""
    shown = site.pages if site.settings.raw["DISPLAY_PAGES_ON_MENU"] else ()
    pages = ((p.facts.page.title, p.path) for p in shown if p.facts.page)
    sections = (
        ("Front page", addresses.FRONT),
        ("Organisations", addresses.ORGANISATIONS),
        *([("Our own", OWN)] if site.own else []),
        ("Topics", addresses.TOPICS),
        ("Archive", addresses.ARCHIVE),
        ("Corrections", addresses.CORRECTIONS),
        ("Search", addresses.SEARCH),
        *((_no_message(label), address) for label, address in (*pages, *site.menu)),
    )
    return tuple((label, address, "") for label, address in sections)


def _no_message(label: str) -> str:
    """A name that is printed as it is, where a template looks for its translation.

    What looks it up takes it for a form to be filled in, and for markup.
    """
    return escape(label).replace("%", "%%")


def here(sections: Navigation, path: str) -> Navigation:
    """*sections* on the page at *path*.

    They say ``page`` on the section's own page, ``true`` on those below it.
    """

    def within(address: str) -> str:
        if path == address:
            return "page"
        folder = address.removesuffix("index.html")
        below = folder and folder != address and path.startswith(folder)
        return "true" if below else ""

    found = [within(address) for _, address, _ in sections]
    if not any(found):
        return sections
    return tuple(
        (label, address, current)
        for (label, address, _), current in zip(sections, found, strict=True)
    )


def page_of(
    kind: Kind, spec: PageSpec, scene: Scene, context: Mapping[str, Any], canonical: str
) -> dict[str, Any]:
    """What every template sees of the page itself, as attributes."""
    language = scene.language
    name = kind.title(spec.value, language)
    if spec.part is not None and spec.part.path != first_part(spec.part.path):
        label = context["listing"].groups[0].label
        name = f"{name} – {label}" if label != name else name
    above = kind.above(spec.value, language)
    return {
        "path": spec.path,
        "kind": spec.kind,
        "lang": spec.lang,
        "dir": direction(spec.lang),
        "title": name,
        "description": kind.description(spec.value, scene.imprint),
        # Search engines may be sent to the original; the page stays where it is.
        "address": canonical,
        "canonical": canonical,
        # The last one is the page itself, which needs no address.
        "crumbs": (*above, (name, "")) if above else (),
        "robots": "" if kind.listed else "noindex",
    }
