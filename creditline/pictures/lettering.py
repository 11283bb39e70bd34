"""Words in the order and the shapes in which their letters stand on paper.

Only what the standard library knows of Arabic letters is needed, and one
library for the order of mixed directions; so every machine sets them alike.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

# Arabic letters in their four forms, and lam with alef, have signs of their own.
FORMS = (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD))
JOINING = re.compile("[\u0620-\u06d5\u200c]+")
TATWEEL, NON_JOINER = "\u0640", "\u200c"


@lru_cache(maxsize=1)
def forms() -> Mapping[str, Mapping[str, str]]:
    """Each letter, or lam with its alef, with the sign of each of its forms."""
    found: dict[str, dict[str, str]] = {}
    for code in FORMS:
        kind, *letters = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        plain = "".join(chr(int(letter, 16)) for letter in letters)
        if len(plain) == 1 or (plain.startswith("\u0644") and code >= 0xFEF5):
            found.setdefault(plain, {})[kind.strip("<>")] = chr(code)
    # Turkic letters aside, this one ends a word.
    for kind in ("initial", "medial"):
        found["\u0649"].pop(kind, None)
    return found


def shaped(words: str) -> str:
    """*words* with every Arabic letter in the form that its neighbours ask for."""
    return JOINING.sub(lambda match: _joined(match[0]), words)


def _joined(run: str) -> str:
    """Letters without a gap between them."""
    known = forms()
    letters: list[str] = []
    for letter in run:
        if letters and letters[-1] + letter in known:
            letters[-1] += letter
        else:
            letters.append(letter)
    last = len(letters) - 1
    made = []
    for at, letter in enumerate(letters):
        before = at > 0 and _leads_on(letters[at - 1]) and _follows(letter)
        after = at < last and _leads_on(letter) and _follows(letters[at + 1])
        kind = ("isolated", "final", "initial", "medial")[before + 2 * after]
        made.append(known.get(letter, {}).get(kind, letter))
    return "".join(made).replace(NON_JOINER, "")


def _leads_on(letter: str) -> bool:
    """Whether it joins what comes after it."""
    return letter == TATWEEL or "initial" in forms().get(letter, ())


def _follows(letter: str) -> bool:
    """Whether it joins what came before it."""
    return letter == TATWEEL or "final" in forms().get(letter, ())


def to_the_left(words: str) -> bool:
    """Whether *words* begin in a script that is written from right to left."""
    for letter in words:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def as_seen(line: str, *, leftward: bool) -> str:
    """A line of shaped words with its letters from left to right."""
    if line.isascii() and not leftward:
        return line
    # Its other half, which is faster, leaves brackets as they were.
    from bidi.algorithm import get_display

    return str(get_display(line, base_dir="R" if leftward else "L"))
