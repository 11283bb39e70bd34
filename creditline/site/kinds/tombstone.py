"""What is left of a story that is gone: its headline, and why."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from ..model import Site, Story
from ..templates.language import Language
from ..views.scene import Scene
from ..views.story import StoryView
from .kind import Context, Kind, PageSpec


class OfTombstone(Struct, frozen=True):
    """The story that was, and why it is no more."""

    story: Story
    date: dt.date | None
    reason: str
    expired: bool


class Tombstones(Kind):
    """Where stories stood that were withdrawn, or whose permission ended."""

    name, listed, told = "tombstone", False, False

    def pages(self, site: Site) -> Iterator[PageSpec]:
        for stone in site.tombstones:
            story = stone.story
            value = OfTombstone(story, stone.date, stone.reason, stone.expired)
            tag = story.article.lang or site.settings.language
            yield PageSpec(story.path, self.name, value, tag)

    def title(self, value: OfTombstone, _language: Language) -> str:
        return value.story.article.title

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfTombstone = spec.value
        return {
            "article": StoryView(value.story, scene, own=True),
            "date": value.date,
            "reason": value.reason,
            "expired": value.expired,
            "original": value.story.original_url if value.expired else "",
        }
