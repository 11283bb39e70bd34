"""The words of a text, each with its exact place.

Two words are the same when their *keys* are.  The stated normalisation:

- Unicode form (NFKC) and case (full case folding) do not count; nor does the dot
  of a Turkish i, which changes sides between capitals and small letters;
- what cannot be seen does not count: soft hyphens, zero-width characters, bidi
  marks, variation selectors; in Arabic script neither the stretching tatweel nor
  the vowel signs;
- white space and punctuation end a word, whatever their shape; hyphens too, so a
  compound counts as its parts.  Only an apostrophe between letters belongs to its
  word, and does not count either: "don't", "don’t" and "dont" are one;
- scripts written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese)
  count by the character.
"""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

APOSTROPHES = "'\u2018\u2019\u02bb\u02bc\uff07"

# Kinds of characters, as the letters that stand for them in a text of kinds.
LETTER, SINGLE, MARK, UNSEEN, APOSTROPHE, BREAK = "w", "c", "m", "i", "'", " "
WORD = re.compile("c[mi]*|w(?:[wmi]|'(?=i*w))*")

_VOWEL_SIGNS = frozenset(map(chr, [*range(0x64B, 0x653), 0x670]))
_FILLERS = frozenset("\0\u034f\u0640\u115f\u1160\u17b4\u17b5\u3164\u180b\u180c\u180d")
# A Thai or Lao "am" is one character, or a ring on the letter before and an "a".
_RINGS = frozenset("\u0e4d\u0ecd")
_DOT_ABOVE = "\u0307"
_SPACELESS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # the iteration mark and zero of Han script
    (0x3041, 0x30FF),  # Hiragana, Katakana
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: what it is compared by, and where it stands."""

    key: str
    start: int
    end: int
    line: int


@dataclass(frozen=True)
class Words:
    """A text as its words: ``keys`` in order, and a `Word` with its place for each.

    A character that stands for several words, such as "㍿", gives each of them
    its own bounds.
    """

    text: str
    first_line: int = 1

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, index: int) -> Word:
        start, end = self.bounds[index]
        line = self.first_line + bisect_right(self._breaks, start)
        return Word(self.keys[index], start, end, line)

    def span(self, start: int, length: int) -> tuple[int, int]:
        """Where in the text a run of words starts and ends."""
        return self.bounds[start][0], self.bounds[start + length - 1][1]

    # Most texts have nothing in common, so places are only worked out when asked for.
    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each word is compared by."""
        tokens = self.text.split()
        return tuple(chain.from_iterable(map(_TOKEN_KEYS.__getitem__, tokens)))

    @cached_property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """Where each word starts and ends in the text, in characters."""
        found: list[tuple[int, int]] = []
        at = 0
        for token in self.text.split():
            at = self.text.index(token, at)
            for start, end in _TOKEN_BOUNDS[token]:
                found.append((at + start, at + end))
            at += len(token)
        return tuple(found)

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.end() for match in re.finditer("\n", self.text)]


def _take_apart(token: str) -> tuple[tuple[str, int, int], ...]:
    """Each word in a text without white space: its key, its start and its end."""
    if token.isascii() and token.isalnum():
        return ((token.lower(), 0, len(token)),)
    return tuple(
        (key, match.start(), match.end())
        for match in WORD.finditer(token.translate(KINDS))
        for key in fold(token[match.start() : match.end()])
    )


def fold(stretch: str) -> list[str]:
    """The keys in one stretch of letters: one, or several for a ligature."""
    if stretch.isascii() and stretch.isalnum():
        return [stretch.lower()]
    before = ""
    # Dropping a character can bring two others together that then compose.
    while stretch != before:
        before = stretch
        stretch = unicodedata.normalize("NFKC", stretch).casefold()
        stretch = unicodedata.normalize("NFKC", stretch)
        stretch = "".join(map(_bare, stretch))
    kinds = stretch.translate(KINDS)
    return [stretch[m.start() : m.end()] for m in WORD.finditer(kinds)]


def _bare(char: str) -> str:
    """A character as a key has it: nothing, where it does not count."""
    if char == "\u0131":  # the dotless i
        return "i"
    unseen = char == _DOT_ABOVE or KINDS[ord(char)] in (UNSEEN, APOSTROPHE)
    return "" if unseen else char


def _kind(char: str) -> str:
    """Which kind a character is, judged by its compatible form."""
    if char in APOSTROPHES:
        return APOSTROPHE
    form = unicodedata.normalize("NFKC", char)
    if all(map(_is_unseen, form)):
        return UNSEEN
    classes = {unicodedata.category(c)[0] for c in form}
    if classes == {"M"}:
        return MARK
    if not classes & {"L", "N"}:
        return BREAK
    return SINGLE if all(map(_is_spaceless, form)) else LETTER


def _is_unseen(char: str) -> bool:
    return (
        unicodedata.category(char) == "Cf"
        or char in _FILLERS
        or char in _VOWEL_SIGNS
        or char in _RINGS
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    )


def _is_spaceless(char: str) -> bool:
    return any(low <= ord(char) <= high for low, high in _SPACELESS)


class _Kinds(dict[int, str]):
    """The kind of every character met so far, as `str.translate` wants it."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _kind(chr(code)))


Value = TypeVar("Value")


class _Memory(dict[str, tuple[Value, ...]]):
    """Something of every word in each stretch without white space met so far.

    News repeats itself: nearly every one of an article has been met before.
    """

    MOST = 1 << 16
    LONGEST = 40

    def __init__(self, of: Callable[[tuple[str, int, int]], Value]) -> None:
        super().__init__()
        self.of = of

    def __missing__(self, token: str) -> tuple[Value, ...]:
        found = tuple(map(self.of, _take_apart(token)))
        if len(token) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[token] = found
        return found


def count_words(text: str) -> int:
    """How many words *text* has."""
    return sum(map(len, map(_TOKEN_KEYS.__getitem__, text.split())))


KINDS = _Kinds()
_TOKEN_KEYS = _Memory(lambda word: sys.intern(word[0]))
_TOKEN_BOUNDS = _Memory(lambda word: word[1:])
