"""The days that a text mentions, and what year they can be in."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..lexicon.calendar_words import MONTHS, WEEKDAYS
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


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = rf"(?P<month>{_either(MONTHS)})\.?"
_WEEKDAY = rf"(?:(?P<weekday>{_either(WEEKDAYS)})\b\.?,?\s+(?:den|dem|the|le|al)?\s*)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_SECOND = rf"(?:\s?/\s?(?:{_either(MONTHS)}))?"
FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        # 9 December 2024; 9. Dezember; le 1er mars; 9 كانون الأول/ديسمبر 2024
        rf"\b{_WEEKDAY}{_DAY}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?{_MONTH}{_SECOND}"
        rf"\b(?:,?\s+{_YEAR}\b)?",
        # December 9, 2024; Dec 9
        rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR}\b)?",
        rf"\b{_YEAR}-(?P<month>[01]\d)-{_DAY}(?!\d)",
        rf"\b{_WEEKDAY}{_DAY}(?P<dot>[./-])\s?(?P<month>[01]?\d)(?P=dot)\s?{_YEAR}\b",
    )
)
AFTER_WEEKDAY = re.compile(
    rf"\s*(?:'[^\W\d]+|,)?\s*\(?(?P<weekday>{_either(WEEKDAYS)})\b", re.I
)
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


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
    for form in FORMS:
        for match in form.finditer(text):
            groups = match.groupdict()
            named = groups["month"]
            month = MONTHS.get(named, 0) if not named.isdigit() else int(named)
            day, year = int(groups["day"]), groups.get("year")
            if not (1 <= month <= 12 and 1 <= day <= 31):
                continue
            weekday = WEEKDAYS.get(groups.get("weekday") or "")
            end = match.end()
            follows = AFTER_WEEKDAY.match(text, end)
            if weekday is None and follows and year:
                weekday = WEEKDAYS.get(follows["weekday"])
            # English speakers disagree on 03/04/2024; the others do not.
            unclear = groups.get("dot") == "/" and language in ("", "en") and day <= 12
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
_WHOLE = {word: n for word, n in WEEKDAYS.items() if len(word) > 4}
NEAR_WEEKDAY = re.compile(rf"\b(?P<weekday>{_either(_WHOLE)})\b", re.I)


def weekdays_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Each day of the week that *text* names: start, end, Monday as 0."""
    for match in NEAR_WEEKDAY.finditer(small(text)):
        yield match.start(), match.end(), WEEKDAYS[match["weekday"]]


def last_weekday(before: dt.date, weekday: int) -> dt.date:
    """The last such day of the week that is not after *before*."""
    return before - dt.timedelta(days=(before.weekday() - weekday) % 7)
