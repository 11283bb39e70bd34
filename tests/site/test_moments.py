"""Days and moments: what is in the future, and what formats say of either."""

import datetime as dt
import json
import re
from email.utils import parsedate_to_datetime
from types import SimpleNamespace

import pytest

from creditline.article.values import moment
from creditline.site.model import newest_first

from ..cases import listed
from ..sites import tree
from .test_names import write

MORNING = dt.datetime(2024, 12, 10, 14, 0, tzinfo=dt.UTC)
DESK = "correct the date, build on that day, or set TIMEZONE to the zone of your desk"
LATER = "correct the time, or build later"


def settings(site, said):
    """Say more in the settings."""
    text = site.path("pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f"{text}{said}\n")


@pytest.fixture
def desk(site, monkeypatch):
    """A site at this moment, in a zone that a test names."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(MORNING.timestamp())))
    return lambda zone: settings(site, f'TIMEZONE = "{zone}"') or site


@pytest.mark.parametrize(
    ("zone", "fields"),
    [
        ("UTC", {"Date": "2024-12-11T02:00+13:00"}),
        ("UTC", {"Date": "2024-12-11T03:00+13:00"}),
        ("UTC", {"Date": "2024-12-11T04:00+14:00"}),
        ("UTC", {"Date": "2024-12-10T14:00Z"}),
        ("UTC", {"Date": "2024-12-10T02:00-12:00"}),
        ("UTC", {"Date": "2024-12-10 14:00"}),
        ("UTC", {"Retrieved": "2024-12-11T02:59+13:00"}),
        ("UTC", {"Modified": "2024-12-11T02:59+13:00"}),
        ("Pacific/Auckland", {"Date": "2024-12-11"}),
        ("Pacific/Auckland", {"Date": "2024-12-11 03:00"}),
        ("Pacific/Auckland", {"Correction": "2024-12-11 It was another bridge."}),
        ("Pacific/Kiritimati", {"Archived": "https://a.example/1 2024-12-11"}),
        ("America/Los_Angeles", {"Date": "2024-12-10"}),
    ],
)
def test_what_is_past(desk, zone, fields):
    """
    A time is past at its moment in whatever zone it was written, a day on that day.
    """
    site = desk(zone)
    write(site, "one", **{"Date": "2024-12-10T00:00Z", **fields})

    assert "" == listed(site.check())


@pytest.mark.parametrize(
    ("zone", "fields", "said"),
    [
        (
            "UTC",
            {"Date": "2024-12-11T03:01+13:00"},
            "2: 2024-12-11T03:01:00+13:00 is after now, 2024-12-11T03:00:00+13:00 "
            f"[future-date]\n    {LATER}",
        ),
        (
            "UTC",
            {"Date": "2024-12-10T14:01Z"},
            "2: 2024-12-10T14:01:00+00:00 is after now, 2024-12-10T14:00:00+00:00 "
            f"[future-date]\n    {LATER}",
        ),
        (
            "UTC",
            {"Date": "2024-12-10T02:01-12:00"},
            "2: 2024-12-10T02:01:00-12:00 is after now, 2024-12-10T02:00:00-12:00 "
            f"[future-date]\n    {LATER}",
        ),
        (
            "Pacific/Kiritimati",
            {"Date": "2024-12-10T02:01-12:00"},
            "2: 2024-12-10T02:01:00-12:00 is after now, 2024-12-10T02:00:00-12:00 "
            f"[future-date]\n    {LATER}",
        ),
        (
            "UTC",
            {"Date": "2024-12-10 14:01"},
            "2: 2024-12-10T14:01:00+00:00 is after now, 2024-12-10T14:00:00+00:00 "
            f"[future-date]\n    {DESK}",
        ),
        (
            "UTC",
            {"Retrieved": "2024-12-10T14:01Z"},
            "6: 2024-12-10T14:01:00+00:00 is after now, 2024-12-10T14:00:00+00:00 "
            f"[future-date]\n    {LATER}",
        ),
        (
            "UTC",
            {"Date": "2024-12-11"},
            f"2: 2024-12-11 is after today, 2024-12-10 [future-date]\n    {DESK}",
        ),
        (
            "UTC",
            {"Correction": "2024-12-11 It was another bridge."},
            f"6: 2024-12-11 is after today, 2024-12-10 [future-date]\n    {DESK}",
        ),
        (
            "America/Los_Angeles",
            {"Archived": "https://a.example/1 2024-12-11"},
            f"6: 2024-12-11 is after today, 2024-12-10 [future-date]\n    {DESK}",
        ),
        (
            "Pacific/Auckland",
            {"Notified": "2024-12-12"},
            f"6: 2024-12-12 is after today, 2024-12-11 [future-date]\n    {DESK}",
        ),
    ],
)
def test_what_is_to_come(desk, zone, fields, said):
    """
    A minute later is the future; of a day, the hint names the zone of the site.
    """
    site = desk(zone)
    write(site, "one", **{"Date": "2024-12-10T00:00Z", **fields})

    assert said == listed(site.check())


def test_terms_that_are_read_tomorrow(desk):
    """
    The day on which terms were read is held against the site's zone as well.
    """
    site = desk("UTC")
    site.write(
        "content/outlets.toml",
        '[post]\nname = "Post"\nurl = "https://post.example/"\n'
        '[gazette]\nname = "Gazette"\n[post.rights]\nlast_reviewed = 2024-12-11\n',
    )

    assert (
        f"7: 2024-12-11 is after today, 2024-12-10 [future-date]\n    {DESK}"
    ) == listed(site.check())


def formats(site, date):
    """What each format that states a moment, or a day, says of a story of *date*."""
    settings(site, 'SITEURL = "https://c.example"')
    site.remove("content/articles/2024/bridge.md")
    write(site, "one", Date=date)
    site.build()
    files = {path: data.decode() for path, data in tree(site.output).items()}
    page = files[f"{date[:4]}/one.html"]
    graph = json.loads(
        re.search('<script type="application/ld.json">(.*?)</s', page)[1]
    )
    nodes = {node["@type"]: node for node in graph["@graph"]}
    return {
        "Atom": re.search("<published>(.*?)<", files["atom.xml"])[1],
        "RSS": re.search("<pubDate>(.*?)<", files["rss.xml"])[1],
        "JSON Feed": json.loads(files["feed.json"])["items"][0]["date_published"],
        "JSON-LD": nodes["NewsArticle"]["datePublished"],
        "page": {*re.findall('<time[^>]*datetime="([^"]*)"', page)},
        "CSL": json.loads(files[f"{date[:4]}/one.csl.json"])[0]["issued"]["date-parts"],
        "BibTeX": re.search("  date = {(.*?)}", files[f"{date[:4]}/one.bib"])[1],
        "RIS": re.search("DA  - (.*?)\r", files[f"{date[:4]}/one.ris"])[1],
    }


def test_a_day_is_noon_where_a_format_needs_a_moment(site):
    """
    From UTC-12 to UTC+11:59 a reader sees the right day; elsewhere a day is a day.
    """
    assert {
        "Atom": "2024-12-09T12:00:00+00:00",
        "RSS": "Mon, 09 Dec 2024 12:00:00 +0000",
        "JSON Feed": "2024-12-09T12:00:00+00:00",
        "JSON-LD": "2024-12-09",
        "page": {"2024-12-09"},
        "CSL": [[2024, 12, 9]],
        "BibTeX": "2024-12-09",
        "RIS": "2024/12/09/",
    } == formats(site, "2024-12-09")


@pytest.mark.parametrize("hours", [-12, -5, 0, 11])
def test_noon_is_the_right_day_for_readers(site, hours):
    """
    Whoever reads a feed reads of the day that the outlet stated.
    """
    zone = dt.timezone(dt.timedelta(hours=hours, minutes=59 if hours == 11 else 0))
    said = formats(site, "2024-12-09")

    assert (
        dt.date(2024, 12, 9)
        == parsedate_to_datetime(said["RSS"]).astimezone(zone).date()
    )


@pytest.mark.parametrize(
    ("zone", "date", "written", "in_rss"),
    [
        (
            "Europe/Istanbul",
            "1905-03-01 10:00",
            "1905-03-01T10:00:00+01:57",
            "Wed, 01 Mar 1905 10:00:00 +0157",
        ),
        (
            "Europe/Paris",
            "1910-12-31 23:59",
            "1910-12-31T23:59:00+00:09",
            "Sat, 31 Dec 1910 23:59:00 +0009",
        ),
        (
            "Africa/Monrovia",
            "1971-12-31 12:00",
            "1971-12-31T12:00:00-00:44",
            "Fri, 31 Dec 1971 12:00:00 -0044",
        ),
        (
            "Africa/Monrovia",
            "1973-01-01 12:00",
            "1973-01-01T12:00:00+00:00",
            "Mon, 01 Jan 1973 12:00:00 +0000",
        ),
    ],
)
def test_offsets_of_old_papers_have_no_seconds(site, zone, date, written, in_rss):
    """
    Before standard time a town had its own noon; formats know minutes at most.
    """
    settings(site, f'TIMEZONE = "{zone}"')
    said = formats(site, date)

    assert (written, in_rss) == (said["Atom"], said["RSS"])
    assert {written} == {said["JSON Feed"], said["JSON-LD"], *said["page"]}


@pytest.mark.parametrize(
    "dates",
    [
        ("2024-12-09", "2024-12-09T00:00+00:00", "2024-12-09T00:01+00:00"),
        ("2024-12-09T23:00+03:00", "2024-12-09T20:01+00:00", "2024-12-09T15:30-05:00"),
        ("2024-12-09T23:30-02:00", "2024-12-10T10:31+09:00"),
    ],
)
def test_stories_stand_in_the_order_of_their_moments(dates):
    """
    Whatever a clock on the wall said there; a day goes before the hours of it.
    """
    stories = [
        SimpleNamespace(article=SimpleNamespace(date=moment(date)), path="a.html")
        for date in dates
    ]
    mixed = stories[1:] + stories[:1]

    assert stories == sorted(mixed, key=newest_first)


def test_stories_of_one_moment_stand_by_their_paths():
    """
    In the same order on every machine.
    """
    article = SimpleNamespace(date=moment("2024-12-09"))
    one, two = (SimpleNamespace(article=article, path=p) for p in ("a", "b"))

    assert [one, two] == sorted([two, one], key=newest_first)
