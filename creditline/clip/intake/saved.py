"""Where and when a page was saved, as whoever saved it has noted.

SingleFile and browsers write a comment into the page; the Internet Archive and
archive.today keep a page under an address that holds the original's and the
time; they note it in the page, too.
"""

import re
from dataclasses import dataclass

from ..words.day_mentions import days_in

# A note stands at the beginning of a page or at its end.
REACH = 6_000
NOTED = re.compile(
    r"(?is)<!--(?:(?!-->).){0,400}?(?:saved from url=\(\d+\)\s*|\burl:\s*)"
    r"(?P<address>https?://[^\s>]{1,2000})(?P<more>(?:(?!-->).){0,400})"
)
SAVED = re.compile(
    r"(?i)(?:saved date|saved at|date)\s*:\s*(?:\w{3},?\s+)?"
    r"(?P<day>\w{3} \d{1,2},? \d{4}|\d{1,2} \w{3} \d{4}|\d{4}-\d\d-\d\d)"
)
WAYBACK = re.compile(
    r"(?i)FILE ARCHIVED ON \d\d:\d\d:\d\d (?P<day>\w{3} \d{1,2}, \d{4})"
)
# https://web.archive.org/web/20241210091244/https://…
# https://archive.ph/2024.12.10-091244/https://…
KEPT = re.compile(
    r"(?i)(?P<archived>https?://(?:web\.archive\.org/web|archive\.(?:today|is|ph|li|vn|md|fo))"
    r"/(?P<y>\d{4})\.?(?P<m>\d\d)\.?(?P<d>\d\d)[\d-]*(?:[a-z]{2}_)?/"
    r"(?P<address>https?://?[^\s\"'<>]{1,2000}))"
)
STATED = re.compile(
    r"(?i)<(?:link|meta)\b[^>]{0,300}?(?:canonical|og:url|bookmark)[^>]{0,100}?"
    r"(?:href|content)\s*=\s*[\"']?(?P<address>https?://[^\s\"'>]{1,2000})"
)


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a page was read, on which day, and which archive keeps it there."""

    address: str = ""
    day: str = ""
    archived: str = ""


def saved(page: str, address: str = "") -> Saved:
    """What the notes in *page* say, or the *address* at which it was read."""
    kept = kept_at(address)
    if kept.address:
        return kept
    ends = f"{page[:REACH]}\n{page[-REACH:]}"
    for stated in STATED.finditer(page[: REACH * 10]):
        kept = kept_at(stated["address"])
        if kept.address:
            return kept
    noted = NOTED.search(ends)
    if noted:
        kept = kept_at(noted["address"])
        day = SAVED.search(noted["more"])
        read = _day(day["day"]) if day else ""
        if kept.address:
            return kept
        return Saved(noted["address"].rstrip("-"), read)
    archived = WAYBACK.search(ends)
    return Saved(day=_day(archived["day"])) if archived else Saved()


def kept_at(address: str) -> Saved:
    """What the address of an archived page says of the page."""
    kept = KEPT.match(address.strip())
    if kept is None:
        return Saved()
    # Archives write one slash where a server has joined two.
    original = re.sub(r"\A(https?:)/+", r"\1//", kept["address"])
    return Saved(original, f"{kept['y']}-{kept['m']}-{kept['d']}", kept["archived"])


def _day(words: str) -> str:
    """A day in any of the forms that browsers write, as YYYY-MM-DD; or nothing."""
    return next((str(day.date) for day in days_in(words) if day.date), "")
