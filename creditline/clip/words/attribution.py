"""Whom a text names as its source: "X reported", "according to X", "told X"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..lexicon.names import Index, Mention
from ..lexicon.turn_words import TURNS
from ..read.evidence import around
from ..read.raw_text import Paragraph
from .candidates import candidates
from .confidence import ARABIC, judge
from .day_mentions import DayMention, days_in, weekdays_in

# Between a name and the day of its report stand a few words and no clause.
TO_THE_DAY = re.compile(
    r"[\"”“»’']?(?:['’]\w{1,4})?(?:[\s,،(]+[^\s,،.;:]+){0,3}"
    # "dans un article publié le", "in its edition of"
    r"(?:[\s,(]+(?:in|dans|في|son)\s(?:[^\s,.;:]+\s){0,2}(?:article|report|story|edition"
    r"|issue|édition|numéro|Ausgabe|Artikel|Bericht|Beitrag|عددها|عدده|تقرير|مقال)"
    r"(?:\s[^\s,.;:]+){0,3})?[\s,،(]*\Z"
)
# "In 2016 the Gazette reported", "2011'de Habertürk'te"
PAST = re.compile(r"\b(?:19|20)\d\d\S{0,4}\s+(?:\w+\s+){0,2}[\"„“«]?\Z")
# "a annoncé mardi 25 mars le site X", "berichtete am 3. März die Zeitung X"
TO_THE_NAME = re.compile(r"\s(?:[^\W\d]+['’]?\s?){0,3}[\"„“«]?\s?\Z")
REPORTED = re.compile(
    r"(?:annoncé|rapporté|révélé|indiqué|écrit|affirmé|publié|appris|signalé)\s(?:le\s)?\Z"
    r"|(?:berichtete|meldete|schrieb|enthüllte)\s(?:am\s)?\Z"
)
# The longest word that may stand between a comma and a day: "on", "am", "le".
LITTLE = 4
# The characters of a paragraph that are read: no report has one as long.
READ = 8_000
NEW_CLAUSE = re.compile(
    r"\b(?:that|which|who|dass|daß|que|göre|nach|for|für)\b|\b[بل]?أن\b"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One place where the text names an organisation as its source.

    ``told`` marks words said to the organisation, not a report of its own
    finding; ``past`` a report of an earlier year; ``day`` and ``weekday``
    belong to the report where the text ties them to it.
    """

    name: str
    paragraph: int
    start: int
    line: int
    words: str
    because: str = ""
    told: bool = False
    past: bool = False
    day: DayMention | None = None
    weekday: int | None = None

    @property
    def certain(self) -> bool:
        return not self.because


def attributions(
    paragraphs: Iterable[Paragraph], language: str, index: Index
) -> Iterator[Attribution]:
    """Every attribution in *paragraphs*, in the order of the text."""
    turns = TURNS.get(language, TURNS["en"])
    for paragraph in paragraphs:
        text = paragraph.text[:READ]
        days = days_in(text, language)
        for mention in candidates(text, language, index):
            judged = judge(text, mention, turns, language)
            if judged is None:
                continue
            because, told = judged
            day, weekday = _day_of(text, mention, days)
            before = text[max(0, mention.start - 80) : mention.start]
            yield Attribution(
                name=mention.name,
                paragraph=paragraph.number,
                start=mention.start,
                line=paragraph.line_at(mention.start),
                words=around(text, mention.start, mention.end),
                because=because,
                told=told,
                past=day is None and bool(PAST.search(before)),
                day=day,
                weekday=weekday,
            )


def _day_of(
    text: str, mention: Mention, days: list[DayMention]
) -> tuple[DayMention | None, int | None]:
    """The day, or day of the week, that the text gives this report."""
    end = mention.end
    for day in days:
        if day.start >= end and _tied(text[end : day.start]):
            return day, day.weekday
    begin = mention.start
    for day in days:
        between = text[day.end : begin] if day.end <= begin else "."
        if TO_THE_NAME.match(between) and REPORTED.search(
            text[max(0, day.start - 40) : day.start]
        ):
            return day, day.weekday
    reach = text[end : end + 80]
    for start, _, weekday in weekdays_in(reach):
        if _tied(reach[:start]):
            return None, weekday
    return None, None


def _tied(between: str) -> bool:
    if not TO_THE_DAY.match(between) or NEW_CLAUSE.search(between):
        return False
    # "PAP, kararın 21 Ağustos'ta alındığını geçti": the day is the decision's.
    _, comma, clause = between.rpartition(",")
    return not comma or all(
        len(w) <= LITTLE or ARABIC.search(w) for w in clause.split()
    )
