"""Clipping at its edges: front pages, days to come, and how much a page may take."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from creditline.clip.draft import existing
from creditline.clip.draft.originals import Kept, copies
from creditline.clip.find.findings import find
from creditline.clip.intake.reading import read
from creditline.credit.registry import Registry

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2024, 12, 10)
HEAD = (
    '<!doctype html><html lang="en"><head><title>Ferry returns</title>'
    '<meta property="og:site_name" content="River Desk">{0}</head><body><article>'
    "<h1>Ferry returns</h1>"
)
PROSE = (
    "<p>The ferry returns on Monday, River Desk has learned. Two captains were hired "
    "for the winter, and the old timetable is back.</p>" * 3
)


def found(head, fetched=""):
    """What the finders make of a page with this in its head."""
    page = f"{HEAD.format(head)}{PROSE}</article></body></html>".encode()
    return find(read(page, "html").raw, Registry(), TODAY, fetched)


def noted(line):
    """What they make of a note in Markdown with this line in its front matter."""
    note = f"---\ntitle: Ferry returns\n{line}\n---\n\n{PROSE}".encode()
    return find(read(note, "markdown").raw, Registry(), TODAY, STORY)


STORY = "https://riverdesk.example/ferry"


@pytest.mark.parametrize(
    ("stated", "fetched", "source"),
    [
        pytest.param(STORY, "", STORY, id="its own"),
        pytest.param(
            "https://riverdesk.example/?p=7",
            "",
            "https://riverdesk.example/?p=7",
            id="a query",
        ),
        pytest.param("https://riverdesk.example/", STORY, STORY, id="a front page"),
        pytest.param("https://riverdesk.example", STORY, STORY, id="without a slash"),
        pytest.param("https://riverdesk.example//", STORY, STORY, id="two slashes"),
        pytest.param("https://riverdesk.example/#ferry", STORY, STORY, id="a fragment"),
        pytest.param("", STORY, STORY, id="none"),
    ],
)
def test_a_front_page_is_no_address_of_a_report(stated, fetched, source):
    """
    A page that declares its site's front page as its own address is mistaken, and
    so is a note of it.
    """
    link = f'<link rel="canonical" href="{stated}">' if stated else ""

    assert source == found(link, fetched).publisher.address
    assert source == noted(f"url: {stated}").publisher.address


def test_the_second_address_is_taken_where_the_first_is_a_front_page():
    """
    Another statement of the page may be right.
    """
    head = (
        '<link rel="canonical" href="https://riverdesk.example/">'
        f'<meta property="og:url" content="{STORY}">'
    )

    assert STORY == found(head).publisher.address


@pytest.mark.parametrize(
    ("day", "because"),
    [
        ("2024-12-09", ""),
        ("2024-12-10", ""),
        ("2024-12-11", "this day is still to come"),
        ("2025-12-10", "this day is still to come"),
    ],
)
def test_a_day_to_come_is_asked_about(day, because):
    """
    The page's own day is taken up to today; a later one nobody can have reported on.
    """
    meta = f'<meta property="article:published_time" content="{day}T08:00:00+00:00">'
    for read_of in (found(meta, STORY), noted(f"date: {day}")):
        date = read_of.first("Date")
        assert (day, because) == (date.value, date.because)


@pytest.mark.parametrize(
    ("digest", "address", "share", "said"),
    [
        ("1", "", 0, "this very text was clipped before"),
        ("2", "https://a.example/1", 0, "this address was clipped before"),
        ("2", "https://a.example/2", 0.5, "a text that is 50% the same was clipped"),
        ("2", "https://a.example/2", 0.49, ""),
    ],
)
def test_what_was_clipped_before(monkeypatch, digest, address, share, said):
    """
    By its bytes, its address, or as much of its text as is a repetition.
    """
    monkeypatch.setattr(existing, "resemblance", lambda *_: share)
    kept = Kept("bridge", "1", ("https://a.example/1",), ())
    found = [*existing.repeats([address], digest, (), [], [kept])]

    assert [r.article for r in found] == ["the original of bridge"] * bool(said)
    assert all(r.why.startswith(said) for r in found)


@pytest.mark.parametrize(
    ("kind", "suffixes"),
    [("text/plain", [".eml", ".txt"]), ("text/html", [".eml", ".html"])],
)
def test_what_is_kept_of_a_mail(kind, suffixes):
    """
    It as it came, and beside it what quotations can be held against.
    """
    mail = f"From: a@b.example\nContent-Type: {kind}\n\n<p>Words of it.</p>\n".encode()
    kept = copies(mail, read(mail, "eml"))

    assert suffixes == [copy.suffix for copy in kept]
    assert mail == kept[0].data


READING = """
import sys
from creditline.clip.intake import confined
from creditline.clip.read.refusal import Refused

def read(*_):
    held = {0}
    raise Refused("it was held")

confined.read = read
sys.exit(confined.main())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bound less")
@pytest.mark.parametrize(
    ("held", "said"),
    [
        pytest.param("bytearray(500_000_000)", "it was held", id="much"),
        pytest.param(
            "bytearray(3_000_000_000)",
            "the page could not be read: it takes too much memory",
            id="too much",
        ),
    ],
)
def test_a_page_may_take_so_much_memory(held, said):
    """
    Two thousand million bytes are enough for any page; more is not given.
    """
    done = subprocess.run(
        [sys.executable, "-c", READING.format(held), "html", ""],
        cwd=ROOT,
        input=b"",
        capture_output=True,
        check=False,
    )

    assert (3, said) == (done.returncode, done.stderr.decode())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bound less")
def test_a_page_writes_no_file(tmp_path):
    """
    Whatever a page makes of the process that reads it, that writes nothing.
    """
    target = tmp_path / "written"
    write = f"open({str(target)!r}, 'wb', 0).write(b'x')"
    done = subprocess.run(
        [sys.executable, "-c", READING.format(write), "html", ""],
        cwd=ROOT,
        input=b"",
        capture_output=True,
        check=False,
    )

    assert (True, b"") == (b"File too large" in done.stderr, target.read_bytes())
