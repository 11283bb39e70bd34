"""One topic and its list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .. import addresses
from ..model import Gathered, Site, Story, Topic
from ..templates.language import Language
from ..views.lists import Count
from ..views.scene import Scene
from .kind import Context, News, PageSpec
from .lists import Lists, OfList


class OfTopic(OfList, frozen=True, kw_only=True):
    """A part of a topic's list; the newest says how many stories there are."""

    topic: Topic
    count: int = 0


class OneTopic(Lists):
    """What stories are about, and all of them."""

    name, value = "topic", OfTopic
    section = "Topics", addresses.TOPICS

    def lists(self, site: Gathered) -> Iterator[tuple[str, Topic, Sequence[Story]]]:
        for topic, stories in site.by_topic.items():
            yield topic.path, topic, stories

    def about(
        self, _site: Site, topic: Topic, stories: Sequence[Story]
    ) -> Mapping[str, Any]:
        return {"topic": topic, "count": len(stories)}

    def title(self, value: OfTopic, _language: Language) -> str:
        return value.topic.name

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfTopic = spec.value
        topic = Count(value.topic.name, value.topic.path, value.count)
        return {"topic": topic, "listing": self.listing(value, scene)}

    def feeds(self, site: Gathered) -> Iterator[News]:
        for topic in site.by_topic:
            yield News(topic.path, topic.name, site.whole[topic.path])
