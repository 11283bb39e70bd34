"""Each format read back by somebody else's reader into the same few facts.

A reader gives a dictionary of what it found of the original; what a format
cannot carry is not in it, and what is not known is empty.
"""

import csv
import json
import warnings
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from urllib.parse import unquote_plus

import bibtexparser
import feedparser
import mf2py
import rispy
from bibtexparser import middlewares
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

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


# What a spreadsheet takes for the beginning of a formula.
FORMULAS = tuple("=+-@＝＋－＠")


def beside(page: Path, ending: str) -> str:
    """What stands beside a page under another ending."""
    name = page.name.removesuffix(".html") + ending
    return page.with_name(name).read_bytes().decode()


def day(text: str) -> str:
    """The day of an ISO date or time."""
    return text[:10]


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the data in scripts."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def metas(self, name: str) -> list[str]:
        """The contents of the elements of a name or property."""
        return [
            given["content"]
            for tag, given in self.found
            if tag == "meta" and name in (given.get("name"), given.get("property"))
        ]


def json_ld(page: Path) -> dict:
    """The nodes of the page's graph by their identifiers."""
    html = page.read_text("utf-8")
    (found,) = extruct.extract(html, syntaxes=["json-ld"], uniform=False)["json-ld"]
    assert "https://schema.org" == found["@context"]
    nodes = {node["@id"]: node for node in found["@graph"]}
    for node in found["@graph"]:
        works = [work for work in node.get("citation", ()) if len(work) > 1]
        nodes |= {work["@id"]: work for work in works}
    return nodes


def of_type(nodes: dict, kind: str) -> dict:
    """The one node of a type."""
    (found,) = (node for node in nodes.values() if node["@type"] == kind)
    return found


def read_json_ld(page: Path) -> dict:
    nodes = json_ld(page)
    theirs = of_type(nodes, "NewsArticle")
    publisher = nodes[theirs["publisher"]["@id"]]
    assert of_type(nodes, "Article")["isBasedOn"] == {"@id": theirs["@id"]}
    return {
        "headline": theirs.get("headline", ""),
        "reporters": [person["name"] for person in theirs.get("author", ())],
        "outlet": nodes[theirs["sourceOrganization"]["@id"]]["name"],
        "publication": publisher["name"],
        "address": theirs.get("url", ""),
        "published": day(theirs["datePublished"]),
        "language": theirs.get("inLanguage", ""),
        "place": theirs.get("dateline", ""),
        "notice": theirs.get("copyrightNotice", ""),
        "archived": theirs.get("archivedAt", []),
        "cited": [
            nodes[nodes[work["@id"]]["publisher"]["@id"]]["name"]
            for work in of_type(nodes, "Article").get("citation", ())
        ],
    }


def coins(page: Path) -> dict[str, list[str]]:
    """The ContextObject of the page's one span, by the rules of OpenURL.

    Keys and values are separated by ``=``, pairs by ``&``; both are encoded
    as forms are; a key may come again.
    """
    (title,) = (
        given["title"]
        for tag, given in Elements(page).found
        if tag == "span" and given.get("class") == "Z3988"
    )
    found: dict[str, list[str]] = {}
    for pair in title.split("&"):
        key, _, value = pair.partition("=")
        found.setdefault(unquote_plus(key), []).append(unquote_plus(value))
    assert ["Z39.88-2004"] == found["ctx_ver"]
    assert ["info:ofi/fmt:kev:mtx:dc"] == found["rft_val_fmt"]
    return found


def read_coins(page: Path) -> dict:
    said = coins(page)
    assert ["newspaperArticle"] == said["rft.type"]

    def one(key: str) -> str:
        return "".join(said.get(key, ()))

    return {
        "title": one("rft.title"),
        "authors": [*said.get("rft.creator", ()), *said.get("rft.aucorp", ())],
        "publication": one("rft.source"),
        "address": one("rft.identifier"),
        "published": one("rft.date"),
        "language": one("rft.language"),
        "place": one("rft.coverage"),
        "notice": one("rft.rights"),
    }


def read_csl(page: Path) -> dict:
    (item,) = json.loads(beside(page, ".csl.json"))
    assert "article-newspaper" == item["type"]

    def date(name: str) -> str:
        parts = item.get(name, {"date-parts": [[]]})["date-parts"][0]
        return "-".join(f"{part:02}" for part in parts)

    return {
        "title": item["title"],
        "authors": [name["literal"] for name in item.get("author", ())],
        "publication": item["container-title"],
        "address": item.get("URL", ""),
        "published": date("issued"),
        "read": date("accessed"),
        "language": item.get("language", ""),
        "place": item.get("custom", {}).get("dateline", ""),
        "notice": item.get("custom", {}).get("notice", ""),
        "archived": item.get("custom", {}).get("archived", []),
    }


