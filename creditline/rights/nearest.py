"""The passage of the original that a misquotation was probably taken from."""

from collections import Counter
from dataclasses import dataclass

from ..article.words import Words

MOST = 60  # words: a hint is read at a glance


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the original, with its line there."""

    text: str
    line: int


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
    return Passage(" ".join(original.text[at:end].split()), original[first].line)
