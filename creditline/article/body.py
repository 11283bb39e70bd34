"""The text of an article: HTML in pieces, and what was found in it.

Markdown and typography are done here, once for each text.  What depends on
other files (where a link leads, which number a source has) is left open: a
`Link` or a `Cite` stands between the pieces of HTML until the page is made.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple, TypeAlias

from ..errors import Problem
from . import typography, values
from .citing import MARKER
from .converter import converter
from .options import Options
from .prose import UNSEEN, read_prose
from .typography import TAG, TAG_NAME
from .values import Fault
from .words import Words


@dataclass(frozen=True, slots=True)
class Link:
    """An address to fill in: what the writer wrote, and where.

    ``kind`` is ``filename``, ``static``, ``tag``, ``index`` or ``relative``.
    """

    kind: str
    target: str
    fragment: str
    line: int
    image: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """A ``[@key]``: the ``use``-th citation of this key in the text.

    ``caption`` tells that it signs a block quote, where it stands for a name.
    """

    key: str
    line: int
    use: int
    caption: bool = False


@dataclass(frozen=True, slots=True)
class SourceAddress:
    """Where a block quote was taken from: the attribute ``cite``, or nothing."""

    key: str


Piece: TypeAlias = str | Link | Cite | SourceAddress


class Quoted(NamedTuple):
    """Where other people's words stand, how many, and whose the text says they are.

    ``paragraphs`` is nought within a sentence; ``keys`` are the citations that
    the sentence, or the signature of a block quote, ends in.
    """

    line: int
    words: int
    paragraphs: int
    keys: tuple[str, ...] = ()


class Quotation(NamedTuple):
    """Other people's words: a block quote, or a passage between marks."""

    text: str
    facts: Quoted


@dataclass(frozen=True, slots=True)
class Body:
    """The text in pieces, in plain words, and the quotations in it."""

    pieces: tuple[Piece, ...] = ()
    plain: str = ""
    quotations: tuple[Quotation, ...] = ()
    ids: tuple[str, ...] = ()
    words: int = 0
    first_paragraph: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        """What the text links to within the site."""
        return tuple(p for p in self.pieces if isinstance(p, Link))

    @property
    def cites(self) -> tuple[Cite, ...]:
        """The citations, in the order of the text."""
        return tuple(p for p in self.pieces if isinstance(p, Cite))


ATTRIBUTE = re.compile(
    r"\s([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?"
)
INTERNAL = re.compile(r"(?:\{|\|)(filename|static|attach|tag|index)(?:\}|\|)(.*)\Z")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
ACTIVE = frozenset(
    [
        "script",
        "iframe",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "link",
        "style",
        "base",
        "meta",
        "frame",
        "frameset",
        "portal",
    ]
)
FETCHED = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
}
# The words of an element stand apart from those of the next only at blocks.
BREAK = "\n"


@dataclass(slots=True)
class _Reading:
    """What has been read of a text so far."""

    path: str
    source: str
    first_line: int
    pieces: list[Piece] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    uses: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    first_paragraph: str = ""
    in_caption: bool = False

    def say(self, line: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, code, message, hint))

    def line_of(self, words: str) -> int:
        """The line where *words* stand next; the text's first if they do not.

        Each search begins where the last one for the same words ended, so
        that the third of three equal links is found on its own line.
        """
        at = self.source.find(words, self.places.get(words, 0)) if words else -1
        if at < 0:
            at = self.source.find(words) if words else 0
        if at < 0:
            return self.first_line
        self.places[words] = at + len(words)
        return self.first_line + self.source.count("\n", 0, at)


def convert(source: str, path: str, first_line: int, options: Options) -> Body:
    """The body of an article, from Markdown; *first_line* is its place in the file."""
    html = converter(options).html(source)
    # The page has its headline already.
    html = html.replace("<h1", "<h2").replace("</h1>", "</h2>")
    reading = _Reading(path, source, first_line)
    tokens = TAG.split(html)
    shield: list[str] = []
    start = 0
    for at in range(1, len(tokens) + 1, 2):
        name = TAG_NAME.match(tokens[at]) if at < len(tokens) else None
        if at < len(tokens) and (not name or not typography.is_block(name[2].lower())):
            continue
        _take_run(reading, tokens[start:at], options, shielded=bool(shield))
        if name is not None:
            _take_tag(reading, tokens[at])
            if name[2] == "figcaption":
                reading.in_caption = not name[1]
            _shield(shield, name)
            start = at + 1
    plain = "".join(reading.plain).strip()
    return Body(
        pieces=_joined(reading.pieces),
        plain=plain,
        quotations=tuple(_quotations(source, first_line)),
        ids=tuple(reading.ids),
        words=len(plain.split()),
        first_paragraph=reading.first_paragraph,
        problems=tuple(reading.problems),
    )


def _shield(shield: list[str], name: re.Match[str]) -> None:
    """Keep account of the block quotes and code that we are in."""
    tag = name[2].lower()
    if tag not in typography.SHIELDING:
        return
    if not name[1]:
        shield.append(tag)
    elif tag in shield:
        shield.remove(tag)


