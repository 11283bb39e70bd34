"""What each paragraph is: headline, byline, day, notice, or the text itself."""

import re
from dataclasses import dataclass

from .byline import byline
from .dateline import Dateline, find_dateline
from .day_mentions import DayMention, days_in
from .label_words import CHANGE_LABEL, CLOCK, DAY_LABEL
from .names import Index
from .notice import Notice
from .origin import Origin, find_origin
from .raw_text import Paragraph, RawText
from .title import is_headline

AGENCY_CODE = re.compile(r"\bdpa:(\d\d)(\d\d)(\d\d)-")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day that stands on its own, or behind a word such as "Published".

    ``changed`` marks one behind a word such as "Updated".
    """

    paragraph: Paragraph
    day: DayMention
    labelled: bool
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """The paragraphs of a text by what they are for.

    ``text`` is what is left to retell; a paragraph that ends in the notice is
    in it without the notice.
    """

    headline: Paragraph | None
    text: tuple[Paragraph, ...]
    bylines: tuple[tuple[Paragraph, tuple[str, ...]], ...]
    stamps: tuple[Stamp, ...]
    origins: tuple[Origin, ...]
    dateline: Dateline | None


def roles_of(raw: RawText, notice: Notice | None, language: str, index: Index) -> Roles:
    """Sort the paragraphs of *raw* by what they are."""
    headline: Paragraph | None = None
    text: list[Paragraph] = []
    bylines: list[tuple[Paragraph, tuple[str, ...]]] = []
    stamps: list[Stamp] = []
    origins: list[Origin] = []
    titles = {d.value for d in raw.declared if d.name in ("title", "heading")}
    ends = dict.fromkeys(notice.paragraphs if notice else (), 0)
    if notice and notice.paragraphs:
        ends[notice.paragraphs[0]] = notice.start
    for at, paragraph in enumerate(raw.paragraphs):
        origin = find_origin(paragraph, language)
        names = byline(paragraph)
        stamp = stamp_of(paragraph, language)
        if origin:
            origins.append(origin)
        if names:
            bylines.append((paragraph, names))
            stamps += signed_on(paragraph, names, language)
        elif stamp:
            stamps.append(stamp)
        elif paragraph.number in ends:
            kept = _before(paragraph, ends[paragraph.number])
            text += [kept] if kept else []
        elif not text and paragraph.text in titles:
            headline = headline or paragraph
        elif origin and origin.start == 0 and len(paragraph.text) - origin.end < 40:
            pass
        elif (
            not text
            and headline is None
            and is_headline(paragraph, next(iter(raw.paragraphs[at + 1 :]), None))
            and raw.kind != "html"
        ):
            headline = paragraph
        else:
            text.append(paragraph)
    for paragraph in raw.margin:
        names = byline(paragraph)
        stamp = stamp_of(paragraph, language)
        bylines += [(paragraph, names)] if names else []
        stamps += signed_on(paragraph, names, language) if names else []
        stamps += [stamp] if stamp and not names else []
    dateline = find_dateline(text[0], language, index) if text else None
    if dateline is None and headline is not None:
        sent = find_dateline(headline, language, index)
        if sent and sent.agency:
            dateline, headline = sent, None
    return Roles(
        headline, tuple(text), tuple(bylines), tuple(stamps), tuple(origins), dateline
    )


def _before(paragraph: Paragraph, end: int) -> Paragraph | None:
    text = paragraph.text[:end].rstrip()
    return (
        Paragraph(paragraph.number, text, paragraph.starts, paragraph.kind)
        if text
        else None
    )


def signed_on(
    paragraph: Paragraph, names: tuple[str, ...], language: str
) -> list[Stamp]:
    """The day behind the names of a byline."""
    days = [d for d in days_in(paragraph.text, language) if d.year]
    return [Stamp(paragraph, days[0], labelled=bool(names))] if len(days) == 1 else []


def stamp_of(paragraph: Paragraph, language: str) -> Stamp | None:
    """The day in *paragraph*, if it says hardly anything else."""
    text = paragraph.text
    if len(text) > 160:
        return None
    days = days_in(text, language)
    first = next((d for d in days if d.year), None)
    if first is None:
        return None
    before, after = text[: first.start], text[first.end :]
    change = CHANGE_LABEL.search(before)
    label = DAY_LABEL.search(before)
    bare = CLOCK.sub("", CHANGE_LABEL.sub("", DAY_LABEL.sub("", before)))
    # "Published: 9 March 2024 | Updated: 10 March 2024" ends in a second day.
    changed = CHANGE_LABEL.search(after)
    rest = CLOCK.sub("", after[: changed.start()] if changed else after)
    if len(bare) <= 1 and len(rest) <= 12:
        return Stamp(paragraph, first, bool(label), bool(change))
    return None
