"""The original's headline, and a proposal for our own that uses none of its words.

A proposal is made of names only ("CNN Türk on Moscow, Ankara and Syria"):
enough to tell articles apart, and plainly ours to rewrite.
"""

import datetime as dt
import re

from ..lexicon.label_words import FRONT_PAGE
from ..lexicon.media_words import NOT_A_NAME, TITLES
from ..lexicon.our_words import OurWords, our_words
from ..read.evidence import Finding
from ..read.raw_text import Paragraph, RawText
from .byline import is_person_name
from .confidence import opens_sentence

SEPARATED = re.compile(r"\s+[|·•»–—－-]\s+|\s*(?:::|｜)\s*")
LONGEST_LINE = 140
MOST_WORDS = 22
ENDS = (".", ":", ";", ",", "،", "؛", "…", "。")


def headline(raw: RawText, first: Paragraph | None, source: str = "") -> Finding | None:
    """The headline over the text, what data call it, or what it opens with."""
    publishers = [d.value for d in raw.stated("publisher", "part-of")]
    publishers += [source] if source else []
    for said in raw.stated("heading", "title"):
        value = said.value
        if said.name == "title":
            value = without_site(value, publishers)
        else:
            value = _without_kicker(value, [d.value for d in raw.stated("title")])
        if value and not FRONT_PAGE.match(value):
            return Finding("Original-Title", value, said.line, said.words)
    page = next(raw.stated("page-title"), None)
    if page and not FRONT_PAGE.match(page.value):
        value = without_site(page.value, publishers)
        headed = next((p for p in raw.paragraphs if p.text == value), None)
        if headed:
            return Finding("Original-Title", value, headed.line, headed.text)
        because = "only the window's title says so"
        return Finding("Original-Title", value, page.line, page.words, because)
    if first is not None:
        person = len(first.text.split()) <= 3 and is_person_name(first.text)
        because = "it may be a person's name" if person else ""
        return Finding("Original-Title", first.text, first.line, first.text, because)
    return None


def _without_kicker(heading: str, titles: list[str]) -> str:
    """*heading* without the words over it, where the page's data know it without."""
    for title in titles:
        before = heading.removesuffix(title)
        if before != heading and len(title.split()) > 2 and before[-1:] in (" ", ""):
            return title
    return heading


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
    return len(text.split()) <= MOST_WORDS and not text.rstrip('"”»').endswith(ENDS)


def is_label(text: str, follows: Paragraph | None) -> bool:
    """Whether a short line is the name of a section or site over the headline."""
    words = text.split()
    if len(words) <= 2 and text.isupper() and len(text) > 3:
        return True
    line = follows.text if follows else ""
    headlined = len(line.split()) >= 4 and not line.rstrip('"”»').endswith(ENDS)
    parted = (
        len(words) <= 6 and len(SEPARATED.split(text)) > 1 and len(line) > len(text)
    )
    return headlined and len(line) <= LONGEST_LINE and (len(words) == 1 or parted)


def proposed(
    outlet: str,
    day: dt.date,
    text: str,
    language: str,
    avoid: str = "",
    ours: OurWords | None = None,
) -> str:
    """A headline of names: who reports, and which names the text opens with.

    *avoid* are names that the writer may have left out.  German gives every
    noun a capital and Arabic gives none; there the day tells articles apart.
    *language* is the text's, *ours* the words of the article: English if not given.
    """
    ours = ours or our_words("en")
    found = _names(text, f"{outlet} {avoid}") if language not in ("de", "ar") else []
    if found:
        return ours.title.format(outlet=outlet, names=ours.names(found[:3]))
    return f"{outlet}, {ours.day(day)}"


def _names(text: str, avoid: str) -> list[str]:
    """The names of places and people in *text*, in order, none of *avoid*."""
    taken = set(re.findall(r"\w+", avoid.casefold()))
    found: list[str] = []
    opening = text[:OPENING]
    for match in NAME.finditer(opening):
        name = re.split("['’]", match[0])[0]
        first = name.split()[0].casefold()
        if len(name) < 3 or taken & set(re.findall(r"\w+", name.casefold())):
            continue
        if first in NOT_A_NAME or first in TITLES or first in ARTICLES:
            continue
        if opens_sentence(text, match.start()) and not _within(text, name, match.end()):
            continue
        taken |= set(re.findall(r"\w+", name.casefold()))
        found.append(name)
    return found


def _within(text: str, name: str, start: int) -> bool:
    """Whether *name* has its capital in the midst of a later sentence too."""
    later = re.finditer(rf"\b{re.escape(name)}\b", text[start : start + OPENING * 20])
    return any(not opens_sentence(text, start + match.start()) for match in later)


# A name of one word or a few: "Ankara", "Bashar al-Assad".
NAME = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*\w"
    r"(?: (?:al-|de |van |von )?[^\W\d_a-zß-öø-ÿ][\w’'-]*\w| al-\w+)*"
)
OPENING = 600
_ARTICLES = """
the le la les un une des ce cette il elle bu o bir it this
"""
ARTICLES = frozenset(_ARTICLES.split())
