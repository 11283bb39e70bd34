"""Each format read back by somebody else's reader into named facts of the original.

A reader gives a dictionary of all that it found; what a format cannot carry is
not in it, and what is not known is empty.
"""

import csv
import datetime as dt
import json
import warnings
from functools import lru_cache
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import bibtexparser
import mf2py
import rispy
from bibtexparser import middlewares
from lxml import etree
from lxml.html import fragments_fromstring
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from . import zotero

with warnings.catch_warnings():
    # Its own dependencies are older than our Python.
    warnings.simplefilter("ignore")
    import extruct


HERE = Path(__file__).parent

# What LaTeX itself defines and this reader does not know, or knows otherwise.
LATEX = get_default_latex_context_db()
LATEX.add_context_category(
    "kernel",
    [
        MacroTextSpec("textbraceleft", "{"),
        MacroTextSpec("textbraceright", "}"),
        MacroTextSpec("textasciicircum", "^"),
    ],
    prepend=True,
)


# What babel calls the languages of the archive.
BABEL = {"turkish": "tr", "arabic": "ar", "french": "fr", "ngerman": "de"}
BABEL |= {"chinese": "zh", "hebrew": "he", "japanese": "ja"}
# What a spreadsheet takes for the beginning of a formula.
FORMULAS = tuple("=+-@＝＋－＠")
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "media": "http://search.yahoo.com/mrss/",
}


def beside(page: Path, ending: str) -> str:
    """What stands beside a page under another ending."""
    name = page.name.removesuffix(".html") + ending
    return page.with_name(name).read_bytes().decode()


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the data in scripts."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def metas(self, name: str) -> list[str]:
        """The contents of the elements of a name, or of a property of Open Graph."""
        kind = "property" if name.startswith(("og:", "article:")) else "name"
        return [
            given["content"]
            for tag, given in self.found
            if tag == "meta" and name == given.get(kind)
        ]

    def links(self, rel: str) -> list[str]:
        """The addresses that the head says to be *rel* of the page."""
        return [
            given["href"]
            for tag, given in self.found
            if tag == "link" and rel in given["rel"].split()
        ]


def json_ld(page: Path) -> dict:
    """The nodes of the page's graph by their identifiers."""
    html = page.read_text("utf-8")
    (found,) = extruct.extract(html, syntaxes=["json-ld"], uniform=False)["json-ld"]
    assert "https://schema.org" == found["@context"]
    nodes = {node["@id"]: node for node in found["@graph"]}
    for node in found["@graph"]:
        works = [work for work in node.get("citation", ()) if len(work) > 1]
        works += [who for who in node.get("creator", ()) if len(who) > 1]
        nodes |= {work["@id"]: work for work in works}
    return nodes


def of_type(nodes: dict, kind: str) -> dict:
    """The one node of a type."""
    (found,) = (node for node in nodes.values() if node["@type"] == kind)
    return found


def corrections(node: dict) -> list[list[str]]:
    """What was put right in a work: days and words."""
    said = node.get("correction", [])
    assert all("CorrectionComment" == one["@type"] for one in said)
    return [[one["datePublished"], one["text"]] for one in said]


def people(given: list[dict], nodes: dict) -> list[str]:
    """The names of persons that a node refers to."""
    found = [nodes[one["@id"]] for one in given]
    assert all("Person" == one["@type"] for one in found)
    return [one["name"] for one in found]


