"""The front page, and that of each other language in which there is much."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec.structs import asdict

from ...credit.records import Organisation
from .. import addresses
from ..model import Gathered, Site, Story, Topic
from ..templates.language import Language, autonym
from ..views.front_tiers import IN_SECTION, Tiers, tiers
from ..views.in_order import AS_IT_IS, Sorting
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


class OfFront(Tiers, frozen=True):
    """The stories by tier, our own, and how much there is of all.

    ``fronts`` are the languages that have a front page, with its address.
    """

    own: tuple[Story, ...] = ()
    topics: tuple[Count, ...] = ()
    organisations: tuple[Credited, ...] = ()
    years: tuple[Count, ...] = ()
    name: str = ""
    fronts: Ways = ()
    sorting: Sorting = AS_IT_IS


def most_first(counted: Iterable[Any], sorting: Sorting) -> list[Any]:
    """Those of which there is most, and by name where there is as much of several."""
    by_name = sorting.by_name(counted)
    return sorted(by_name, key=lambda one: -one.count)[:FURTHER]


def fronts_of(site: Gathered) -> dict[str, str]:
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


def _with_own(stories: Sequence[Story], found: Tiers) -> dict[str, Any]:
    """The tiers, and the latest pieces of our own where these are not all there is."""
    own = islice((story for story in stories if story.own), OWN_PIECES)
    others = found.lead and not found.lead[0].own
    every = asdict(found)
    return every | {"own": tuple(own) if others else ()}


class Front(Kind):
    """The page that a reader comes to first."""

    name = "index"

    def addresses(self, site: Gathered) -> Iterator[str]:
        yield from dict.fromkeys((addresses.FRONT, *fronts_of(site).values()))

    def pages(self, site: Site) -> Iterator[PageSpec]:
        fronts = fronts_of(site)
        name, sorting = site.settings.name, Sorting.of(site.settings)
        value = OfFront(
            **_with_own(site.once, tiers(site.once, site.by_topic, site.settings)),
            topics=topic_counts(site),
            organisations=credited_of(site),
            years=year_counts(site),
            name=name,
            fronts=tuple(fronts.items()),
            sorting=sorting,
        )
        yield PageSpec(addresses.FRONT, self.name, value)
        for tag, path in fronts.items():
            if path != addresses.FRONT:
                told = site.by_language[tag]
                topics: dict[Topic, list[Story]] = {}
                for story in told:
                    for topic in story.topics:
                        topics.setdefault(topic, []).append(story)
                value = OfFront(
                    **_with_own(told, tiers(told, topics, site.settings)),
                    topics=tuple(
                        Count(t.name, t.path, len(s)) for t, s in topics.items()
                    ),
                    organisations=_behind(told),
                    name=f"{name} ({autonym(tag)})",
                    fronts=tuple(fronts.items()),
                    sorting=sorting,
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
        who = [o for o in organisation_views(value.organisations, scene) if o.count]
        others = (front for front in value.fronts if front[1] != spec.path)

        def seen(stories: Iterable[Story]) -> list[StoryView]:
            return [StoryView(story, scene) for story in stories]

        told = iter(seen(value.in_sections))
        return {
            "lead": next(iter(seen(value.lead)), None),
            "related": seen(value.related),
            "seconds": seen(value.seconds),
            "articles": seen(value.briefs),
            "sections": [
                (topic, list(islice(told, IN_SECTION))) for topic in value.sections
            ],
            "own": seen(value.own),
            "languages": [(tag, autonym(tag), path) for tag, path in others],
            "years": value.years,
            "topics": most_first(value.topics, value.sorting),
            "organisations": most_first(who, value.sorting),
        }

    def feeds(self, site: Gathered) -> Iterator[News]:
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
