"""Whose reporting stands here, when, and how much of it: the coverage page.

Counted from the articles themselves, so that a reader can see whether one voice
is louder than all others.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from msgspec import Struct

from ...credit.records import Organisation
from ...rights.meter import percent
from .. import addresses
from ..model import Site, Story
from ..templates.language import Language
from ..views.in_order import AS_IT_IS, Sorting
from ..views.scene import Scene
from .kind import Context, PageSpec, Single

MONTHS = 24
Month: TypeAlias = tuple[int, int]
"""A year, and the number of its month."""
DRAWN = 30
"""Organisations that are drawn; the tables have as many, and the index all."""


class Tally(Struct, frozen=True):
    """What is counted of one organisation.

    ``quoted`` and ``original`` are words, of those texts alone whose private
    original is at hand: ``measured`` of them.
    """

    organisation: Organisation
    by_month: tuple[tuple[Month, int], ...]
    reported: int
    republished: int
    """Texts of others that it published and we read there."""
    quoted: int
    original: int
    measured: int

    @property
    def count(self) -> int:
        return self.reported + self.republished

    @property
    def share(self) -> int | None:
        """The quoted words in a hundred of the originals', if any is known."""
        return percent(self.quoted, self.original)


def tallies(stories: Iterable[Story]) -> list[Tally]:
    """A tally of every organisation that reported or published, most first."""
    known: dict[str, Organisation] = {}
    months: dict[str, Counter[Month]] = defaultdict(Counter)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for story in stories:
        if story.own:
            continue
        outlet, source = story.outlet, story.source
        behind = {outlet.key: "reported"}
        behind.setdefault(source.key, "republished")
        known |= {source.key: source, outlet.key: outlet}
        for key, did in behind.items():
            counts[key][did] += 1
            months[key][story.day.year, story.day.month] += 1
        if story.measured is not None:
            # The words are the publisher's, whoever reported.
            meter, theirs = story.meter, counts[source.key]
            theirs["measured"] += 1
            theirs["quoted"] += meter.words_quoted
            theirs["original"] += meter.words_original or 0
    named = ("reported", "republished", "quoted", "original", "measured")
    found = [
        Tally(who, tuple(months[key].items()), *(counts[key][name] for name in named))
        for key, who in known.items()
    ]
    return sorted(found, key=lambda t: (-t.count, t.organisation.key))


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
    """A tally as the page shows it: its stories by month, drawn and in words."""

    tally: Tally
    months: tuple[int, ...]
    bars: tuple[Bar, ...]
    reported_width: float
    republished_width: float
    summary: str

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tally, name)


class OfCoverage(Struct, frozen=True):
    """What the page shows: its months, and a tally of each organisation."""

    months: tuple[dt.date, ...]
    """The first day of each."""
    tallies: tuple[Tally, ...]
    others: int
    """Organisations for which there was no room left."""
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
        by_name = value.sorting.by_name(value.tallies, lambda o: o.organisation.name)
        tallied = sorted(by_name, key=lambda tally: -tally.count)
        lines = [_line(tally, value, names, scene.language) for tally in tallied]
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
    highest = max((n for t in found for _, n in t.by_month), default=1)
    most = max((t.count for t in found), default=1)
    days = tuple(dt.date(year, month, 1) for year, month in months)
    others = len(site.by_organisation) - len(found)
    sorting = Sorting.of(site.settings)
    return OfCoverage(days, tuple(found), others, highest, most, sorting)


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
    tally: Tally, value: OfCoverage, names: Sequence[str], language: Language
) -> CoverageLine:
    """A tally among all of them; *names* are those of the months."""
    by_month = dict(tally.by_month)
    counts = tuple(by_month.get((d.year, d.month), 0) for d in value.months)
    return CoverageLine(
        tally,
        counts,
        tuple(bars_of(counts, value.highest)),
        round(100 * tally.reported / value.most, 1),
        round(100 * tally.republished / value.most, 1),
        summary_of(tally.count, counts, names, language),
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
