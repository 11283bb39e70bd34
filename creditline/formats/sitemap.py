"""The map of the site for search engines: every page that may be found.

``lastmod`` is stated where somebody stated when our page changed, and nowhere
else: the day of the report says nothing of our page.
"""

from collections.abc import Iterable
from typing import NamedTuple

from .xml import empty, text

LIMIT = 50_000
"""As many addresses as one file may hold."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_LIMIT = 1000
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
LINKS = "http://www.w3.org/1999/xhtml"
OPENING = '<?xml version="1.0" encoding="utf-8"?>\n'


class Place(NamedTuple):
    """A page that may be found: its whole address, and when it last changed.

    ``alternates`` are the languages in which it is had, with whole addresses.
    """

    address: str
    changed: str = ""
    alternates: tuple[tuple[str, str], ...] = ()


class Headline(NamedTuple):
    """A story that is news: its whole address, title, first day and language."""

    address: str
    title: str
    day: str
    language: str


def news_sitemap(name: str, headlines: Iterable[Headline]) -> str:
    """The map of what is new, in which the site is the *name* of a publication."""
    lines = (
        f"<url><loc>{text(one.address)}</loc><news:news>"
        f"<news:publication><news:name>{text(name)}</news:name>"
        f"<news:language>{_language(one.language)}</news:language></news:publication>"
        f"<news:publication_date>{one.day}</news:publication_date>"
        f"<news:title>{text(one.title)}</news:title></news:news></url>\n"
        for one in headlines
    )
    return (
        f'{OPENING}<urlset xmlns="{NAMESPACE}" xmlns:news="{NEWS}">\n'
        f"{''.join(lines)}</urlset>\n"
    )


def _language(tag: str) -> str:
    """A language of two or three letters; of Chinese, which script it is in."""
    language, *rest = tag.lower().split("-")
    if language == "zh":
        return "zh-tw" if {"hant", "tw", "hk", "mo"} & {*rest} else "zh-cn"
    return language


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
        + "".join(
            empty("xhtml:link", rel="alternate", hreflang=tag, href=address)
            for tag, address in place.alternates
        )
        + f"</{name}>\n"
        for place in places
    )
    listed = "".join(lines)
    links = f' xmlns:xhtml="{LINKS}"' if "<xhtml:link" in listed else ""
    return f'{OPENING}<{root} xmlns="{NAMESPACE}"{links}>\n{listed}</{root}>\n'