def read_bibtex(page: Path) -> dict:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = bibtexparser.parse_string(
            beside(page, ".bib"),
            append_middleware=[middlewares.SeparateCoAuthors()],
        )
    assert [] == library.failed_blocks
    (entry,) = library.entries
    assert "article" == entry.entry_type
    fields = {field.key: field.value for field in entry.fields}
    plain = LatexNodes2Text(LATEX, math_mode="verbatim").latex_to_text

    def said(name: str) -> str:
        return plain(fields.get(name, ""))

    return {
        "title": said("title"),
        "authors": [plain(name) for name in fields.get("author", ())],
        "publication": said("journal"),
        "address": fields.get("url", ""),
        "published": fields["date"],
        "read": fields.get("urldate", ""),
        "language": said("language"),
        "place": said("dateline"),
        "notice": said("copyright"),
        "first copy": fields.get("archiveurl", ""),
    }


def read_ris(page: Path) -> dict:
    text = beside(page, ".ris")
    assert all(len(line) > 5 for line in text.split("\r\n") if line)
    (entry,) = rispy.loads(text)
    assert "NEWS" == entry["type_of_reference"]

    def date(text: str) -> str:
        return text.strip("/").replace("/", "-")

    return {
        "title": entry["title"],
        "authors": entry.get("authors", []),
        "publication": entry["secondary_title"],
        "address": "".join(entry.get("urls", ())),
        "published": date(entry["date"]),
        "read": date(entry.get("access_date", "")),
        "language": entry.get("language", ""),
        "place": entry.get("custom1", ""),
        "notice": entry.get("custom2", ""),
        "first copy": "".join(entry.get("unknown_tag", {}).get("AV", ())[:1]),
    }


def read_microformats(page: Path) -> dict:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        items = mf2py.parse(doc=page.read_text("utf-8"))["items"]
    (entry,) = (item for item in items if "h-entry" in item["type"])
    properties = entry["properties"]
    (cited,) = properties.get("bookmark-of", []) + properties.get("repost-of", [])
    assert ["h-cite"] == cited["type"]

    def one(name: str) -> str:
        return "".join(cited["properties"].get(name, ()))

    authors = cited["properties"].get("author", ())
    return {
        "headline": one("name"),
        "authors": [author["value"] for author in authors],
        "publication": one("publication"),
        "address": one("url"),
        "published": day(one("published")),
        "read": day(one("accessed")),
    }


def feed_entry(page: Path, kind: str) -> feedparser.FeedParserDict:
    """The entry of a page in the feed of the whole site."""
    root = page.parents[1]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse((root / kind).read_bytes())
    address = page.relative_to(root).as_posix()
    (entry,) = (e for e in found.entries if e.link.endswith(f"/{address}"))
    return entry


def read_atom(page: Path) -> dict:
    entry = feed_entry(page, "atom.xml")
    (via,) = [link.href for link in entry.links if link.rel == "via"] or [""]
    return {
        "address": via,
        "published": day(entry.published),
        "notice": entry.get("rights", ""),
    }


def read_rss(page: Path) -> dict:
    entry = feed_entry(page, "rss.xml")
    source = entry["dc_source"]
    return {
        "address": source if source.startswith("http") else "",
        "published": "{:04}-{:02}-{:02}".format(*_local(entry.published)),
        "notice": entry.get("rights", ""),
    }


def _local(stated: str) -> tuple[int, int, int]:
    """The day of a date of RSS, in the zone that it states."""
    found = parsedate_to_datetime(stated)
    return found.year, found.month, found.day


def json_feed_item(page: Path) -> dict:
    """The item of a page in the feed of the whole site."""
    items = json.loads((page.parents[1] / "feed.json").read_text("utf-8"))["items"]
    (item,) = (one for one in items if one["url"].endswith(address_of(page)))
    return item


def read_json_feed(page: Path) -> dict:
    item = json_feed_item(page)
    credit = item["_credit"]
    return {
        "headline": credit.get("headline", ""),
        "reporters": credit.get("reporters", []),
        "outlet": credit["outlet"]["name"],
        "publication": credit["source"]["name"],
        "address": item.get("external_url", ""),
        "published": day(credit["published"]),
        "read": credit.get("read", ""),
        "language": credit.get("language", ""),
        "place": credit.get("place", ""),
        "notice": credit.get("notice", ""),
        "archived": credit.get("archived", []),
        "cited": [work["name"] for work in credit.get("cited", ())],
    }


def read_dublin_core(page: Path) -> dict:
    (source,) = Elements(page).metas("dcterms.source")
    return {"address": source if source.startswith("http") else ""}


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
        "published": day(row["published"]),
        "read": row["read"],
        "language": row["language"],
        "place": row["place"],
        "notice": row["notice"],
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
    parts = [(one["role"], one["name"]) for one in item["infoSources"]]
    uri = item["uri"]
    return {
        "headline": "".join(one["value"] for one in item.get("headlines", ())),
        "reporters by comma": item.get("by", ""),
        "outlet": dict(parts)["originated"],
        "publication": dict(parts)["distributed"],
        "address": "" if uri.startswith("urn:") else uri,
        "published": day(item["contentCreated"]),
        "language": item.get("language", ""),
        "place": item.get("located", ""),
        "notice": item.get("copyrightNotice", ""),
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
