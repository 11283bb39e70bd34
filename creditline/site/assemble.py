"""From facts to a site, with every problem that only the whole can show."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec.structs import asdict, replace

from ..article.markdown.convert import ArticleFacts, PageFacts
from ..article.record import Article
from ..config.settings import Settings
from ..credit.attribute import unfinished_problems
from ..credit.own_pieces import own_piece_problems
from ..credit.registry import Registry, look_up
from ..errors import TOO_LATE, Problem, discreet
from ..pictures.kinds import FileFacts
from ..rights.measured import Measured
from .addresses import Addresses
from .gathered import Together, gather, join_versions, together, with_files
from .links import broken_files, broken_links, of_file
from .lookups import Finder, attribution_problems, named_topics, topics_of
from .model import Filed, Gathered, OwnPage, Site, Story, Tombstone, Topic, newest_first
from .moved import moved, note_first
from .patterns import article_address, page_address
from .permitted import Permitted, held_against_terms, shown_of
from .setting_problems import SettingProblems
from .static_files import file_problems


class Claims(NamedTuple):
    """Which addresses a site wants besides those of its articles and files."""

    pages: Callable[[Gathered], Iterable[str]]
    """Those of its lists, which nobody else can have."""
    files: Callable[[Filed], Iterable[str]]
    """Those of files for machines, unless a writer has one there."""


def assemble(
    settings: Settings,
    all_facts: Sequence[ArticleFacts],
    page_facts: Sequence[PageFacts],
    registered: tuple[Registry, Iterable[Problem]],
    files: Mapping[str, FileFacts | None],
    template_ids: frozenset[str],
    measured: Mapping[str, Measured],
    claims: Claims,
) -> tuple[Site, tuple[Problem, ...]]:
    """The site, and all that is wrong with it.

    *files* are all paths below the content folder in order, with what those are
    that are no texts; *template_ids* are the
    fragments that every page of the theme may have; *measured* is what was
    found out about articles that have a private original, by path.
    """
    registry, registry_problems = registered
    shown = settings.shown()
    permitted = Permitted(settings, measured)
    problems = [_below(p, shown) for p in registry_problems]
    # Of a registry that cannot be read, nobody knows who is in it.
    readable = not any(p.code in ("bad-toml", "undecodable") for p in problems)
    problems += permitted.of_originals()
    drafted = [facts for facts in all_facts if is_draft(facts, settings)]
    seen = [facts for facts in all_facts if facts.status == "published"] + drafted
    articles = [facts.article for facts in seen if facts.article is not None]
    told = _Told(settings, registry, permitted, articles, readable)
    # A draft has its address already, so that no page moves when it is published.
    told.versions = together(
        [f.article for f in all_facts if f.article and f.status != "skip"], settings
    )
    written = {facts.path for facts in drafted}
    # What is published has the first choice of addresses.
    later = partial(is_draft, settings=settings)
    for facts in sorted(all_facts, key=later) if written else all_facts:
        if facts.status != "skip":
            problems += (_below(p, shown) for p in told.take(facts))
    pages, wrong_pages = _own_pages(page_facts, settings, told.addresses)
    problems += (_below(p, shown) for p in wrong_pages)
    told.stories.sort(key=newest_first, reverse=True)
    join_versions(told.stories, told.versions)
    stones = sorted(told.tombstones, key=lambda t: t.story.path)
    gathered = gather(settings, registry, told.stories, pages, stones)
    every: list[ArticleFacts | PageFacts] = [*all_facts, *page_facts]
    of_settings = SettingProblems(settings)
    site = _addressed(with_files(gathered, files), told, tuple(files), every, claims)
    menu, stray = of_settings.menu(site, told.addresses.known)
    site = replace(site, menu=menu)
    found = [*_of_the_whole(site, told, frozenset(files), template_ids, every)]
    found += permitted.problems(registry)
    found = [_softer(p) if p.path in written else p for p in found]
    problems += (_below(p, shown) for p in found)
    problems += of_settings.of_fields(files.keys())
    problems += of_settings.of_links()
    problems += stray
    return site, tuple(sorted(set(problems)))


def is_draft(facts: ArticleFacts, settings: Settings) -> bool:
    """Whether an article is shown to whoever writes it, and to nobody else."""
    return settings.drafts and facts.status == "draft"


class _Told:
    """The articles taken so far: stories, and what is left of withdrawn ones."""

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        permitted: Permitted,
        articles: Sequence[Article],
        readable: bool,  # noqa: FBT001 (a fact about the registry)
    ) -> None:
        self.settings, self.registry, self.permitted = settings, registry, permitted
        self.topics, self.readable = named_topics(articles), readable
        self.finder = Finder(registry, articles)
        # Where a day is the earliest, it is as far behind as this.
        self.lately = settings.today - dt.timedelta(days=2)
        self.addresses = Addresses(settings)
        self.versions: Together = {}
        self.stories: list[Story] = []
        self.tombstones: list[Tombstone] = []

    def take(self, facts: ArticleFacts) -> Iterator[Problem]:
        """Give an article its place, and say all that is wrong with it."""
        out = facts.status != "published" and not self.settings.drafts
        said = list(facts.problems)
        if facts.article is not None:
            said += self._whole(facts, facts.article, out=out)
        elif facts.unfinished is not None:
            said += self._unfinished(facts.unfinished)
        if not said:
            return iter(())
        # What is not published cannot stop what is.
        draft = is_draft(facts, self.settings)
        soft = out or draft or facts.status == "withdrawn"
        if out or facts.status in ("hidden", "withdrawn"):
            said = [discreet(problem) for problem in said]
        return (_softer(p) if soft else p for p in said)

    def _whole(
        self, facts: ArticleFacts, article: Article, *, out: bool
    ) -> Iterator[Problem]:
        if facts.latest >= self.lately:
            yield from _future(article, self.settings.now)
        story = _story(facts, article, self.finder, self.topics)
        if self.readable:
            yield from attribution_problems(story, self.registry, self.settings)
            yield from own_piece_problems(article, story.outlet, story.source)
        withdrawn = facts.status == "withdrawn"
        published = not out and facts.status not in ("hidden", "withdrawn")
        case = self.permitted.case(story, published=published)
        if self.readable:
            yield from held_against_terms(case)
            if story.own:
                yield from self.permitted.held_in_ours(story, published=published)
        if published or withdrawn:
            another = self.versions.get(facts.path, (facts.path,))[0] != facts.path
            story.path, wrong = article_address(article, self.settings, another=another)
            yield from wrong
            mine = self.addresses.take(story.path, facts.path, article.line("slug"))
            if is_draft(facts, self.settings) and (wrong or not mine):
                return
            left = shown_of(story, case)
            if isinstance(left, Story):
                self.stories.append(left)
            else:
                self.tombstones.append(left)

    def _unfinished(self, article: Article) -> Iterator[Problem]:
        yield from _future(article, self.settings.now)
        if self.readable:
            outlets = self.settings.shown(self.settings.outlets)
            yield from unfinished_problems(article, self.registry, outlets)
            if article.outlet.name or article.outlet.url:
                named = (article.outlet, article.source)
                yield from own_piece_problems(article, *look_up(self.registry, named))


def _own_pages(
    all_facts: Sequence[PageFacts], settings: Settings, addresses: Addresses
) -> tuple[list[OwnPage], list[Problem]]:
    """The site's own pages that are published, by address."""
    pages = []
    problems: list[Problem] = []
    for facts in all_facts:
        page = facts.page
        out = page is not None and page.status != "published"
        problems += (_softer(p) if out else p for p in facts.problems)
        if page is None or page.status != "published":
            continue
        path, wrong = page_address(page, settings)
        problems += wrong
        pages.append(OwnPage(facts, path))
        addresses.take(path, facts.path, page.line("slug"))
    return sorted(pages, key=lambda p: p.path), problems