def read_json_ld(page: Path) -> dict:
    nodes = json_ld(page)
    theirs, ours = of_type(nodes, "NewsArticle"), of_type(nodes, "Article")
    us = of_type(nodes, "WebPage")["publisher"]
    publisher = nodes[theirs["publisher"]["@id"]]
    assert ours["isBasedOn"] == {"@id": theirs["@id"]}
    assert theirs["@id"] == theirs.get("url", f"{ours['@id'].split('#')[0]}#original")
    holder = theirs.get("copyrightHolder")
    assert holder in (None, theirs["publisher"])

    def work(node: dict) -> tuple[str, str, str]:
        assert "CreativeWork" == node["@type"]
        who = nodes[node["publisher"]["@id"]]
        return who["name"], node.get("url", ""), node.get("datePublished", "")

    kinds = ("Organization", "NewsMediaOrganization")
    organisations = [n for n in nodes.values() if n["@type"] in kinds]
    outlet = nodes[theirs["sourceOrganization"]["@id"]]
    authors = theirs.get("author", [])
    assert authors == [{"@id": one["@id"]} for one in theirs.get("creator", [])]
    assert "NewsMediaOrganization" == outlet["@type"]
    assert [us] == [{"@id": n["@id"]} for n in organisations if "#us" in n["@id"]]
    cited = [nodes[one["@id"]] for one in ours.get("citation", ())]
    return {
        "headline": theirs.get("headline", ""),
        "reporters": people(authors, nodes),
        "outlet": outlet["name"],
        "publication": publisher["name"],
        "address": theirs.get("url", ""),
        "published": theirs["datePublished"],
        "language": theirs.get("inLanguage", ""),
        "place": theirs.get("dateline", ""),
        "credit": theirs["creditText"],
        "notice": theirs.get("copyrightNotice", ""),
        "holder": nodes[holder["@id"]]["name"] if holder else "",
        "copyright year": theirs.get("copyrightYear", 0),
        "licence's address": theirs.get("license", ""),
        "terms": theirs.get("usageInfo", ""),
        "whom to ask": theirs.get("acquireLicensePage", ""),
        "archived": theirs.get("archivedAt", []),
        "updates": corrections(theirs),
        "relied on": [work(one) for one in theirs.get("citation", ())],
        "cited works": [work(one) for one in cited],
        "everybody": {
            node["name"]: node.get("url", "")
            for node in organisations
            if {"@id": node["@id"]} != us
        },
    }


def coins(page: Path) -> dict[str, list[str]]:
    """The ContextObject of the page's one span, as Zotero decodes it."""
    (title,) = (
        given["title"]
        for tag, given in Elements(page).found
        if tag == "span" and given.get("class") == "Z3988"
    )
    found: dict[str, list[str]] = {}
    for key, value in zotero.pairs(title):
        found.setdefault(key, []).append(value)
    assert ["Z39.88-2004"] == found["ctx_ver"]
    assert ["info:ofi/fmt:kev:mtx:dc"] == found["rft_val_fmt"]
    return found


def read_coins(page: Path) -> dict:
    said = coins(page)
    assert ["newspaperArticle"] == said["rft.type"]
    assert said["rft.source"] == said["rft.publisher"]

    def one(key: str) -> str:
        return "".join(said.get(key, ()))

    return {
        "title": one("rft.title"),
        "reporters": said.get("rft.aulast", []),
        "agency": one("rft.aucorp"),
        "publication": one("rft.source"),
        "address": one("rft.identifier"),
        "published on": one("rft.date"),
        "language": one("rft.language"),
        "place": one("rft.place"),
        "notice": one("rft.rights"),
    }


def read_csl(page: Path) -> dict:
    (item,) = json.loads(beside(page, ".csl.json"))
    assert "article-newspaper" == item["type"]

    def date(name: str) -> str:
        parts = item.get(name, {"date-parts": [[]]})["date-parts"][0]
        return "-".join(f"{part:02}" for part in parts)

    return {
        "key": item["id"],
        "title": item["title"],
        "supplied": item.get("custom", {}).get("supplied-title", False),
        "authors": [name["literal"] for name in item.get("author", ())],
        "agency": item.get("original-publisher", ""),
        "publication": item["container-title"],
        "address": item.get("URL", ""),
        "published on": date("issued"),
        "read on": date("accessed"),
        "language": item.get("language", ""),
        "place": item.get("publisher-place", ""),
        "licence": item.get("license", ""),
        "notice": item.get("custom", {}).get("notice", ""),
        "archived": item.get("custom", {}).get("archived", []),
    }


