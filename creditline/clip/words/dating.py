"""When the outlet published: from its report's own day, or the page's data."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from ..read.evidence import Finding
from ..read.raw_text import Declared, RawText
from .attribution import Attribution
from .day_mentions import DIGITS, DayMention, days_in, last_weekday
from .notice import Notice
from .roles import AGENCY_CODE, Roles

ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")
COMPACT = re.compile(r"\A((?:19|20)\d\d)([01]\d)([0-3]\d)(?:(?=T|\Z)|\d{4}(?:\d\d)?\Z)")
# Seconds, or thousandths of them, since 1970.
COUNTED = re.compile(r"\A(1\d{9})(?:\d{3})?\Z")
# Years of the emperors of Japan and of Buddha, each with the year before its first.
ERAS = {"令和": 2018, "平成": 1988}
ERA = re.compile(r"(令和|平成)\s?(\d{1,2}|元)(?=\s?年)")
BUDDHA, THAI = 543, re.compile(r"(?<!\d)2[45]\d\d(?!\d)")
LOOSE = re.compile(r"\A(\d{4})-(\d\d?)-(\d\d?)(?!\d)")
UNCLEAR = "day and month may be the other way round"
# A report is not older than this when a page that retells it appears.
FRESH = dt.timedelta(days=300)


def dated(day: dt.date, line: int, words: str, because: str = "") -> Finding:
    """The field ``Date`` with *day* as its value."""
    return Finding("Date", day.isoformat(), line, words, because)


def day_of(found: Finding) -> dt.date:
    """The day that is the value of a field ``Date``."""
    return dt.date.fromisoformat(found.value)


def date_of(
    roles: Roles,
    outlet: Sequence[Attribution],
    *,
    same: bool,
    today: dt.date,
    published: Finding | None = None,
) -> Finding | None:
    """The day of the outlet's report; *published* is the page's own, where known.

    *outlet* are the attributions to the outlet; *same* says that the outlet
    published what we read, so that the page's own day is the report's.
    """
    published = published or published_on(roles) or _noted(roles.notice)
    reported = _reported(roles, outlet, published, today)
    if reported is not None:
        return reported
    coded = _coded(roles.raw, today)
    if published is None or (coded and not same):
        return coded
    because = published.because
    if day_of(published) > today:
        because = "this day is still to come"
    elif not same:
        more = "the page's day; the text does not say when its source reported"
        because = because or more
    return replace(published, because=because)


def _reported(
    roles: Roles,
    outlet: Sequence[Attribution],
    published: Finding | None,
    today: dt.date,
) -> Finding | None:
    """The day that the text ties to the outlet's report, or its dateline has."""
    sent = roles.dateline
    told = [(a.day, a.weekday, a.line, a.words) for a in outlet]
    if sent and sent.day:
        told = [(sent.day, None, sent.line, sent.words)]
    for mention, weekday, line, words in told:
        if mention:
            return _resolved(mention, line, words, published, roles.notice, today)
        if weekday is not None and published:
            day = last_weekday(day_of(published), weekday)
            return dated(day, line, words, published.because)
    return None


def _resolved(
    mention: DayMention,
    line: int,
    words: str,
    published: Finding | None,
    notice: Notice | None,
    today: dt.date,
) -> Finding | None:
    """*mention* with its year: its own, the page's, or that of the notice."""
    if mention.date:
        return dated(mention.date, line, words, UNCLEAR if mention.unclear else "")
    if mention.year:
        return None
    if published:
        last = day_of(published)
        for year in (last.year, last.year - 1):
            day = mention.in_year(year)
            if day and dt.timedelta(0) <= last - day <= FRESH:
                return dated(day, line, words, published.because)
    if notice and notice.year:
        day = mention.in_year(notice.year)
        sure = notice.first_year is None or mention.weekday is not None
        if day and day <= today:
            words = f"{words} … {notice.words[:40]}"
            because = "" if sure else f"the notice runs from {notice.first_year}"
            return dated(day, line, words, because)
    days = (mention.in_year(today.year - n) for n in range(2))
    latest = next((day for day in days if day and day <= today), None)
    because = "the text does not say which year"
    return dated(latest, line, words, because) if latest else None


def published_on(roles: Roles) -> Finding | None:
    """When the page says that it was published: its data first, then its text."""
    stated = roles.raw.stated("date")
    declared = [day for said in stated for day in days_of(said, roles.language)]
    if declared:
        days = [*map(day_of, declared)]
        apart = max(days) - min(days) > dt.timedelta(days=1)
        because = "the page's data name different days" if apart else ""
        return replace(declared[0], because=because or declared[0].because)
    for origin in roles.origins:
        if origin.day and origin.day.date:
            return dated(origin.day.date, origin.line, origin.words)
    return _stamped(roles)


def _noted(notice: Notice | None) -> Finding | None:
    """The day in the notice of a text that names no other."""
    day = notice.day.date if notice and notice.day else None
    return dated(day, notice.line, notice.words) if notice and day else None


def _stamped(roles: Roles) -> Finding | None:
    """The day that stands by itself, or behind a word such as "Published"."""
    first = [s for s in roles.stamps if not s.changed] or list(roles.stamps)
    labelled = [s for s in first if s.labelled] or first
    found = [(s, day) for s in labelled if (day := s.day.date) is not None]
    if not found:
        return None
    stamp, day = found[0]
    because = UNCLEAR if stamp.day.unclear else ""
    if len({day for _, day in found}) > 1:
        because = "more than one day stands by itself"
    elif stamp.changed:
        because = "it is the day of a change"
    return dated(day, stamp.paragraph.line, stamp.paragraph.text, because)


def days_of(stated: Declared, language: str) -> Iterator[Finding]:
    """The day that a declared date names, in whichever form; at most one."""
    # 20250408T091400Z is ISO 8601, too; 2025-4-8 is meant as it.
    value = COMPACT.sub(r"\1-\2-\3", stated.value.translate(DIGITS))
    value = LOOSE.sub(lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}", value)
    value = ERA.sub(lambda m: str(ERAS[m[1]] + int(m[2].replace("元", "1"))), value)
    if language == "th":
        value = THAI.sub(lambda m: str(int(m[0]) - BUDDHA), value)
    counted = COUNTED.match(value)
    if counted:
        moment = dt.datetime.fromtimestamp(int(counted[1]), dt.UTC)
        words = f"{stated.words}, which is {moment.isoformat()}"
        yield dated(moment.date(), stated.line, words)
        return
    iso = ISO.match(value)
    if iso:
        with suppress(ValueError):
            yield dated(dt.date.fromisoformat(iso[1]), stated.line, stated.words)
        return
    # Who writes 08/04/2025 into data may be American in any language.
    for mention in days_in(value, "" if "/" in value else language):
        if mention.date:
            because = UNCLEAR if mention.unclear else ""
            yield dated(mention.date, stated.line, stated.words, because)
            return


def _coded(raw: RawText, today: dt.date) -> Finding | None:
    """The day in the code that dpa puts at the foot of its reports."""
    for paragraph in (*raw.paragraphs, *raw.margin):
        code = AGENCY_CODE.search(paragraph.text)
        if code:
            with suppress(ValueError):
                day = dt.date(2000 + int(code[1]), int(code[2]), int(code[3]))
                if day <= today:
                    return dated(day, paragraph.line, paragraph.text)
    return None
