"""Files and links by which others find us: news, feeds, contacts, profiles."""

import datetime as dt
from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from creditline.formats.security import security_txt
from creditline.formats.sitemap import Headline, news_sitemap

from . import archive, readers
from .readers import Elements

ROOT = "https://clippings.example.org"
NEWS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
DAY = dt.date(2024, 2, 3)


def epoch(day):
    return str(int(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp()))


def news(output):
    """What the map of the news says of each story, by its address."""
    tree = etree.parse(output / "news-sitemap.xml")
    return {
        one.findtext("s:loc", namespaces=NEWS): [
            one.findtext(f".//n:{name}", namespaces=NEWS)
            for name in ("name", "language", "publication_date", "title")
        ]
        for one in tree.getroot()
    }


@pytest.mark.parametrize(("after", "there"), [(0, True), (2, True), (3, False)])
def test_news_is_news_for_two_days(after, there, tmp_path, monkeypatch):
    """
    From the first day of our page on; the day of the build decides.  What search
    engines are not to find here is none.
    """
    day = DAY + dt.timedelta(days=after)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(day))
    told = archive.Told(
        slug="new",
        title="New & old",
        outlet=archive.WIRE,
        source=archive.WIRE,
        url="https://wire.example.net/9",
        date="2024-02-01",
        retrieved="2024-02-03",
        lang="zh-Hant",
    )
    theirs = replace(told, slug="theirs", reuse="full", permission="Letter 7")

    output = archive.build(tmp_path, ROOT, articles=[told, theirs])

    entry = [archive.SITE, "zh-tw", "2024-02-03", "New & old"]
    assert ({f"{ROOT}/2024/new.html": entry} if there else {}) == news(output)
    # A later build of the same texts follows the day.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(DAY + dt.timedelta(days=3)))
    assert {} == news(archive.rebuild(tmp_path))


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        *(("pt-BR", "pt"), ("zh-Hant", "zh-tw"), ("zh-HK", "zh-tw")),
        *(("zh-Hans", "zh-cn"), ("zh", "zh-cn")),
    ],
)
def test_no_more_news_than_the_map_may_hold(tag, language):
    """
    Of a language the map wants two or three letters, and of Chinese its script.
    """
    text = news_sitemap(
        "C", [Headline("https://a.example/?a&b", "T", "2024-01-01", tag)]
    )

    tree = etree.fromstring(text.encode())
    assert [language] == tree.xpath("//n:language/text()", namespaces=NEWS)
    assert ["https://a.example/?a&b"] == tree.xpath("//s:loc/text()", namespaces=NEWS)


def test_one_outline_has_every_feed(public):
    """
    Each feed in Atom once, with its own title and the page that it is of.
    """
    outlines = etree.parse(public / "feeds.opml").findall(".//outline")
    known = {path.relative_to(public).as_posix() for path in public.rglob("atom*.xml")}

    assert known == {
        one.get("xmlUrl").removeprefix(f"{archive.PUBLIC}/") for one in outlines
    }
    for one in outlines:
        path = one.get("xmlUrl").removeprefix(f"{archive.PUBLIC}/")
        feed = feedparser.parse((public / path).read_bytes()).feed
        assert one.get("title") == one.get("text") == feed.title
        assert one.get("htmlUrl") == feed.link
    assert ["feeds.opml"] == [
        given["href"]
        for tag, given in Elements(public / "index.html").found
        if tag == "link" and given.get("type") == "text/x-opml"
    ]


def test_what_was_taken_back_is_said_in_the_feed(public):
    """
    Under the id that it had, with its day and reason and none of its words; in the
    feeds of the site alone.
    """
    names = {"at": "http://purl.org/atompub/tombstones/1.0"}
    tree = etree.parse(public / "atom.xml")
    gone = tree.findall("at:deleted-entry", names)
    living = tree.xpath("//a:entry/a:id/text()", namespaces=readers.NAMES)

    assert ["It was wrong."] == [
        one.findtext("at:comment", namespaces=names)
        for one in gone
        if one.find("at:comment", names) is not None
    ]
    assert all(one.get("ref").startswith("urn:uuid:") for one in gone)
    assert {one.get("ref") for one in gone}.isdisjoint(living)
    # A permission's last day is one on which the text still stood.
    assert ["2023-01-01T12:00:00+00:00", "2022-12-20T12:00:00+00:00"] == [
        one.get("when") for one in gone
    ]
    assert gone == sorted(gone, key=lambda one: one.get("when"), reverse=True)
    others = [path for path in public.rglob("atom.xml") if path.parent != public]
    assert not any(b"deleted-entry" in path.read_bytes() for path in others)


