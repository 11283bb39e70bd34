"""Broken pages by kind: what a page's own data say, and what they cannot say."""

import datetime as dt
import re
import shutil
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creditline.clip.draft.dialogue import Dialogue
from creditline.clip.find.findings import find
from creditline.clip.intake.saved import saved
from creditline.clip.read.html_page import read_html
from creditline.clip.read.refusal import Refused
from creditline.credit.registry import Registry, read_registry

CASES = Path(__file__).with_name("pages.txt")
CASE = re.compile(r"^=== ([^\n]+)\n(.*?)^---\n(.*?)(?=^=== |\Z)", re.M | re.S)
TODAY = dt.date(2025, 6, 1)
TITLE = "Old swing bridge to close for eleven months"
HEAD = (
    "<title>Old swing bridge to close</title>"
    '<link rel="canonical" href="https://harbourmail.example/news/bridge">'
    '<meta property="og:site_name" content="Harbour Mail">'
    '<meta property="article:published_time" content="2025-04-08T09:00:00+00:00">'
)
TEXT = (
    "<p>The harbour council of Port Lindow voted on Tuesday to close the old swing"
    " bridge for eleven months, after engineers found cracks in its bearings.</p>"
    "<p>Buses will cross by the northern road, and the ferry gets two more boats."
    " Traders on the quay fear for their summer, and said so at length.</p>"
    "<p>The work costs nine million, half of which the county pays. It begins in the"
    " first week of May, said the mayor, who opened the bridge as a girl.</p>"
)
FIELDS = {
    "Date": "Date",
    "Outlet": "Outlet",
    "Source": "Source",
    "Title": "Original-Title",
    "Lang": "Original-Lang",
    "Reporter": "Reporter",
    "Citing": "Citing",
}
NOTICE = {"Notice": "words", "Holder": "holder", "Terms": "terms", "Licence": "licence"}


def cases():
    """Each block of the case file becomes one test, named by its own heading."""
    return [
        pytest.param(page, expected, id=name)
        for name, page, expected in CASE.findall(CASES.read_text("utf-8"))
    ]


def page_of(case):
    """The page of a case, and where it was read: what a case leaves out is usual."""
    root, read, head = 'lang="en"', "", HEAD
    lines = case.split("\n")
    while lines[0].split(" ")[0] in ("root", "read", "bare"):
        word, _, rest = lines.pop(0).partition(" ")
        root = rest if word == "root" else root
        read = rest if word == "read" else read
        head = "" if word == "bare" else head
    more, opened, body = "\n".join(lines).partition("<body")
    body = (
        opened + body if opened else "<body><h1>{title}</h1><article>{text}</article>"
    )
    body = (
        body
        if "<p>" in body or "{text}" in body
        else f"{body}<h1>{{title}}</h1>{{text}}"
    )
    if "{text}" in body and "{title}" not in body and "<h1" not in body:
        body = body.replace("{text}", "<h1>{title}</h1>{text}", 1)
    html = f"<!doctype html><html {root}><head>{head}{more}</head>{body}</html>"
    return html.replace("{title}", TITLE).replace("{text}", TEXT), read


def found_in(case):
    """What is found in the page of a case."""
    html, read = page_of(case)
    return find(read_html(html.encode()), Registry(), TODAY, read)


def said(found, name):
    """The values of a field as a case writes them, doubtful ones behind ``?``."""
    if name in NOTICE:
        return getattr(found.roles.notice, NOTICE[name]) if found.roles.notice else ""
    if name == "Signal":
        return "; ".join(f.value for f in found.signals)
    values = [f.value if f.certain else f"?{f.value}" for f in found.all(FIELDS[name])]
    return "; ".join(values)


@pytest.mark.parametrize(("case", "expected"), cases())
def test_page_is_read_as_a_reader_would(case, expected):
    """
    Each defect of a page costs nothing, or the fact that it spoils; it adds none.
    """
    found = found_in(case)
    words = "\n".join(p.text for p in found.roles.raw.paragraphs)
    for line in expected.strip().split("\n"):  # sound: there is always one
        name, _, value = line.partition(":")
        value = value.strip().replace("{title}", TITLE)
        if name == "Words":  # sound: each of these asserts
            assert value in words
        elif name == "No words":  # sound: as above
            assert value not in words
        elif not value and name in FIELDS:  # sound: as above
            # What is only asked about is not written.
            assert all(f.startswith("?") for f in said(found, name).split("; ") if f)
        elif name == "Source" and "<" not in value:  # sound: as above
            assert value == said(found, name).partition(" <")[0]
        else:
            assert value == said(found, name), name