def printed(latex: str) -> str:
    """What TeX would print; an accent over nothing is the sign itself."""
    latex = latex.replace(r"\^{}", r"\textasciicircum{}")
    return LatexNodes2Text(LATEX, math_mode="verbatim").latex_to_text(latex)


def read_bibtex(page: Path) -> dict:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = bibtexparser.parse_string(
            beside(page, ".bib"), append_middleware=[middlewares.SeparateCoAuthors()]
        )
    assert [] == library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert "misc" == entry.entry_type

    def said(name: str) -> str:
        return printed(fields.get(name, ""))

    return {
        "key": entry.key,
        "title": said("title"),
        "authors": [printed(name) for name in fields.get("author", ())],
        "publication": said("howpublished"),
        "address": fields.get("url", ""),
        "published on": fields["date"],
        "year": fields["year"],
        "month": fields["month"],
        "read on": fields.get("urldate", ""),
        "language": BABEL.get(said("langid"), ""),
        "place": said("address"),
        "notice": said("copyright"),
        "licence": said("licence"),
        "first copy": fields.get("archiveurl", ""),
    }


def read_ris(page: Path) -> dict:
    text = beside(page, ".ris")
    assert all(len(line) > 5 for line in text.split("\r\n") if line)
    (entry,) = rispy.loads(text)
    assert "NEWS" == entry["type_of_reference"]

    def date(text: str) -> str:
        return text.strip("/").replace("/", "-")

    # Zotero has its own tag for it.
    again = entry.get("unknown_tag", {}).get("CR", [""])
    assert [entry.get("custom2", "")] == again
    return {
        "key": entry["id"],
        "title": entry["title"],
        "authors": entry.get("authors", []),
        "publication": entry["secondary_title"],
        "address": "".join(entry.get("urls", ())),
        "published on": date(entry["date"]),
        "year": entry["year"],
        "read on": date(entry.get("access_date", "")),
        "language": entry.get("language", ""),
        "place": entry.get("place_published", ""),
        "licence": entry.get("custom1", ""),
        "notice": entry.get("custom2", ""),
        "first copy": "".join(entry.get("unknown_tag", {}).get("AV", ())),
    }


