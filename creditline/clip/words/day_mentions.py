"""The days that a text mentions, and what year they can be in."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from unicodedata import decimal

from ..lexicon.calendar_words import months, weekdays
from ..read.plain_text import small


@dataclass(frozen=True, slots=True)
class DayMention:
    """A day as a text names it: ``year`` and ``weekday`` only where it does.

    ``unclear`` marks 03/04/2024, which two readers read as two days.
    """

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    unclear: bool = False

    def in_year(self, year: int) -> dt.date | None:
        """This day in *year*, unless the calendar or the weekday forbids it."""
        try:
            found = dt.date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None

    @property
    def date(self) -> dt.date | None:
        """The day, where the text gives all of it."""
        return self.in_year(self.year) if self.year is not None else None


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _forms(tag: str) -> tuple[re.Pattern[str], ...]:
    """The ways to write a day, with the names of months in the language *tag*, too."""
    month = rf"ב?(?P<month>{_either(months(tag))})\.?"
    named = _either(weekdays(tag))
    weekday = rf"(?:(?P<weekday>{named})\b\.?,?\s+(?:den|dem|the|le|al)?\s*)?"
    year = r"(?P<year>(?:19|20)\d\d)"
    day = r"(?P<day>[0-3]?\d)"
    second = rf"(?:\s?/\s?(?:{_either(months(tag))}))?"
    number = r"(?P<month>[0-3]?\d)"
    return tuple(
        re.compile(form, re.I)
        for form in (
            # 9 December 2024; 9. Dezember; le 1er mars; 9 كانون الأول/ديسمبر 2024
            rf"\b{weekday}{day}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?{month}{second}"
            rf"(?!\w)(?:,?\s+(?:de\s+)?{year}\b)?",
            # December 9, 2024; Dec 9
            rf"\b{weekday}{month}\s+{day}(?:st|nd|rd|th)?\b(?:,?\s+{year}\b)?",
            # Mon Aug 03 12:45:00 EDT 2015, as computers write
            rf"\b{weekday}{month}\s+{day}\s\d\d:\d\d:\d\d(?:\s[a-z]{{3,4}})?\s{year}\b",
            rf"\b{year}-(?P<month>[01]\d)-{day}(?!\d)",
            rf"\b{weekday}{day}(?P<dot>[./-])\s?{number}(?P=dot)\s?{year}\b",
            # 2025. április 8.; 2025 m. balandžio 8 d.; 2025. gada 8. aprīlī
            rf"\b{year}\.?\s+(?:m\.\s)?{month}\s+{day}\b",
            rf"\b{year}\.\sgada\s{day}\.\s{month}(?!\w)",
            # 2025年4月8日; 2025년 4월 8일; 2025.04.08; 8 tháng 4, 2025
            rf"\b{year}\s?[年년]\s?{number}\s?[月월]\s?{day}",
            rf"\b{year}(?P<dot>[./])\s?{number}(?P=dot)\s?{day}\b",
            rf"\b{day}\stháng\s{number},?\s(?:năm\s)?{year}\b",
        )
    )


MONTHS = 12
# 12/15/2016
AMERICAN = re.compile(r"[01]?\d([/-])[0-3]?\d\1\d{4}")
AFTER_WEEKDAY = re.compile(
    rf"(?i)\s*(?:'[^\W\d]+|,)?\s*\(?(?P<weekday>{_either(weekdays())})\b"
)
# The digits of all scripts, as we write them.
DIGITS = {n: str(decimal(chr(n))) for n in range(0x660, 0xFF1A) if chr(n).isdecimal()}


def days_in(text: str, language: str = "") -> list[DayMention]:
    """Every day that *text* mentions, in order; the longest reading of each."""
    plain = small(text.translate(DIGITS))
    found = sorted(_mentions(plain, language), key=lambda m: (m.start, m.start - m.end))
    kept: list[DayMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _mentions(text: str, language: str) -> Iterator[DayMention]:
    for form in _forms(language):
        for match in form.finditer(text):
            groups = match.groupdict()
            named = groups["month"]
            month = int(named) if named.isdigit() else months(language).get(named, 0)
            day, year = int(groups["day"]), groups.get("year")
            if month > MONTHS >= day and AMERICAN.fullmatch(match[0]):
                month, day = day, month
            if not (1 <= month <= 12 and 1 <= day <= 31):
                continue
            weekday = weekdays(language).get(groups.get("weekday") or "")
            end = match.end()
            follows = AFTER_WEEKDAY.match(text, end)
            if weekday is None and follows and year:
                weekday = weekdays().get(follows["weekday"])
            # English speakers disagree on 03/04/2024; the others do not.
            last = groups.get("dot") == "/" and match.start("year") > match.start("day")
            unclear = last and language in ("", "en") and day <= 12
            yield DayMention(
                match.start(),
                end,
                month,
                day,
                int(year) if year else None,
                weekday,
                unclear and day != month,
            )


# "Sun" and "mar" are other words too often to be days by themselves.
_WHOLE = {word: n for word, n in weekdays().items() if len(word) > 4}
NEAR_WEEKDAY = re.compile(rf"\b(?P<weekday>{_either(_WHOLE)})\b", re.I)


def weekdays_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Each day of the week that *text* names: start, end, Monday as 0."""
    for match in NEAR_WEEKDAY.finditer(small(text)):
        yield match.start(), match.end(), weekdays()[match["weekday"]]


def last_weekday(before: dt.date, weekday: int) -> dt.date:
    """The last such day of the week that is not after *before*."""
    return before - dt.timedelta(days=(before.weekday() - weekday) % 7)
