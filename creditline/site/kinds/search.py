"""The page of the search: all that a reader without scripts can look through."""

from msgspec import Struct

from .. import addresses
from ..model import Site
from ..views.in_order import Sorting
from ..views.lists import (
    Count,
    Credited,
    credited_of,
    organisation_views,
    topic_counts,
    year_counts,
)
from ..views.scene import Scene
from .kind import Context, PageSpec, Single


class OfSearch(Struct, frozen=True):
    """How much there is of everything."""

    topics: tuple[Count, ...]
    organisations: tuple[Credited, ...]
    years: tuple[Count, ...]
    sorting: Sorting


class Search(Single):
    """Where a reader looks for words."""

    name, path = "search", addresses.SEARCH
    heading = "Search"

    def value(self, site: Site) -> OfSearch:
        return OfSearch(
            topic_counts(site),
            credited_of(site),
            year_counts(site),
            Sorting.of(site.settings),
        )

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfSearch = spec.value
        sort = value.sorting.by_name
        return {
            "topics": sort(value.topics),
            "organisations": sort(organisation_views(value.organisations, scene)),
            "years": value.years,
        }
