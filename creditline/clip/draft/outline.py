"""The body of a new article: our own headings and empty points, or a quotation.

Nothing of the original stands in an outline but the names it credits; the
points say which paragraph each is for.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...locale.words import Words
from ..lexicon.names import folded
from ..lexicon.our_words import OurWords
from ..read.raw_text import Paragraph
from ..words.attribution import Attribution

MOST_POINTS = 200
SENTENCE = re.compile(r"(?<=[.!?؟…])[\"”’»)]*\s+")
# What Markdown would take for a mark, and never is one in a report.
MARKS = re.compile(
    r"([\\`*])|(?<!\w)(_)|(_)(?!\w)|(\[)(?=[@^]|[^\[\]]*\]\s?[(\[:])"
    r"|(\])(?=\s?[(\[:])"
)
ENTITY = re.compile(r"&(?=#?\w{1,32};)")
TAG = re.compile(r"<(?=[A-Za-z/!?])")
LINE_MARKS = re.compile(r"(\s{0,3})([#>]|[-+](?=\s)|\d{1,9}(?=[.)]\s)|={3,}|-{3,}|:\s)")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a paragraph rests on: the key and name of an organisation."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of ours and the paragraphs that belong under it."""

    heading: str
    points: tuple[tuple[int, tuple[str, ...]], ...]


def sections(
    paragraphs: Sequence[Paragraph],
    named: Iterable[Attribution],
    outlet: Speaker,
    cited: dict[str, Speaker],
    ours: OurWords,
) -> list[Section]:
    """The paragraphs, sorted under whom they rest on.

    *cited* gives the speaker for each name, as `folded`.  A paragraph that
    names nobody belongs to the outlet until another has spoken.
    """
    said: dict[int, list[Speaker]] = {}
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
        others = [s for s in speakers if s != outlet]
        if speakers and not others:
            heading = own
        elif others:
            heading, opened = ours.said.format(name=others[0].name), False
        else:
            heading = own if opened else ours.rest
        keys = tuple(s.key for s in speakers)
        points.setdefault(heading, []).append((paragraph.number, keys))
    return [Section(heading, tuple(held)) for heading, held in points.items()]


def outline(
    found: Sequence[Section], uncited: Sequence[Speaker], ours: OurWords
) -> str:
    """The sections as Markdown; *uncited* are sources that no point names."""
    blocks: list[str] = []
    for section in found:
        blocks += [
            f"## {section.heading}",
            "\n".join(_point(p, ours) for p in section.points),
        ]
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
    paragraphs: Sequence[Paragraph], words: int | None, most: int | None, key: str
) -> str:
    """The first *words* of the text as a block quote signed by its source.

    Whole sentences where they fit, and at most *most* paragraphs; None is all.
    """
    lines: list[str] = []
    left = words
    for paragraph in paragraphs[:most]:
        if left is not None and left <= 0:
            break
        text, used = _first(paragraph.text, left, lines=bool(lines))
        if not text:
            break
        lines += [f"> {verbatim(text)}", ">"]
        if left is not None:
            left -= used
            if text != paragraph.text:
                break
    return "\n".join([*lines, f"> -- [@{key}]"])


def _first(text: str, left: int | None, *, lines: bool) -> tuple[str, int]:
    """As much of *text* as *left* words allow, and how many those are."""
    # As the meter counts them: a compound is two words, a dash is none.
    total = len(Words(text))
    if left is None or total <= left:
        return text, total
    kept, used = "", 0
    for sentence in _sentences(text):
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


def _sentences(text: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for border in SENTENCE.finditer(text):
        pieces.append(text[start : border.end()].strip())
        start = border.end()
    return [*pieces, text[start:].strip()]


def verbatim(text: str) -> str:
    """*text* so that Markdown shows every character of it as it is."""
    escaped = MARKS.sub(lambda m: f"\\{m[0]}", text)
    opening = LINE_MARKS.match(escaped)
    if opening:
        at = opening.end(1)
        number = re.match(r"\d+(?=[.)])", escaped[at:])
        at += number.end() if number else 0
        escaped = f"{escaped[:at]}\\{escaped[at:]}"
    return TAG.sub("&lt;", ENTITY.sub("&amp;", escaped))
