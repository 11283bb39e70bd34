"""Pieces of our own: no original, ours in every format, in places of their own."""

import csv
import json
import re
from xml.etree import ElementTree

import pytest

from creditline.driver import archive_site
from creditline.site.outputs.exports import FORMATS, rows_of

from ..sites import tree

US = """

[us]
name = "Our Desk"
url = "https://desk.example/"
feed = "https://desk.example/feed.xml"
language = "en"
own = true
"""
PIECE = """\
Title: What we found out
Date: 2024-12-05
Outlet: us
Author: Ada Byron
Place: Ankara
Citing: gazette <https://gazette.example/pier> 2024-12-04
Tags: Bridges
Slug: found-out

The pier stands, as the Gazette wrote [@gazette].
"""
SHORT = """\
Title: A note
Date: 2024-12-06
Outlet: Our Desk
Source: us
Slug: note

Nothing but us.
"""
SETTINGS = """
SITEURL = "https://site.example"
CREDITLINE_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""
OUTLETS = "content/outlets.toml"


@pytest.fixture
def ours(site):
    """A site with an article of others and two pieces of its own, built."""
    site.edit("pelicanconf.py", 'SITENAME = "Plain"', f'SITENAME = "Plain"{SETTINGS}')
    site.write(OUTLETS, site.path(OUTLETS).read_text("utf-8") + US)
    site.write("content/articles/2024/found-out.md", PIECE)
    site.write("content/articles/2024/note.md", SHORT)
    site.build()
    return site


def read(site, name):
    return (site.output / name).read_text("utf-8")


def graph(html):
    data = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    return json.loads(data)["@graph"]


def test_a_page_of_our_own_tells_of_no_original(ours):
    """
    Neither in words, nor to machines; whom it cites is the first source.
    """
    html = read(ours, "2024/found-out.html")
    nodes = graph(html)
    (article,) = [n for n in nodes if n["@type"] == "Article"]

    assert "original" not in html[: html.index("<footer")].lower()
    assert "h-cite" not in html
    assert "dcterms.source" not in html
    assert 'href="#source-1" aria-label="Source 1: The Gazette"' in html
    assert "NewsArticle" not in [n["@type"] for n in nodes]
    assert "isBasedOn" not in article
    assert {"@type": "Person", "name": "Ada Byron"} == article["author"]
    assert "2024-12-05" == article["datePublished"]
    assert article["license"].startswith("https://creativecommons.org/")
    assert ["https://gazette.example/pier"] == [w["url"] for w in article["citation"]]
    assert "Written by Ada Byron for Our Desk, Ankara" in re.sub("<[^>]*>", "", html)


def test_a_piece_of_nobody_in_particular_is_the_desks(ours):
    """
    Without an author the organisation wrote it; its source may say so once more.
    """
    html = read(ours, "2024/note.html")
    (article,) = [n for n in graph(html) if n["@type"] == "Article"]

    assert {"@id": "https://site.example/own/#organisation-us"} == article["author"]
    assert 'class="sources"' not in html


def test_whoever_cites_a_piece_of_ours_cites_us(ours):
    """
    Every format for citations names our headline, our writer and our address.
    """
    address = "https://site.example/2024/found-out.html"
    (item,) = json.loads(read(ours, "2024/found-out.csl.json"))
    bib, ris = (read(ours, f"2024/found-out.{e}") for e in ("bib", "ris"))
    html = read(ours, "2024/found-out.html")

    assert "What we found out" == item["title"]
    assert [{"literal": "Ada Byron"}] == item["author"]
    assert ("Our Desk", address) == (item["container-title"], item["URL"])
    assert "custom" not in item or "supplied-title" not in item["custom"]
    assert "title = {{What we found out}}" in bib
    assert f"url = {{{address}}}" in bib
    assert f"UR  - {address}\n" in ris
    assert "AU  - Ada Byron\n" in ris
    assert "rft.title=What%20we%20found%20out&amp;rft.aulast=Ada%20Byron" in html


def test_feeds_carry_our_own_text_and_name_no_source(ours):
    """
    Of a piece of our own a feed may hold everything, and says it of nobody else.
    """
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(read(ours, "own/atom.xml")).findall(f"{atom}entry")
    items = json.loads(read(ours, "own/feed.json"))["items"]
    rss = read(ours, "own/rss.xml")

    assert ["A note", "What we found out"] == [
        e.findtext(f"{atom}title") for e in entries
    ]
    for entry in entries:
        assert entry.find(f"{atom}source") is None
        assert [] == [x for x in entry.findall(f"{atom}link") if x.get("rel") == "via"]
    assert "as the Gazette wrote" in entries[1].findtext(f"{atom}content")
    assert ["external_url" in item for item in items] == [False, False]
    assert ["own", "own"] == [item["_credit"]["reuse"] for item in items]
    assert ["source" in item["_credit"] for item in items] == [False, False]
    assert "dc:source>" not in rss
    assert "<source" not in rss


def test_exports_say_ours(ours):
    """
    In the tables of a whole archive a piece of our own is the work itself.
    """
    rows = rows_of(archive_site(ours.places()))
    items = json.loads(FORMATS["ninjs"](rows))
    found = next(i for i in items if i["uri"].endswith("/found-out.html"))
    table = csv.DictReader(FORMATS["csv"](rows).removeprefix("\ufeff").splitlines())
    row = next(r for r in table if r["our headline"] == "What we found out")

    assert [{"name": "Our Desk", "role": "originated"}] == found["infoSources"][:1]
    assert "distributed" not in json.dumps(found)
    assert "altIds" not in found
    assert "What we found out" == found["headlines"][0]["value"]
    assert ("own", row["our headline"]) == (row["what stands here"], row["headline"])
    assert "Ada Byron" == row["our writer"] == row["reporters"]
    assert "Our Desk" == row["outlet"] == row["source"]
    assert row["our page"] == row["address"]


def test_our_own_has_a_list_a_feed_and_a_place_on_the_front_page(ours):
    """
    Beside the reporting of others, and not among it.
    """
    front, own = read(ours, "index.html"), read(ours, "own/index.html")
    latest, _, beside = front.partition('id="own"')

    assert "found-out.html" not in latest
    assert "bridge.html" in latest
    assert beside.index("note.html") < beside.index("found-out.html")
    assert "own/index.html" in front
    assert "found-out.html" in own
    assert "bridge.html" not in own
    assert 'href="../own/atom.xml"' in own
    # Nobody is left over there for whom the drawings had no line.
    assert "All organisations" not in read(ours, "coverage/index.html")
    assert "<loc>https://site.example/own/</loc>" in read(ours, "sitemap.xml")


@pytest.mark.parametrize(
    "name", ["organisations/index.html", "coverage/index.html", "credits/index.html"]
)
def test_we_are_not_among_those_whose_reporting_stands_here(ours, name):
    """
    What these pages say of others would be false of ourselves.
    """
    assert "Our Desk" not in read(ours, name)


def test_a_piece_in_two_languages_stands_in_the_list_once(ours):
    """
    As any story does; the other is named beside it.
    """
    german = PIECE.replace("What we found out", "Was wir fanden")
    ours.write("content/articles/2024/de.md", f"Lang: de\n{german}")
    ours.build()

    assert 2 == read(ours, "own/index.html").count("<h3")
    assert 'href="../2024/found-out-de.html"' in read(ours, "own/index.html")


def test_whoever_is_cited_by_us_is_credited(ours):
    """
    A source of ours is a source.
    """
    assert "The Gazette" in read(ours, "credits/index.html")


def test_a_site_of_nothing_but_its_own(site):
    """
    Where nobody else is told of, our own pieces are the front page.
    """
    site.remove("content/articles/2024/bridge.md")
    site.write(OUTLETS, site.path(OUTLETS).read_text("utf-8") + US)
    site.write("content/articles/2024/note.md", SHORT)
    site.build()
    front = read(site, "index.html")

    assert 1 == front.count('href="2024/note.html"')
    assert "Nothing has been published" not in front


def test_a_registry_says_ours_before_anything_is(site):
    """
    The list is there and empty, and no page leads to it but the old address.
    """
    site.write(OUTLETS, site.path(OUTLETS).read_text("utf-8") + US)
    site.build()

    assert "Nothing of our own" in read(site, "own/index.html")
    assert "own/index.html" not in read(site, "index.html")
    assert "own/index.html" in read(site, "organisations/us/index.html")


def test_an_organisation_that_becomes_ours(site, tmp_path):
    """
    An edit of the registry alone changes what it must, and no byte more or less.
    """
    text = site.path(OUTLETS).read_text("utf-8")
    site.write(OUTLETS, text + US.replace("own = true", ""))
    site.write("content/articles/2024/note.md", SHORT)
    site.build()
    assert (site.output / "organisations/us/index.html").is_file()
    site.write(OUTLETS, text + US)
    site.build()
    site.build(output=tmp_path / "clean", clean=True)

    assert tree(tmp_path / "clean") == tree(site.output)


def test_plain_pelican_makes_the_same_of_our_own(ours, tmp_path):
    """
    By either road, and with an organisation of others that cites us.
    """
    bridge = "content/articles/2024/bridge.md"
    ours.edit(bridge, "Tags:", "Citing: us <https://desk.example/pier>\nTags:")
    ours.edit(bridge, "They stand.", "They stand [@us].")
    ours.build()
    done = ours.pelican(tmp_path / "pages")

    assert 0 == done.returncode, done.stderr
    assert tree(tmp_path / "pages") == tree(ours.output)
