"""The index of topics."""

from msgspec import Struct

from .. import addresses
from ..model import Site
from ..templates.language import Language
from ..views.lists import Count, topic_counts
from ..views.scene import Scene
from .kind import Context, PageSpec, Single


class OfTopics(Struct, frozen=True):
    """Every topic, and how much is there."""

    topics: tuple[Count, ...]


class Topics(Single):
    """All that stories are about."""

    name, path = "topics", addresses.TOPICS

    def value(self, site: Site) -> OfTopics:
        return OfTopics(topic_counts(site))

    def title(self, _value: OfTopics, language: Language) -> str:
        return language.words.gettext("Topics")

    def data(self, spec: PageSpec, _scene: Scene) -> Context:
        return {"topics": spec.value.topics}
