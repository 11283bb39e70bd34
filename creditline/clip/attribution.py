"""Whom a text names as its source: "X reported", "according to X", "told X"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .candidates import (
    Candidate,
    candidates,
    goes_on,
    is_cut,
    is_person,
    is_soft,
    opens_sentence,
)
from .day_mentions import DayMention, days_in, weekdays_in
from .evidence import Confidence, around
from .label_words import NOBODY
from .media_words import NOT_A_NAME
from .names import Index, Mention
from .raw_text import Paragraph
from .turn_words import TURNS, Turns

SENTENCE = re.compile(r"[.!?؟…][\"”’»)]*\s+(?=[\"“„«‘(]*[^\Wa-zß-öø-ÿ])")
# Between a name and the day of its report stand a few words and no clause.
TO_THE_DAY = re.compile(
    r"[\"”“»’']?(?:['’]\w{1,4})?(?:[\s,،(]+[^\s,،.;:]+){0,3}"
    # "dans un article publié le", "in its edition of"
    r"(?:[\s,(]+(?:in|dans|في|son)\s(?:[^\s,.;:]+\s){0,2}(?:article|report|story|edition|issue"
    r"|édition|numéro|Ausgabe|Artikel|Bericht|Beitrag|عددها|عدده|تقرير|مقال)(?:\s[^\s,.;:]+){0,3})?"
    r"[\s,،(]*\Z"
)
ARTICLE = re.compile(r"\b(?:[Tt]he|[Dd]er|[Dd]ie|[Ll]e|[Ll]a|[Aa]u|[Dd]u)\s*[„“«]?\Z")
DISMISSED = re.compile(r"\b(?:dies|jed|unser|kein)e[rsnm]?\s+\w+\s*\Z")
NEXT_WORD = re.compile(r" ([A-ZÀ-Þ][\w’']+)")
ARTICLED = re.compile(r"(?:The|Der|Die|Le|La) ")
# "In 2016 the Gazette reported", "2011'de Habertürk'te"
PAST = re.compile(r"\b(?:19|20)\d\d\S{0,4}\s+(?:\w+\s+){0,2}[\"„“«]?\Z")
ARABIC = re.compile("[\u0620-\u06d3]")
# "a Malian radio network", "the Estonian paper"
AN = re.compile(r"\b(?:[Aa]n?|[Uu]n|[Uu]ne|[Ee]ine?)\s\Z")
ADJECTIVE = re.compile(r"(?:[a-z]ian|ish|[a-z]{2}ese|[a-z]ean)\Z")
# "a annoncé mardi 25 mars le site X", "berichtete am 3. März die Zeitung X"
TO_THE_NAME = re.compile(r"\s(?:[^\W\d]+['’]?\s?){0,3}[\"„“«]?\s?\Z")
REPORTED = re.compile(
    r"(?:annoncé|rapporté|révélé|indiqué|écrit|affirmé|publié|appris|signalé)\s(?:le\s)?\Z"
    r"|(?:berichtete|meldete|schrieb|enthüllte)\s(?:am\s)?\Z"
)
# The longest word that may stand between a comma and a day: on, am, le, tarihinde is not.
LITTLE = 4
COMMON = "the name is also a word"
NEW_CLAUSE = re.compile(
    r"\b(?:that|which|who|dass|daß|que|göre|nach|for|für)\b|\b[بل]?أن\b"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One place where the text names an organisation as its source.

    ``told`` marks words said to the organisation, not a report of its own
    finding; ``past`` a report of an earlier year; ``day`` and ``weekday`` belong to the report where the text ties
    them to it.
    """

    name: str
    paragraph: int
    start: int
    line: int
    words: str
    confidence: Confidence = "certain"
    because: str = ""
    told: bool = False
    past: bool = False
    day: DayMention | None = None
    weekday: int | None = None

    @property
    def certain(self) -> bool:
        return self.confidence == "certain"


def attributions(
    paragraphs: Iterable[Paragraph], language: str, index: Index
) -> Iterator[Attribution]:
    """Every attribution in *paragraphs*, in the order of the text."""
    for paragraph in paragraphs:
        yield from _in_paragraph(paragraph, language, index)


def _in_paragraph(
    paragraph: Paragraph, language: str, index: Index
) -> Iterator[Attribution]:
    text = paragraph.text
    turns = TURNS.get(language, TURNS["en"])
    days = days_in(text, language)
    for candidate in candidates(text, language, index):
        mention = candidate.mention
        judged = _judge(text, candidate, turns, language)
        if judged is None:
            continue
        confidence, because, told = judged
        day, weekday = _day_of(text, candidate, days)
        yield Attribution(
            name=mention.name,
            paragraph=paragraph.number,
            start=mention.start,
            line=paragraph.line_at(mention.start),
            words=around(text, mention.start, mention.end),
            confidence=confidence,
            because=because,
            told=told,
            past=day is None and bool(PAST.search(text[: mention.start])),
            day=day,
            weekday=weekday,
        )


