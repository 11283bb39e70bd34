"""Which language a text is written in: what it declares, then its common words."""

import re
from collections import Counter

from ..lexicon.stop_words import STOP_WORDS
from .evidence import Finding, shown
from .raw_text import RawText

WORD = re.compile(r"[^\W\d_]+")
TAG = re.compile(r"[A-Za-z]{2,3}(?=[-_]|\Z)")
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
# How far ahead of the next language the first must be.
LEAD = 1.5


def scores(text: str) -> Counter[str]:
    """How many words of *text* are common words of each language."""
    found: Counter[str] = Counter()
    for count, match in enumerate(WORD.finditer(text)):
        if count >= SAMPLE:
            break
        raw = match[0]
        word = raw.lower().replace("i̇", "i")
        for language, words in STOP_WORDS.items():
            mark = TELLTALE.get(language)
            found[language] += word in words or bool(mark and mark.search(raw))
    return found


def guess(text: str) -> tuple[str, bool]:
    """The likeliest language and whether it is clearly ahead; or nothing."""
    total = min(SAMPLE, sum(1 for _ in WORD.finditer(text[: SAMPLE * 12])))
    ranking = scores(text).most_common(2)
    if not total or not ranking:
        return "", False
    (first, hits), (_, next_hits) = ranking[0], ranking[1]
    share = hits / total
    if hits < 3 or share < LEAST_SHARE / 2:
        return "", False
    clear = hits >= LEAST_HITS and share >= LEAST_SHARE and hits >= LEAD * next_hits
    return first, clear


def language_of(raw: RawText) -> Finding | None:
    """The language: the declared one where the words do not speak against it."""
    text = "\n".join(p.text for p in raw.paragraphs)
    first, clear = guess(text)
    line = raw.paragraphs[0].line if raw.paragraphs else 1
    opening = shown(text, 60)
    for declared in raw.stated("language"):
        tag = TAG.match(declared.value.strip())
        if not tag:
            continue
        stated = tag[0].lower()
        if first in ("", stated) or not clear:
            return Finding("Original-Lang", stated, declared.line, declared.words)
        because = f"the page declares {stated}, its words are those of {first}"
        return Finding("Original-Lang", first, line, opening, "doubtful", because)
    if not first:
        return None
    if clear:
        return Finding("Original-Lang", first, line, opening)
    because = "too few common words to be sure"
    return Finding("Original-Lang", first, line, opening, "doubtful", because)
