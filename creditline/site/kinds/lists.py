"""Lists of stories in parts, each part a page: a topic's, a month's."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from ...article.values import Moment
from ..model import Gathered, Site, Story
from ..pagination import Part, parts
from ..views.lists import Listing, Neighbour, grouped
from ..views.scene import Scene
from .kind import Kind, PageSpec


class Beside(Struct, frozen=True):
    """The part next to another one, and the days from which to which it goes."""

    path: str
    first: Moment
    last: Moment


class OfList(Struct, frozen=True, kw_only=True):
    """One part of a list, and the ways to those beside it."""

    stories: tuple[Story, ...] = ()
    newer: Beside | None = None
    older: Beside | None = None


class Lists(Kind):
    """A kind whose every page is a part of a list."""

    by = "month"
    """Whether its stories stand under their day, month or year."""
    value: type[OfList] = OfList
    """What a page holds: a part of the list, and what `about` says."""

    @abstractmethod
    def lists(self, site: Gathered) -> Iterator[tuple[str, Any, Sequence[Story]]]:
        """Where each list stands, what it is about, and its stories."""

    def about(
        self, _site: Site, _subject: Any, _stories: Sequence[Story]
    ) -> Mapping[str, Any]:
        """What a page holds besides; of the newest part with its *stories*, all.

        Older parts are given none: they shall stay as they are.
        """
        return {}

    def addresses(self, site: Gathered) -> Iterator[str]:
        for path, _, stories in self.lists(site):
            for part in parts(path, len(stories), site.settings.pagination):
                yield part.path

    def pages(self, site: Site) -> Iterator[PageSpec]:
        for path, subject, stories in self.lists(site):
            yield from self.parts(site, path, subject, stories)

    def parts(
        self, site: Site, path: str, subject: Any, stories: Sequence[Story]
    ) -> Iterator[PageSpec]:
        """The pages of one list."""
        found = parts(path, len(stories), site.settings.pagination)
        ways = [None, *(_beside(part, stories) for part in found), None]
        for at, part in enumerate(found):
            value = self.value(
                stories=tuple(stories[part.start : part.end]),
                newer=ways[at],
                older=ways[at + 2],
                **self.about(site, subject, () if at else stories),
            )
            yield PageSpec(part.path, self.name, value, part=part)

    def listing(self, value: OfList, scene: Scene) -> Listing:
        """What the template sees of a part."""

        def way(beside: Beside | None) -> Neighbour | None:
            if beside is None:
                return None
            ends = (beside.first, beside.last)
            said = [scene.language.dated(day, self.by) for day in ends]
            label = said[0] if said[0] == said[1] else f"{said[0]} – {said[1]}"
            return Neighbour(label, beside.path)

        groups = tuple(grouped(value.stories, scene, self.by))
        return Listing(groups, way(value.newer), way(value.older))


def _beside(part: Part, stories: Sequence[Story]) -> Beside | None:
    if part.start == part.end:
        return None  # the only part of an empty list
    first, last = stories[part.end - 1], stories[part.start]
    return Beside(part.path, first.article.date, last.article.date)
