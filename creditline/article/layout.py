"""Converted HTML as its readers see it: words in order, in blocks and quotations.

What stands between tags keeps its length, so that a place in the text is a place
in the HTML: an entity is its character and noughts, which nobody sees.

Markdown makes well-formed HTML of everything but HTML of a writer's own.  A text
that may hold some goes through a parser first, lexbor, which follows the standard
as browsers do: it is given a number in place of each stretch of words, and what it
writes out again is well-formed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from itertools import takewhile

from msgspec import Struct, field

from .citation_form import MARKER

UNSEEN = "\0"
LINE_BREAK = "\v"
"""What ``br`` leaves, a blank among others."""
BREAK = "\n"
"""What stands between two blocks, and in none of them."""

TAG = re.compile(
    r"(<!--(?:-?>|.*?--!?>)|</?[A-Za-z][\w:-]*(?:\s+[^\s=>\"'/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'"
    r"|[^\s\"'>]+))?)*\s*/?>)",
    re.S,
)
TAG_NAME = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
NUMBERED = re.compile("\x02(\\d+)\x03")
# What a tag says to whoever points at an element, or hears it.
SPOKEN = re.compile(
    r"(?<=[\s\"'])(?:alt|title|summary|label|alttext|aria-(?:label|description|valuetext))"
    r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))",
    re.I,
)
KEYS = re.compile(r'keys="([^"]*)"')
NOTE_ID = re.compile(r'\bid="fn:([^"]*)"')

_BLOCKS = """address article aside body center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li
    listing main menu nav ol optgroup option p plaintext pre search section summary
    caption table tbody td tfoot th thead tr ul xmp"""
_UNREAD = "script style template"
KINDS = {
    **dict.fromkeys(_BLOCKS.split(), "block"),
    **dict.fromkeys(_UNREAD.split(), "unread"),
    "blockquote": "blockquote",
    "q": "q",
    "code": "code",
    "br": "br",
    "figure": "figure",
    "figcaption": "figcaption",
    "a": "a",
    MARKER: "cite",
}
SAYING = "saying "  # before the kind of a tag that says some words itself


class Quoted(Struct):
    """A block quote or the content of ``q``: from where to where."""

    start: int
    end: int = -1
    block: bool = False
    paragraphs: int = 0
    keys: tuple[str, ...] = ()
    mark: int = 0
    """How long the mark is that ends it."""

    @property
    def stop(self) -> int:
        """Where other marks may stand again."""
        return self.end + self.mark


class Layout(Struct):
    """The words of some HTML and what was found around them.

    ``starts`` says where in ``text`` the token of a number begins.  ``blocks`` are
    where marks are to be looked for, ``code`` where they quote nobody, ``notes``
    where a footnote begins, with its name, and ``pieces`` the text in stretches that
    no tag parts, each with its place.
    """

    text: str = ""
    pieces: list[tuple[int, str]] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    quoted: list[Quoted] = field(default_factory=list)
    code: list[tuple[int, int]] = field(default_factory=list)
    cites: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)


def lay_out(tokens: Sequence[str], *, parse: bool = False) -> Layout:
    """The layout of HTML, its texts and tags in turn; with *parse*, of any HTML."""
    builder = _Builder(tokens)
    if parse:
        builder.take_tree(_parsed(tokens))
    else:
        builder.take(tokens)
    return builder.finished()


def _parsed(tokens: Sequence[str]) -> Sequence[str]:
    """The same in well-formed HTML, with a number for each text that is not blank."""
    from selectolax.lexbor import LexborHTMLParser

    given = [
        f"\x02{at}\x03" if at % 2 == 0 and token.strip() else token
        for at, token in enumerate(tokens)
    ]
    body = LexborHTMLParser(f"<!DOCTYPE html><body>{''.join(given)}").body
    return TAG.split(body.html or "") if body is not None else ()


@lru_cache(maxsize=1024)
def _kind(tag: str) -> str:
    """What a tag means to the words around it, ``/`` before it for an end tag."""
    name = TAG_NAME.match(tag)
    kind = KINDS.get(name[2].lower(), "") if name else ""
    if kind == "a":  # numbers and arrows of footnotes are no words
        kind = "unread-link" if tag == "</a>" or 'class="footnote-' in tag else ""
    if "=" in tag and kind != "unread-link" and SPOKEN.search(tag):
        return f"{SAYING}{kind}"
    return f"{name[1]}{kind}" if name and kind else ""


class _Builder:
    """Puts a layout together, token by token."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self.length = 0
        self.block_start = 0
        self.found = Layout()
        self.open: list[Quoted] = []
        self.code_start = -1
        self.depth = {"code": 0, "unread": 0}
        self.in_note_link = False
        self.in_caption = False
        self.last_block: Quoted | None = None
        self.spoken: list[str] = []
        self.said: set[str] = set()

    def take(self, tokens: Sequence[str]) -> None:
        """Take HTML that is well-formed."""
        # A text and a tag in turn, and nearly all texts are taken as they are.
        pieces, starts, depth = self.found.pieces, self.found.starts, self.depth
        for at in range(0, len(tokens), 2):
            if text := tokens[at]:
                if "&" in text or self.in_note_link or depth["unread"]:
                    self._take_text(at, text)
                elif self.length > self.block_start or not text.isspace():
                    starts[at] = self.length
                    pieces.append((self.length, text))
                    self.length += len(text)
            kind = _kind(tokens[at + 1]) if at + 1 < len(tokens) else ""
            if kind == "/block":
                self._end_block()
            elif kind:
                self._take_any(kind, tokens[at + 1])

    def take_tree(self, tokens: Sequence[str]) -> None:
        """Take the same with numbers in it."""
        for at, token in enumerate(tokens):
            if at % 2:
                if kind := _kind(token):
                    self._take_any(kind, token)
                continue
            for place, part in enumerate(NUMBERED.split(token)):
                if place % 2:
                    self._take_text(int(part), self.tokens[int(part)])
                elif part:
                    self._take_text(-1, " ")

    def finished(self) -> Layout:
        self._end_block()
        found = self.found
        found.text = "".join([text for _, text in found.pieces])
        return found

    def _take_text(self, at: int, text: str) -> None:
        if self.depth["unread"] or self.in_note_link:
            return
        if self.length == self.block_start and text.isspace():
            return
        if "&" in text:
            text = ENTITY.sub(_padded, text)
        if at >= 0:
            self.found.starts[at] = self.length
        self._add(text)

    def _add(self, text: str) -> None:
        self.found.pieces.append((self.length, text))
        self.length += len(text)

    def _end_block(self) -> None:
        """End a block; what tags in it say stands behind it."""
        if self.length > self.block_start:
            self._add_block()
        if self.spoken:
            for words in self.spoken:
                self._add(words)
                self._add_block()
            self.spoken.clear()

    def _add_block(self) -> None:
        self.found.blocks.append((self.block_start, self.length))
        if self.open:
            words = "".join(text for at, text in self._since(self.block_start))
            for quoted in self.open:
                quoted.paragraphs += bool(re.search(r"\w", words))
        self._add(BREAK)
        self.block_start = self.length

    def _since(self, start: int) -> Iterator[tuple[int, str]]:
        """The last pieces, backwards."""
        return takewhile(lambda piece: piece[0] >= start, reversed(self.found.pieces))

    def _take_any(self, kind: str, token: str) -> None:
        """Take a tag, and what it says before it."""
        if kind.startswith(SAYING):
            self._say(token)
            kind = kind.removeprefix(SAYING)
        if kind:
            self._take_tag(kind, token)

    def _take_tag(self, kind: str, token: str) -> None:
        closing = kind.startswith("/")
        name = kind.removeprefix("/")
        if name == "unread-link":
            self.in_note_link = not closing
        elif name in self.depth:
            self._take_unread(name, closing=closing)
        elif name == "br":
            self._add(LINE_BREAK)
        elif name == "cite":
            if not closing:
                self._take_cite(token)
        elif name == "q":
            self._take_quoted(block=False, closing=closing)
        else:
            self._end_block()
            if name == "blockquote":
                self._take_quoted(block=True, closing=closing)
            elif name == "figcaption":
                self.in_caption = not closing
            elif name == "figure":
                self.last_block = None
            elif not closing and (note := NOTE_ID.search(token)):
                self.found.notes[self.length] = note[1]

    def _say(self, token: str) -> None:
        """Take the words of a tag; those of an abbreviation, say, only once."""
        for found in SPOKEN.finditer(token):
            words = unescape(found[1] or found[2] or found[3] or "")
            if words.strip() and words not in self.said:
                self.said.add(words)
                self.spoken.append(words)

    def _take_unread(self, name: str, *, closing: bool) -> None:
        self.depth[name] = max(0, self.depth[name] + (-1 if closing else 1))
        if name == "code":
            if not closing and self.code_start < 0:
                self.code_start = self.length
            elif closing and not self.depth["code"] and self.code_start >= 0:
                self.found.code.append((self.code_start, self.length))
                self.code_start = -1

    def _take_cite(self, token: str) -> None:
        keys = (
            tuple(unescape(found[1]).split()) if (found := KEYS.search(token)) else ()
        )
        self.found.cites.append((self.length, keys))
        if self.in_caption and self.last_block is not None:
            self.last_block.keys += keys

    def _take_quoted(self, *, block: bool, closing: bool) -> None:
        """The outermost counts, with all that is in it."""
        if not closing:
            self.open.append(Quoted(self.length, block=block))
        elif self.open:
            quoted = self.open.pop()
            quoted.end = self.length
            if block:
                self.last_block = quoted
            if not self.open and quoted.end > quoted.start:
                self.found.quoted.append(quoted)


def _padded(entity: re.Match[str]) -> str:
    return unescape(entity[0]).ljust(len(entity[0]), UNSEEN)
