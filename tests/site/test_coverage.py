"""The drawings of the coverage page, in words."""

import datetime as dt

import pytest

from creditline.site.kinds.coverage import bars_of, summary_of, years_of
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
