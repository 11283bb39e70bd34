"""Takes each piece out of a format in turn, as somebody would who forgot it.

`EVERY` gives, for each format, the file that it stands in, a function that gives
each piece a name with the file as it would be without it, and its readers.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator
from io import StringIO

from lxml import etree

Without = Iterator[tuple[str, str]]
SCRIPT = re.compile(r'(?<=<script type="application/ld\+json">).*?(?=</script>)', re.S)
SPAN = re.compile(r'(?<=<span class="Z3988" title=")[^"]*')
META = re.compile(r"<(?:meta|link) [^>]*>\n?|<title>[^<]*")
CLASS = re.compile(r"\b(?:[pue]|dt|h)-(?:[a-z]+-?)+(?=[ \"])")


def of_json(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Each value in a tree of JSON, and the tree without it."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        less = value.copy()
        del less[key]
        yield f"{name}.{key}", less
        if isinstance(value[key], dict | list):
            for inner, reduced in of_json(value[key], f"{name}.{key}"):
                less = value.copy()
                less[key] = reduced
                yield inner, less


def json_file(text: str) -> Without:
    for name, less in of_json(json.loads(text)):
        yield name, json.dumps(less)


def of_match(pattern: re.Pattern, inner: Callable[[str], Without]) -> Callable:
    """The pieces of that part of a text which *pattern* finds."""

    def pieces(text: str) -> Without:
        found = pattern.search(text)
        for name, less in inner(found[0]):
            yield name, text[: found.start()] + less + text[found.end() :]

    return pieces


def pairs(text: str) -> Without:
    """Of a ContextObject: pairs of keys and values."""
    said = text.split("&amp;")
    for at, pair in enumerate(said):
        yield pair, "&amp;".join(said[:at] + said[at + 1 :])


def lines(pattern: str) -> Callable[[str], Without]:
    """Those lines of a text that match."""

    def pieces(text: str) -> Without:
        said = text.split("\n")
        for at, line in enumerate(said):
            if re.match(pattern, line):
                yield line, "\n".join(said[:at] + said[at + 1 :])

    return pieces


def matches(pattern: re.Pattern) -> Callable[[str], Without]:
    """Whatever matches in a text."""

    def pieces(text: str) -> Without:
        for found in pattern.finditer(text):
            yield found[0], text[: found.start()] + text[found.end() :]

    return pieces


def xml(path: str) -> Callable[[str], Without]:
    """Each element and each attribute below what *path* finds first."""

    def pieces(text: str) -> Without:
        count = len([*etree.fromstring(text.encode()).find(path).iter()])
        for at in range(count):
            tree = etree.fromstring(text.encode())
            node = [*tree.find(path).iter()][at]
            for name in node.keys():  # noqa: SIM118 (a node is not a mapping)
                value = node.attrib.pop(name)
                yield f"{node.tag} {name}", etree.tostring(tree, encoding="unicode")
                node.set(name, value)
            if at:
                node.getparent().remove(node)
                yield node.tag, etree.tostring(tree, encoding="unicode")

    return pieces


def cells(text: str) -> Without:
    """Each cell of the first row, emptied."""
    head, first, *rest = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    for at, name in enumerate(head):
        if not first[at]:
            continue
        less = StringIO()
        row = [*first[:at], "", *first[at + 1 :]]
        csv.writer(less).writerows([head, row, *rest])
        yield name, less.getvalue()


def items(key: str = "") -> Callable[[str], Without]:
    """Of a list of JSON, the values of the first one."""

    def pieces(text: str) -> Without:
        whole = json.loads(text)
        listed = whole[key] if key else whole
        for name, less in of_json(listed[0]):
            found = [less, *listed[1:]]
            yield name, json.dumps({**whole, key: found} if key else found)

    return pieces


PAGE = "output/2024/everything"
EVERY: dict[str, tuple[str, Callable[[str], Without], tuple[str, ...]]] = {
    "JSON-LD": (f"{PAGE}.html", of_match(SCRIPT, json_file), ("JSON-LD",)),
    "COinS": (f"{PAGE}.html", of_match(SPAN, pairs), ("COinS",)),
    "head": (f"{PAGE}.html", matches(META), ("Dublin Core", "Open Graph", "Head")),
    "classes": (f"{PAGE}.html", matches(CLASS), ("h-cite", "h-entry")),
    "CSL-JSON": (f"{PAGE}.csl.json", items(), ("CSL-JSON",)),
    "BibTeX": (f"{PAGE}.bib", lines("  "), ("BibTeX",)),
    "RIS": (f"{PAGE}.ris", lines("(?!ER)[A-Z]"), ("RIS",)),
    "Atom": ("output/atom.xml", xml("{http://www.w3.org/2005/Atom}entry"), ("Atom",)),
    "RSS": ("output/rss.xml", xml("channel/item"), ("RSS",)),
    "JSON Feed": ("output/feed.json", items("items"), ("JSON Feed",)),
    "CSV": ("exports/csv", cells, ("CSV",)),
    "ninjs": ("exports/ninjs", items(), ("ninjs",)),
}
