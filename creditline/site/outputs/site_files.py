"""Files of the whole site for machines: its maps, its feeds, what robots may do."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from msgspec import Struct

from ...article.values import day_of
from ...engine.digest import digest_of_text
from ...engine.protocol import Recipe
from ...formats.days import changed, latest
from ...formats.opml import OUTLINE, opml
from ...formats.records import OurSite, iso
from ...formats.security import security_txt
from ...formats.signals import RSL_FILE, robots_txt, rsl, tdmrep, trust_txt
from ...formats.sitemap import (
    LIMIT,
    NEWS_LIMIT,
    Headline,
    Place,
    news_sitemap,
    sitemap,
    sitemap_index,
)
from ...formats.uses import RSL, TDMREP, TRUST
from ..kinds.article import OfArticle
from ..kinds.kind import Kind, PageSpec
from ..model import Gathered, Site, Story
from ..views.in_order import Sorting
from ..views.metadata import our_site
from .feed_news import news_of

Versions: TypeAlias = tuple[tuple[str, str], ...]
Listed: TypeAlias = tuple[str, str, Versions]
"""A page for the map: its address within the site, when it last changed, and the
same of each version by its language."""
Feed: TypeAlias = tuple[str, str, str]
"""Its title, its address, and that of the page that it is of."""
ROBOTS, MINING, MAP = "robots.txt", ".well-known/tdmrep.json", "sitemap.xml"
SECURITY, WHO = ".well-known/security.txt", "trust.txt"
NEWS = "news-sitemap.xml"
RECENT = dt.timedelta(days=2)
"""How long a story is news to those who read that map."""


def files_for_machines(site: Gathered, kinds: Sequence[Kind]) -> Iterator[str]:
    """The addresses of all files that only a site with an address has."""
    url = site.settings.url
    if not url:
        return
    yield from (MAP, NEWS, OUTLINE)
    ours = site.settings.ours
    if RSL in ours.signals:
        yield RSL_FILE
    # Robots ask for these at the root of a host and nowhere else.
    if not urlsplit(url).path.strip("/"):
        yield ROBOTS
        wanted = {
            MINING: TDMREP in ours.signals,
            WHO: TRUST in ours.signals,
            SECURITY: bool(ours.security_contact),
        }
        yield from (name for name, is_wanted in wanted.items() if is_wanted)
    for news in news_of(site, kinds):
        yield from news.addresses


class SiteFile(Struct, frozen=True):
    """One of them to be made; a map knows its pages, or the stories that are new."""

    name: str
    pages: Sequence[Listed] = ()
    stories: tuple[Story, ...] = ()


class SiteFiles:
    """The recipes of these files, and the making of them."""

    def __init__(self, site: Site, kinds: Sequence[Kind], code: str) -> None:
        self.site, self.kinds, self.code = site, kinds, code
        self.ours = our_site(site)
        self.sorting = Sorting.of(site.settings)
        self.listed = {kind.name: kind for kind in kinds if kind.listed}

    def recipes(self, specs: Sequence[PageSpec]) -> Iterator[Recipe]:
        """What of them is offered; the map is of those *sheets*."""
        offered = self.site.offered
        inputs = {"site": repr(self.ours), "creditline": self.code}
        for name in (ROBOTS, MINING, WHO, RSL_FILE):
            if name in offered:
                yield Recipe((name,), inputs, SiteFile(name))
        if SECURITY in offered:
            ends = self._ends().isoformat()
            yield Recipe((SECURITY,), {**inputs, "ends": ends}, SiteFile(SECURITY))
        if NEWS in offered:
            new = tuple(islice(self._new(), NEWS_LIMIT))
            told = repr(headlines(new, self.ours))
            job = SiteFile(NEWS, stories=new)
            yield Recipe((NEWS,), {**inputs, "news": told}, job)
        if OUTLINE in offered:
            named = {"feeds": repr(self._feeds()), "sorting": repr(self.sorting)}
            yield Recipe((OUTLINE,), {**inputs, **named}, SiteFile(OUTLINE))
        if MAP in offered:
            pages = tuple(self._pages(specs))
            count = -(-len(pages) // LIMIT)
            more = tuple(f"sitemap-{n}.xml" for n in range(1, count + 1))
            outputs = (MAP, *more) if count > 1 else (MAP,)
            stated = digest_of_text(repr(pages))
            yield Recipe(outputs, {**inputs, "places": stated}, SiteFile(MAP, pages))

    def _pages(self, specs: Sequence[PageSpec]) -> Iterator[Listed]:
        for spec in specs:
            kind = self.listed.get(spec.kind)
            if kind is None:
                continue
            date = None
            if isinstance(spec.value, OfArticle):
                story = spec.value.story
                if not story.findable:
                    continue
                said = story.article
                date = changed(said.modified, said.correction)
            versions = kind.alternates(spec.value, self.ours.language)
            yield spec.path, iso(date) if date else "", versions

    def render(self, recipe: Recipe) -> Iterator[tuple[str, bytes]]:
        """The bytes of each output."""
        job: SiteFile = recipe.job
        url = self.ours.url
        if job.name != MAP:
            yield job.name, self._small(job).encode()
        elif len(recipe.outputs) == 1:
            yield MAP, sitemap(map(self._place, job.pages)).encode()
        else:
            more = recipe.outputs[1:]
            yield MAP, sitemap_index(f"{url}/{path}" for path in more).encode()
            for number, path in enumerate(more):
                part = job.pages[number * LIMIT : (number + 1) * LIMIT]
                yield path, sitemap(map(self._place, part)).encode()

    def _small(self, job: SiteFile) -> str:
        """A file that is made in one piece."""
        ours, url, policy = self.ours, self.ours.url, self.ours.policy
        maps = [f"{url}/{name}" for name in (MAP, NEWS)]
        principles = f"{url}/{ours.principles}" if ours.principles else ""
        made: Mapping[str, Callable[[], str]] = {
            ROBOTS: lambda: robots_txt(maps, policy, rsl_address(ours)),
            MINING: lambda: tdmrep(policy),
            RSL_FILE: lambda: rsl(policy, url, ours.name),
            WHO: lambda: trust_txt(policy, ours.profiles, ours.contact, principles),
            SECURITY: lambda: security_txt(
                ours.contact, self._ends(), f"{url}/{SECURITY}", ours.language
            ),
            NEWS: lambda: news_map(job, ours),
            OUTLINE: lambda: opml(ours.name, self._by_name(self._feeds())),
        }
        return made[job.name]()

    def _ends(self) -> dt.date:
        """The first day of the month that is half a year away: new once a month."""
        month = self.site.settings.today.month + 5
        year = self.site.settings.today.year + month // 12
        return dt.date(year, month % 12 + 1, 1)

    def _new(self) -> Iterator[Story]:
        """The stories that have stood here for two days at most."""
        today = self.site.settings.today
        since = today - RECENT
        for story in self.site.stories:
            said = story.article.date, story.article.retrieved
            # Nearly all of an archive are older by whatever is stated.
            if all(moment is None or day_of(moment) < since for moment in said):
                continue
            begun = latest(*said)
            recent = begun and since <= day_of(begun) <= today
            if recent and story.findable:
                yield story

    def _feeds(self) -> list[Feed]:
        """Every feed in Atom: its title, its address, and the page that it is of."""
        url, offered, name = self.ours.url, self.site.offered, self.ours.name
        return [
            (
                f"{name}: {news.name}" if news.name else name,
                f"{url}/{quote(path)}",
                f"{url}/{quote(news.path.removesuffix('index.html'))}",
            )
            for news in news_of(self.site, self.kinds)
            for path, kind in news.addresses.items()
            if kind == "atom.xml" and path in offered
        ]

    def _by_name(self, feeds: Iterable[Feed]) -> Iterator[Feed]:
        """Feeds by name within their section: those of topics, of organisations."""
        place, title = len(self.ours.url) + 1, len(self.ours.name) + 2
        for _, same in groupby(feeds, lambda feed: feed[2][place:].partition("/")[0]):
            yield from self.sorting.by_name(same, lambda feed: feed[0][title:])

    def _place(self, listed: Listed) -> Place:
        path, date, versions = listed
        each = tuple((tag, self._address(version)) for tag, version in versions)
        return Place(self._address(path), date, each)

    def _address(self, path: str) -> str:
        return address_of(path, self.ours)


def address_of(path: str, ours: OurSite) -> str:
    """The address of an output."""
    return f"{ours.url}/{quote(path.removesuffix('index.html'))}"


def headlines(stories: Iterable[Story], ours: OurSite) -> tuple[Headline, ...]:
    """What the map of new stories says of each."""
    return tuple(
        Headline(
            address_of(story.path, ours),
            said.title,
            iso(latest(said.date, said.retrieved) or said.date),
            said.lang or ours.language,
        )
        for story in stories
        for said in [story.article]
    )


def news_map(job: SiteFile, ours: OurSite) -> str:
    """The map of new stories."""
    return news_sitemap(ours.name, headlines(job.stories, ours))


def rsl_address(ours: OurSite) -> str:
    """Where the terms in RSL stand, if the site has any."""
    return f"{ours.url}/{RSL_FILE}" if ours.policy.tells(RSL) and ours.url else ""