def _story(
    facts: ArticleFacts, article: Article, finder: "Finder", topics: Mapping[str, Topic]
) -> Story:
    """An article with all that it refers to looked up; its address is yet to come."""
    return Story(
        facts,
        article,
        "",
        finder.find(article.outlet),
        finder.find(article.source),
        tuple(finder.find(named) for named in article.citing),
        topics_of(article, topics),
        finder.signing(article),
    )


def _addressed(
    filed: Filed,
    told: _Told,
    files: Sequence[str],
    all_facts: Sequence[ArticleFacts | PageFacts],
    claims: Claims,
) -> Site:
    """The site with the addresses of all that is no article: of each what is left."""
    addresses = told.addresses
    addresses.take_lists(claims.pages(filed))
    wanted = filed.settings.ours.oembed and bool(filed.settings.url)
    beside = addresses.take_beside(filed.stories, embeds=wanted)
    unseen = [facts for facts in all_facts if facts.path not in filed.targets]
    statics = addresses.take_statics(filed, files, unseen)
    offered = addresses.offer(claims.files(filed))
    aliases = addresses.take_aliases(filed)
    addresses.refuse_copies(statics)
    redirects = addresses.take_moved(moved(filed, told.topics, told.finder.strangers))
    note_first(filed, redirects)
    addresses.refuse_folders()
    site = Site(
        **asdict(filed),
        beside=beside,
        statics=statics,
        offered=offered,
        aliases={**aliases, **redirects},
    )
    for story in (*site.stories, *(stone.story for stone in site.tombstones)):
        if story.article.image:
            story.picture = of_file(site, story.article.image)
    return site


def _of_the_whole(
    site: Site,
    told: _Told,
    files: frozenset[str],
    ids: frozenset[str],
    all_facts: Sequence[ArticleFacts | PageFacts],
) -> Iterator[Problem]:
    """What only the whole site shows to be wrong."""
    addresses = told.addresses
    yield from addresses.problems
    yield from file_problems(site, files)
    yield from broken_links(site, files, addresses.known, ids)
    unfinished = [
        facts
        for facts in all_facts
        if isinstance(facts, ArticleFacts)
        and facts.unfinished
        and facts.status == "published"
        and facts.path not in site.targets
    ]
    yield from broken_files(site, unfinished, files, addresses.known, ids)


def _below(problem: Problem, shown: str) -> Problem:
    """*problem* with its path as a person would type it."""
    return problem._replace(path=f"{shown}/{problem.path}")


def _softer(problem: Problem) -> Problem:
    return problem._replace(severity="warning")


def _future(article: Article, now: dt.datetime) -> Iterator[Problem]:
    """Nothing can have been published, read or corrected tomorrow.

    A time is held against this moment, and a day against the site's own day.
    """
    for name, index, moment in article.moments():
        if isinstance(moment, dt.datetime):
            late = moment > now
            there = now.astimezone(moment.tzinfo).isoformat(timespec="seconds")
            message = f"{moment.isoformat(timespec='seconds')} is after now, {there}"
        else:
            late = moment > now.date()
            message = f"{moment.isoformat()} is after today, {now.date().isoformat()}"
        if late:
            # Only an offset that was written is right in any zone.
            own = not isinstance(getattr(moment, "tzinfo", None), dt.timezone)
            hint = TOO_LATE if own else "correct the time, or build later"
            line = article.line(name, index)
            yield Problem(article.path, line, "future-date", message, hint)
