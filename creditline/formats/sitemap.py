"""The map of the site for search engines: every page that may be found.

``lastmod`` is stated where somebody stated when our page changed, and nowhere
else: the day of the report says nothing of our page.
"""

from collections.abc import Iterable
from typing import NamedTuple

from .xml import text

LIMIT = 50_000
"""As many addresses as one file may hold."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
OPENING = '<?xml version="1.0" encoding="utf-8"?>\n'


class Place(NamedTuple):
    """A page that may be found: its whole address, and when it last changed."""

    address: str
    changed: str = ""


def sitemap(places: Iterable[Place]) -> str:
    """One file of places."""
    return _whole("urlset", "url", places)


def sitemap_index(addresses: Iterable[str]) -> str:
    """The file that names the others, where one is not enough."""
    return _whole("sitemapindex", "sitemap", map(Place, addresses))


def _whole(root: str, name: str, places: Iterable[Place]) -> str:
    lines = (
        f"<{name}><loc>{text(place.address)}</loc>"
        + (f"<lastmod>{place.changed}</lastmod>" if place.changed else "")
        + f"</{name}>\n"
        for place in places
    )
    return f'{OPENING}<{root} xmlns="{NAMESPACE}">\n{"".join(lines)}</{root}>\n'
