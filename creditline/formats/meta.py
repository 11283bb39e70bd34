"""What stands in the head of a page: Dublin Core, Open Graph, reservations.

All of it describes our page.  The original is named as what the page is made
from and nowhere as the page itself; no ``citation_*`` tags, which make Zotero
take a report for an article in a journal.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..credit.records import Credit
from .original import stood
from .records import OurPage, iso
from .share_image import HEIGHT, WIDTH
from .signals import tdm

GRAPH = ("og:", "article:")


class Meta(NamedTuple):
    """A ``meta`` element: its ``name``, or its ``property`` in Open Graph."""

    attribute: str
    name: str
    content: str


def metas(page: OurPage, credit: Credit | None = None) -> tuple[Meta, ...]:
    """Every element that says something; what is not known is left out."""
    found = [*_open_graph(page), *tdm(page.site.policy)]
    if credit is not None:
        found += _dublin_core(page, credit)
    return tuple(
        Meta("property" if name.startswith(GRAPH) else "name", name, content)
        for name, content in found
        if content
    )


def _open_graph(page: OurPage) -> Iterator[tuple[str, str]]:
    """How others show a link to the page."""
    article = page.kind == "article"
    yield "og:type", "article" if article else "website"
    yield "og:site_name", page.site.name
    yield "og:title", page.title
    yield "og:description", page.description
    yield "og:url", page.address
    # It wants a country too, which a language alone does not tell.
    yield "og:locale", page.language.replace("-", "_") if "-" in page.language else ""
    yield from _picture(page)
    if article:
        yield "article:author", page.writer
        yield "article:published_time", iso(page.published) if page.published else ""
        yield "article:modified_time", iso(page.changed) if page.changed else ""
        yield from (("article:tag", topic) for topic in page.topics)
        yield "fediverse:creator", page.site.creator


def _picture(page: OurPage) -> Iterator[tuple[str, str]]:
    """What is shown beside a link: the page's image, or else its card.

    Networks show no drawings; `publish` makes a copy of about their size.
    """
    if page.site.url and page.image and not page.image.lower().endswith(".svg"):
        yield "og:image", page.picture
        yield "og:image:alt", page.image_alt
    elif page.site.url and page.card:
        yield "og:image", page.to(f"{page.site.cards}/{page.card.name}")
        yield "og:image:width", str(WIDTH)
        yield "og:image:height", str(HEIGHT)
        yield "og:image:alt", page.card.words
    else:
        yield "twitter:card", "summary"
        return
    yield "twitter:card", "summary_large_image"


def _dublin_core(page: OurPage, credit: Credit) -> Iterator[tuple[str, str]]:
    """What the page is and what it is made from."""
    yield "dcterms.title", page.title
    yield "dcterms.type", "Text"
    yield "dcterms.identifier", page.address
    yield "dcterms.creator", page.writer
    yield "dcterms.publisher", page.site.name
    yield "dcterms.language", page.language
    yield "dcterms.issued", iso(page.published) if page.published else ""
    yield "dcterms.modified", iso(page.changed) if page.changed else ""
    yield from (("dcterms.subject", topic) for topic in page.topics)
    if not credit.own:
        theirs = credit.original_url or stood(credit) or credit.source.name
        yield "dcterms.source", theirs
    works = credit.cited if credit.same else (credit.outlet, *credit.cited)
    for work in works:
        yield "dcterms.references", work.url if work.stated else work.name
