"""Feeds: whole, in step with the pages, and never more than a page may show."""

import json
import re
import warnings
from copy import deepcopy
from email.utils import parsedate_to_datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import feedparser
import pytest
from lxml import etree

from creditline.engine.report import Recorder

from . import archive
from .readers import NAMES, Elements, every, first

HERE = Path(__file__).parent
KINDS = ("atom.xml", "rss.xml", "feed.json")
ROOT = ("everything", "front-page", "passed-on", "nothing-known", "hostile")
ROOT += ("bare-walls", "on-a-sunday", "on-a-weekday", "from-the-right", "long")
# Where feeds stand, of what page they tell the news, what they are called, when
# the newest of them changed, and whose entries they have.
FEEDS = {
    "": ("", "", "2024-02-16", ROOT),
    "organisations/wire/": (
        "organisations/wire/",
        ": Wire & Cable {Agency}",
        "2024-02-16",
        ("everything", "front-page", "passed-on", "hostile"),
    ),
    "organisations/sabah/": (
        "organisations/sabah/",
        ": صباح الخير",
        "2024-01-30",
        ("front-page", "from-the-right"),
    ),
    "organisations/free/": (
        "organisations/free/",
        ": Free Sheet",
        "2023-01-22",
        ("passed-on",),
    ),
    "topics/bridges/": (
        "topics/bridges/",
        ": Bridges",
        "2024-02-16",
        ("everything", "passed-on"),
    ),
    "topics/transport/": (
        "topics/transport/",
        ": Transport",
        "2024-02-16",
        ("everything",),
    ),
    "corrections/": (
        "corrections/",
        ": Corrections",
        "2024-02-16",
        ("everything", "everything", "passed-on"),
    ),
    "corrections/outlets/": (
        "corrections/",
        ": What outlets changed in their own reports",
        "2024-02-09",
        ("everything", "everything"),
    ),
}
SUBJECTS = list(FEEDS)
HINT = (
    "This is a feed. Give its address to a feed reader, and it will tell you what is"
    " new here. For people, the same is at Clips & {co}"
)


