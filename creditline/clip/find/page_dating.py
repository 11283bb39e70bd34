"""When a page was published: as its data state, its markup shows, its address says."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from ..lexicon.page_words import CHANGED_DAY
from ..read.evidence import Finding
from ..read.raw_text import Declared, RawText
from ..words.dating import date_of, dated, day_of, days_of, published_on
from ..words.day_mentions import days_in
from ..words.publisher import Publisher
from ..words.roles import Roles
from .border import TO_COME
from .page_outlet import Whose

Refusals: TypeAlias = Iterable[tuple[Declared, str]]

IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>0\d|1[0-2])[/-]?(?P<d>[0-2]\d|3[01])(?=[/_-]|\b)"
)
# 2025-04-08T02:25:54Z
GREENWICH = re.compile(
    r"\d[T ](?P<hour>[0-2]\d)(?P<minute>:[0-5]\d)\S*?(?:Z|\+00:?00)(?!\w)"
)
MONTH = re.compile(r"/(?P<y>20[0-2]\d)/(?P<m>0[1-9]|1[0-2])/")
FAR = dt.timedelta(days=300)
MIDDAY = 12
# A line with a day, and not a paragraph.
SHORT = 160
# "Do 25.04.24 | 14:07 Uhr": under a headline two digits are a year of this century.
SHORT_DAY = re.compile(r"(?<![\d.])(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d\d)(?![\d.])")


def page_date(
    roles: Roles, whose: Whose, day: Finding | None, today: dt.date
) -> Finding | None:
    """The day of the outlet's report: the page's own, unless it retells another's."""
    if whose.outlet is not None and not whose.retold and day is not None:
        return day
    same = whose.outlet is not None and not whose.retold
    return date_of(roles, whose.mine, same=same, today=today, published=day)


def page_day(
    roles: Roles, source: Publisher | None, out: Refusals, today: dt.date
) -> Finding | None:
    """The first day in the written order that is certain; else the first of all.

    *out* is what of the page's data was refused, each with why.
    """
    found = [*_days(roles, source, out, today)]
    month = MONTH.search(urlsplit(source.address).path) if source else None
    about = _day(month["y"], month["m"], "15") if month else None
    if any(not _far(day_of(d), about) for d in found):
        found = [replace(d, because=d.because or _far(day_of(d), about)) for d in found]
    first = next((d for d in found if not d.because), next(iter(found), None))
    moment = GREENWICH.search(first.words) if first else None
    if first is None or moment is None:
        return first
    # A system counts by Greenwich; what readers see is the day of the paper's place.
    # Of its data, those say so that have the same minute of another hour.
    data = {
        d.words
        for d in roles.raw.declared
        if d.name != "date"
        or moment["minute"] not in d.value
        or GREENWICH.search(d.words)
    }
    step = dt.timedelta(days=-1 if int(moment["hour"]) < MIDDAY else 1)
    own = (d for d in found if d.words not in data and not d.because)
    return next((d for d in own if day_of(d) - day_of(first) == step), first)


def _far(day: dt.date, about: dt.date | None) -> str:
    """Why *day* is doubtful: the address holds a month that is far from it."""
    far = about is not None and abs(day - about) > FAR
    return "the address names another year" if far else ""


def _days(
    roles: Roles, source: Publisher | None, out: Refusals, today: dt.date
) -> Iterator[Finding]:
    page, language = roles.raw, roles.language
    for said in page.stated("date", "date-created"):
        # A moment of tomorrow that has begun elsewhere came through the border.
        last = today + dt.timedelta(days=1)
        yield from (d for d in days_of(said, language) if day_of(d) <= last)
    shown = published_on(roles)
    if shown and day_of(shown) <= today:
        yield shown
    for paragraph in page.head:
        short = SHORT_DAY.search(paragraph.text)
        day = _day(f"20{short['y']}", short["m"], short["d"]) if short else None
        if day and day <= today and not CHANGED_DAY.search(paragraph.text):
            yield dated(day, paragraph.line, paragraph.text)
    address = source.address if source else ""
    match = IN_ADDRESS.search(unquote(urlsplit(address).path))
    day = _day(match["y"], match["m"], match["d"]) if match else None
    if day and day <= today:
        yield dated(day, 1, f"in the address {address}")
    for guessed in page.stated("date-guessed"):
        day = dt.date.fromisoformat(guessed.value)
        because = "only a search through the whole page found it"
        # What stands beside the headline as well needs no search.
        because = "" if _beside(page, language) == {day} else because
        if day <= today:
            yield dated(day, guessed.line, guessed.words, because)
    for said, because in out:
        # A day that is still to come only a person may believe.
        if because == TO_COME:
            day = dt.date.fromisoformat(said.value[:10])
            yield dated(day, said.line, said.words, because)


def _beside(page: RawText, language: str) -> set[dt.date]:
    """The days that lines under the headline name with their years."""
    return {
        day.date
        for paragraph in page.head
        if len(paragraph.text) <= SHORT and not CHANGED_DAY.search(paragraph.text)
        for day in days_in(paragraph.text, language)
        if day.date and not day.unclear
    }


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
