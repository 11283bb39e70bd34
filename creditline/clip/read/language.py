"""Which language a text is written in: as it is tagged, by its script and its words."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from ..lexicon.stop_words import STOP_WORDS
from .evidence import Finding, shown
from .raw_text import RawText

WORD = re.compile(r"[^\W\d_]+")
# Words looked at: enough to tell languages apart, and a bound on time.
SAMPLE = 4000
LEAST_HITS = 8
# Letters that hardly any other language writes: languages that put their little
# words at the ends of long ones have fewer common words to go by.
TELLTALE = {
    "tr": re.compile("[ğışİ]"),
    "ar": re.compile("(?:^[وفبلك]?ال(?!.*[پچژگکی])|[ةى]$)"),
    "de": re.compile("ß"),
    "uk": re.compile("[іїєґ]"),
}
LEAST_SHARE = 0.12
# Any text of so many words has at least this share of its language's common ones.
ENOUGH = 40
FAINT = 0.02
STRANGE = "hardly a word of the text is common in it"
# How far ahead of the next language the first must be.
LEAD = 1.5
# Scripts that hardly more than one language writes.
SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
SIGNS = 3_000
SHARE = 0.2


def words_of(text: str) -> list[str]:
    """The words of *text* that are looked at."""
    return [match[0] for match in islice(WORD.finditer(text), SAMPLE)]


def scores(words: Iterable[str]) -> Counter[str]:
    """How many of *words* are common words of each language."""
    found: Counter[str] = Counter()
    for raw in words:
        word = raw.lower().replace("i̇", "i")
        for language, common in STOP_WORDS.items():
            mark = TELLTALE.get(language)
            found[language] += word in common or bool(mark and mark.search(raw))
    return found


def guess(text: str) -> tuple[str, bool]:
    """The likeliest language and whether it is clearly ahead; or nothing."""
    said = words_of(text)
    if not said:
        return "", False
    (first, hits), (_, next_hits) = scores(said).most_common(2)
    share = hits / len(said)
    if hits < 3 or share < LEAST_SHARE / 2:
        return "", False
    clear = hits >= LEAST_HITS and share >= LEAST_SHARE and hits >= LEAD * next_hits
    return first, clear


def script_of(text: str) -> str:
    """The language whose script *text* is written in, where that tells it."""
    sample = text[:SIGNS]
    letters = sum(c.isalpha() for c in sample)
    for language, script in SCRIPTS:
        found = len(script.findall(sample))
        if letters and found > SHARE * letters / (3 if language == "ja" else 1):
            return language
    return ""


def _is_strange(text: str, tag: str) -> bool:
    """Whether a text of some length has hardly a common word of its language.

    Systems tag pages with the language that they were set up in: the pages of a
    Zulu paper are English by their tags.
    """
    said = words_of(text)
    known = tag in STOP_WORDS and len(said) >= ENOUGH
    return known and scores(said)[tag] < FAINT * len(said)


def language_of(raw: RawText) -> Finding | None:
    """The language: the first tag that the words, or the script, do not deny."""
    text = "\n".join(p.text for p in raw.paragraphs)
    line = raw.paragraphs[0].line if raw.paragraphs else 1
    scripted = script_of(text)
    first, clear = (scripted, True) if scripted else guess(text)
    stated = list(raw.stated("language")) or list(raw.stated("locale"))
    tags = [(d, re.split("[-_]", d.value.strip().lower())[0]) for d in stated]
    # Words of a language that we have no list of cannot be denied by one.
    for said, tag in tags:
        if tag == first or not clear or not (scripted or tag in STOP_WORDS):
            strange = tag != first and _is_strange(text, tag)
            because = STRANGE if strange else ""
            return Finding("Original-Lang", tag, said.line, said.words, because)
    if not first:
        return None
    because = "" if clear else "too few common words to be sure"
    return Finding("Original-Lang", first, line, shown(text, 60), because)
