"""Stories gathered: into versions of one story, and into the lists of a site.

Articles of one slug in different languages are versions of each other.  All but one
of them must state the slug: two headlines may be alike by chance.  Where a language
has the slug more than once, as of a report of every year, only those are versions
that would stand at one address.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from msgspec.structs import asdict

from ..article.names import same_name
from ..article.record import Article
from ..config.settings import Settings
from ..credit.registry import OWN, Registry
from ..locale.slugs import slug_of_title
from ..pictures.kinds import FileFacts
from .links import decomposed
from .model import Filed, Gathered, OwnPage, Story, Tombstone, Topic
from .patterns import article_address

Key = TypeVar("Key")
Together: TypeAlias = Mapping[str, tuple[str, ...]]
"""The file of an article to those of all its versions, the main one first."""


def together(articles: Sequence[Article], settings: Settings) -> Together:
    """Which of *articles* are versions of one another.

    The main version is that in the site's language, or else the oldest.
    """
    ours = settings.language.lower()
    foreign = [a for a in articles if a.lang and a.lang.lower() != ours]
    stated = {article.slug for article in articles}
    # Most sites have none, and no title need be made a slug to see that.
    wanted = {_slug(a) for a in foreign if a.slug or _slug(a) in stated}
    if not wanted:
        return {}
    by_slug: dict[str, list[Article]] = {}
    for article in articles:
        if (slug := _slug(article)) in wanted:
            by_slug.setdefault(slug, []).append(article)
    groups = (g for same in by_slug.values() for g in _groups(same, settings))
    return {path: group for group in groups for path in group}


def _slug(article: Article) -> str:
    return article.slug or slug_of_title(article.title)


def _groups(same: Sequence[Article], settings: Settings) -> Iterator[tuple[str, ...]]:
    """The versions among articles of one slug."""
    ours = settings.language.lower()

    def tongue(article: Article) -> str:
        return (article.lang or ours).lower()

    def rank(article: Article) -> tuple[object, ...]:
        lang = tongue(article)
        away = 0 if lang == ours else 1 + (lang.split("-")[0] != ours.split("-")[0])
        shown = article.status == "published"
        return away, str(article.date), lang, not shown, article.path

    apart: dict[str, list[Article]] = {}
    several = len({*map(tongue, same)}) < len(same)
    for article in same:
        place = article_address(article, settings)[0] if several else ""
        apart.setdefault(place, []).append(article)
    for there in apart.values():
        each: dict[str, Article] = {}
        untold = False
        for article in sorted(there, key=rank):
            if tongue(article) in each or (untold and not article.slug):
                continue
            untold = untold or not article.slug
            each[tongue(article)] = article
        if len(each) > 1:
            yield tuple(article.path for article in each.values())


def join_versions(stories: Iterable[Story], groups: Together) -> None:
    """Let each of *stories* know its versions that are among them."""
    if not groups:
        return
    known = {story.facts.path: story for story in stories}
    for group in {*groups.values()}:
        versions = tuple(known[path] for path in group if path in known)
        for story in versions if len(versions) > 1 else ():
            story.versions = versions


def each_once(stories: list[Story]) -> list[Story]:
    """*stories* without those of which another version stands there as well.

    The one that stays is in the site's language, or the first of its versions.
    """
    here = {story.path for story in stories if story.versions}
    if not here:
        return stories
    return [
        story
        for story in stories
        if not story.versions
        or story is next(v for v in story.versions if v.path in here)
    ]


def relate(shown: Sequence[Story], topic: object, count: int) -> dict[str, Story]:
    """Give each story what came before it on its first topic, in its own language.

    *count* of them, at most; what came next is told by the story's path.  It is one
    alone, so that a new article changes the page of no story but the last.
    """
    later: dict[str, Story] = {}
    for at, first in enumerate(shown):
        for story in first.versions or (first,):
            if count and story.topics and story.topics[0] is topic:
                after = shown[at + 1 : at + 1 + count]
                story.earlier = tuple(_in_language(s, story) for s in after)
                if at:
                    later[story.path] = _in_language(shown[at - 1], story)
    return later


def _in_language(story: Story, like: Story) -> Story:
    """The version of *story* in the language of another one, if there is any."""
    same = (v for v in story.versions if v.article.lang == like.article.lang)
    return next(same, story)


def by_language(stories: Iterable[Story], language: str) -> dict[str, list[Story]]:
    """The stories of each language by its tag, in the order in which they come.

    None where all are in one; *language* is that of a story that states none.
    """
    found: dict[str, list[Story]] = {}
    for story in stories:
        found.setdefault((story.article.lang or language).lower(), []).append(story)
    return dict(sorted(found.items())) if len(found) > 1 else {}


def alternates(story: Story, language: str) -> tuple[tuple[str, str], ...]:
    """The languages and paths of all versions that search engines may show.

    They end in ``x-default``; *language* is the site's.  A story without versions,
    or that is not to be found itself, has none.
    """
    found = [v for v in story.versions if v.findable]
    if len(found) < 2 or not story.findable:
        return ()
    each = ((v.article.lang or language, v.path) for v in found)
    return (*each, ("x-default", found[0].path))


def gather(
    settings: Settings,
    registry: Registry,
    stories: list[Story],
    pages: Sequence[OwnPage],
    tombstones: Sequence[Tombstone],
) -> Gathered:
    """Some stories, newest first, by topic, organisation and month."""
    topics: dict[str, Topic] = {}
    by_slug: dict[str, list[Story]] = {}
    by_organisation: dict[str, list[Story]] = {}
    by_year: dict[int, list[Story]] = {}
    by_month: dict[tuple[int, int], list[Story]] = {}
    organisations = {k: o for k, o in registry.organisations.items() if not o.own}
    ourselves = {k: o for k, o in registry.organisations.items() if o.own}
    for story in stories:
        for topic in story.topics:
            topics[topic.slug] = topic
            by_slug.setdefault(topic.slug, []).append(story)
        day = story.day
        by_year.setdefault(day.year, []).append(story)
        by_month.setdefault((day.year, day.month), []).append(story)
        if not story.own:
            for key in {story.outlet.key: 0, story.source.key: 0}:
                by_organisation.setdefault(key, []).append(story)
        for organisation in (story.outlet, story.source, *story.cited):
            if organisation.key not in ourselves:
                organisations.setdefault(organisation.key, organisation)
    by_topic = {topics[slug]: told for slug, told in sorted(by_slug.items())}
    own = [story for story in stories if story.own]
    whole: dict[str, Sequence[Story]] = {t.path: told for t, told in by_topic.items()}
    whole |= {o.path: by_organisation.get(key, ()) for key, o in organisations.items()}
    whole[OWN] = own
    by_topic = {topic: each_once(told) for topic, told in by_topic.items()}
    later: dict[str, Story] = {}
    for topic, told in by_topic.items():
        later |= relate(told, topic, settings.ours.related_articles)
    return Gathered(
        settings=settings,
        registry=registry,
        stories=stories,
        once=each_once(stories),
        by_language=by_language(stories, settings.language),
        whole=whole,
        pages=pages,
        tombstones=tombstones,
        organisations=dict(sorted(organisations.items())),
        ourselves=dict(sorted(ourselves.items())),
        by_topic=by_topic,
        later=later,
        by_organisation=_each_once(by_organisation),
        own=each_once(own),
        by_year=_each_once(by_year),
        by_month=_each_once(by_month),
        topics=topics,
        called={same_name(topic.name): topic for topic in topics.values()},
    )


def _each_once(lists: Mapping[Key, list[Story]]) -> Mapping[Key, list[Story]]:
    return {key: each_once(told) for key, told in lists.items()}


def with_files(gathered: Gathered, files: Mapping[str, FileFacts | None]) -> Filed:
    """The stories with the files beside them."""
    told: list[Story | OwnPage] = [*gathered.stories, *gathered.pages]
    gone = [stone.story for stone in gathered.tombstones]
    targets = {one.facts.path: one.path for one in [*told, *gone]}
    return Filed(
        **asdict(gathered),
        looks={path: look for path, look in files.items() if look is not None},
        decomposed=decomposed(files),
        targets=targets,
        texts=frozenset(targets.values()),
        ids={one.path: one.facts.ids for one in told if one.facts.ids},
    )
