"""The body of a new article: our own headings and empty points, or a quotation.

Nothing of the original stands in an outline but the names it credits; the
points say which paragraph each is for.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias
from urllib.parse import urljoin

from ...locale.words import Words
from ..lexicon.names import folded
from ..lexicon.our_words import OurWords
from ..read.page_runs import UNDER_ITEM
from ..read.raw_text import Paragraph, Span
from ..words.attribution import Attribution
from ..words.origin import tidy
from .choices import Party

MOST_POINTS = 200
NONE: Mapping[int, str] = MappingProxyType({})
# An address that Markdown takes as it is.
LINKED = re.compile(r"https?://[^\s()<>\[\]\\*_`]+")
# Words of a link that Markdown would take for a link, a citation or a note.
BRACKETED = re.compile(r"[\[\]]|\A\s*[@^!]")
SENTENCE = re.compile(r"(?s).+?(?:[.!?؟…][\"”’»)]*\s+|\Z)")
# What Markdown would take for a mark, and never is one in a report.
MARKS = re.compile(
    r"([\\`*])|(?<!\w)(_)|(_)(?!\w)|(\[)(?=[@^]|[^\[\]]*\]\s?[(\[:])"
    r"|(\])(?=\s?[(\[:])"
)
ENTITY = re.compile(r"&(?=#?\w{1,32};)")
TAG = re.compile(r"<(?=[A-Za-z/!?])")
LINE_MARKS = re.compile(r"(\s{0,3})([#>]|[-+](?=\s)|\d{1,9}(?=[.)]\s)|={3,}|-{3,}|:\s)")


Points: TypeAlias = Mapping[str, Sequence[tuple[int, tuple[str, ...]]]]
"""Under each heading of ours: the numbers of paragraphs, and whom each one cites."""


def sections(
    paragraphs: Sequence[Paragraph],
    named: Iterable[Attribution],
    outlet: Party,
    cited: dict[str, Party],
    ours: OurWords,
) -> Points:
    """The paragraphs, sorted under whom they rest on.

    *cited* gives the speaker for each name, as `folded`.  A paragraph that
    names nobody belongs to the outlet until another has spoken.
    """
    said: dict[int, list[Party]] = {}
    for a in named:
        speaker = cited.get(folded(a.name))
        if speaker and speaker not in said.setdefault(a.paragraph, []):
            said[a.paragraph].append(speaker)
    points: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    opened = True
    own = ours.reported.format(name=outlet.name)
    for paragraph in paragraphs[:MOST_POINTS]:
        if paragraph.kind == "heading":
            continue
        speakers = said.get(paragraph.number, [])
        others = [s for s in speakers if s.key != outlet.key]
        if speakers and not others:
            heading = own
        elif others:
            heading, opened = ours.said.format(name=others[0].name), False
        else:
            heading = own if opened else ours.rest
        keys = tuple(s.key for s in speakers)
        points.setdefault(heading, []).append((paragraph.number, keys))
    return points


def outline(found: Points, uncited: Sequence[Party], ours: OurWords) -> str:
    """The sections as Markdown; *uncited* are sources that no point names."""
    blocks: list[str] = []
    for heading, points in found.items():
        blocks += [f"## {heading}", "\n".join(_point(p, ours) for p in points)]
    if uncited:
        blocks.append(f"## {ours.also}")
        blocks.append("\n".join(f"- {s.name} [@{s.key}]" for s in uncited))
    return "\n\n".join(blocks)


def _point(point: tuple[int, tuple[str, ...]], ours: OurWords) -> str:
    number, keys = point
    cites = f" [{'; '.join(f'@{key}' for key in keys)}]" if keys else ""
    # A number and a dot would begin a list.
    said = ours.paragraph.format(number=number).replace(". ", "\\. ", 1)
    return f"- {said}{cites}"


def quotation(
    paragraphs: Sequence[Paragraph],
    words: int | None,
    most: int | None,
    source: Party,
    home: str = "",
) -> str:
    """The first *words* of the text as a block quote signed by its *source*.

    Whole sentences where they fit, and at most *most* paragraphs; None is all.
    *home* is the address at which its links begin.
    """
    lines: list[str] = []
    left, deep = words, 0
    for paragraph in paragraphs:
        if (left is not None and left <= 0) or (most is not None and most <= 0):
            break
        text, used = _first(paragraph.text, left, lines=bool(lines))
        if not text:
            break
        # An item whose list is left out stands for itself.
        over = max(0, paragraph.opens.count(UNDER_ITEM) - deep)
        opens = paragraph.opens.replace(UNDER_ITEM, "", over)
        begins = opens.endswith(("- ", ". "))
        lines += [">"] if lines and not (begins and deep) else []
        lines.append(f"> {opens}{marked(text, paragraph.spans, home)}")
        deep = opens.count(UNDER_ITEM) + begins
        most = most - (paragraph.kind != "heading") if most is not None else None
        if left is not None:
            left -= used
            if text != paragraph.text:
                break
    return "\n".join([*lines, ">", f"> -- [@{source.key}]"])


def marked(text: str, spans: Iterable[Span], home: str) -> str:
    """*text* in Markdown with its *spans*, of which some may lie behind its end."""
    before: dict[int, str] = {}
    after: dict[int, str] = {}
    for span in spans:
        end = min(span.end, len(text.rstrip(" …")))
        opening = closing = span.mark
        if span.mark == "[":
            target = tidy(urljoin(home, span.target))
            closing = f"]({target})"
            inside = text[span.start : end]
            if not LINKED.fullmatch(target) or BRACKETED.search(inside):
                continue
        if span.start < end:
            before[span.start] = before.get(span.start, "") + opening
            after[end] = closing + after.get(end, "")
    return verbatim(text, before, after)


def _first(text: str, left: int | None, *, lines: bool) -> tuple[str, int]:
    """As much of *text* as *left* words allow, and how many those are."""
    # As the meter counts them: a compound is two words, a dash is none.
    total = len(Words(text))
    if left is None or total <= left:
        return text, total
    kept, used = "", 0
    for sentence in map(str.strip, SENTENCE.findall(text)):
        count = len(Words(sentence))
        if used + count > left:
            break
        kept, used = f"{kept} {sentence}".strip(), used + count
    if kept or lines:
        return kept, used
    for piece in text.split():
        count = len(Words(piece))
        if used + count > left:
            break
        kept, used = f"{kept} {piece}".strip(), used + count
    return (f"{kept} …" if used else ""), used


def verbatim(
    text: str, before: Mapping[int, str] = NONE, after: Mapping[int, str] = NONE
) -> str:
    """*text* so that Markdown shows every character of it as it is.

    *before* and *after* are marks that are put at places in it.
    """
    put = {m.start(): f"\\{m[0]}" for m in MARKS.finditer(text)}
    put |= {m.start(): "&lt;" for m in TAG.finditer(text)}
    put |= {m.start(): "&amp;" for m in ENTITY.finditer(text)}
    opening = LINE_MARKS.match(text)
    if opening:
        at = opening.end(1)
        number = re.match(r"\d+(?=[.)])", text[at:])
        at += number.end() if number else 0
        put[at] = f"\\{text[at]}"
    pieces = [
        f"{after.get(n, '')}{before.get(n, '')}{put.get(n, letter)}"
        for n, letter in enumerate(text)
    ]
    return "".join([*pieces, after.get(len(text), "")])
