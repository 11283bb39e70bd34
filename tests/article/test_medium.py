"""Pages and broadcasts, as they are written and as they are read."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.medium import Broadcast, broadcast, page, page_range
from creditline.article.values import Fault

LEAST, MOST = dt.timedelta(seconds=1), dt.timedelta(days=1, seconds=-1)
FIRST = dt.datetime.fromisoformat("1000-01-01")
MOMENTS = st.datetimes(FIRST, timezones=st.just(dt.UTC)).map(
    lambda time: time.replace(microsecond=0)
)
LENGTHS = st.timedeltas(LEAST, MOST).map(lambda d: dt.timedelta(seconds=d.seconds))


@pytest.mark.parametrize(
    ("said", "read", "ends"),
    [
        pytest.param("4", "4", ("4", "4"), id="one"),
        pytest.param("A4", "A4", ("A4", "A4"), id="of a part"),
        pytest.param("B-3", "B-3", ("B-3", "B-3"), id="a hyphen that is no range"),
        pytest.param("12a", "12a", ("12a", "12a"), id="a letter behind it"),
        pytest.param("4-5", "4–5", ("4", "5"), id="a range"),
        pytest.param("4 — 5", "4–5", ("4", "5"), id="a range in another dash"),
        pytest.param("A4-A5", "A4–A5", ("A4", "A5"), id="a range of a part"),
        pytest.param("iv-vi", "iv–vi", ("iv", "vi"), id="small Roman numbers"),
        pytest.param("IX", "IX", ("IX", "IX"), id="a large Roman number"),
        pytest.param("1,5", "1, 5", ("", ""), id="several"),
        pytest.param("٤، ٧", "٤, ٧", ("", ""), id="in other digits, by their comma"),
    ],
)
def test_pages(said, read, ends):
    """
    Pages are read in one form, which reads as itself; a range has two ends.
    """
    assert read == page(said) == page(page(said))
    assert ends == page_range(read)


@pytest.mark.parametrize(
    "said",
    [
        *("p. 4", "pp. 4-5", "S.4", "page 4", "four", "front page", "<b>4</b>"),
        *("4-", "-4", "5-4", "4-4", "", "4,", "4;5", "4/5/6", "123456", "4\n5"),
    ],
)
def test_what_is_no_page(said):
    """
    Words, abbreviations, halves of ranges and ranges backwards are refused.
    """
    with pytest.raises(Fault) as caught:
        page(said)

    assert "bad-page" == caught.value.code


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2024-12-09T19:00", "2024-12-09T19:00:00+05:30"),
        ("2024-12-09 19:00+03:00", "2024-12-09T19:00:00+03:00"),
        ("2024-12-09T19:00Z/PT1S", "2024-12-09T19:00:00+00:00/PT1S"),
        ("2024-12-09T19:00Z / PT90M", "2024-12-09T19:00:00+00:00/PT1H30M"),
        ("2024-12-09T19:00Z/PT23H59M59S", "2024-12-09T19:00:00+00:00/PT23H59M59S"),
    ],
)
def test_broadcasts(said, read):
    """
    A time without an offset is one of the site's zone; less than a day is lasting.
    """
    assert read == str(broadcast(said, ZoneInfo("Asia/Kolkata")))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("2024-12-09T24:00", "bad-date"),
        ("2024-12-09T19:00/", "bad-duration"),
        ("2024-12-09T19:00/PT0S", "bad-duration"),
        ("2024-12-09T19:00/PT24H", "bad-duration"),
        ("2024-12-09T19:00/PT1440M", "bad-duration"),
        ("2024-12-09T19:00/P1D", "bad-duration"),
        ("2024-12-09T19:00/PT", "bad-duration"),
        ("2024-12-09T19:00/PT٣H", "bad-duration"),
    ],
)
def test_what_is_no_broadcast(said, code):
    """
    It has a time of day, and lasts from a second to less than a day.
    """
    with pytest.raises(Fault) as caught:
        broadcast(said)

    assert code == caught.value.code


@given(MOMENTS, st.none() | LENGTHS)
def test_a_broadcast_reads_as_it_is_written(start, duration):
    """
    Whatever the time and the length, the field as it is written gives both again.
    """
    aired = Broadcast(start, duration)

    assert aired == broadcast(str(aired))


@given(st.text())
def test_any_words_are_a_broadcast_or_a_fault(said):
    """
    Whatever is typed is read, or refused with something to do.
    """
    for read in (page, broadcast):
        try:
            read(said)
        except Fault as caught:
            fault = caught
        else:
            continue
        assert fault.code
        assert fault.hint
