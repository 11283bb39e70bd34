"""Feeds and exports survive whatever stands in their entries, one by one and whole."""

import csv
import datetime as dt
import json
from io import StringIO

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader
from lxml import etree
from lxml.html import fromstring

from creditline.formats.atom import atom, atom_entry
from creditline.formats.entries import Entry, Feed
from creditline.formats.json_feed import json_feed, json_item
from creditline.formats.meta import metas
from creditline.formats.ninjs import ninjs
from creditline.formats.records import OurPage, OurSite
from creditline.formats.rss import rss, rss_item
from creditline.formats.spreadsheet import safe, table
from creditline.formats.xml import element
from creditline.site.views.metadata import Machine

from .archive import ROOT
from .hostile import anything, some_credit, words
from .readers import FORMULAS, HERE

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
HEAD = Environment(
    autoescape=True, loader=FileSystemLoader(ROOT / "theme/templates")
).get_template("partials/machine.html")
few = settings(max_examples=40)
WHEN = dt.datetime(2024, 12, 9, tzinfo=dt.UTC)
# What a registry, a setting or a plugin may hand over: controls too.
raw = anything.map("".join).filter(lambda text: bool(text.strip()))


@st.composite
def some_entries(draw):
    """A feed and its entries, all of hostile words."""
    site = OurSite(name=draw(words), url="https://clips.example", description=draw(raw))
    entries = []
    for at in range(draw(st.integers(1, 3))):
        page = OurPage(
            site=site,
            path=f"2024/{at}.html",
            title=draw(words),
            author=draw(st.one_of(st.just(""), words)),
            topics=tuple(draw(st.lists(words, max_size=2))),
        )
        entries.append(
            Entry(
                id=f"urn:uuid:{at}",
                page=page,
                address=page.address,
                credit=draw(some_credit()),
                summary=draw(raw),
                line=draw(words),
                html=draw(raw),
                published=WHEN,
            )
        )
    feed = Feed(
        id="urn:uuid:feed",
        site=site,
        title=draw(words),
        path="index.html",
        address="https://clips.example/atom.xml",
        style="feed.css",
        hint=draw(words),
        updated=WHEN,
    )
    return feed, entries


def is_of_xml(letter):
    """Whether XML 1.0 has this letter: its production of the name Char."""
    at = ord(letter)
    return (
        letter in "\t\n\r"
        or 0x20 <= at <= 0xD7FF
        or 0xE000 <= at <= 0xFFFD
        or 0x10000 <= at <= 0x10FFFF
    )


def kept(text):
    """What of a text an XML file can give back."""
    return "".join(one if is_of_xml(one) else "\ufffd" for one in text)


@pytest.mark.parametrize(
    "letter",
    [chr(at) for at in (0, 8, 11, 12, 14, 31, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF)],
    ids=ascii,
)
def test_what_xml_cannot_hold_is_replaced(letter):
    """
    And what stands beside it on either side, as far as XML has it, is not.
    """
    near = [chr(at) for at in (ord(letter) - 1, ord(letter) + 1) if at >= 0]
    whole = "".join(filter(is_of_xml, near))

    assert f"\ufffd{whole}" == etree.fromstring(element("a", f"{letter}{whole}")).text


def checked(kind, text):
    """A feed that keeps to its schema and that a reader of feeds takes."""
    tree = etree.fromstring(text.encode())
    etree.RelaxNG(etree.parse(HERE / f"{kind}.rng")).assertValid(tree)
    assert not feedparser.parse(text.encode()).bozo
    return tree


@few
@given(some_entries())
def test_atom_is_whole(made):
    """
    Every entry says what it was given, and nothing of it becomes markup.
    """
    feed, entries = made
    tree = checked("atom", atom(feed, map(atom_entry, entries)))
    found = tree.findall(f"{ATOM}entry")

    assert feed.title == tree.findtext(f"{ATOM}title")
    for entry, one in zip(entries, found, strict=True):
        said = kept(f"{entry.summary} {entry.line}".strip())
        assert entry.page.title == one.findtext(f"{ATOM}title")
        assert (entry.page.author or feed.site.name) == one.findtext(
            f"{ATOM}author/{ATOM}name"
        )
        assert said.split() == one.findtext(f"{ATOM}summary").split()
        assert kept(entry.html) == one.findtext(f"{ATOM}content")
        assert list(entry.page.topics) == [
            topic.get("term") for topic in one.findall(f"{ATOM}category")
        ]


