"""The front page, and that of each other language in which there is much."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ...credit.records import Organisation
from .. import addresses
from ..model import Site, Story
from ..templates.language import Language, autonym
from ..views.lists import (
    Count,
    Credited,
    credited_of,
    organisation_views,
    topic_counts,
    year_counts,
)
from ..views.scene import Imprint, Scene
from ..views.story import StoryView
from .kind import Context, Kind, News, PageSpec, Ways

OWN_PIECES = 3
"""Pieces of our own that stand beside the stories of others; the list has all."""
FURTHER = 12
"""Topics and organisations that the front page leads to."""


@dataclass(frozen=True, slots=True)
class OfFront:
    """The latest stories, newest first, our own, and how much there is of all.

    ``fronts`` are the languages that have a front page, with its address.
    """

    latest: tuple[Story, ...]
    own: tuple[Story, ...]
    topics: tuple[Count, ...]
    organisations: tuple[Credited, ...]
    years: tuple[Count, ...]
    name: str
    fronts: Ways = ()


def most_first(counted: Any) -> tuple[int, str]:
    """Sort by this: by how much there is, and then by address."""
    return -counted.count, counted.path


def fronts_of(site: Site) -> dict[str, str]:
    """The languages that have a front page, by tag; none if only the site's has.

    Another language has one where its stories fill one.
    """
    ours, enough = site.settings.language, site.settings.ours.front_page_articles
    many = {
        tag: f"{tag}/index.html"
        for tag, told in site.by_language.items()
        if tag != ours.lower() and len(told) >= enough
    }
    return {ours: addresses.FRONT, **many} if many else {}


def _latest(
    told: Sequence[Story], own: Sequence[Story], count: int
) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """The latest stories, the lead first, and the latest pieces of our own.

    Where nobody else is told of, our own pieces are the latest stories.
    """
    latest = tuple(islice((story for story in told if not story.own), count))
    if not latest:
        return tuple(own[:count]), ()
    return latest, tuple(own[:OWN_PIECES])


class Front(Kind):
    """The page that a reader comes to first."""

    name = "index"

    def addresses(self, site: Site) -> Iterator[str]:
        yield from dict.fromkeys((addresses.FRONT, *fronts_of(site).values()))

    def pages(self, site: Site) -> Iterator[PageSpec]:
        fronts = fronts_of(site)
        count, name = site.settings.ours.front_page_articles, site.settings.name
        yield PageSpec(
            addresses.FRONT,
            self.name,
            OfFront(
                *_latest(site.once, site.own, count),
                topic_counts(site),
                credited_of(site),
                year_counts(site),
                name,
                tuple(fronts.items()),
            ),
        )
        for tag, path in fronts.items():
            if path != addresses.FRONT:
                told = site.by_language[tag]
                own = [story for story in told if story.own]
                topics = Counter(topic for story in told for topic in story.topics)
                value = OfFront(
                    *_latest(told, own, count),
                    tuple(Count(t.name, t.path, n) for t, n in topics.items()),
                    _behind(told),
                    (),
                    f"{name} ({autonym(tag)})",
                    tuple(fronts.items()),
                )
                yield PageSpec(path, self.name, value, tag)

    def title(self, value: OfFront, _language: Language) -> str:
        return value.name

    def description(self, _value: OfFront, imprint: Imprint) -> str:
        return imprint.site.description

    def alternates(self, value: OfFront, _language: str) -> Ways:
        default = (("x-default", addresses.FRONT),) if value.fronts else ()
        return (*value.fronts, *default)

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfFront = spec.value
        views = [StoryView(story, scene) for story in value.latest]
        who = [o for o in organisation_views(value.organisations, scene) if o.count]
        others = (front for front in value.fronts if front[1] != spec.path)
        return {
            "lead": views[0] if views else None,
            "articles": views[1:],
            "own": [StoryView(story, scene) for story in value.own],
            "languages": [(tag, autonym(tag), path) for tag, path in others],
            "years": value.years,
            "topics": sorted(value.topics, key=most_first)[:FURTHER],
            "organisations": sorted(who, key=most_first)[:FURTHER],
        }

    def feeds(self, site: Site) -> Iterator[News]:
        yield News(addresses.FRONT, "", site.stories)
        fronts = fronts_of(site)
        for tag, told in site.by_language.items():
            path = fronts.get(tag, addresses.FRONT)
            yield News(path, autonym(tag), told, lang=tag)


def _behind(told: Sequence[Story]) -> tuple[Credited, ...]:
    """Whose reporting some stories are."""
    stories: dict[str, list[Story]] = {}
    known: dict[str, Organisation] = {}
    for story in told:
        behind = {one.key: one for one in (story.outlet, story.source) if not one.own}
        known |= behind
        for key in behind:
            stories.setdefault(key, []).append(story)
    return tuple(Credited.of(known[key], stories[key]) for key in sorted(known))
