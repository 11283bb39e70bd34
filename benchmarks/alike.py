"""Whether two trees of the same corpus show the same things, to readers and machines.

Ratios between generators say something only while they make the same pages.
What each must make of its own (the names of feed entries, the order of keys, the
marks of quotation inside quoted words) is left out; everything else is compared.
"""

import csv
import html
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs
from xml.etree import ElementTree

FILES = 1.02
"""How many times as many files of a kind one may have: lists part differently."""
BYTES = 1.1
READERS: Mapping[str, str] = {
    "the front page": "index.html",
    "an organisation": "organisations/outlet-12/index.html",
    "a topic": "topics/trade-1/index.html",
    "all organisations": "organisations/index.html",
    "all topics": "topics/index.html",
    "the archive": "archive/index.html",
    "a year": "archive/2019/index.html",
    "a month": "archive/2019/12/index.html",
    "coverage": "coverage/index.html",
    "credits": "credits/index.html",
    "corrections": "corrections/index.html",
    "search": "search.html",
    "no such page": "404.html",
}
_TAG = re.compile(r"<[^>]*>")
_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_ROW = re.compile(r"<dt>(.*?)</dt>(.*?)</div>", re.DOTALL)
# A map of more addresses than one file may hold is parted by whoever heeds that.
_PART_OF_MAP = re.compile(r"sitemap-\d+\.xml")
# A time and a name of its own for every entry: each generator has its way.
_OWN = re.compile(r"<(?:\w+:)?(id|guid)\b.*?</(?:\w+:)?\1>")


class Tree(NamedTuple):
    """What a tree holds: how many files and bytes of each kind."""

    files: Mapping[str, int]
    size: int


def tree(folder: Path) -> Tree:
    """Count a whole tree."""
    files: Counter[str] = Counter()
    size = 0
    for path in folder.rglob("*"):
        if path.is_file() and not _PART_OF_MAP.fullmatch(path.name):
            files[path.name.partition(".")[2]] += 1
            size += path.stat().st_size
    return Tree(files, size)


def visible(page: str) -> str:
    """What a reader sees of a page, without regard to white space and quotes."""
    body = page.partition("<body")[2].partition(">")[2]
    words = html.unescape(_TAG.sub(" ", body)).replace("’", "'")
    return " ".join(re.sub(r"\s+([.,:;])", r"\1", words).split())


def facts(page: str) -> dict[str, str]:
    """The rows of the block of credit, by their names."""
    return {name: visible(f"<body>{row}") for name, row in _ROW.findall(page)}


def head(page: str) -> dict[str, set[str]]:
    """What the head says: titles, metadata, links."""
    text = html.unescape(page.partition("</head>")[0])
    return {
        "title": set(re.findall(r"<title>(.*?)</title>", text)),
        "meta": set(re.findall(r"<meta [^>]*>", text)),
        "link": set(re.findall(r"<(?:link|script) [^>]*(?:href|src)=[^>]*>", text)),
    }


def graph(page: str) -> list[object]:
    """The structured data, node by node."""
    found = _LD.search(page)
    return list(json.loads(found[1])["@graph"]) if found else []


def context_object(page: str) -> dict[str, list[str]]:
    """What a reference manager finds in the page."""
    found = re.search(r'class="Z3988" title="([^"]*)"', page)
    return parse_qs(html.unescape(found[1])) if found else {}


def links(page: str) -> Counter[str]:
    """Where a page leads."""
    return Counter(re.findall(r'href="([^"]*)"', page.partition("<body")[2]))


def microformats(page: str) -> Counter[str]:
    """The classes that machines read."""
    classes = " ".join(re.findall(r'class="([^"]*)"', page)).split()
    return Counter(c for c in classes if re.match(r"(?:h|p|u|dt|e)-\w", c))


def feed(text: str) -> str:
    """A feed of XML in one form, without the names of entries."""
    return ElementTree.canonicalize(_OWN.sub("", text), strip_text=True)


def json_feed(text: str) -> object:
    """A feed of JSON without the names of entries."""
    found = json.loads(text)
    for item in found["items"]:
        del item["id"]
    return found


def addresses(text: str) -> set[str]:
    """What a map of a site names, without its own parts and the later ones of lists."""
    named = re.findall("<loc>(.*?)</loc>", text)
    return {a for a in named if "/part-" not in a and not a.endswith(".xml")}


def rows(text: str) -> list[list[str]]:
    """Lines, however they end."""
    return list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\0"))


PAGE: Mapping[str, Callable[[str], object]] = {
    "words": visible,
    "facts": facts,
    "head": head,
    "structured data": graph,
    "context object": context_object,
    "links": links,
    "microformats": microformats,
}
LISTED = frozenset({"words", "links"})
KINDS: Mapping[str, Mapping[str, Callable[[str], object]]] = {
    "html": PAGE,
    "atom.xml": {"feed": feed},
    "rss.xml": {"feed": feed},
    "feed.json": {"feed": json_feed},
    "csl.json": {"citation": json.loads},
    "bib": {"citation": rows},
    "ris": {"citation": rows},
    "sitemap.xml": {"addresses": addresses},
    "robots.txt": {"rules": rows},
    "tdmrep.json": {"rules": json.loads},
}


def compared(ours: Path, theirs: Path, stories: Iterable[str]) -> Iterator[str]:
    """What differs, a line each; *stories* are addresses of articles."""
    yield from _counted(tree(ours), tree(theirs))
    feeds = ("atom.xml", "rss.xml", "feed.json")
    folders = ("", "organisations/outlet-12/", "topics/trade-1/")
    names = [
        *READERS.values(),
        *(folder + name for folder in folders for name in feeds),
    ]
    # A small corpus has not every month, nor a story on every topic.
    names = [n for n in names if exists(ours, n) or exists(theirs, n)]
    names += ["index.html", "sitemap.xml", "robots.txt", ".well-known/tdmrep.json"]
    for story in stories:
        names += [f"{story}.{end}" for end in ("html", "bib", "ris", "csl.json")]
    for name in dict.fromkeys(names):
        yield from _one(ours, theirs, name)


def _one(ours: Path, theirs: Path, name: str) -> Iterator[str]:
    if absent := [folder.name for folder in (ours, theirs) if not exists(folder, name)]:
        yield f"{name}: not in {' and '.join(absent)}"
        return
    base = name.rpartition("/")[2]
    kind = base if base in KINDS else base.partition(".")[2]
    # Where a list goes on, each generator parts it at another place.
    parted = (theirs / name).with_name("page").is_dir()
    first, second = (whole(folder / name) for folder in (ours, theirs))
    for what, read in KINDS[kind].items():
        if parted and what in LISTED:
            continue
        if read(first) != read(second):
            yield f"{name}: its {what}"


def whole(path: Path) -> str:
    """The text of a file, and of its parts where it is a map in several."""
    more = path.parent.glob("sitemap-*.xml") if path.name == "sitemap.xml" else ()
    return "".join(part.read_text("utf-8") for part in (path, *sorted(more)))


def exists(folder: Path, name: str) -> bool:
    """Whether a tree has a file."""
    return (folder / name).is_file()


def _counted(ours: Tree, theirs: Tree) -> Iterator[str]:
    for kind in sorted({*ours.files, *theirs.files}):
        few, many = sorted((ours.files.get(kind, 0), theirs.files.get(kind, 0)))
        if many > FILES * few:
            yield f"{ours.files.get(kind, 0)} and {theirs.files.get(kind, 0)} {kind}"
    small, large = sorted((ours.size, theirs.size))
    if large > BYTES * small:
        yield f"{ours.size:,} and {theirs.size:,} bytes"
