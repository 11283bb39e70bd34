"""Which language a text is written in, by its common words."""

import re
from collections import Counter

from ..lexicon.stop_words import STOP_WORDS

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
