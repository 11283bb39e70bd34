"""One month and its list."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .. import addresses
from ..model import Gathered, Site, Story
from ..templates.language import Language
from ..views.scene import Scene
from .kind import Context, PageSpec, Ways
from .lists import Lists, OfList


class OfMonth(OfList, frozen=True, kw_only=True):
    """A part of a month's list; ``month`` is its first day."""

    month: dt.date


class Months(Lists):
    """A month of the archive."""

    name, value, by = "month", OfMonth, "day"

    def lists(self, site: Gathered) -> Iterator[tuple[str, dt.date, Sequence[Story]]]:
        for year in site.by_year:
            yield from self.of_year(site, year)

    def of_year(
        self, site: Gathered, year: int
    ) -> Iterator[tuple[str, dt.date, Sequence[Story]]]:
        """Its months that have stories, newest first."""
        for month, stories in site.months(year).items():
            path = addresses.month_address(year, month)
            yield path, dt.date(year, month, 1), stories

    def pages(self, _site: Site) -> Iterator[PageSpec]:
        # Each stands behind its year, whose pages have them.
        return iter(())

    def about(
        self, _site: Site, month: dt.date, _stories: Sequence[Story]
    ) -> Mapping[str, Any]:
        return {"month": month}

    def title(self, value: OfMonth, language: Language) -> str:
        return language.dated(value.month, "month")

    def above(self, value: OfMonth, language: Language) -> Ways:
        year = value.month.year
        archive = (language.words.gettext("Archive"), addresses.ARCHIVE)
        return archive, (str(year), addresses.year_address(year))

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        return {"months": (), "listing": self.listing(spec.value, scene)}
