"""The agencies that a page credits: in its data, its byline, dateline or last line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..lexicon.label_words import CLOCK
from ..lexicon.names import Index, folded
from ..lexicon.organisations import agencies, agency_called, without_agency
from ..lexicon.page_words import AGENCY_LABEL, BYLINE_OPENING, CODED, HELPED
from ..read.raw_text import Declared, Paragraph, RawText
from ..words.day_mentions import days_in
from ..words.outlet_names import alike
from ..words.roles import Roles
from .page_reporters import not_a_person

# (dpa)   (APA/dpa)   – AFP   Quelle: dpa
CLOSING = re.compile(
    r"[(\[（【]\s*(?P<names>[^()\[\]（）【】]{2,60})\s*[)\]）】][.。]?\s*\Z"
)
BETWEEN = re.compile(r"\s*[/+|,;·&_、，()（）\[\]]\s*")
LINE = 90
BY = re.compile(r"(?i)by\s+\S+\s+\S")
# "AP Auto Writer"; what stands between two names; where a byline runs on.
POST = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}(?i:writer|reporter|correspondent|editor|columnist)s?\Z"
)
AND = re.compile(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b)\s*")
RUNS_ON = re.compile(r"(?i)\s*\b(?:published|posted|updated)\b.*")
WRITER = "writer"
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


def credited(roles: Roles, source: str) -> list[Credited]:
    """Every agency that the page of *source* credits, the surest first."""
    raw, index = roles.raw, roles.names
    found = [*_dateline(roles), *_stated(raw, index, source), *_signed(roles)]
    if roles.language != "tr":
        # Two letters that make the type larger are no agency of Ankara's.
        found = [one for one in found if one.words.strip().upper() != "AA"]
    said: dict[str, Credited] = {}
    for one in found:
        if one.name not in said or one.alone > said[one.name].alone:
            said[one.name] = one
    return [one for one in said.values() if not alike(one.name, source)]


def _dateline(roles: Roles) -> Iterator[Credited]:
    dateline = roles.dateline
    if dateline and dateline.agency and dateline.agency.name in agencies():
        name = dateline.agency.name
        yield Credited(name, dateline.line, dateline.words, origin="dateline")


def _stated(raw: RawText, index: Index, source: str) -> Iterator[Credited]:
    for said in raw.declared:
        if said.name == "publisher" and said.origin == "json-ld":
            # An agency does not publish at the address of a paper.
            agency = agency_called(said.value)
            if agency:
                yield Credited(agency, said.line, said.words, origin=WRITER)
        if said.name not in ("author", "author-organisation", "byline", "agency"):
            continue
        theirs = writes_for(said.value, index)
        if theirs and not _beside(raw, said, index, source):
            yield Credited(theirs, said.line, said.words, origin=WRITER)
        names = agencies_in(said.value, index)
        rest = _rest(said.value, names, index) or _beside(raw, said, index, source)
        yield from _each(names, said.line, said.words, said.origin, alone=not rest)


def _beside(raw: RawText, said: Declared, index: Index, source: str) -> bool:
    """Whether the data that credit an agency name somebody else as well."""
    return any(
        d.origin == said.origin
        and d.name in ("author", "author-organisation")
        and not agencies_in(d.value, index)
        and not writes_for(d.value, index)
        # Its own name is what a system writes that knows no author.
        and not alike(d.value, source)
        for d in raw.declared
    )


def writes_for(text: str, index: Index) -> str:
    """For whom those write whom *text* names: "By Ada Reed, CNN", "Ada Reed AFP"."""
    bare = RUNS_ON.sub("", BYLINE_OPENING.sub("", text.strip(), count=1)).strip(" ,")
    people, _, last = bare.rpartition(",")
    if not people:
        people = without_agency(bare)
        last = bare.removeprefix(people)
    if not last.strip():
        people, last = _parted(bare, index)
    called = POST.sub("", last.strip(" .").removeprefix("The "))
    # "Ada Reed, Tom Roe, dpa" names three, of whom one is an agency.
    told = POST.search(last) or text.strip()[:3].lower() == "by "
    if "," in people or not (told or (bare == people + last and " " in called)):
        return ""
    known = index.by_name.get(folded(called))
    name = agency_called(called) or (known.name if known and not known.common else "")
    named = people and not any(
        not_a_person(one, index, set()) for one in AND.split(people)
    )
    return name if named else ""


def _parted(bare: str, index: Index) -> tuple[str, str]:
    """A name, and the organisation behind it: "Ada Reed Washington Post"."""
    words = bare.split()
    for at in range(2, len(words) - 1):
        known = index.by_name.get(folded(" ".join(words[at:]).removeprefix("The ")))
        if known and not known.common:
            return " ".join(words[:at]), " ".join(words[at:])
    return bare, ""


def _signed(roles: Roles) -> Iterator[Credited]:
    """What signs the text: its first line, its last ones, what stands right behind."""
    raw, index = roles.raw, roles.names
    for one, under in pairwise(raw.head):
        # "By Ada Reed", and under it "Washington Post"
        known = index.by_name.get(folded(under.text.strip().removeprefix("The ")))
        named = " " in under.text.strip() and known and not known.common
        if known and named and BY.match(one.text) and len(one.text) <= LINE:
            yield Credited(known.name, under.line, under.text, origin=WRITER)
    around = (*raw.head, *raw.paragraphs[:3], *raw.paragraphs[-3:], *raw.tail)
    opening = {id(p) for p in (*raw.head, *raw.paragraphs[:3])}
    for paragraph in (p for p in around if len(p.text) <= LINE):
        opened = id(paragraph) in opening and BYLINE_OPENING.match(paragraph.text)
        theirs = writes_for(paragraph.text, index) if opened else ""
        if theirs:
            yield Credited(theirs, paragraph.line, paragraph.text, origin=WRITER)
        yield from _line(paragraph, index)
    last = next((p for p in reversed(roles.text) if len(p.text) > LINE), None)
    closing = CLOSING.search(last.text) if last else None
    names = agencies_in(closing["names"], index) if closing else []
    if (
        last
        and closing
        and names
        and not _rest(closing["names"], names, index, others=True)
    ):
        alone = not HELPED.search(closing["names"])
        yield from _each(names, last.line, closing[0], "last line", alone=alone)


def _each(
    names: list[str], line: int, words: str, origin: str, *, alone: bool
) -> Iterator[Credited]:
    """Every agency of *names*; none of several is *alone*."""
    alone = alone and len(names) == 1
    return (Credited(name, line, words, alone, origin) for name in names)


def _line(paragraph: Paragraph, index: Index) -> Iterator[Credited]:
    bare = text = paragraph.text.strip()
    if CODED.search(text):
        yield Credited("dpa", paragraph.line, text)
        return
    if AGENCY_LABEL.match(text):
        bare = AGENCY_LABEL.sub("", text.strip("()[]（）【】–— .。"))
    days = days_in(bare)
    for day in reversed(days):
        bare = bare[: day.start] + " " + bare[day.end :]
    bare = CLOCK.sub(" ", bare) if days else bare
    names = agencies_in(bare, index)
    if names and not _rest(bare, names, index):
        alone = not HELPED.search(bare)
        yield from _each(names, paragraph.line, text, "line", alone=alone)


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