@few
@given(some_entries())
def test_rss_is_whole(made):
    """
    The same of RSS, whose description is read as HTML.
    """
    feed, entries = made
    tree = checked("rss", rss(feed, map(rss_item, entries)))
    found = tree.findall("channel/item")

    assert feed.title == tree.findtext("channel/title")
    for entry, one in zip(entries, found, strict=True):
        said = kept(f"{entry.summary} {entry.line}".strip())
        assert entry.page.title == one.findtext("title")
        assert (entry.page.author or feed.site.name) == one.findtext(f"{DC}creator")
        described = fromstring(f"<div>{one.findtext('description')}</div>")
        assert [] == list(described)
        assert "".join(said.split()) == "".join(described.text_content().split())


@few
@given(some_entries())
def test_a_json_feed_is_whole(made):
    """
    Every item gives back each word, and the whole credit.
    """
    feed, entries = made
    found = json.loads(json_feed(feed, map(json_item, entries)))

    assert feed.title == found["title"]
    for entry, item in zip(entries, found["items"], strict=True):
        credit = item["_credit"]
        assert entry.page.title == item["title"]
        assert entry.html == item["content_html"]
        assert entry.credit.outlet.name == credit["outlet"]["name"]
        assert list(entry.credit.reporters) == credit.get("reporters", [])
        assert entry.credit.original_title == credit.get("headline", "")


def of(entries):
    return [(entry.page, entry.credit) for entry in entries]


@few
@given(some_entries())
def test_the_table_is_whole(made):
    """
    Every row has its cells with their words, and no cell can be a formula.
    """
    _, entries = made
    text = table(of(entries)).removeprefix("\ufeff")
    rows = list(csv.DictReader(StringIO(text, newline="")))

    for entry, row in zip(entries, rows, strict=True):
        assert None not in row
        assert None not in row.values()
        assert not any(cell.lstrip().startswith(FORMULAS) for cell in row.values())
        for name, said in (
            ("our headline", entry.page.title),
            ("headline", entry.credit.original_title),
            ("outlet", entry.credit.outlet.name),
            ("place", entry.credit.place),
        ):
            assert row[name] in (said, f"'{said}")


@few
@given(some_entries())
def test_ninjs_is_whole(made):
    """
    Every item names everybody, and what is not known is not there.
    """
    _, entries = made
    for entry, item in zip(entries, json.loads(ninjs(of(entries))), strict=True):
        credit = entry.credit
        parts = {one["role"]: one["name"] for one in item["infoSources"]}
        assert credit.outlet.name == parts["originated"]
        assert credit.source.name == parts["distributed"]
        assert ", ".join(credit.reporters) == item.get("by", "")
        assert credit.place == item.get("located", "")
        assert "" not in item.values()


@few
@given(some_entries())
def test_metas_survive_the_page(made):
    """
    Dublin Core and Open Graph give back each word from the attributes of a page.
    """
    _, entries = made
    for entry in entries:  # sound: hypothesis draws more than none
        said = metas(entry.page, entry.credit)
        machine = Machine(entry.page, metas=said)
        page = HEAD.render(machine=machine)
        elements = fromstring(f"<html><head>{page}</head></html>").xpath("//meta")

        assert [(one.name, one.content) for one in said] == [
            (one.get("name") or one.get("property"), one.get("content"))
            for one in elements
        ]


@pytest.mark.parametrize("said", ["=1+1", " =1+1", "\u00a0-1", "\t@a", "＋1"])
def test_no_formula_hides_behind_blanks(said):
    """
    A spreadsheet may take them away before it reads.
    """
    assert f"'{said}" == safe(said)
