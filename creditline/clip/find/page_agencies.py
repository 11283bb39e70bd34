"""The agencies that a page credits: in its data, its byline, dateline or last line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..lexicon.names import Index
from ..lexicon.organisations import agencies, agency_called
from ..lexicon.page_words import AGENCY_LABEL, CODED, HELPED
from ..read.raw_text import Paragraph, RawText
from ..words.outlet_names import alike
from ..words.roles import Roles

# (dpa)   (APA/dpa)   – AFP   Quelle: dpa
CLOSING = re.compile(
    r"[(\[（【]\s*(?P<names>[^()\[\]（）【】]{2,60})\s*[)\]）】][.。]?\s*\Z"
)
BETWEEN = re.compile(r"\s*[/+|,;·&_、，()（）\[\]]\s*")
LINE = 90
# "The Associated Press contributed to this report."
LITTLE = re.compile(r"(?i)\b(?:the|to|this|report|story|article|from|of|was|der|des)\b")


@dataclass(frozen=True, slots=True)
class Credited:
    """An agency that the page credits, and how.

    ``alone`` tells that all of the report is the agency's.
    """

    name: str
    line: int
    words: str
    alone: bool = True
    origin: str = "last line"


def credited(raw: RawText, roles: Roles, index: Index, source: str) -> list[Credited]:
    """Every agency that the page of *source* credits, the surest first."""
    found = [
        *_dateline(roles),
        *_stated(raw, index, source),
        *_signed(raw, roles, index),
    ]
    said: dict[str, Credited] = {}
    for one in found:
        before = said.get(one.name)
        if before is None or (one.alone and not before.alone):
            said[one.name] = one
    return list(said.values())


def _dateline(roles: Roles) -> Iterator[Credited]:
    dateline = roles.dateline
    if dateline and dateline.agency and dateline.agency.name in agencies():
        name = dateline.agency.name
        yield Credited(name, dateline.line, dateline.words, origin="dateline")


def _stated(raw: RawText, index: Index, source: str) -> Iterator[Credited]:
    for said in raw.declared:
        if said.name not in ("author", "author-organisation", "byline", "agency"):
            continue
        names = agencies_in(said.value, index)
        if names:
            rest = _rest(said.value, names, index)
            beside = any(
                d.origin == said.origin
                and d.name in ("author", "author-organisation")
                and not agencies_in(d.value, index)
                # Its own name is what a system writes that knows no author.
                and not alike(d.value, source)
                for d in raw.declared
            )
            for name in names:
                alone = len(names) == 1 and not rest and not beside
                yield Credited(name, said.line, said.words, alone, said.origin)


def _signed(raw: RawText, roles: Roles, index: Index) -> Iterator[Credited]:
    """What signs the text: its first line, its last ones, what stands right behind."""
    prose = [p for p in roles.text if len(p.text) > LINE]
    last = prose[-1] if prose else None
    for paragraph in (
        *(*raw.head, *raw.paragraphs[:3]),
        *(*raw.paragraphs[-3:], *raw.tail),
    ):
        if len(paragraph.text) <= LINE:
            yield from _line(paragraph, index)
    closing = CLOSING.search(last.text) if last else None
    if last and closing:
        names = agencies_in(closing["names"], index)
        if names and not _rest(closing["names"], names, index, others=True):
            alone = len(names) == 1 and not HELPED.search(closing["names"])
            for name in names:
                yield Credited(name, last.line, closing[0], alone, "last line")


def _line(paragraph: Paragraph, index: Index) -> Iterator[Credited]:
    text = paragraph.text.strip()
    if CODED.search(text):
        yield Credited("dpa", paragraph.line, text)
        return
    bare = text
    if AGENCY_LABEL.match(text):
        bare = AGENCY_LABEL.sub("", text.strip("()[]（）【】–— .。"))
    names = agencies_in(bare, index)
    if names and not _rest(bare, names, index):
        helped = bool(HELPED.search(bare))
        for name in names:
            alone = len(names) == 1 and not helped
            yield Credited(name, paragraph.line, text, alone, "line")


def agencies_in(text: str, index: Index) -> list[str]:
    """The agencies that *text* names, in order."""
    found = [name for piece in BETWEEN.split(text) if (name := agency_called(piece))]
    spaced = re.sub(r"[/+|,;·&_]", " / ", text)
    for mention in index.find(spaced):
        word = mention.known is None or mention.known.common
        if mention.name in agencies() and mention.name not in found and not word:
            found.append(mention.name)
    return found


def _rest(text: str, names: list[str], index: Index, *, others: bool = False) -> str:
    """What *text* says besides the agencies' names and the words between them."""
    pieces = BETWEEN.split(text)
    rest = " / ".join(piece for piece in pieces if agency_called(piece) not in names)
    for mention in sorted(index.find(rest), key=lambda m: -m.start):
        if mention.name in names:
            rest = rest[: mention.start] + " " + rest[mention.end :]
    rest = LITTLE.sub(" ", HELPED.sub(" ", rest))
    # "dpa/abc", "APA/red": the initials of who edited it.
    rest = re.sub(r"\b[a-zäöü]{2,5}\b", " ", rest) if others else rest
    rest = re.sub(
        r"(?i)\b(?:text|foto|photo|agencies|agentur\w*|infocom|gmbh|news)\b", " ", rest
    )
    return re.sub(r"[\W_]+", " ", rest).strip()
