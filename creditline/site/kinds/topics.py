"""The index of topics."""

from msgspec import Struct

from .. import addresses
from ..model import Site
from ..views.in_order import Sorting
from ..views.lists import Count, topic_counts
from ..views.scene import Scene
from .kind import Context, PageSpec, Single


class OfTopics(Struct, frozen=True):
    """Every topic, and how much is there."""

    topics: tuple[Count, ...]
    sorting: Sorting


class Topics(Single):
    """All that stories are about."""

    name, path = "topics", addresses.TOPICS
    heading = "Topics"

    def value(self, site: Site) -> OfTopics:
        return OfTopics(topic_counts(site), Sorting.of(site.settings))

    def data(self, spec: PageSpec, _scene: Scene) -> Context:
        value: OfTopics = spec.value
        topics = value.sorting.by_name(value.topics)
        return {"topics": topics, "letters": value.sorting.by_letter(topics)}