def _take_run(
    reading: _Reading, tokens: list[str], options: Options, *, shielded: bool
) -> None:
    """Take the text between two tags of blocks."""
    if not shielded:
        tokens = TAG.split(typography.set_run(tokens, options.filters))
    words = unescape("".join(tokens[::2]))
    for index, token in enumerate(tokens):
        if index % 2:
            _take_tag(reading, token)
        else:
            reading.pieces.append(token)
    if words.strip():
        reading.plain += words, BREAK
        if not reading.first_paragraph and not shielded:
            # A citation leaves a blank behind, before what ends the sentence.
            reading.first_paragraph = re.sub(r"\s+([.,;:!?]|\Z)", r"\1", words.strip())


def _take_tag(reading: _Reading, token: str) -> None:
    """Take one tag: keep it, or leave open what it refers to."""
    name = TAG_NAME.match(token)
    if name is None:
        reading.pieces.append(token)
        return
    tag = name[2].lower()
    if name[1]:
        if tag != MARKER:
            reading.pieces.append(token)
        return
    given = [
        (m[1].lower(), unescape(m[2] or m[3] or m[4] or ""), m)
        for m in ATTRIBUTE.finditer(token, name.end())
    ]
    stated = {key: value for key, value, _ in given}
    if tag == MARKER:
        _take_citation(reading, stated.get("keys", ""))
        return
    if "id" in stated:
        reading.ids.append(stated["id"])
    _refuse(reading, tag, stated)
    if tag == "blockquote" and "cl-source" in stated:
        reading.pieces += "<blockquote", SourceAddress(stated["cl-source"]), ">"
        return
    _take_addresses(reading, tag, token, given)


def _take_citation(reading: _Reading, keys: str) -> None:
    for key in keys.split():
        use = reading.uses[key] = reading.uses.get(key, 0) + 1
        line = reading.line_of(f"@{key}")
        before = reading.pieces[-1] if reading.pieces else None
        if isinstance(before, str) and not reading.in_caption:
            # Writers leave a blank before it; a number stands at its word.
            reading.pieces[-1] = before.rstrip(" ")
        reading.pieces.append(Cite(key, line, use, reading.in_caption))


def _refuse(reading: _Reading, tag: str, stated: dict[str, str]) -> None:
    """Say what no page of ours may hold."""
    handler = next((key for key in stated if key.startswith("on")), "")
    if tag in ACTIVE or handler:
        line = reading.line_of(f"<{tag}")
        what = f"<{tag}>" if tag in ACTIVE else f"{handler} on <{tag}>"
        hint = "remove it: pages work without scripts and ask no other host"
        reading.say(line, "active-content", f"{what} does not belong here", hint)
    if tag == "img" and not stated.get("alt", "").strip():
        line = reading.line_of(stated.get("src", "<img"))
        hint = "say between the brackets what the picture shows"
        message = f"the image {stated.get('src', '')!r} has no alternative text"
        reading.say(line, "no-alternative-text", message, hint)


def _take_addresses(
    reading: _Reading,
    tag: str,
    token: str,
    given: list[tuple[str, str, re.Match[str]]],
) -> None:
    """Cut *token* at each address in it that is to be filled in."""
    fetched = FETCHED.get(tag, ())
    at = 0
    for key, value, match in given:
        if key not in fetched and not (tag in ("a", "area") and key == "href"):
            continue
        link = _link(reading, value, fetched=key in fetched)
        if link is not None:
            group = next((n for n in (2, 3, 4) if match[n] is not None), 2)
            reading.pieces += token[at : match.start(group)], link
            at = match.end(group)
    reading.pieces.append(token[at:])


def _link(reading: _Reading, address: str, *, fetched: bool) -> Link | None:
    """The link for *address*, or None where it stands as it is."""
    if address.startswith("#") and not fetched:
        line = reading.line_of(f"({address}") if len(address) > 1 else 0
        return Link("relative", "", address[1:], line) if len(address) > 1 else None
    line = reading.line_of(address)
    internal = INTERNAL.match(address)
    if internal:
        target, _, fragment = internal[2].partition("#")
        kind = "static" if internal[1] == "attach" else internal[1]
        return Link(kind, target, fragment, line, fetched)
    if SCHEME.match(address) or address.startswith("//"):
        _check_foreign(reading, address, line, fetched=fetched)
        return None
    target, _, fragment = address.partition("#")
    return Link("relative", target, fragment, line, fetched)


def _check_foreign(
    reading: _Reading, address: str, line: int, *, fetched: bool
) -> None:
    """Say what is wrong with an address on another host."""
    if fetched:
        hint = "put the file under content/images/ and say whose it is"
        message = f"{address!r} would be fetched from another host"
        reading.say(line, "remote-request", message, hint)
        return
    if re.match(r"(?:mailto|tel):", address, re.I):
        return
    try:
        values.url(f"https:{address}" if address.startswith("//") else address)
    except Fault as fault:
        reading.say(line, fault.code, fault.message, fault.hint)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """*pieces* with neighbouring texts made one."""

    def runs() -> Iterator[Piece]:
        text: list[str] = []
        for piece in pieces:
            if isinstance(piece, str):
                text.append(piece)
                continue
            if text:
                yield "".join(text)
            text = []
            yield piece
        if text:
            yield "".join(text)

    return tuple(runs())


def _quotations(source: str, first_line: int) -> Iterator[Quotation]:
    """The quotations in the source, where their lines are known."""
    prose = read_prose(source, first_line)
    for found in prose.quotations:
        text = prose.text[found.start : found.end].replace(UNSEEN, "").strip()
        words = len(Words(text).keys)
        facts = Quoted(found.line, words, found.paragraphs, found.keys)
        yield Quotation(text, facts)