HUBS = ["https://hub.example.org/", "https://other.example.net/push"]


def test_feeds_name_the_hubs_of_the_setting(tmp_path, public):
    """
    In the words of each format; without a setting, none.
    """
    output = archive.build(tmp_path, ROOT, f"CREDITLINE_WEBSUB_HUBS = {HUBS!r}")
    for name in ("atom.xml", "rss.xml"):
        found = feedparser.parse((output / name).read_bytes()).feed.links
        assert HUBS == [link["href"] for link in found if link["rel"] == "hub"]
        assert b'rel="hub"' not in (public / name).read_bytes()
    text = (output / "feed.json").read_text("utf-8")
    assert all(f'{{"type":"WebSub","url":"{hub}"}}' in text for hub in HUBS)


def test_profiles_are_ours_where_we_are_told_of(tmp_path):
    """
    Links to them stand on the front page and our own pages, and the site is the
    same as they; each article credits us in the fediverse.
    """
    more = """
CREDITLINE_PROFILES = ["https://social.example/@clips"]
CREDITLINE_FEDIVERSE_CREATOR = "@clips@social.example"
"""
    output = archive.build(tmp_path, ROOT, more)
    for path, there in (
        ("index.html", 1),
        ("pages/about.html", 1),
        ("archive/index.html", 0),
    ):
        links = Elements(output / path).links("me")
        assert ["https://social.example/@clips"] * there == links
        (us,) = (
            n for i, n in readers.json_ld(output / path).items() if i.endswith("#us")
        )
        assert ["https://social.example/@clips"] == us["sameAs"]
    article = Elements(output / "2024/everything.html")
    assert ["@clips@social.example"] == article.metas("fediverse:creator")
    assert [] == article.links("me")


def test_weaknesses_can_be_reported(tmp_path, monkeypatch):
    """
    For half a year from the month of the build, at the address that it names.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(dt.date(2026, 9, 30)))
    more = "CREDITLINE_SECURITY_CONTACT = 'mailto:safe@example.org'"
    output = archive.build(tmp_path, ROOT, more)

    text = (output / ".well-known/security.txt").read_text("utf-8")
    assert [
        "Contact: mailto:safe@example.org",
        "Expires: 2027-03-01T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {ROOT}/.well-known/security.txt",
    ] == text.splitlines()
    assert text == security_txt(
        "mailto:safe@example.org",
        dt.date(2027, 3, 1),
        f"{ROOT}/.well-known/security.txt",
        "en",
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(dt.date(2026, 10, 1)))
    archive.rebuild(tmp_path)
    text = (output / ".well-known/security.txt").read_text("utf-8")
    assert "Expires: 2027-04-01T00:00:00Z" in text.splitlines()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("GIF", {}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"exif": b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"}),
    ],
)
def test_a_picture_says_its_size(kind, options):
    """
    As another library reads it; what is cut short says nothing.
    """
    from io import BytesIO

    from PIL import Image

    from creditline.pictures.kinds import dimensions, kind_of

    made = BytesIO()
    Image.new("RGB", (321, 123), (5, 9, 200)).save(made, kind, **options)
    data = made.getvalue()

    assert (321, 123) == dimensions(data, kind_of(data))
    assert (0, 0) == dimensions(data[:9], kind_of(data))
    assert (0, 0) == dimensions(b"", "image/jpeg")


def test_a_page_is_cited_by_its_own_address(public):
    """
    Even where search engines are sent to the original.
    """
    page = Elements(public / "2022/on-a-weekday.html")

    assert [f"{archive.PUBLIC}/2022/on-a-weekday.html"] == page.links("cite-as")
    assert ["https://two.example/monday"] == page.links("canonical")
