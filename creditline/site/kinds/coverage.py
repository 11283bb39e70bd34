"""Whose reporting stands here, when, and how much of it: the coverage page.

Counted from the articles themselves, so that a reader can see whether one voice
is louder than all others.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from ...credit.records import Organisation
from ...rights.meter import percent
from .. import addresses
from ..model import Site, Story
from ..templates.language import Language
from ..views.in_order import AS_IT_IS, Sorting
from ..views.scene import Scene
from .kind import Context, PageSpec, Single

MONTHS = 24
DRAWN = 30
"""Organisations that are drawn; the tables have as many, and the index all."""


class Tally(Struct):
    """What is counted of one organisation.

    ``quoted`` and ``original`` are words, of those texts alone whose private
    original is at hand: ``measured`` of them.
    """

    organisation: Organisation
    by_month: dict[tuple[int, int], int] = field(default_factory=dict)
    reported: int = 0
    republished: int = 0
    """Texts of others that it published and we read there."""
    quoted: int = 0
    original: int = 0
    measured: int = 0

    @property
    def count(self) -> int:
        return self.reported + self.republished

    @property
    def share(self) -> int | None:
        """The quoted words in a hundred of the originals', if any is known."""
        return percent(self.quoted, self.original)


def tallies(stories: Iterable[Story]) -> list[Tally]:
    """A tally of every organisation that reported or published, most first."""
    found: dict[str, Tally] = {}

    def of(organisation: Organisation) -> Tally:
        tally = found.get(organisation.key)
        if tally is None:
            tally = found[organisation.key] = Tally(organisation)
        return tally

    for story in stories:
        if story.own:
            continue
        day = story.day
        month = day.year, day.month
        outlet, source = of(story.outlet), of(story.source)
        outlet.reported += 1
        outlet.by_month[month] = outlet.by_month.get(month, 0) + 1
        if source is not outlet:
            source.republished += 1
            source.by_month[month] = source.by_month.get(month, 0) + 1
        if story.measured is not None:
            # The words are the publisher's, whoever reported.
            meter = story.meter
            source.measured += 1
            source.quoted += meter.words_quoted
            source.original += meter.words_original or 0
    return sorted(found.values(), key=lambda t: (-t.count, t.organisation.key))


def last_months(stories: Sequence[Story]) -> tuple[tuple[int, int], ...]:
    """The months up to that of the newest story, oldest first.

    Of the stories alone, so that an idle site does not change with the calendar.
    """
    stories = [story for story in stories if not story.own]
    if not stories:
        return ()
    newest, oldest = stories[0].day, stories[-1].day
    last = 12 * newest.year + newest.month - 1
    first = max(12 * oldest.year + oldest.month - 1, last - MONTHS + 1)
    return tuple((n // 12, n % 12 + 1) for n in range(first, last + 1))


class Bar(NamedTuple):
    """One bar of a drawing, in hundredths of its width and height."""

    x: float
    y: float
    width: float
    height: float


class Year(NamedTuple):
    """Where a year begins on the axis of months, in hundredths of its width."""

    label: str
    x: float


class CoverageLine(Struct, frozen=True):
    """An organisation as the page shows it: its figures, and its drawings."""

    organisation: Organisation
    count: int
    months: tuple[int, ...]
    bars: tuple[Bar, ...]
    reported: int
    republished: int
    reported_width: float
    republished_width: float
    quoted: int
    original: int
    measured: int
    share: int | None
    summary: str = ""
    """The drawing in words, once it is made for readers."""


class OfCoverage(Struct, frozen=True):
    """What the page shows: its months, and a line for each organisation."""

    months: tuple[dt.date, ...]
    """The first day of each."""
    lines: tuple[CoverageLine, ...]
    others: int
    """Organisations for which there was no line left."""
    highest: int = 1
    most: int = 1
    """Where the scales end: stories of a month, and stories of an organisation."""
    sorting: Sorting = AS_IT_IS


class Coverage(Single):
    """Whose reporting stands here."""

    name, path = "coverage", addresses.COVERAGE
    heading = "Coverage"
    section = "Organisations", addresses.ORGANISATIONS

    def value(self, site: Site) -> OfCoverage:
        return coverage(site)

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfCoverage = spec.value
        # Words of dates are for pages that are made: most builds make none of these.
        names = [scene.language.dated(month, "month") for month in value.months]
        by_name = value.sorting.by_name(value.lines, lambda o: o.organisation.name)
        lines = [
            replace(
                line, summary=summary_of(line.count, line.months, names, scene.language)
            )
            for line in sorted(by_name, key=lambda line: -line.count)
        ]
        return {
            "months": names,
            "years": tuple(years_of(value.months)),
            "lines": lines,
            "others": value.others,
            "highest": value.highest,
            "most": value.most,
        }


def coverage(site: Site) -> OfCoverage:
    """Who reported how much, when, and how much of it is quoted."""
    months = last_months(site.once)
    found = tallies(site.once)[:DRAWN]
    highest = max((n for t in found for n in t.by_month.values()), default=1)
    most = max((t.count for t in found), default=1)
    lines = tuple(_line(tally, months, highest, most) for tally in found)
    days = tuple(dt.date(year, month, 1) for year, month in months)
    others = len(site.by_organisation) - len(found)
    return OfCoverage(days, lines, others, highest, most, Sorting.of(site.settings))


def bars_of(counts: Sequence[int], highest: int) -> Iterator[Bar]:
    """The bars of one line, from nothing up to *highest*."""
    for at, count in enumerate(counts):
        if count:
            x, height = 100 * (at + 0.1) / len(counts), round(100 * count / highest, 2)
            yield Bar(
                round(x, 2), round(100 - height, 2), round(80 / len(counts), 2), height
            )


def years_of(months: Sequence[dt.date]) -> Iterator[Year]:
    """The years of the axis; one of which less than a quarter is seen has no room."""
    for year in sorted({month.year for month in months}):
        here = [at for at, month in enumerate(months) if month.year == year]
        if len(here) > 2 or len(here) == len(months):
            yield Year(str(year), round(100 * here[0] / len(months), 2))


def _line(
    tally: Tally, months: Sequence[tuple[int, int]], highest: int, most: int
) -> CoverageLine:
    counts = tuple(tally.by_month.get(month, 0) for month in months)
    return CoverageLine(
        organisation=tally.organisation,
        count=tally.count,
        months=counts,
        bars=tuple(bars_of(counts, highest)),
        reported=tally.reported,
        republished=tally.republished,
        reported_width=round(100 * tally.reported / most, 1),
        republished_width=round(100 * tally.republished / most, 1),
        quoted=tally.quoted,
        original=tally.original,
        measured=tally.measured,
        share=tally.share,
    )


def summary_of(
    told: int, counts: Sequence[int], names: Sequence[str], language: Language
) -> str:
    """The drawing of one organisation in words; *names* are those of the months."""
    words, number = language.words, language.number(told)
    if not any(counts):
        return words.ngettext(
            "{number} story, none in these months",
            "{number} stories, none in these months",
            told,
        ).format(number=number)
    return words.ngettext(
        "{number} story, most in {month}", "{number} stories, most in {month}", told
    ).format(number=number, month=names[counts.index(max(counts))])
