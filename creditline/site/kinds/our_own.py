"""The list of our own pieces, where a site says which organisation it is itself."""

from collections.abc import Iterator, Sequence

from ...credit.registry import OWN
from ..model import Gathered, Story
from ..templates.language import speaking
from ..views.scene import Scene
from .kind import Context, News, PageSpec
from .lists import Lists


class OurOwn(Lists):
    """Everything that is our own, and no clipping."""

    name = "own"
    heading = "Our own"

    def lists(self, site: Gathered) -> Iterator[tuple[str, None, Sequence[Story]]]:
        if site.ourselves:
            yield OWN, None, site.own

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        return {"listing": self.listing(spec.value, scene)}

    def feeds(self, site: Gathered) -> Iterator[News]:
        title = speaking(site.settings).words.gettext("Our own")
        if site.ourselves:
            yield News(OWN, title, site.whole[OWN])
