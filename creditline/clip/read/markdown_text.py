"""Read a text in Markdown: its front matter as facts, its marks as nothing."""

import re
from collections.abc import Iterator

from ..lexicon.label_words import LINK_LABEL
from ..lexicon.metadata_names import FRONT
from .plain_text import RULE, clean, join
from .raw_text import Declared, Kind, Paragraph, RawText, numbered

FENCE = re.compile(r"---\s*\Z")
FENCE_END = re.compile(r"(?:---|\.\.\.)\s*\Z")
FIELD = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)\Z")
HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*\Z")
BULLET = re.compile(r"[ >\t]{0,9}(?:[-*+]|\d{1,3}[.)])[ \t]+")
CODE_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
IMAGE = re.compile(r"!\[[^\]\n]{0,300}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,300}\])")
LINK = re.compile(r"\[([^\]\n]{1,300})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,300}\])")
ADDRESSED = re.compile(
    r"\[(?P<words>[^\]\n]{1,100})\]\((?P<address>https?://[^\s)]{1,2000})\)"
)
DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\n]{1,300}\]:")
EMPHASIS = re.compile(
    r"(?<![\w*\\])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500}?)(?<=[^\s\\])\1(?!\w)"
)
CODE = re.compile(r"(`{1,3})([^`\n]{1,500})\1")
HTML_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def read_markdown(text: str) -> RawText:
    """The paragraphs of *text* without their marks, and what its head declares."""
    lines = text.split("\n")
    declared, start = _front(lines)
    found = numbered(_paragraphs(lines, start))
    heading = next((p for p in found if p.kind == "heading"), None)
    if heading and not any(d.name == "title" for d in declared):
        declared = (
            *declared,
            Declared("title", heading.text, heading.line, heading.text),
        )
    if not any(d.name == "address" for d in declared):
        declared = (*declared, *_origin(lines, start))
    return RawText(kind="markdown", paragraphs=found, declared=declared)


def _origin(lines: list[str], start: int) -> Iterator[Declared]:
    """The address behind a link such as "Read the original"."""
    for line, text in enumerate(lines[start:], start + 1):
        for link in ADDRESSED.finditer(text):
            if LINK_LABEL.fullmatch(link["words"].strip()):
                yield Declared("address", link["address"], line, link[0])


def _front(lines: list[str]) -> tuple[tuple[Declared, ...], int]:
    """The fields above the text, and the index of the first line after them."""
    if not FENCE.match(lines[0]):
        return (), 0
    found: list[Declared] = []
    for at, line in enumerate(lines[1:200], 1):
        if FENCE_END.match(line):
            return tuple(found), at + 1
        field = FIELD.match(line)
        if field and field[2].strip():
            name = FRONT.get(field[1].strip().lower().replace("-", "_"))
            value = field[2].strip().strip("\"'")
            if name and value:
                found.append(Declared(name, clean(value), at + 1, clean(line)))
    return (), 0


def _paragraphs(lines: list[str], start: int) -> Iterator[Paragraph]:
    held: list[tuple[int, str]] = []
    code = False
    for line, raw in enumerate(lines[start:], start + 1):
        fence = CODE_FENCE.match(raw)
        code = code ^ bool(fence)
        if code or fence or DEFINITION.match(raw):
            continue
        heading, bullet = HEADING.match(raw), BULLET.match(raw)
        # A rule only parts what stands over and under it.
        ruled = RULE.match(raw.strip()) is not None
        if held and (heading or bullet or ruled or not raw.strip(" \t>")):
            yield from _blocks(held)
            held = []
        if heading:
            yield from _blocks([(line, heading[1])], "heading")
        elif not ruled:
            held.append((line, raw[bullet.end() :] if bullet else raw.lstrip(" \t>")))
    yield from _blocks(held)


def _blocks(held: list[tuple[int, str]], kind: Kind = "text") -> Iterator[Paragraph]:
    pieces = [(line, unmarked(words)) for line, words in held]
    pieces = [(line, words) for line, words in pieces if words]
    if pieces:
        found = join(pieces)
        yield Paragraph(0, found.text, found.starts, kind)


def unmarked(text: str) -> str:
    """*text* as it is read aloud: links by their words, images not at all."""
    text = LINK.sub(r"\1", IMAGE.sub("", text))
    text = EMPHASIS.sub(r"\2", CODE.sub(r"\2", text))
    return clean(ESCAPED.sub(r"\1", HTML_TAG.sub("", text)))
