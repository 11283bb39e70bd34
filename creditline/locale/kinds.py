"""The kinds of characters, and where words begin and end.

A word is a segment of Unicode's text segmentation (UAX 29) that holds a letter or
a digit.  Four rules go before it:

- in scripts that are written without blanks every letter is a word, with its marks;
- white space of every kind ends a word, and so does every hyphen;
- what cannot be seen ends none, wherever it stands;
- a number that UAX 29 has no rule for, such as an Aegean ten, is a word by itself.

Marks, and what cannot be seen, belong to the character before them.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache

from . import alike

_UNSEEN = frozenset(alike.UNSEEN.characters)
_HYPHENS = frozenset(alike.HYPHENS.characters)

# As `kinds_table` has them, after the values of Unicode's property Word_Break.
LETTER, HEBREW, DIGIT, JOINER = "w", "h", "d", "u"
MID_LETTER, MID_NUMBER, MID_BOTH, SINGLE_QUOTE, DOUBLE_QUOTE = "l", "n", "b", "'", '"'
MARK, UNSEEN, SINGLE, OTHER, BREAK = "m", "i", "c", "o", " "

# The scripts that are written without blanks: those that CLDR says may be broken
# between letters (lbLetters), those that UAX 14 breaks between syllables (AK, AS),
# and the two of Unicode 18 that are written as Han is.
SCRIPTS = (
    *("Ahom", "Balinese", "Batak", "Bopomofo", "Brahmi", "Cham", "Dives Akuru"),
    *("Grantha", "Gurung Khema", "Han", "Hiragana", "Javanese", "Jurchen"),
    *("Katakana", "Kawi", "Khitan Small Script", "Khmer", "Lao", "Makasar"),
    *("Myanmar", "New Tai Lue", "Nushu", "Seal", "Tai Le", "Tai Tham", "Tai Viet"),
    *("Tai Yo", "Tangut", "Thai", "Tulu Tigalari", "Yi"),
)
# WB5 to WB13b over a text of kinds; WB4 is the marks behind each of them.
WORD = re.compile(
    r"""[co][mi]*
      | (?: w+[mi]* (?:[lb'][mi]*(?=[wh]))?
          | h+[mi]* (?:[lb'][mi]*(?=[wh]) | "[mi]*(?=h))?
          | d+[mi]* (?:[nb'][mi]*(?=d))?
          | u+[mi]* )+""",
    re.VERBOSE,
)


def kind(char: str) -> str:
    """Which kind a character is, judged by its compatible form."""
    form = unicodedata.normalize("NFKC", char)
    kinds = set(map(_own_kind, form))
    if len(kinds) > 1:
        kinds -= {UNSEEN, MARK}
    if len(kinds) == 1:
        return kinds.pop()
    return LETTER if kinds & {LETTER, HEBREW, DIGIT, SINGLE, OTHER} else BREAK


def _own_kind(char: str) -> str:
    if char in _UNSEEN:
        return UNSEEN
    if char in _HYPHENS:
        return BREAK
    starts, ends, found = _ranges()
    at = bisect_right(starts, ord(char)) - 1
    return found[at] if at >= 0 and ord(char) <= ends[at] else BREAK


@cache
def _ranges() -> tuple[list[int], list[int], list[str]]:
    """The table, read when the first character is looked up."""
    from .kinds_table import TABLE

    rows = []
    for line in TABLE.strip().splitlines():
        name, _, ranges = line.partition(" ")
        rows += [(first, last, name) for first, last in alike.bounds(ranges)]
    rows.sort()
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


@cache
def spaceless() -> re.Pattern[str]:
    """A letter of a script that is written without blanks."""
    rows = zip(*_ranges(), strict=True)
    found = (f"{chr(a)}-{chr(b)}" for a, b, kind in rows if kind == SINGLE)
    return re.compile(f"[{''.join(found)}]")


@cache
def spaced_rows() -> bytes:
    """The rows of 256 characters that hold no such letter, as UTF-16 has them."""
    rows = zip(*_ranges(), strict=True)
    theirs = set(range(0xD8, 0xE0))  # half a character beyond the first plane
    for first, last, kind in rows:
        if kind == SINGLE and first <= 0xFFFF:
            theirs.update(range(first >> 8, (last >> 8) + 1))
    return bytes(set(range(256)) - theirs)


class _Kinds(dict[int, str]):
    """The kind of every character met so far, as `str.translate` wants it."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, kind(chr(code)))


KINDS = _Kinds()
