"""The front page: a lead, the latest, and the ways further in."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from .. import addresses
from ..model import Site, Story
from ..templates.language import Language
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
from .kind import Context, News, PageSpec, Single

OWN_PIECES = 3
"""Pieces of our own that stand beside the stories of others; the list has all."""
FURTHER = 12
"""Topics and organisations that the front page leads to."""


@dataclass(frozen=True, slots=True)
class OfFront:
    """The latest stories, newest first, our own, and how much there is of all."""

    latest: tuple[Story, ...]
    own: tuple[Story, ...]
    topics: tuple[Count, ...]
    organisations: tuple[Credited, ...]
    years: tuple[Count, ...]
    name: str


def most_first(counted: Any) -> tuple[int, str]:
    """Sort by this: by how much there is, and then by address."""
    return -counted.count, counted.path


def _latest(site: Site) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """The latest stories, the lead first, and the latest pieces of our own.

    Where nobody else is told of, our own pieces are the latest stories.
    """
    count = site.settings.ours.front_page_articles
    others = islice((story for story in site.stories if not story.own), count)
    latest = tuple(others)
    if not latest:
        return tuple(site.own[:count]), ()
    return latest, tuple(site.own[:OWN_PIECES])


class Front(Single):
    """The page that a reader comes to first."""

    name, path = "index", addresses.FRONT

    def value(self, site: Site) -> OfFront:
        return OfFront(
            *_latest(site),
            topic_counts(site),
            credited_of(site),
            year_counts(site),
            site.settings.name,
        )

    def title(self, value: OfFront, _language: Language) -> str:
        return value.name

    def description(self, _value: OfFront, imprint: Imprint) -> str:
        return imprint.site.description

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfFront = spec.value
        views = [StoryView(story, scene) for story in value.latest]
        who = [o for o in organisation_views(value.organisations, scene) if o.count]
        return {
            "lead": views[0] if views else None,
            "articles": views[1:],
            "own": [StoryView(story, scene) for story in value.own],
            "years": value.years,
            "topics": sorted(value.topics, key=most_first)[:FURTHER],
            "organisations": sorted(who, key=most_first)[:FURTHER],
        }

    def feeds(self, site: Site) -> Iterator[News]:
        yield News(self.path, "", site.stories)
