"""From Markdown to a body: HTML, typography, and what must be looked up later."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import groupby

from ...config.conversion_options import Options
from ...errors import Problem
from ...locale.words import count_words
from ..body import Body, Piece, Quotation, Quoted
from ..layout import TAG
from ..quoted_passages import KeptProse, Prose, look
from . import typography
from .body_builder import Reading
from .converter import Unconvertible, closed_up, html_of
from .judging import judge
from .tags import refuse_malformed, take_tag
from .untouched import spelled_out

NOTE = 'class="footnote-ref"'
HEADLINE = re.compile(r"<(/?)h1\b", re.I)
# As a browser ends it; one that is never closed is none.
COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)\Z", re.S)
# What office programs write for one another: a comment to everybody else.
CONDITION = re.compile(r"<!\[(?:if\b[^<>]*|endif)\]>", re.I)
# The words of an element stand apart from those of the next only at blocks.
BREAK = "\n"


def convert(
    source: str,
    path: str,
    first_line: int,
    options: Options,
    language: str = "",
    *,
    keep: bool = False,
) -> Body:
    """The body of an article, from Markdown; *first_line* is its place in the file.

    Its *language* is that of the site if it states none.  With *keep*, its prose
    is kept with it.
    """
    try:
        tokens = _tokens(source, options)
    except Unconvertible as error:
        line = first_line + source.count("\n", 0, error.at)
        wrong = Problem(path, line, "unconvertible", error.message, error.hint)
        return Body(problems=(wrong,))
    reading = Reading(path, source, first_line)
    seen = look(tokens, parse="<" in source, always=keep)
    kept: dict[int, list[tuple[int, int]]] = {}
    quotations: tuple[Quotation, ...] = ()
    prose: KeptProse | None = None
    if seen is not None:
        kept = seen.kept(tokens)
        found = seen.prose(source, first_line)
        quotations = tuple(quotations_in(found))
        prose = seen.kept_prose(found) if keep else None
        if "smartypants" in options.filters:
            tokens = seen.curled(tokens, kept, language or options.language)
    done = _set_at_once(tokens, source, kept, options)
    shield: list[str] = []
    start, end = 0, len(tokens)
    for at in range(1, end + 1, 2):
        name = typography.block_of(tokens[at]) if at < end else ""
        if not name and at < end:
            continue
        run = (done or tokens)[start:at]
        if not (done or shield) and (len(run) > 1 or run[0].strip()):
            run = typography.set_tokens(
                run, options.filters, kept, start, stock=options.stock
            )
        _take_run(reading, run)
        if start and not shield and not reading.first_paragraph:
            _take_first_paragraph(reading, tokens[start - 1 : at])
        if name:
            closing = tokens[at][1] == "/"
            take_tag(reading, tokens[at])
            if name == "figcaption":
                reading.in_caption = not closing
            elif name in typography.SHIELDING:
                _shield(shield, name, closing=closing)
            start = at + 1
    if reading.raw or "<" in source or reading.objections:
        judge(reading)
    plain = "".join(reading.plain).strip()
    return Body(
        pieces=_joined(reading.pieces),
        plain=plain,
        quotations=quotations,
        ids=tuple(reading.ids),
        words=len(plain.split()),
        first_paragraph=reading.first_paragraph,
        problems=tuple(reading.problems),
        prose=prose,
    )


def _set_at_once(
    tokens: Sequence[str],
    source: str,
    kept: Mapping[int, Sequence[tuple[int, int]]],
    options: Options,
) -> Sequence[str] | None:
    """A whole text with typography; None where each block must be set by itself."""
    if options.filters != typography.AT_ONCE or options.stock or "<" in source:
        return None
    return typography.set_at_once(tokens, kept)


def _shield(shield: list[str], name: str, *, closing: bool) -> None:
    """Keep account of the block quotes and code that we are in."""
    if not closing:
        shield.append(name)
    elif name in shield:
        shield.remove(name)


def _take_run(reading: Reading, tokens: Sequence[str]) -> None:
    """Take the text between two tags of blocks."""
    if len(tokens) == 1 and not tokens[0].strip():
        reading.pieces.append(tokens[0])
        return
    words = "".join(tokens[::2])
    if "&" in words:
        words = unescape(words)
    for index, token in enumerate(tokens):
        if index % 2:
            take_tag(reading, token)
        else:
            if "<" in token:
                refuse_malformed(reading, token)
            reading.pieces.append(token)
    if words.strip():
        reading.plain += words, BREAK


def _take_first_paragraph(reading: Reading, tokens: Sequence[str]) -> None:
    """Remember the first words that are no heading, no list and no quotation.

    The number of a footnote is none of them.
    """
    if tokens[0].startswith("<p"):
        tokens = closed_up(tokens)
        pairs = zip(tokens[::2], tokens[1::2], strict=True)
        words = (text for tag, text in pairs if NOTE not in tag)
        reading.first_paragraph = unescape("".join(words)).strip()


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """*pieces* with neighbouring texts made one."""
    found: list[Piece] = []
    for kind, run in groupby(pieces, type):
        if kind is str:
            found.append("".join(run))  # type: ignore[arg-type]  # all are texts
        else:
            found += run
    return tuple(found)


def read_body(source: str, first_line: int, options: Options) -> Prose:
    """The words of a text as its page shows them, before typography."""
    try:
        tokens = _tokens(source, options)
    except Unconvertible:
        return Prose("")
    seen = look(tokens, parse="<" in source, always=True)
    return seen.prose(source, first_line) if seen is not None else Prose("")


def quotations_in(prose: Prose, field: str = "") -> Iterator[Quotation]:
    """The quotations of a text, with what is counted of them."""
    for found in prose.quotations:
        text = prose.words(found)
        more = (found.paragraphs, found.keys, found.open, field)
        yield Quotation(text, Quoted(found.line, count_words(text), *more))


def _tokens(source: str, options: Options) -> Sequence[str]:
    """The HTML of *source*, its texts and tags in turn."""
    html = html_of(source, options)
    # The page has its headline already.
    html = HEADLINE.sub(r"<\1h2", html)
    if "<!--" in html:
        # What writers note for themselves is nobody else's to read.
        html = "".join(t for t in TAG.split(html) if not COMMENT.match(t))
    tokens = TAG.split(html)
    if "<![" in html:
        tokens[::2] = [CONDITION.sub("", words) for words in tokens[::2]]
        tokens = TAG.split("".join(tokens))
    return spelled_out(tokens) if "&" in html else tokens
