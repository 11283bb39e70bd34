"""The drawings of the coverage page, in words."""

import datetime as dt
from types import SimpleNamespace

import pytest

from creditline.credit.records import Organisation
from creditline.site.kinds.coverage import (
    bars_of,
    last_months,
    summary_of,
    tallies,
    years_of,
)
from creditline.site.templates.language import Language


@pytest.mark.parametrize(
    ("told", "counts", "tag", "expected"),
    [
        (1, (0, 1), "en", "1 story, most in June"),
        (7, (2, 5), "en", "7 stories, most in June"),
        (7, (3, 3), "en", "7 stories, most in May"),
        (1, (0, 0), "en", "1 story, none in these months"),
        (7, (0, 0), "en", "7 stories, none in these months"),
        (7, (0, 0), "tr", "7 haber, bu aylarda hiç yok"),
    ],
)
def test_a_drawing_is_said_in_words(
    told: int, counts: tuple[int, ...], tag: str, expected: str
) -> None:
    """An organisation that was quiet in the months shown has no best month."""
    assert expected == summary_of(told, counts, ("May", "June"), Language(tag))


def test_bars_begin_at_nothing() -> None:
    """A month of twice as many stories has a bar of twice the height, on one line."""
    one, two, four = bars_of((1, 0, 2, 4), 4)

    assert [25, 50, 100] == [bar.height for bar in (one, two, four)]
    assert {100} == {bar.y + bar.height for bar in (one, two, four)}
    assert [2.5, 52.5, 77.5] == [bar.x for bar in (one, two, four)]


@pytest.mark.parametrize(
    ("first", "count", "expected"),
    [
        pytest.param((2024, 12), 24, {"2025": 4.17, "2026": 54.17}, id="no-room"),
        pytest.param((2024, 10), 24, {"2024": 0, "2025": 12.5, "2026": 62.5}, id="all"),
        pytest.param((2024, 11), 2, {"2024": 0}, id="short"),
    ],
)
def test_years_stand_where_they_begin(first, count, expected) -> None:
    """A year of which less than a quarter is seen would stand in the next one."""
    months = [divmod(12 * first[0] + first[1] - 1 + at, 12) for at in range(count)]
    found = years_of([dt.date(year, month + 1, 1) for year, month in months])

    assert expected == {year.label: year.x for year in found}


WIRE, POST, DESK = (Organisation(key=k, name=k) for k in ("wire", "post", "desk"))


def story(day, outlet, source, words=None, *, own=False):
    """One story; of *words*, so many are quoted and so many the original's."""
    meter = SimpleNamespace(
        words_quoted=words and words[0], words_original=words and words[1]
    )
    return SimpleNamespace(
        day=dt.date.fromisoformat(day),
        outlet=outlet,
        source=source,
        own=own,
        measured=words,
        meter=meter,
    )


def test_what_is_counted_of_an_organisation() -> None:
    """What it reported and what it republished, once each; its own words alone."""
    found = tallies(
        [
            story("2024-12-09", DESK, DESK, (9, 9), own=True),
            story("2024-12-02", WIRE, POST, (30, 400)),
            story("2024-12-01", POST, POST, (10, 100)),
            story("2024-11-30", WIRE, WIRE),
            story("2023-11-30", DESK, DESK),
        ]
    )
    told = [(t.organisation.key, t.reported, t.republished, t.measured) for t in found]

    assert [("post", 1, 1, 2), ("wire", 2, 0, 0), ("desk", 1, 0, 0)] == told
    assert [(40, 500, 8), (0, 0, None), (0, 0, None)] == [
        (t.quoted, t.original, t.share) for t in found
    ]
    assert [{(2024, 12): 2}, {(2024, 12): 1, (2024, 11): 1}, {(2023, 11): 1}] == [
        dict(t.by_month) for t in found
    ]


@pytest.mark.parametrize(
    ("days", "first", "last", "count"),
    [
        (["2024-12-31", "2024-12-01"], (2024, 12), (2024, 12), 1),
        (["2025-01-01", "2024-12-31"], (2024, 12), (2025, 1), 2),
        (["2024-12-09", "2023-01-31"], (2023, 1), (2024, 12), 24),
        (["2024-12-09", "2022-12-31"], (2023, 1), (2024, 12), 24),
    ],
)
def test_two_years_of_months_are_shown(days, first, last, count) -> None:
    """Up to the newest story of somebody else's, with quiet ones between."""
    ours = story("2026-01-01", DESK, DESK, own=True)
    found = last_months([ours, *(story(day, WIRE, WIRE) for day in days), ours])

    assert (first, last, count) == (found[0], found[-1], len(found))
    assert () == last_months([ours])
