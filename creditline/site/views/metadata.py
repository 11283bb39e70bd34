"""What machines are told of a page: our side of it for the formats, and theirs."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from msgspec import Struct

from ...article.names import same_name
from ...credit.records import Credit
from ...formats import oembed
from ...formats.citation import Citation, citations
from ...formats.coins import coins
from ...formats.days import latest
from ...formats.downloads import DOWNLOADS, addresses_beside
from ...formats.indexing import indexing
from ...formats.json_ld import json_ld, organisation_page
from ...formats.meta import Meta, metas
from ...formats.opml import OUTLINE
from ...formats.original import Original, original
from ...formats.records import OurPage, OurSite
from ...formats.signals import RSL_FILE, RSL_TYPE
from ...formats.uses import RSL
from ..model import Site, Story
from ..uses import policy_of
from .scene import Imprint
from .share_images import FOLDER, share_image_for

FEED_FORMATS: Mapping[str, str] = {
    "application/atom+xml": "Atom",
    "application/rss+xml": "RSS",
    "application/feed+json": "JSON Feed",
}


class Link(NamedTuple):
    """A ``link`` element: to an output of ours at *path*, or to an *address*."""

    rel: str
    path: str = ""
    address: str = ""
    type: str = ""
    title: str = ""


class Machine(Struct, frozen=True):
    """What templates print of it: data, elements and a ContextObject."""

    ours: OurPage
    json_ld: Mapping[str, Any] | None = None
    metas: tuple[Meta, ...] = ()
    coins: str = ""
    licence: str = ""
    links: tuple[Link, ...] = ()
    """What else the head leads to."""
    feeds: tuple[tuple[str, str, str], ...] = ()
    """Addresses, types, and the names of what they tell."""
    alternates: tuple[tuple[str, str], ...] = ()
    """The languages in which the page is had, ``x-default`` last, and addresses."""

    @property
    def followed(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """What can be followed there: its name, and each format with its address."""
        return tuple(
            (name, tuple((FEED_FORMATS[kind], address) for address, kind, _ in feeds))
            for name, feeds in groupby(self.feeds, key=itemgetter(2))
        )


def our_site(site: Site) -> OurSite:
    """The site as the formats name it."""
    settings = site.settings
    return OurSite(
        name=settings.name,
        url=settings.url,
        description=settings.raw["SITESUBTITLE"],
        language=settings.language,
        licence=settings.ours.licence,
        principles=site.targets.get(settings.ours.principles, ""),
        identity=settings.ours.feed_identity.rstrip("/") or settings.url,
        policy=policy_of(site),
        profiles=tuple(settings.ours.profiles),
        hubs=tuple(settings.ours.websub_hubs),
        creator=settings.ours.fediverse_creator,
        oembed=settings.ours.oembed and bool(settings.url),
        contact=settings.ours.security_contact,
        cards=FOLDER if settings.ours.cards and settings.url else "",
        ourselves=tuple(each.name for each in site.ourselves.values()),
    )


def imprint_of(site: Site) -> Imprint:
    """Who we are, as pages say it."""
    return Imprint(our_site(site), str(site.settings.raw["AUTHOR"]))


def our_page(
    ours: OurSite, page: Mapping[str, Any], view: Any = None, language: str = ""
) -> OurPage:
    """A page as the formats describe it; *view* is its story, if it has one.

    *language* is that of a text which is no story, if the page speaks another.
    """
    if view is None:
        return OurPage(
            site=ours,
            path=page["path"],
            title=page["title"],
            kind=page["kind"],
            language=language or page["lang"],
            description=page["description"],
            crumbs=page["crumbs"],
        )
    image, credit = view.image, view.credit.record
    works = (credit.outlet, *credit.sources)
    behind = {same_name(name) for name in ours.ourselves}
    behind |= {same_name(work.name) for work in works}
    return OurPage(
        site=ours,
        path=view.path,
        title=view.plain_title,
        language=view.lang,
        description=page["description"],
        author=view.author,
        institution=same_name(view.author) in behind,
        published=latest(credit.published, credit.retrieved),
        modified=view.modified,
        expires=credit.permission_expires,
        translation_of=view.translation_of,
        translations=view.translations,
        topics=tuple(topic.name for topic in view.topics),
        corrections=view.corrections,
        updates=view.updates,
        image=image.path if image else "",
        image_alt=image.alt if image else "",
        image_credit=image.credit if image else "",
        card=share_image_for(ours, view),
    )


def machine(
    ours: OurSite,
    page: Mapping[str, Any],
    context: Mapping[str, Any],
    feeds: tuple[tuple[str, str, str], ...],
    versions: tuple[tuple[str, str], ...],
    *,
    told: bool,
) -> Machine:
    """Everything for the machines that read one page; little if they are not *told*.

    *versions* are the languages and the paths of all its versions.
    """
    view = context.get("article") if page["kind"] == "article" else None
    described = our_page(ours, page, view, context.get("lang", ""))
    if not told:
        return Machine(described)
    credit: Credit | None = view.credit.record if view is not None else None
    data, links = json_ld(described, credit), [*_of_site(described)]
    if credit is not None:
        links = [*_of_original(described), *_of_article(described, credit), *links]
    elif organisation := context.get("organisation"):
        data = organisation_page(described, organisation.organisation)
    return Machine(
        described,
        data,
        metas(described, credit),
        coins(view.credit.original) if view is not None else "",
        ours.licence if credit is None or credit.in_our_words else "",
        tuple(links),
        feeds,
        tuple((tag, described.to(path)) for tag, path in versions),
    )


def _of_original(page: OurPage) -> Iterator[Link]:
    """What describes the original."""
    for (label, _, kind, _), path in zip(
        DOWNLOADS, addresses_beside(page.path), strict=True
    ):
        yield Link("alternate describedby", path, type=kind, title=label)


def _of_article(page: OurPage, credit: Credit) -> Iterator[Link]:
    """The address by which our article is cited, and how links to it are shown."""
    if page.address:
        yield Link("cite-as", address=page.address)
    if page.site.oembed:
        address, shown = page.to(oembed.beside(page.path)), oembed.title(page, credit)
        yield Link("alternate", address=address, type=oembed.TYPE, title=shown)


def _of_site(page: OurPage) -> Iterator[Link]:
    """Our terms, and on the pages that are about us where else we are."""
    site = page.site
    if site.url and site.policy.tells(RSL):
        yield Link("license", RSL_FILE, type=RSL_TYPE)
    if page.kind in ("index", "page"):
        yield from (Link("me", address=profile) for profile in site.profiles)
    if page.kind == "index" and site.url:
        yield Link("alternate", OUTLINE, type="text/x-opml", title="OPML")


def told_to_robots(credit: Credit) -> dict[str, str]:
    """What an article's page says to search engines, if it is not what any does."""
    return indexing(credit.reuse, credit.terms, credit.original_url)


def cited(
    story: Story, credit: Credit, ours: OurSite
) -> tuple[Original, tuple[Citation, ...]]:
    """The original of *story* for those who cite it, and the words to copy.

    Of a piece of our own there is no other: it is cited itself.
    """
    title, path = story.article.title, story.path
    address = language = ""
    if credit.own:
        address = OurPage(site=ours, path=path, title=title).address
        language = story.article.lang or ours.language
    found = original(credit, title, path, address, language)
    return found, citations(found)
