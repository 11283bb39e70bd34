"""The tables of the benchmark: medians, goals, slopes."""

import pytest

from benchmarks.processes import Spent
from benchmarks.results import (
    COLD,
    HUGO,
    UNCHANGED,
    Case,
    goals,
    line,
    part,
    slopes,
    table,
)


def case(*seconds, memory=100):
    """A case that took so long each time."""
    return Case([Spent(each, memory) for each in seconds])


def test_one_hiccup_decides_nothing():
    """
    A case that ran more than once counts by its median.
    """
    assert 2.0 == case(2.0, 90.0, 1.0).seconds


@pytest.mark.parametrize(
    ("ratio", "row"),
    [
        pytest.param(0.03, "| x | 1/33.3 | 1/15 | met | 1/25 | met |", id="both"),
        pytest.param(0.05, "| x | 1/20 | 1/15 | met | 1/25 | not met |", id="must"),
        pytest.param(0.5, "| x | 1/2 | 1/15 | not met | 1/25 | not met |", id="none"),
        pytest.param(None, "| x | – | 1/15 | not measured | – | |", id="unknown"),
    ],
)
def test_a_goal_says_whether_it_is_met(ratio, row):
    """
    Must and aim stand beside what was measured, each with its verdict.
    """
    assert row == line("x", ratio, 1 / 15, 1 / 25)


def test_only_measured_goals_are_told():
    """
    Without Pelican nothing is said against Pelican.
    """
    found = {HUGO: case(10.0), COLD: case(15.0), UNCHANGED: case(0.2)}

    assert [
        "| nothing changed | 1/50 | 1/45 | met | 1/60 | not met |",
        "| cold, against Hugo | 1.5 | 1/1.12 | not met | 1/1.49 | not met |",
        "| peak memory, cold | 1 | 1/6 | not met | – |  |",
    ] == [row for row in goals(found) if row][2:]


def test_growth_is_told_from_size_to_size():
    """
    Time an article at ten times the size, and the goal where both sizes are known.
    """
    results = {10_000: {COLD: case(10.0)}, 100_000: {COLD: case(120.0)}}
    rows = list(slopes(results))

    assert "| ours, cold | 1.20 |" in rows
    assert (
        "| time an article, cold, 100,000 against 10,000 "
        "| 1.2 | 1.3 | met | 1.1 | not met |" in rows
    )


def test_a_table_says_how_often():
    """
    A row shows seconds, the ratio to Hugo's, memory, and the number of runs.
    """
    rows = list(table(100, {HUGO: case(2.0), COLD: case(1.0, 3.0, 1.0, memory=50)}))

    assert "| ours, cold | 1.00 | 0.500 | 0 | 0.50 | 10.000 | – | 3 |" == rows[-2]


@pytest.mark.parametrize(("ratio", "words"), [(0.2, "1/5"), (1, "1"), (2.5, "2.5")])
def test_a_ratio_as_one_speaks_of_it(ratio, words):
    """
    Less than one is a part.
    """
    assert words == part(ratio)
