"""What may be so: nothing enters an article that cannot be what it is said to be.

Each test answers with the reason why a value is refused, or with nothing.  What
is refused stays as evidence (`clip --explain` shows it).
"""

import datetime as dt
import re
from collections.abc import Container
from functools import cache
from urllib.parse import urlsplit

from ..lexicon.label_words import FRONT_PAGE, KICKER, NOBODY
from ..lexicon.page_words import BYLINE_OPENING, HOSTLIKE, SECTION, WEB
from ..read.raw_text import Declared
from ..words.byline import BETWEEN
from ..words.origin import tidy

# No news was printed before the first papers; 1404 is a year of another calendar.
FIRST_YEAR = 1600
# What a system writes that has no day to write.
EPOCH = "1970-01-01"
YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
MAIL = re.compile(r"\S+@\S+\.\S+")
# "Justice et faits divers - Harbourmail.ca"
AT_SITE = re.compile(r"\s[|–—-]\s(?:[\w-]+\.)+[a-z]{2,12}\Z")
BEHIND = re.compile(r"\s*\|.*|,\s*(?:[\w-]+\.)+[a-z]{2,12}\b")
TO_COME = "this day is still to come"
EMPTY = re.compile(r"\W*\Z")


def refused(said: Declared, today: dt.date) -> str:
    """Why *said* cannot be so, or nothing."""
    test = TESTS.get(said.name)
    value = said.value.strip()
    if EMPTY.match(value):
        return "it says nothing"
    return test(value, today) if test else ""


def _date(value: str, today: dt.date) -> str:
    if value.startswith(EPOCH):
        return "it is the day from which computers count"
    years = [int(y) for y in YEAR.findall(value)]
    if not years:
        return ""
    if years[0] < FIRST_YEAR and len(years) == 1:
        return f"no news is from the year {years[0]}"
    try:
        day = dt.date.fromisoformat(value[:10])
    except ValueError:
        return ""
    return TO_COME if day > today and not _begun(value, today) else ""


def _begun(value: str, today: dt.date) -> bool:
    """Whether a moment of tomorrow is of today elsewhere: days begin in the east."""
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return moment.tzinfo is not None and moment.astimezone(dt.UTC).date() <= today


def _person(value: str, _: dt.date) -> str:
    value = BYLINE_OPENING.sub("", value)
    if MAIL.search(value) and " " not in value:
        return "an e-mail address is no name"
    # "Ada Whitlow, harbourmail.com"; "Ada Whitlow | ada@harbourmail.com"
    if WEB.search(BEHIND.sub("", MAIL.sub("", value))):
        return "an address is no name"
    if AT_SITE.search(value):
        return "it is what a site calls a part of its own"
    if SECTION.match(value) or KICKER.match(value):
        return "a section of a site is nobody's name"
    if all(NOBODY.match(piece) for piece in BETWEEN.split(value)):
        return "this stands for nobody in particular"
    return "" if any(c.isalpha() for c in value) else "a name has letters"


def _organisation(value: str, _: dt.date) -> str:
    if WEB.search(value) and not HOSTLIKE.fullmatch(value):
        return "an address is no name"
    if MAIL.search(value):
        return "an e-mail address is no name"
    if SECTION.match(value) or KICKER.match(value):
        return "a section of a site is no organisation"
    if NOBODY.match(value) and " " not in value:
        return "this is a role, and no organisation"
    return "" if any(c.isalpha() for c in value) else "a name has letters"


def _language(value: str, _: dt.date) -> str:
    tag = re.split("[-_]", value.strip().lower())[0]
    return "" if tag in _languages() else "this is no language"


@cache
def _languages() -> Container[str]:
    """The tags of languages that CLDR has a name for."""
    from babel import Locale

    # "und" and its like say that a language is not known.
    return frozenset(Locale("en").languages) - {"und", "mul", "mis", "zxx"}


def _title(value: str, _: dt.date) -> str:
    if FRONT_PAGE.match(value):
        return "this is the title of a menu"
    return ""


def _address(value: str, _: dt.date) -> str:
    address = tidy(value)
    if not address:
        return "this is no address of a page"
    parts = urlsplit(address)
    if not (parts.path.strip("/") or parts.query):
        return "a front page is the address of no article"
    return ""


def _year(value: str, today: dt.date) -> str:
    said = value[:4]
    fits = said.isdecimal() and FIRST_YEAR <= int(said) <= today.year + 1
    return "" if fits else "this is no year of a work"


TESTS = {
    name: test
    for names, test in (
        ("date date-created", _date),
        ("author byline", _person),
        (
            "author-organisation publisher part-of application agency holder",
            _organisation,
        ),
        ("language locale", _language),
        ("title heading page-title", _title),
        ("address", _address),
        ("year", _year),
    )
    for name in names.split()
}
