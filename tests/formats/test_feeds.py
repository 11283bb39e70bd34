"""Feeds: whole, in step with the pages, and never more than a page may show."""

import json
import re
import warnings
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from creditline.driver import build_site
from creditline.engine.report import Recorder
from creditline.settings import Places

from . import archive

HERE = Path(__file__).parent
SUBJECTS = [
    "",
    "organisations/example-post/",
    "topics/bridges/",
    "organisations/sabah/",
    "corrections/",
    "corrections/outlets/",
]
NEWEST = archive.TOLD[0]


def parsed(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(path.read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    return found


def by_address(entries, key="link"):
    return {entry[key].removeprefix(f"{archive.PUBLIC}/"): entry for entry in entries}


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_feed_keeps_to_its_schema(kind, subject, public):
    """
    Each element stands where its format wants it, as often as it allows.
    """
    schema = etree.RelaxNG(etree.parse(HERE / f"{kind}.rng"))

    schema.assertValid(etree.parse(public / f"{subject}{kind}.xml"))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_json_feed_keeps_to_its_specification(subject, public):
    """
    What version 1.1 requires is there, and its values are of their types.
    """
    feed = json.loads((public / subject / "feed.json").read_text("utf-8"))

    assert "https://jsonfeed.org/version/1.1" == feed["version"]
    assert f"{archive.PUBLIC}/{subject}feed.json" == feed["feed_url"]
    home = subject.removesuffix("outlets/")  # which have no page of their own
    assert f"{archive.PUBLIC}/{home}" == feed["home_page_url"]
    assert all({"name"} <= author.keys() for author in feed["authors"])
    for item in feed["items"]:
        assert item["id"].startswith("urn:uuid:")
        assert item["url"].startswith(archive.PUBLIC)
        assert item["content_html"]
        assert all(isinstance(tag, str) for tag in item.get("tags", ()))
        assert re.fullmatch(r"[\d-]{10}T[\d:]{8}[+-]\d\d:\d\d", item["date_published"])


@pytest.mark.parametrize("told", archive.TOLD, ids=lambda told: told.slug)
def test_atom_tells_ours_from_theirs(told, public):
    """
    The entry is our page by our writer; the original is named as such.
    """
    entry = by_address(parsed(public / "atom.xml").entries)[told.path]
    via = [link.href for link in entry.links if link.rel == "via"]

    assert " ".join(told.title.split()) == entry.title
    assert ("A. Writer" if told is NEWEST else "Clips & {co}") == entry.author
    assert ([told.url] if told.url else []) == via
    assert told.notice == entry.get("rights", "")
    assert told.date[:10] == entry.published[:10]
    assert told.reporters == () or told.reporters[0] not in entry.author


@pytest.mark.parametrize("told", archive.TOLD, ids=lambda told: told.slug)
def test_rss_tells_ours_from_theirs(told, public):
    """
    The same in the words of RSS and Dublin Core.
    """
    entry = by_address(parsed(public / "rss.xml").entries)[told.path]

    assert " ".join(told.title.split()) == entry.title
    assert ("A. Writer" if told is NEWEST else "Clips & {co}") == entry.author
    assert told.notice == entry.get("rights", "")
    # Without an address, the sentence about the original stands there.
    source = entry["dc_source"]
    assert (told.url or told.source[1]) in (source, *source.split(","))


@pytest.mark.parametrize("told", archive.TOLD, ids=lambda told: told.slug)
def test_a_json_feed_holds_the_whole_credit(told, public):
    """
    Whatever is known of the original stands under one key, and nothing else.
    """
    feed = json.loads((public / "feed.json").read_text("utf-8"))
    item = by_address(feed["items"], "url")[told.path]
    credit = item["_credit"]

    assert told.url == item.get("external_url", "")
    assert told.outlet[1] == credit["outlet"]["name"]
    assert told.source[1] == credit["source"]["name"]
    assert told.url == credit["source"].get("url", "")
    assert list(told.reporters) == credit.get("reporters", [])
    assert told.headline == credit.get("headline", "")
    assert told.language == credit.get("language", "")
    assert told.place == credit.get("place", "")
    assert told.date == credit["published"]
    assert told.retrieved == credit.get("read", "")
    assert [copy.split()[0] for copy in told.archived] == credit.get("archived", [])
    assert list(told.cited) == [work["name"] for work in credit.get("cited", ())]
    assert told.notice == credit.get("notice", "")
    assert told.reuse == credit["reuse"]


def test_the_publishers_own_feed_is_the_source(public):
    """
    RSS and Atom name a feed as the source, where the registry knows one.
    """
    rss = etree.parse(public / "rss.xml")
    atom = etree.parse(public / "atom.xml")
    names = {"a": "http://www.w3.org/2005/Atom"}

    assert {"https://sabah.example.org/rss"} == set(rss.xpath("//item/source/@url"))
    assert ["صباح الخير"] == atom.xpath("//a:source/a:title/text()", namespaces=names)


def test_a_feed_shows_the_credit_to_its_reader(public):
    """
    Whoever reads only the feed reads who reported it, and finds the way there.
    """
    entry = by_address(parsed(public / "atom.xml").entries)[NEWEST.path]
    (content,) = entry.content

    assert "Ada Byron, Grace Hill and X Æ A" in content.value
    assert f'href="{NEWEST.url.replace("&", "&amp;")}"' in content.value


def test_only_a_republished_text_is_in_a_feed(public):
    """
    A summary or an excerpt stays on its page; a whole text may go along, with
    addresses that are good anywhere.
    """
    feed = json.loads((public / "feed.json").read_text("utf-8"))
    items = by_address(feed["items"], "url")

    for told in archive.TOLD:
        carried = "Somebody said something<sup>" in items[told.path]["content_html"]
        assert (told.reuse == "full") == carried
    whole = items["2023/passed-on.html"]["content_html"]
    assert re.findall(r'(?:href|src)="(?!https?://)[^"]*"', whole) == []
    assert "\x1a" not in whole


def test_owners_who_ask_for_a_sentence_are_not_in_feeds_without_it(tmp_path):
    """
    A text that must stand beside something stays where that stands.
    """
    asked = archive.OUTLETS.replace(
        'allows = "full"', 'allows = "full"\nrequired_sentence = "From {outlet}."'
    )
    output = archive.build(tmp_path, archive.PUBLIC, outlets=asked)
    feed = json.loads((output / "feed.json").read_text("utf-8"))
    item = by_address(feed["items"], "url")["2023/passed-on.html"]

    assert "Somebody said something<sup>" not in item["content_html"]


@pytest.mark.parametrize("path", ["index.html", "topics/bridges/index.html"])
def test_a_page_names_its_feeds(path, public):
    """
    Readers of feeds find those of the page that they are given.
    """
    from .readers import Elements

    found = [
        (given["type"], given["href"])
        for tag, given in Elements(public / path).found
        if tag == "link" and given["rel"] == "alternate"
    ]
    up = "../" * path.count("/") + path.removesuffix("index.html")

    assert [
        ("application/atom+xml", f"{up}atom.xml"),
        ("application/rss+xml", f"{up}rss.xml"),
        ("application/feed+json", f"{up}feed.json"),
    ] == found


def test_from_disk_there_are_no_feeds(desk):
    """
    A feed is of absolute addresses; a site without one has no feeds.
    """
    assert [] == [*desk.rglob("*.xml"), *desk.rglob("feed.json")]


def rebuilt(folder):
    recorder = Recorder()
    build_site(Places(folder / "pelicanconf.py"), recorder, jobs=1)
    return {path for what, path in recorder.events if what == "wrote"}


def test_a_text_edited_leaves_the_feeds_alone(tmp_path):
    """
    Only what a feed shows can change it; a new article changes its own feeds.
    """
    archive.build(tmp_path, archive.PUBLIC)
    text = tmp_path / "content/everything.md"
    text.write_text(text.read_text("utf-8") + "\nMore was said.\n", "utf-8")

    assert {NEWEST.path} == rebuilt(tmp_path)

    new = tmp_path / "content/new.md"
    new.write_text(
        "Title: New\nDate: 2024-12-20\nOutlet: silent\nSource: silent\n\nIt is new"
        " [@silent].\n",
        "utf-8",
    )
    feeds = {path for path in rebuilt(tmp_path) if path.endswith((".xml", "feed.json"))}

    kinds = ("atom.xml", "rss.xml", "feed.json")
    both = {
        f"{folder}{kind}" for folder in ("", "organisations/silent/") for kind in kinds
    }
    assert both | {"sitemap.xml"} == feeds


def test_an_id_outlives_its_address(tmp_path):
    """
    A page that moves and leaves its old address as an alias keeps its id.
    """
    output = archive.build(tmp_path, archive.PUBLIC)
    before = {e["title"]: e["id"] for e in parsed(output / "atom.xml").entries}
    text = tmp_path / "content/everything.md"
    moved = text.read_text("utf-8").replace(
        "Slug: everything", "Slug: elsewhere\nAliases: 2024/everything.html"
    )
    text.write_text(moved, "utf-8")
    settings = tmp_path / "pelicanconf.py"
    said = settings.read_text("utf-8")
    said = said.replace(archive.PUBLIC, "https://new.example")
    said += f"CREDITLINE_FEED_IDENTITY = {archive.PUBLIC!r}\n"
    settings.write_text(said, "utf-8")
    rebuilt(tmp_path)
    after = {e["title"]: e["id"] for e in parsed(output / "atom.xml").entries}

    assert before == after
    assert len(before) == len(set(before.values()))