def h_entry(page: Path) -> dict:
    """The properties of the page's one h-entry."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        items = mf2py.parse(doc=page.read_text("utf-8"))["items"]
    (entry,) = (item["properties"] for item in items if "h-entry" in item["type"])
    return entry


def moment(text: str) -> str:
    """A day, or a time as everybody else writes it; this reader leaves out a colon."""
    return dt.datetime.fromisoformat(text).isoformat() if text[10:] else text


def read_microformats(page: Path) -> dict:
    entry = h_entry(page)
    (cited,) = entry.get("bookmark-of", []) + entry.get("repost-of", [])
    assert ["h-cite"] == cited["type"]

    def one(name: str) -> str:
        return "".join(cited["properties"].get(name, ()))

    authors = cited["properties"].get("author", ())
    assert all(["h-card"] == author["type"] for author in authors)
    return {
        "headline": one("name") if one("name") != "not stated" else "",
        "authors": [author["value"] for author in authors],
        "publication": one("publication"),
        "address": one("url"),
        "published": moment(one("published")),
        "read": moment(one("accessed")),
    }


@lru_cache(maxsize=8)
def _tree(text: bytes) -> etree._Element:
    return etree.fromstring(text)


def feed_entry(page: Path, kind: str) -> etree._Element:
    """The entry of a page in the feed of the whole site."""
    tree = _tree((page.parents[1] / kind).read_bytes())
    named = f"//a:entry[a:link[contains(@href, '{address_of(page)}')]]"
    named = f"{named} | //item[contains(link, '{address_of(page)}')]"
    (entry,) = tree.xpath(named, namespaces=NAMES)
    return entry


def every(node: etree._Element, path: str) -> list[str]:
    """What *path* finds in a node: texts or values of attributes."""
    return [
        one if isinstance(one, str) else "".join(one.itertext())
        for one in node.xpath(path, namespaces=NAMES)
    ]


def first(node: etree._Element, path: str) -> str:
    """What *path* finds at most once."""
    return "".join(every(node, path))


def whole(html: str) -> list:
    """What stands in the element that says the language and the direction of it all."""
    (around,) = fragments_fromstring(html)
    right = around.get("lang") in ("ar", "he", "fa", "ur")
    assert ("div", "rtl" if right else "ltr") == (around.tag, around.get("dir"))
    return [*around]


def in_content(html: str) -> dict:
    """What the content of an entry says of the original, and where it leads."""
    summary, line, *_ = whole(html)
    assert "p" == summary.tag == line.tag
    return {
        "line": " ".join(line.text_content().split()),
        "leads": [link.get("href") for link in line.iterfind(".//a")],
    }


def ways(entry: etree._Element) -> list[tuple[str, str]]:
    """What a person sees who opens a feed in a browser."""
    found = entry.xpath("h:a", namespaces=NAMES)
    return [(link.text, link.get("href")) for link in found]


def read_atom(page: Path) -> dict:
    entry = feed_entry(page, "atom.xml")
    feed = every(entry, "a:source/a:title | a:source/a:link[@rel='self']/@href")
    assert feed[1:] == every(entry, "a:source/a:id")
    related = entry.xpath("a:link[@rel='related']", namespaces=NAMES)
    (content,) = entry.xpath("a:content[@type='html']/text()", namespaces=NAMES)
    return {
        "address": first(entry, "a:link[@rel='via']/@href"),
        "publication, by address": first(entry, "a:link[@rel='via']/@title"),
        "related": [(one.get("title"), one.get("href")) for one in related],
        "notice": first(entry, "a:rights"),
        "publisher's feed": feed,
        "said": " ".join(first(entry, "a:summary").split()),
        "ways": ways(entry),
        **in_content(content),
    }


def read_rss(page: Path) -> dict:
    item = feed_entry(page, "rss.xml")
    feed = every(item, "source | source/@url")
    (described,) = fragments_fromstring(f"<p>{first(item, 'description')}</p>")
    assert [] == list(described)
    said = " ".join(described.text_content().split())
    # It is shown as it stands, or else said again.
    shown = first(item, "h:p") or first(item, "description")
    assert said == " ".join(shown.split())
    return {
        "address or credit": first(item, "dc:source"),
        "notice": first(item, "dc:rights"),
        "publisher's feed": feed[::-1] if feed and feed[0][:4] == "http" else feed,
        "said": said,
        "ways": ways(item),
        **in_content(first(item, "content:encoded")),
    }


def json_feed_item(page: Path) -> dict:
    """The item of a page in the feed of the whole site."""
    items = json.loads((page.parents[1] / "feed.json").read_text("utf-8"))["items"]
    (item,) = (one for one in items if one["url"].endswith(address_of(page)))
    return item


def read_json_feed(page: Path) -> dict:
    item = json_feed_item(page)
    credit = item["_credit"]

    def work(known: dict) -> tuple[str, str, str]:
        return known["name"], known.get("url", ""), known.get("date", "")

    return {
        "headline": credit.get("headline", ""),
        "reporters": credit.get("reporters", []),
        "outlet's work": work(credit["outlet"]),
        "publisher's work": work(credit["source"]),
        "address": item.get("external_url", ""),
        "published": credit["published"],
        "read": credit.get("read", ""),
        "language": credit.get("language", ""),
        "place": credit.get("place", ""),
        "notice": credit.get("notice", ""),
        "licence": credit.get("licence", ""),
        "terms": credit.get("terms", ""),
        "archived": credit.get("archived", []),
        "cited works": [work(one) for one in credit.get("cited", ())],
        **in_content(item["content_html"]),
    }


def read_dublin_core(page: Path) -> dict:
    found = Elements(page)
    (source,) = found.metas("dcterms.source")
    return {
        "address or publication": source,
        "references": found.metas("dcterms.references"),
    }


def exported(page: Path, name: str) -> str:
    """An export of the archive that the page is of."""
    return (page.parents[2] / "exports" / name).read_bytes().decode("utf-8-sig")


def address_of(page: Path) -> str:
    """How the address of a page ends."""
    return f"/{page.relative_to(page.parents[1]).as_posix()}"


def said_in(cell: str) -> str:
    """What a cell says, without the mark that keeps it from being a formula."""
    return cell.removeprefix("'") if cell[1:].lstrip()[:1] in FORMULAS else cell


def row_of(page: Path) -> dict[str, str]:
    """The row of a page in the table of the archive."""
    rows = csv.DictReader(StringIO(exported(page, "csv"), newline=""))
    (found,) = (one for one in rows if one["our page"].endswith(address_of(page)))
    return {name: said_in(cell) for name, cell in found.items()}


def read_csv(page: Path) -> dict:
    row = row_of(page)
    return {
        "headline": row["headline"],
        # Several stand in one cell, and a name may hold what parts them.
        "reporters in one": row["reporters"],
        "outlet": row["outlet"],
        "publication": row["source"],
        "address": row["address"],
        "published": row["published"],
        "read": row["read"],
        "language": row["language"],
        "place": row["place"],
        "notice": row["notice"],
        "licence": row["licence"],
        "terms": row["terms"],
        "credit": row["credit"],
        "archived": row["archived"].split("; ") if row["archived"] else [],
        "cited": row["relies on"].split("; ") if row["relies on"] else [],
    }


def item_of(page: Path) -> dict:
    """The item of a page among those of the archive."""
    (found,) = (
        item
        for item in json.loads(exported(page, "ninjs"))
        for other in item["altIds"]
        if other["role"] == "clipping" and other["value"].endswith(address_of(page))
    )
    return found


def read_ninjs(page: Path) -> dict:
    item = item_of(page)
    assert ("text", "partial") == (item["type"], item["representationType"])
    assert item["standard"] == {
        "name": "ninjs",
        "version": "3.1",
        "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
    }
    headlines = [(one["role"], one["value"]) for one in item.get("headlines", ())]
    assert {role for role, _ in headlines} <= {"main"}
    parts = [(one["role"], one["name"]) for one in item["infoSources"]]
    uri = item["uri"]
    return {
        "headline": "".join(value for _, value in headlines),
        "title, if supplied": item.get("title", ""),
        "reporters by comma": item.get("by", ""),
        "outlet": dict(parts)["originated"],
        "publication": dict(parts)["distributed"],
        "name": uri,
        "address": "" if uri.startswith("urn:uuid:") else uri,
        "published as stated": item["contentCreated"],
        "language": item.get("language", ""),
        "place": item.get("located", ""),
        "notice": item.get("copyrightNotice", ""),
        "holder": item.get("copyrightHolder", ""),
        "terms": item.get("rightsInfo", {}).get("linkedRights", ""),
        "archived": [o["value"] for o in item["altIds"] if o["role"] == "archived"],
        "cited": [name for role, name in parts if role == "provided information"],
    }


READERS = {
    "JSON-LD": read_json_ld,
    "h-cite": read_microformats,
    "Dublin Core": read_dublin_core,
    "COinS": read_coins,
    "CSL-JSON": read_csl,
    "BibTeX": read_bibtex,
    "RIS": read_ris,
}
FEEDS = {"Atom": read_atom, "RSS": read_rss, "JSON Feed": read_json_feed}
EXPORTS = {"CSV": read_csv, "ninjs": read_ninjs}
EVERY = READERS | FEEDS | EXPORTS
