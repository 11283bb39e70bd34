"""What a page says of itself: its title, its place in the site, its description."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from markupsafe import Markup, escape

from .. import addresses
from ..model import Site
from ..pagination import first_part
from ..templates.language import Language, direction
from .page_specs import PageSpec

# Pages that lead elsewhere, or say that there is nothing: not to be found.
UNLISTED = ("404", "redirect", "search", "tombstone")


def title(
    site: Site, language: Language, spec: PageSpec, context: Mapping[str, Any]
) -> str:
    """What the page is called, in plain words."""
    _ = language.words.gettext
    if spec.kind in ("article", "tombstone"):
        return str(context["article"].plain_title)
    if spec.kind == "page":
        assert isinstance(spec.subject, int)
        record = site.pages[spec.subject].facts.page
        return record.title if record else ""
    if spec.kind == "year":
        return str(spec.subject)
    if spec.kind == "month":
        of_year, of_month = map(int, str(spec.subject).split("-"))
        told = site.by_month[of_year, of_month][0]
        return language.dated(told.article.date, "month")
    if spec.kind in ("topic", "organisation"):
        return str(context[spec.kind].name)
    return {
        "index": site.settings.name,
        "topics": _("Topics"),
        "organisations": _("Organisations"),
        "archive": _("Archive"),
        "corrections": _("Corrections"),
        "coverage": _("Coverage"),
        "credits": _("Credits"),
        "404": _("There is no page here"),
        "search": _("Search"),
        "redirect": _("This page has moved"),
    }[spec.kind]


def crumbs(
    language: Language, spec: PageSpec, name: str
) -> tuple[tuple[str, str], ...]:
    """The way back up from a page: names and addresses, the last one without."""
    _ = language.words.gettext
    above: dict[str, tuple[tuple[str, str], ...]] = {
        "topic": ((_("Topics"), addresses.TOPICS),),
        "organisation": ((_("Organisations"), addresses.ORGANISATIONS),),
        "year": ((_("Archive"), addresses.ARCHIVE),),
        "coverage": ((_("Organisations"), addresses.ORGANISATIONS),),
        "credits": ((_("Organisations"), addresses.ORGANISATIONS),),
    }
    if spec.kind == "month":
        of_year = int(str(spec.subject).split("-")[0])
        up = (str(of_year), addresses.year_address(of_year))
        return ((_("Archive"), addresses.ARCHIVE), up, (name, ""))
    if spec.kind in above:
        return (*above[spec.kind], (name, ""))
    return ()


def description(spec: PageSpec, site: Site, context: Mapping[str, Any]) -> str:
    """What a search engine may show beneath the title."""
    if spec.kind == "article":
        return _bare(context["article"].summary)
    if spec.kind == "index":
        return str(site.settings.raw["SITESUBTITLE"])
    if spec.kind == "page":
        assert isinstance(spec.subject, int)
        summary = site.pages[spec.subject].facts.summary
        return _bare(Markup(summary))  # noqa: S704 (escaped by convert)
    return ""


def _bare(html: Markup) -> str:
    """The words of some HTML; most summaries are nothing else."""
    if "<" in html or "&" in html:
        return html.striptags()
    return " ".join(str(html).split())


Navigation: TypeAlias = tuple[tuple[str, str, str], ...]
"""Sections of the site: message, address, and ``aria-current`` on the page at hand."""


def navigation(site: Site) -> Navigation:
    """The sections of the site as a page outside all of them shows them."""
    shown = site.pages if site.settings.raw["DISPLAY_PAGES_ON_MENU"] else ()
    pages = ((p.facts.page.title, p.path) for p in shown if p.facts.page)
    sections = (
        ("Front page", addresses.FRONT),
        ("Organisations", addresses.ORGANISATIONS),
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
    site: Site,
    language: Language,
    spec: PageSpec,
    context: Mapping[str, Any],
    canonical: str,
) -> dict[str, Any]:
    """What every template sees of the page itself, as attributes."""
    name = title(site, language, spec, context)
    if spec.part is not None and spec.part.path != first_part(spec.part.path):
        label = context["listing"].groups[0].label
        name = f"{name} – {label}" if label != name else name
    return {
        "path": spec.path,
        "kind": spec.kind,
        "lang": spec.lang,
        "dir": direction(spec.lang),
        "title": name,
        "description": description(spec, site, context),
        # Search engines may be sent to the original; the page stays where it is.
        "address": canonical,
        "canonical": canonical,
        "crumbs": crumbs(language, spec, name),
        "robots": "noindex" if spec.kind in UNLISTED else "",
    }
