"""The passage of the original that a misquotation was probably taken from."""

import re
from collections import Counter
from functools import cache
from itertools import islice, takewhile

from ..locale.kinds import spaceless
from ..locale.words import Words
from .measured import Passage
from .normalised import printed

MOST = 60  # words: a hint is read at a glance


def nearest(quoted: str, original: Words) -> Passage | None:
    """The passage of equal length that shares most words, if it shares half.

    A less similar passage is no help, and the original is private.
    """
    wanted = Counter(Words(quoted).keys[:MOST])
    size = min(wanted.total(), len(original))
    keys = original.keys
    # The window moves a word at a time; ``missing`` counts down below nothing
    # for words that it holds more often than the quotation.
    missing = wanted.copy()
    shared = best = start = 0
    for index, key in enumerate(keys):
        shared += missing[key] > 0
        missing[key] -= 1
        if index >= size:
            gone = keys[index - size]
            missing[gone] += 1
            shared -= missing[gone] > 0
        if shared > best:
            best, start = shared, max(0, index - size + 1)
    if size == 0 or 2 * best < wanted.total():
        return None
    here = [i for i in range(start, start + size) if keys[i] in wanted]
    first, last = here[0], here[-1]
    at, end = original.span(first, last - first + 1)
    said = " ".join(original.text[at:end].split())
    departs, where = _departure(quoted, original.text, at)
    return Passage(said, original[first].line, departs, where)


def _departure(quoted: str, original: str, at: int) -> tuple[str, tuple[int, int]]:
    """Where a quotation and a passage of the original part: our word, their place."""
    ours = _token().findall(quoted)
    theirs = list(islice(_token().finditer(original, at), len(ours)))
    pairs = zip(ours, theirs, strict=False)
    alike = takewhile(lambda two: _alike(two[0], two[1][0]), pairs)
    same = sum(1 for _ in alike)
    if same == len(ours):
        same = 0  # whole words are alike, so that an edge is not
    start = theirs[min(same, len(theirs) - 1)].start()
    line_start = original.rfind("\n", 0, start) + 1
    word = len(_token().findall(original, line_start, start)) + 1
    return ours[same], (original.count("\n", 0, start) + 1, word)


@cache
def _token() -> re.Pattern[str]:
    """What stands between blanks, or a letter of a script that has none."""
    alone = spaceless().pattern
    return re.compile(rf"{alone}|(?:(?!{alone})\S)+")


def _alike(ours: str, theirs: str) -> bool:
    """Whether two words are the same to a reader."""
    mine, other = printed(ours), printed(theirs)
    return mine.text == other.text and other.agrees(mine.points, 0)