def _judge(
    text: str, candidate: Candidate, turns: Turns, language: str
) -> tuple[Confidence, str, bool] | None:
    """How sure the turn of phrase makes us, or None where it says nothing."""
    mention = candidate.mention
    known = mention.known
    left, right = _sentence(text, mention.start, mention.end)
    strong = bool(turns.before_strong.search(left) or turns.after_strong.match(right))
    asked = bool(turns.before_weak.search(left))
    weak = asked or bool(turns.after_weak.match(right))
    told = asked and not strong
    doubt: str | None = None
    if is_person(text, mention) or _is_part(text, mention):
        return None
    if _is_nobody(text, mention):
        return None
    if DISMISSED.search(left):
        # "gegenüber dieser Zeitung" names nobody.
        return None
    if not (strong or weak):
        plain = known is not None and not known.common
        if candidate.noun or (plain and not NEXT_WORD.match(text, mention.end)):
            doubt = "named, but not clearly as a source"
    elif known is not None:
        doubt = "" if _is_meant(candidate, left, strong=strong) else COMMON
        if not doubt and goes_on(text, mention):
            doubt = "the name may be longer"
    elif (strong or told or candidate.worded) and _has_article(text, mention):
        doubt = ""
    elif candidate.noun or (candidate.worded and (strong or not is_soft(mention.name))):
        doubt = ""
    elif (
        candidate.worded
        or (strong and _stands_out(text, candidate, language))
        or (told and mention.name.isupper() and len(mention.name) >= 3)
    ):
        doubt = "not known as a news organisation"
    if doubt is None:
        return None
    after = bool(turns.after_strong.match(right) or turns.after_weak.match(right))
    if not doubt and (is_cut(text, mention) or (not after and _is_owner(text, candidate))):
        doubt = "the name may be longer"
    return ("doubtful" if doubt else "certain"), doubt, told


def _is_meant(candidate: Candidate, left: str, *, strong: bool) -> bool:
    """Whether a known name that is also a word stands for the organisation."""
    known = candidate.mention.known
    shown = candidate.noun or candidate.worded or candidate.quoted
    plain = known is not None and not known.common
    if not candidate.mention.name.isascii() or ARABIC.search(left[-20:]):
        # Without capitals, "the statement said" may be a paper of that name.
        return plain or shown
    article = ARTICLE.search(left) or ARTICLED.match(candidate.mention.name)
    return plain or strong or shown or bool(article)


def _stands_out(text: str, candidate: Candidate, language: str) -> bool:
    """Whether an unknown name looks like more than a word with a capital."""
    name = candidate.mention.name
    if candidate.quoted or (name.isupper() and len(name) >= 3):
        return True
    if language == "de":  # where every noun has a capital
        return False
    words = name.removeprefix("The ").split()
    opens = opens_sentence(text, candidate.mention.start)
    return len(words) > 1 and (not opens or name.startswith("The "))


def _is_owner(text: str, candidate: Candidate) -> bool:
    """Whether a thing follows that is the name's: "the Insurance Gazette quotation"."""
    mention = candidate.mention
    if mention.known or candidate.noun or candidate.quoted or not mention.name.isascii():
        return False
    thing = re.match(r" ([a-z]{5,})\b", text[mention.end : mention.end + 40])
    return bool(thing and not CLAUSE.fullmatch(thing[1]))


CLAUSE = re.compile(
    r"(?:about|after|before|because|during|since|under|until|where|which|while|there|these"
    r"|their|would|could|should|newspaper|website|magazine|nobody|\w+ly|\w+ed)"
)


def _has_article(text: str, mention: Mention) -> bool:
    """Whether "The" belongs to the name, as in "told The Kashmir Walla"."""
    opens = opens_sentence(text, mention.start)
    return bool(re.match(r"The [A-Z]", mention.name)) and not opens


def _is_nobody(text: str, mention: Mention) -> bool:
    """Whether it is a paper's own desk ("Haber Merkezi") or an adjective."""
    if mention.known is not None:
        return False
    one = " " not in mention.name and bool(ADJECTIVE.search(mention.name))
    some = AN.search(text[max(0, mention.start - 12) : mention.start])
    return bool(NOBODY.match(mention.name) or some or one)


def _is_part(text: str, mention: Mention) -> bool:
    """Whether a known name that is a word too is only part of a longer name."""
    known = mention.known
    if known is None or not known.common:
        return False
    after = NEXT_WORD.match(text, mention.end)
    return bool(after and after[1].lower() not in NOT_A_NAME)


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the sentence before and after a name, within reach."""
    left, right = text[max(0, start - 160) : start], text[end : end + 320]
    left = SENTENCE.split(left)[-1]
    border_after = SENTENCE.search(right)
    return left, right[: border_after.start() + 1] if border_after else right


def _day_of(
    text: str, candidate: Candidate, days: list[DayMention]
) -> tuple[DayMention | None, int | None]:
    """The day, or day of the week, that the text gives this report."""
    end = candidate.mention.end
    for day in days:
        if day.start >= end and _tied(text[end : day.start]):
            return day, day.weekday
    begin = candidate.mention.start
    for day in days:
        between = text[day.end : begin] if day.end <= begin else "."
        if TO_THE_NAME.match(between) and REPORTED.search(text[: day.start]):
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
    return not comma or all(len(w) <= LITTLE or ARABIC.search(w) for w in clause.split())
