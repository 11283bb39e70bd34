"""The dateline of a report: its place, its day, and the agency that sent it."""

import re
from dataclasses import dataclass

from ..lexicon.calendar_words import months
from ..lexicon.names import Index, Mention, folded
from ..read.raw_text import Paragraph
from .day_mentions import DayMention, days_in

# PLACE, day (AGENCY) - …   PLACE (AGENCY) - …   (agency) …
FORM = re.compile(
    r"(?P<before>[^(\"“„«:;!?]{0,70}?)\((?P<agency>[^()]{2,40})\)\.?\s*(?P<dash>[-–—:]|\Z)?\s*"
)
# MOSCOW, December 9. /TASS/. …
SLASHED = re.compile(
    r"(?P<before>[^/\"“„«:;!?]{2,70}?)\s*/(?P<agency>[^/]{2,40})/\.?\s*"
)
# دمشق - سانا   عمّان – بترا –
PAIRED = re.compile(
    r"(?P<before>[^\s\d]{2,20}(?:\s[^\s\d]{2,20}){0,2})\s*[-–—/،]\s*"
    r"(?P<agency>[^\s\d]{2,20}(?:\s[^\s\d]{2,20}){0,2}?)\s*(?:[-–—:.]\s*|\Z)"
)
# WESTHAVEN, 3 February 2025 – …
DATED = re.compile(
    r"(?P<place>[^\W\d_]{2}[^\d(/–—:.,]{1,30}),\s(?P<day>[^–—(/]{6,24}?)\s*[-–—]\s+(?=\S)"
)
# PLACE — …   NEW DELHI: …   NEUSTADT. …
BARE = re.compile(
    r"(?P<place>[^\W\d_]{2}[^\d(/–—:.,]{1,40}(?:,\s[A-Z][a-z]{1,8}\.?)?)"
    r"(?:\s*[–—]\s+|\s-\s|:\s|\.\s)(?=\S)"
)
_SMALL = """
de du des la le les sur sous en am an der im von of and the al el di
"""
SMALL = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence of a report from an agency."""

    line: int
    words: str
    place: str = ""
    agency: Mention | None = None
    day: DayMention | None = None
    sure: bool = True


def find_dateline(paragraph: Paragraph, language: str, index: Index) -> Dateline | None:
    """The dateline that *paragraph* begins with, if it does."""
    text = paragraph.text
    for form in (FORM, SLASHED, PAIRED):
        match = form.match(text)
        found = match and _with_agency(paragraph, match, language, index)
        if found:
            return found
    dated = DATED.match(text)
    if dated and _is_place(dated["place"]):
        days = days_in(dated["day"], language)
        if days and days[0].year:
            place = place_name(dated["place"])
            return Dateline(paragraph.line, dated[0], place, day=days[0])
    bare = BARE.match(text)
    if bare is None or not _is_place(bare["place"]) or len(bare[0]) >= len(text):
        return None
    sign = bare[0].rstrip()[-1]
    shouted = re.split(r"[,\s-]", bare["place"])[0].isupper()
    if not shouted and (sign not in "–—" or len(bare["place"].split()) > 1):
        return None
    # "UPDATE: " and "NOTE. " are shouted too.
    place = place_name(bare["place"])
    return Dateline(paragraph.line, bare[0], place, sure=sign in "–—-")


def _with_agency(
    paragraph: Paragraph, match: re.Match[str], language: str, index: Index
) -> Dateline | None:
    """The dateline of *match*, if the agency in it is one that we know."""
    named = re.split(r"[/,]", match["agency"])[0].strip()
    known = index.by_name.get(folded(named))
    before = match["before"]
    opened = "(" in match[0] and not match["before"].strip()
    if known is None or not (opened or _is_place(before)):
        return None
    if match.groupdict().get("dash") is None and match.re is FORM and not opened:
        after = paragraph.text[match.end() : match.end() + 1]
        if not after.isupper():
            return None
    days = days_in(before, language)
    place = before[: days[0].start] if days else before
    start = match.start("agency")
    return Dateline(
        line=paragraph.line,
        words=match[0],
        place=place_name(place.removesuffix(" في ").strip(" ,-–")).removesuffix(
            "." if days else ""
        ),
        agency=Mention(start, start + len(named), known.name, known),
        day=days[0] if days else None,
    )


def _is_place(before: str) -> bool:
    """Whether *before* can be a place, with a day: a few words, no clause."""
    words = re.findall(r"[^\W\d_]+", before)
    other = months().keys() | SMALL | {"في"}
    said = [w for w in words if w.lower() not in other]
    small = [w for w in said if w[0].islower() and len(w) > 2]
    most = 5 if before.lower() != before.upper() else 2
    return 1 <= len(said) <= most and len(small) <= 1


def place_name(place: str) -> str:
    """*place* as it is written in prose: LONS-LE-SAUNIER is Lons-le-Saunier."""
    shouted, _, _ = place.partition(",")
    if not shouted.isupper() or not any(c.lower() != c for c in place):
        return " ".join(place.split())
    pieces = re.split(r"([\s-]+)", place.strip())
    made = [_capital(piece) for piece in pieces]
    return "".join(
        w if n == 0 or w.lower() not in SMALL else w.lower() for n, w in enumerate(made)
    )


def _capital(word: str) -> str:
    return word[:1] + word[1:].replace("İ", "i").lower()
