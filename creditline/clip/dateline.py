"""The dateline of a report: its place, its day, and the agency that sent it."""

import re
from dataclasses import dataclass

from .day_mentions import DayMention, days_in
from .names import Index, Mention
from .raw_text import Paragraph

# PLACE, day (AGENCY) - …   PLACE (AGENCY) - …   PLACE, December 9. /TASS/. …
FORM = re.compile(
    r"(?P<place>[^\W\d_][^\d(/,–—:.\"“]{1,40}?(?:,\s[^\W\d_][^\d(/,–—:.]{1,25}?)?)?"
    r"(?:,?\s*(?P<day>[^(/–—\"“]{3,24}?))?"
    r"\.?\s*(?:\((?P<agency>[^()]{2,40})\)|/(?P<slashed>[^/()]{2,40})/)\.?"
    r"\s*(?:[-–—:]|\Z|\s(?=\S))\s*"
)
# PLACE in capitals and a dash, without an agency.
BARE = re.compile(
    r"(?P<place>[^\W\d_a-zß-öø-ÿ][^\d(/–—a-zß-öø-ÿ]{2,40})\s*[–—]\s+(?=\S)"
)
SMALL = frozenset(
    [
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "sur",
        "sous",
        "en",
        "am",
        "an",
        "der",
        "im",
        "von",
        "of",
        "and",
        "the",
        "al",
        "el",
        "di",
    ]
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence of a report from an agency."""

    line: int
    words: str
    place: str = ""
    agency: Mention | None = None
    day: DayMention | None = None


def find_dateline(paragraph: Paragraph, language: str, index: Index) -> Dateline | None:
    """The dateline that *paragraph* begins with, if it does."""
    text = paragraph.text
    match = FORM.match(text)
    if match is None:
        bare = BARE.match(text)
        if bare and bare["place"].isupper():
            return Dateline(paragraph.line, bare[0], place_name(bare["place"]))
        return None
    group = "agency" if match["agency"] else "slashed"
    agency = next(iter(index.find(match[group])), None)
    if agency is None or len(agency.name) < 2 or not _all_of(match[group], agency):
        return None
    before = text[: match.start(group) - 1]
    days = days_in(before, language)
    place = before[: days[0].start] if days else before
    return Dateline(
        line=paragraph.line,
        words=match[0],
        place=place_name(place.strip(" ,.")),
        agency=Mention(match.start(group), match.end(group), agency.name, agency.known),
        day=days[0] if days else None,
    )


def _all_of(said: str, agency: Mention) -> bool:
    """Whether the brackets hold little else than the agency: "Reuters", "dpa/lni"."""
    return agency.start == 0 and len(said) - agency.end <= 12


def place_name(place: str) -> str:
    """*place* as it is written in prose: LONS-LE-SAUNIER is Lons-le-Saunier."""
    if not place.isupper() or not any(c.lower() != c for c in place):
        return " ".join(place.split())
    pieces = re.split(r"([\s-]+)", place.strip())
    made = [_capital(piece) for piece in pieces]
    return "".join(
        w if n == 0 or w.lower() not in SMALL else w.lower() for n, w in enumerate(made)
    )


def _capital(word: str) -> str:
    return word[:1] + word[1:].replace("İ", "i").lower()
