"""The index of years and months."""

from msgspec import Struct

from .. import addresses
from ..model import Site
from ..views.lists import Count, in_words, year_counts
from ..views.scene import Scene
from .kind import Context, PageSpec, Single


class OfArchive(Struct, frozen=True):
    """Every year that has stories, with its months."""

    years: tuple[Count, ...]


class Archive(Single):
    """All years and months that have stories."""

    name, path = "archive", addresses.ARCHIVE
    heading = "Archive"

    def value(self, site: Site) -> OfArchive:
        return OfArchive(year_counts(site))

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        return {"years": in_words(spec.value.years, scene.language)}