def test_there_are_as_many_kinds_as_we_say():
    """
    Eighty kinds of broken pages at least.
    """
    assert len(cases()) >= 80
    assert len({case.id for case in cases()}) == len(cases())


def test_a_short_name_in_the_registry_is_no_organisation_of_a_text():
    """
    An organisation called "EN" or "by" is not looked for in running words.
    """
    data = b'[en]\nname = "EN"\nurl = "https://en.example/"\n\n[by]\nname = "by"\n'
    registry, _ = read_registry(data, "outlets.toml")
    html, read = page_of("<body><h1>{title}</h1><p>A report by EN said so.</p>{text}")
    found = find(read_html(html.encode()), registry, TODAY, read)

    assert "Harbour Mail" == said(found, "Outlet")
    assert "" == said(found, "Citing")


def test_the_registry_names_the_owner_of_an_address():
    """
    What a site calls an organisation goes before what a page calls itself.
    """
    data = b'[mail]\nname = "The Mail"\nurl = "https://harbourmail.example/"\n'
    registry, _ = read_registry(data, "outlets.toml")
    html, read = page_of("")
    found = find(read_html(html.encode()), registry, TODAY, read)

    assert "The Mail" == said(found, "Outlet")


@pytest.mark.parametrize(
    ("note", "day", "archived"),
    [
        pytest.param(
            "<!--\n Page saved with SingleFile\n url: https://harbourmail.example/b \n"
            " saved date: Tue Dec 10 2024 09:12:44 GMT+0100 (CET)\n-->",
            "2024-12-10",
            "",
            id="singlefile",
        ),
        pytest.param(
            "<!-- saved from url=(0034)https://harbourmail.example/b -->",
            "",
            "",
            id="save-as",
        ),
        pytest.param(
            '<link rel="canonical" href="https://archive.ph/2024.12.10-091244/'
            'https://harbourmail.example/b">',
            "2024-12-10",
            "https://archive.ph/2024.12.10-091244/https://harbourmail.example/b",
            id="archive-today",
        ),
        pytest.param(
            '<meta property="og:url" content="https://web.archive.org/web/'
            '20241210091244/https://harbourmail.example/b">',
            "2024-12-10",
            "https://web.archive.org/web/20241210091244/https://harbourmail.example/b",
            id="wayback",
        ),
    ],
)
def test_notes_of_whoever_saved_a_page_say_where_and_when(note, day, archived):
    """
    Address, day and archive are in the page that was saved.
    """
    known = saved(f"<!doctype html>\n{note}\n<html></html>")

    assert ("https://harbourmail.example/b", day, archived) == (
        known.address,
        known.day,
        known.archived,
    )


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=25)
def test_whatever_a_page_declares_it_is_an_article_or_a_sentence(said_of):
    """
    No value in the data of a page breaks the reader, or enters unsifted.
    """
    value = escape(said_of, quote=True)
    head = "".join(
        f'<meta name="{name}" content="{value}">'
        for name in ("author", "date", "og:site_name", "og:title", "language")
    )
    html, read = page_of(f"bare\n{head}")
    try:
        found = find(read_html(html.encode()), Registry(), TODAY, read)
    except Refused:
        return

    out = {c.value for c in found.considered if c.verdict == "refused"}
    for field in ("Date", "Reporter", "Original-Lang"):
        assert not out & {f.value for f in found.all(field) if f.certain}


def test_order_of_clipping_changes_no_credit(desk):
    """
    Pages clipped in either order get the same credits.
    """
    pages = {
        name: desk.write(f"{name}.html", page_of(case)[0])
        for name, case in (
            ("one", '<meta name="author" content="Associated Press">'),
            ("two", '<meta name="author" content="HM">'),
            ("three", "<body><h1>{title}</h1>{text}<p>(dpa)</p>"),
        )
    }
    heads = []
    for order in (list(pages), list(reversed(pages))):
        shutil.rmtree(desk.content)
        desk.content.mkdir()
        shutil.rmtree(desk.originals, ignore_errors=True)
        told = {}
        for name in order:
            dialogue = Dialogue(desk.said.append, repeat=True)
            done = desk.clip(pages[name], dialogue=dialogue)
            header = done.article.read_text("utf-8").split("\n\n")[0]
            told[name] = [x for x in header.split("\n") if not x.startswith("Slug")]
        heads.append(told)

    assert heads[0] == heads[1]