def parsed(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(path.read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    return found


def slugs(addresses):
    """The articles at these addresses."""
    return tuple(re.findall(r"/\d{4}/([a-z-]+)\.html", " ".join(addresses)))


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_feed_keeps_to_its_schema(kind, subject, public):
    """
    Each element stands where its format wants it, as often as it allows.
    """
    schema = etree.RelaxNG(etree.parse(HERE / f"{kind}.rng"))

    schema.assertValid(etree.parse(public / f"{subject}{kind}.xml"))


@pytest.mark.parametrize("fault", ["gone", "twice", "strange"])
@pytest.mark.parametrize(
    ("kind", "path"), [("atom", "//a:entry/a:id"), ("rss", "//channel/title")]
)
def test_a_schema_finds_a_fault(kind, path, fault, public):
    """
    What is missing, what stands there twice, and an element that nobody knows.
    """
    schema = etree.RelaxNG(etree.parse(HERE / f"{kind}.rng"))
    tree = etree.parse(public / f"{kind}.xml")
    assert schema.validate(tree)
    node = tree.xpath(path, namespaces=NAMES)[0]
    if fault == "gone":
        node.getparent().remove(node)
    elif fault == "twice":
        node.addnext(deepcopy(node))
    else:
        node.tag = f"{node.tag}s"

    assert not schema.validate(tree)


def told_by_atom(text):
    feed = etree.fromstring(text.encode())
    assert ["text/html"] == every(feed, "a:link[@rel='alternate']/@type")
    assert ["application/atom+xml"] == every(feed, "a:link[@rel='self']/@type")
    return {
        "id": first(feed, "a:id"),
        "title": first(feed, "a:title"),
        "subtitle": first(feed, "a:subtitle"),
        "home": first(feed, "a:link[@rel='alternate']/@href"),
        "self": first(feed, "a:link[@rel='self']/@href"),
        "language": first(feed, "@xml:lang"),
        "author": first(feed, "a:author/a:name"),
        "updated": first(feed, "a:updated"),
        "hint": " ".join(first(feed, "h:p").split()),
        "way": first(feed, "h:p/h:a/@href"),
        "entries": every(feed, "a:entry/a:link[@rel='alternate']/@href"),
    }


def told_by_rss(text):
    (channel,) = etree.fromstring(text.encode())
    assert ["application/rss+xml"] == every(channel, "a:link[@rel='self']/@type")
    day = parsed_day(first(channel, "lastBuildDate"))
    return {
        "title": first(channel, "title"),
        "subtitle": first(channel, "description"),
        "home": first(channel, "link"),
        "self": first(channel, "a:link/@href"),
        "language": first(channel, "language"),
        "updated": day,
        "hint": " ".join(first(channel, "h:p").split()),
        "way": first(channel, "h:p/h:a/@href"),
        "entries": every(channel, "item/link"),
    }


def parsed_day(stated):
    return parsedate_to_datetime(stated).isoformat()


def told_by_json(text):
    feed = json.loads(text)
    ((name, address),) = [(a["name"], a["url"]) for a in feed["authors"]]
    assert ("https://jsonfeed.org/version/1.1", f"{archive.PUBLIC}/") == (
        feed["version"],
        address,
    )
    return {
        "title": feed["title"],
        "subtitle": feed["description"],
        "home": feed["home_page_url"],
        "self": feed["feed_url"],
        "language": feed["language"],
        "author": name,
        "entries": [item["url"] for item in feed["items"]],
    }


READ = dict(zip(KINDS, (told_by_atom, told_by_rss, told_by_json), strict=True))


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_says_what_it_tells(kind, subject, public):
    """
    What it is called, where it stands, when it changed, which page has the same
    for people; and its entries, the newest first.
    """
    home, name, updated, entries = FEEDS[subject]
    found = READ[kind]((public / subject / kind).read_text("utf-8"))

    home = f"{archive.PUBLIC}/{home}"
    expected = {
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{archive.FIRST}/{subject}{kind}')}",
        "title": f"Clips & {{co}}{name}",
        "subtitle": archive.SUBTITLE,
        "home": home,
        "self": f"{archive.PUBLIC}/{subject}{kind}",
        "language": "en",
        "author": archive.SITE,
        "updated": f"{updated}T12:00:00+00:00",
        "hint": HINT,
        "way": home,
    }
    assert entries == slugs(found.pop("entries"))
    assert {fact: expected[fact] for fact in found} == found


def test_there_are_no_other_feeds(public):
    """
    Who is only cited, and what nobody tells of, has no feed.
    """
    found = {
        path.parent.relative_to(public).as_posix() + "/"
        for kind in KINDS
        for path in public.rglob(kind)
    }

    reporting = {f"organisations/{house.key}/" for house in archive.HOUSES}
    topics = {f"topics/{slug}/" for slug in ("bridges", "roads-rails", "transport")}
    notes = {"corrections/", "corrections/outlets/"}
    assert {"./"} | reporting | topics | notes == found


@pytest.mark.parametrize("kind", ["atom.xml", "rss.xml"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_readers_of_feeds_take_it(subject, kind, public):
    """
    Somebody else's program finds every entry, with a name of its own.
    """
    found = parsed(public / subject / kind)

    assert f"Clips & {{co}}{FEEDS[subject][1]}" == found.feed.title
    assert FEEDS[subject][3] == slugs(entry.link for entry in found.entries)
    assert len(found.entries) == len({entry.id for entry in found.entries})
    style = re.search(
        r'xml-stylesheet[^>]* href="([^"]*)"',
        (public / subject / kind).read_text("utf-8"),
    )
    assert (public / subject / style[1]).is_file()


def test_an_address_in_a_feed_is_good_anywhere(public):
    """
    Also in a text that a feed carries: what leads to a place on its page too.
    """
    feed = json.loads((public / "feed.json").read_text("utf-8"))
    (item,) = [one for one in feed["items"] if one["url"].endswith("passed-on.html")]
    html = item["content_html"]

    assert [] == re.findall(r'(?:href|src)="(?!https?://)[^"]*"', html)
    assert f'<a href="{archive.PUBLIC}/2023/passed-on.html#top">Here</a>' in html
    assert f'<a href="{archive.PUBLIC}/2024/front-page.html">there</a>' in html
    assert "\x1a" not in html


@pytest.mark.parametrize(
    "asks",
    [
        'required_sentence = "From {outlet}."',
        'byline_format = "For {outlet}."',
        "images_allowed = false",
    ],
)
def test_a_text_whose_owner_asks_for_more_stays_on_its_page(asks, tmp_path):
    """
    What must stand beside a text, or must not, a reader of feeds may leave out.
    """
    outlets = archive.FREE.toml() + asks
    facts = {"outlet": archive.FREE, "source": archive.FREE, "reporter": ("Ada",)}
    url = "https://free.example.com/1"
    told = archive.Told(slug="whole", title="W", reuse="full", url=url, **facts)
    output = archive.build(tmp_path, archive.PUBLIC, "", outlets, [told])

    for kind in KINDS:
        assert "source-1" not in (output / kind).read_text("utf-8")


@pytest.mark.parametrize("path", ["index.html", "topics/bridges/index.html"])
def test_a_page_names_its_feeds(path, public):
    """
    Readers of feeds find those of the page that they are given, and on the front page
    those of each language.
    """
    found = [
        (given["type"], given["href"])
        for tag, given in Elements(public / path).found
        if tag == "link"
        and given["rel"] == "alternate"
        and given["type"] != "text/x-opml"
    ]
    up = "../" * path.count("/") + path.removesuffix("index.html")
    each = [""]
    if not up:
        each += [f".{tag}" for tag in ("ar", "en", "en-gb")]

    assert [
        (f"application/{kind}", f"{up}{name}{tag}.{end}")
        for tag in each
        for kind, name, end in (
            ("atom+xml", "atom", "xml"),
            ("rss+xml", "rss", "xml"),
            ("feed+json", "feed", "json"),
        )
    ] == found


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_feed_has_as_many_entries_as_the_site_wants(limit, tmp_path):
    """
    The newest ones: exactly so many where there are more, and all where not.
    """
    more = f"CREDITLINE_FEED_ARTICLES = {limit}"
    output = archive.build(tmp_path, archive.PUBLIC, more)

    for subject, (_, _, _, entries) in FEEDS.items():
        for kind in KINDS:
            text = (output / subject / kind).read_text("utf-8")
            assert entries[:limit] == slugs(READ[kind](text)["entries"])
    notes = (output / "corrections/atom.xml").read_text("utf-8")
    assert limit == len(READ["atom.xml"](notes)["entries"])
    whole = (output / "atom.xml").read_text("utf-8")
    assert min(limit, 2) == whole.count("<at:deleted-entry")


def test_from_disk_there_are_no_feeds(desk):
    """
    A feed is of absolute addresses; a site without one has no feeds.
    """
    assert [] == [*desk.rglob("*.xml"), *desk.rglob("feed.json")]


def rebuilt(folder):
    recorder = Recorder()
    archive.rebuild(folder, recorder)
    return {path for what, path in recorder.events if what == "wrote"}


def test_a_text_edited_leaves_the_feeds_alone(tmp_path):
    """
    Only what a feed shows can change it; a new article changes its own feeds.
    """
    archive.build(tmp_path, archive.PUBLIC)
    text = tmp_path / "content/everything.md"
    text.write_text(text.read_text("utf-8") + "\nMore was said.\n", "utf-8")

    assert {archive.EVERYTHING.path} == rebuilt(tmp_path)

    new = tmp_path / "content/new.md"
    new.write_text(
        "Title: New\nDate: 2024-12-20\nOutlet: silent\nSource: silent\n\nIt is new"
        " [@silent].\n",
        "utf-8",
    )
    feeds = {path for path in rebuilt(tmp_path) if path.endswith((".xml", "feed.json"))}

    both = {f"{at}{kind}" for at in ("", "organisations/silent/") for kind in KINDS}
    english = {"atom.en.xml", "rss.en.xml"}  # that in JSON has another ending
    assert both | english | {"sitemap.xml"} == feeds


def test_a_carried_text_that_is_edited_is_carried_anew(tmp_path):
    """
    What a feed holds of a text, and where its links lead, is always that of now.
    """
    output = archive.build(tmp_path, archive.PUBLIC)
    text = tmp_path / "content/passed-on.md"
    text.write_text(text.read_text("utf-8") + "\nMore was said.\n", "utf-8")
    other = tmp_path / "content/front-page.md"
    moved = other.read_text("utf-8").replace("Slug: front-page", "Slug: moved")
    other.write_text(moved, "utf-8")
    archive.rebuild(tmp_path)

    for kind in KINDS:
        feed = (output / "organisations/free" / kind).read_text("utf-8")
        assert "More was said." in feed
        assert "2024/moved.html" in feed
        assert "2024/front-page.html" not in feed


def test_pages_that_move_by_a_setting_move_in_the_feeds(tmp_path):
    """
    Where articles stand is no fact of any article, and still in every entry.
    """
    told = [one for one in archive.TOLD if one.slug in ("front-page", "nothing-known")]
    output = archive.build(tmp_path, archive.PUBLIC, articles=told)
    settings = tmp_path / "pelicanconf.py"
    said = settings.read_text("utf-8") + "ARTICLE_SAVE_AS = 'moved/{slug}.html'\n"
    settings.write_text(said + "ARTICLE_URL = ARTICLE_SAVE_AS\n", "utf-8")
    archive.rebuild(tmp_path)

    for kind in KINDS:
        for entry in READ[kind]((output / kind).read_text("utf-8"))["entries"]:
            assert entry.startswith(f"{archive.PUBLIC}/moved/")


def test_an_id_outlives_its_address(tmp_path):
    """
    A page that moves and leaves its old address as its first alias keeps its id,
    and so does a site that moves and states its first one.
    """
    output = archive.build(tmp_path, archive.PUBLIC)
    before = {e["title"]: e["id"] for e in parsed(output / "atom.xml").entries}
    text = tmp_path / "content/front-page.md"
    moved = text.read_text("utf-8").replace(
        "Slug: front-page", "Slug: moved\nAliases: 2024/front-page.html\n    a/b.html"
    )
    text.write_text(moved, "utf-8")
    settings = tmp_path / "pelicanconf.py"
    said = settings.read_text("utf-8")
    said = said.replace(archive.PUBLIC, "https://new.example")
    said += f"CREDITLINE_FEED_IDENTITY = {archive.PUBLIC!r}\n"
    settings.write_text(said, "utf-8")
    archive.rebuild(tmp_path)
    after = {e["title"]: e["id"] for e in parsed(output / "atom.xml").entries}

    assert before == after
    assert len(before) == len(set(before.values()))
