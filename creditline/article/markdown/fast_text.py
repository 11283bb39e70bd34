"""Whole texts of the commonest forms, set without Python-Markdown.

Paragraphs, headings, quotations and lists whose items have one line each, and in them
words and the three commonest marks at their simplest: ``*emphasis*``,
``[words](address)`` and ``[@key]``.  All of a text is such, or none is set here; what
is set is what the library would have made of it.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..citation_form import GROUP, MARKER, keys_of

if TYPE_CHECKING:
    from markdown import Markdown

# Whatever may mean more than the forms below; most texts have none.
OTHER = (
    *("<", "&", "`", "~", "\\", "_", "|", "{", "\t", "\r", "\x02", "\x03"),
    *("  ", "\n ", " \n"),
)
BLANK_LINES = re.compile(r"\n\n+")
# A paragraph neither starts like this nor goes on so in another line.
STARTS = re.compile(r"\s|[#>:=+-]|\*(?![^\W_])|\d+\.[ \n]|\Z")
NEXT_LINE = re.compile(r"\n(?:[#>:=+-]|\*(?![^\W_]))")
HEADING = re.compile(r"(#{1,6}) ([^\s#*\[>][^\n#*\[>]*)\Z")
# The line that says whose a quotation is makes it more than a quotation.
SIGNATURE = re.compile(r"(?:\A|\n)(?:--|—|–)")
LISTS = {"ul": re.compile(r"[*+-] (?=\S)"), "ol": re.compile(r"\d+\. (?=\S)")}
MARK = re.compile(
    r"\*(?:(?<=[\s(\"'“‘]\*)|(?<=\A\*))"
    r"(?P<em>[^\W_](?:[\w ,.'’-]*[^\W_])?)\*(?![\w*])"
    r"|\[(?<!!\[)(?P<words>[\w ,.'’-]+)\]"
    r"\((?P<address>https?://[\w./:?=%#~+,;@-]+)\)"
    rf"|{GROUP.replace('(', '(?<!!.)(?P<keys>', 1)}"
)


class Uncommon(Exception):
    """Something that is not of these forms."""


def is_usual(markdown: "Markdown") -> bool:
    """Whether the library makes lists and headings as it does if nobody says how."""
    from markdown.blockprocessors import OListProcessor, UListProcessor

    blocks = markdown.parser.blockprocessors
    kinds = [type(blocks[name]) for name in ("olist", "ulist")]
    if kinds != [OListProcessor, UListProcessor]:
        return False
    if "toc" not in markdown.treeprocessors:
        return True
    toc: Any = markdown.treeprocessors["toc"]
    return not (toc.use_anchors or toc.use_permalinks or toc.base_level)


def simply_set(source: str, markdown: "Markdown") -> str | None:
    """The HTML of *source*, or None if there is more in it than is set here."""
    if not source.strip():
        return ""
    if any(mark in source for mark in OTHER):
        return None
    toc: Any = None
    if "toc" in markdown.treeprocessors:
        toc = markdown.treeprocessors["toc"]
        if toc.marker and toc.marker in source:
            return None
    try:
        return "\n".join(_blocks(source, toc))
    except Uncommon:
        return None


def _blocks(source: str, toc: Any) -> Iterator[str]:
    """The HTML of each block of a text; *toc* gives fragments to headings, if any."""
    quoted: list[str] = []
    places: set[str] = set()
    before = ""
    for block in BLANK_LINES.split(source.strip("\n")):
        if block[-1:].isspace():
            raise Uncommon
        kind = _kind(block)
        if quoted and kind != "quotation":
            yield _quoted(quoted)
            quoted = []
        if kind == "quotation":
            # Two of them with nothing between are one.
            quoted += _quotation(block)
        elif kind == "heading":
            yield _heading(block, toc, places)
        elif kind == "paragraph":
            yield f"<p>{_lines(block)}</p>"
        elif kind == before:
            # Of two lists the library makes one, whose items are paragraphs.
            raise Uncommon
        else:
            yield _list(block)
        before = kind
    if quoted:
        yield _quoted(quoted)


def _kind(block: str) -> str:
    """What a block is by how it starts."""
    if block.startswith("#"):
        return "heading"
    if block.startswith(">"):
        return "quotation"
    return "list" if STARTS.match(block) else "paragraph"


def _paragraph(block: str) -> str:
    """The HTML of a block that is a paragraph and nothing else."""
    if STARTS.match(block):
        raise Uncommon
    return _lines(block)


def _lines(block: str) -> str:
    """The HTML of a block that starts as a paragraph, if it goes on as one."""
    if NEXT_LINE.search(block):
        raise Uncommon
    return _words(block)


def _heading(block: str, toc: Any, places: set[str]) -> str:
    """The HTML of a heading, whose fragment is none of *places*."""
    found = HEADING.match(block)
    if not found:
        raise Uncommon
    level, words = len(found[1]), found[2]
    if toc is None:
        return f"<h{level}>{words}</h{level}>"
    place = toc.slugify(" ".join(words.split()), toc.sep)
    if place in places or not place.replace("-", "").isalnum():
        raise Uncommon
    places.add(place)
    return f'<h{level} id="{place}">{words}</h{level}>'


def _quotation(block: str) -> list[str]:
    """The HTML of the paragraphs of a quotation."""
    lines = block.split("\n")
    if not all(line == ">" or line.startswith("> ") for line in lines):
        raise Uncommon
    words = "\n".join(line[2:] for line in lines)
    if words != words.strip() or SIGNATURE.search(words):
        raise Uncommon
    return [f"<p>{_paragraph(inner)}</p>" for inner in BLANK_LINES.split(words)]


def _quoted(paragraphs: list[str]) -> str:
    """The HTML of a quotation of these paragraphs."""
    return "\n".join(("<blockquote>", *paragraphs, "</blockquote>"))


def _list(block: str) -> str:
    """The HTML of a list, each item of which has one line."""
    kind = "ol" if block[0].isdigit() else "ul"
    begin = LISTS[kind].match
    parts = [f"<{kind}>"]
    for line in block.split("\n"):
        mark = begin(line)
        if not mark:
            raise Uncommon
        parts.append(f"<li>{_paragraph(line[mark.end() :])}</li>")
    parts.append(f"</{kind}>")
    return "\n".join(parts)


def _words(text: str) -> str:
    """The HTML of words, and of simple marks among them."""
    if "[" not in text and "*" not in text:
        return text.replace(">", "&gt;")
    if "]:" in text:
        raise Uncommon
    parts: list[str] = []
    words: list[str] = []
    at = 0
    for found in MARK.finditer(text):
        words.append(text[at : found.start()])
        parts += words[-1].replace(">", "&gt;"), _mark(found)
        at = found.end()
    words.append(text[at:])
    parts.append(words[-1].replace(">", "&gt;"))
    if any("[" in run or "*" in run for run in words):
        raise Uncommon
    return "".join(parts)


def _mark(found: re.Match[str]) -> str:
    """The HTML that a simple mark stands for."""
    if found["em"]:
        return f"<em>{found['em']}</em>"
    if found["words"]:
        return f'<a href="{found["address"]}">{found["words"]}</a>'
    keys = keys_of(found["keys"])
    if '"' in keys or ">" in keys:
        raise Uncommon
    return f'<{MARKER} keys="{keys}"></{MARKER}>'
