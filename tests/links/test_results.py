"""What is known of addresses is kept, dated, and the same on every machine."""

import datetime as dt

import pytest

from creditline.links.results import Result, joined, read_results, written

MONDAY, TUESDAY = dt.date(2026, 1, 5), dt.date(2026, 1, 6)
ALIVE = Result(state="alive", reason="answers", checked=MONDAY, seen_alive=MONDAY)
GONE = Result(state="gone", reason="404 Not Found", checked=TUESDAY)


def test_the_file_reads_as_it_was_written():
    """
    Results survive the file, whatever order they were found in.
    """
    moved = Result(
        state="alive",
        reason="answers",
        checked=MONDAY,
        seen_alive=MONDAY,
        moved_to="https://b.example/ü",
    )
    results = {"https://b.example/": GONE, "https://a.example/": moved}

    assert results == read_results(written(results))
    assert written(results) == written(dict(reversed(results.items())))


def test_the_file_is_for_people():
    """
    One address, one block, in order; what is unknown is left out.
    """
    assert (
        b"{\n"
        b' "https://a.example/\xc3\xbc": {\n'
        b'  "state": "gone",\n'
        b'  "reason": "404 Not Found",\n'
        b'  "checked": "2026-01-06"\n'
        b" }\n"
        b"}\n"
    ) == written({"https://a.example/ü": GONE})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"https://a.example/": 7}',
        b'{"https://a.example/": {"state": "fine", "reason": "", "checked": "x"}}',
        b'{"https://a.example/": {"state": "gone"}}',
    ],
)
def test_a_slip_in_the_file_stops_nothing(data):
    """
    What makes no sense is unknown, and asked again.
    """
    assert {} == read_results(data)


def test_the_last_day_alive_is_kept():
    """
    An address that is gone today was alive on the day we know of.
    """
    found = joined({"a": ALIVE}, {"a": GONE}, frozenset("a"))["a"]

    assert ("gone", MONDAY, TUESDAY) == (found.state, found.seen_alive, found.checked)


def test_only_what_is_credited_is_kept():
    """
    An address that no article names any more is forgotten.
    """
    assert {"a": ALIVE} == joined({"a": ALIVE, "b": ALIVE}, {}, frozenset("ac"))
