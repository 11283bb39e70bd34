"""One year: its months, and its stories if they are few."""

from collections.abc import Iterator

from msgspec import Struct

from .. import addresses
from ..model import Gathered, Site, Story
from ..templates.language import Language
from ..views.lists import Count, Listing, grouped, in_words, month_counts
from ..views.scene import Scene
from .kind import Context, Kind, PageSpec
from .month import Months


class OfYear(Struct, frozen=True):
    """Its months, and its stories where one page holds them."""

    year: int
    months: tuple[Count, ...]
    stories: tuple[Story, ...] = ()


class Years(Kind):
    """A year of the archive; behind each of its pages stand those of its *months*."""

    name = "year"
    section = "Archive", addresses.ARCHIVE

    def __init__(self, months: Months) -> None:
        self.months = months

    def addresses(self, site: Gathered) -> Iterator[str]:
        return map(addresses.year_address, site.by_year)

    def pages(self, site: Site) -> Iterator[PageSpec]:
        for year, stories in site.by_year.items():
            few = len(stories) <= site.settings.pagination
            shown = tuple(stories) if few else ()
            value = OfYear(year, month_counts(site, year), shown)
            yield PageSpec(addresses.year_address(year), self.name, value)
            for of_month in self.months.of_year(site, year):
                yield from self.months.parts(site, *of_month)

    def title(self, value: OfYear, _language: Language) -> str:
        return str(value.year)

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        groups = tuple(grouped(spec.value.stories, scene, "month"))
        months = in_words(spec.value.months, scene.language)
        return {"months": months, "listing": Listing(groups)}
