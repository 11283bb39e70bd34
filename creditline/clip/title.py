"""The original's headline, and a proposal for our own that uses none of its words.

A proposal is made of names only ("CNN Türk on Moscow, Ankara and Syria"):
enough to tell articles apart, and plainly ours to rewrite.
"""

import datetime as dt
import re

from .candidates import TOKEN, opens_sentence
from .evidence import Finding
from .media_words import NOT_A_NAME, TITLES
from .raw_text import Paragraph, RawText

SEPARATED = re.compile(r"\s+[|·•»–—-]\s+|\s*::\s*")
# Titles of front pages say nothing of an article.
FRONT = re.compile(
    r"(?:home(?:page)?|welcome|index|untitled(?: document)?|news|startseite|willkommen|accueil"
    r"|bienvenue|ana ?sayfa|haberler|الرئيسية|الصفحة الرئيسية)\Z",
    re.I,
)
LONGEST_LINE = 140
MOST_WORDS = 22
ENDS = (".", ":", ";", ",", "،", "؛", "…", "。")


def original_title(raw: RawText, first: Paragraph | None) -> Finding | None:
    """The headline that the page declares, or the line that a text opens with."""
    stated = next(raw.stated("title"), None)
    heading = next(raw.stated("heading"), None)
    page = next(raw.stated("page-title"), None)
    publishers = [d.value for d in raw.stated("publisher")]
    if stated:
        value = without_site(stated.value, publishers)
        if value and not FRONT.match(value):
            return Finding("Original-Title", value, stated.line, stated.words)
    if heading and heading.value and not FRONT.match(heading.value):
        return Finding("Original-Title", heading.value, heading.line, heading.words)
    if page and page.value and not FRONT.match(page.value):
        value = without_site(page.value, publishers)
        because = "only the window's title says so"
        return Finding("Original-Title", value, page.line, page.words, "doubtful", because)
    if first is not None and raw.kind != "html":
        return Finding("Original-Title", first.text, first.line, first.text)
    return None


def without_site(title: str, publishers: list[str]) -> str:
    """*title* without the name of its site behind or before it."""
    pieces = SEPARATED.split(title)
    if len(pieces) < 2:
        return title.strip()
    for publisher in publishers:
        for at, other in ((-1, pieces[:-1]), (0, pieces[1:])):
            if pieces[at].strip().casefold() == publisher.strip().casefold():
                start = title.find(other[0])
                end = title.rfind(other[-1]) + len(other[-1])
                return title[start:end].strip()
    return title.strip()


def is_headline(paragraph: Paragraph, follows: Paragraph | None) -> bool:
    """Whether a text's first paragraph is a headline: one short line, no stop."""
    text = paragraph.text
    if follows is None or len(paragraph.starts) > 1 or len(text) > LONGEST_LINE:
        return False
    return len(text.split()) <= MOST_WORDS and not text.rstrip("\"”»").endswith(ENDS)


def proposed(outlet: str, day: dt.date | None, sentence: str, language: str) -> str:
    """A headline of names: who reports, and which names the first sentence has."""
    found = list(_names(sentence, outlet)) if language not in ("de", "ar") else []
    if found:
        *others, last = found[:3]
        listed = f"{', '.join(others)} and {last}" if others else last
        return f"{outlet} on {listed}"
    return f"{outlet}, {day.day} {day:%B} {day.year}" if day else f"{outlet} reports"


def _names(sentence: str, outlet: str) -> list[str]:
    """The names of places and people in *sentence*, in order, none twice."""
    taken = set(re.findall(r"\w+", outlet.casefold()))
    found: list[str] = []
    for match in TOKEN.finditer(sentence):
        word = re.split("['’]", match[0])[0]
        plain = word.casefold()
        if not word[0].isupper() or len(word) < 3 or plain in taken:
            continue
        if plain in NOT_A_NAME or plain in TITLES or plain in ARTICLES:
            continue
        if opens_sentence(sentence, match.start()) and not _again(sentence, match):
            continue
        taken.add(plain)
        found.append(word)
    return found


ARTICLES = frozenset("the le la les un une des ce cette il elle bu o bir it this".split())


def _again(sentence: str, match: re.Match[str]) -> bool:
    """Whether the word that opens the sentence has a capital elsewhere too."""
    rest = sentence[match.end() :]
    return bool(re.search(rf"\b{re.escape(match[0])}", rest))
