"""The words of a text, each with its exact place.

What a word is, `creditline.locale.kinds` says.  Two words are the same when their
*keys* are.  The stated normalisation:

- Unicode form (NFKC) and case (full case folding) do not count; nor does the dot
  of a Turkish i, which changes sides between capitals and small letters;
- what cannot be seen does not count, nor the vowel points of Hebrew and Arabic;
- no mark within a word counts: "don't", "don’t" and "dont" are one, and so are
  "U.S." and "US".
"""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import TypeVar

from msgspec import Struct

from . import kinds
from .alike import POINTS, QUOTES, UNSEEN
from .kinds import KINDS, WORD

# What a key keeps: letters, digits and the marks that belong to them.
_KEPT = frozenset(
    (kinds.LETTER, kinds.HEBREW, kinds.DIGIT, kinds.MARK, kinds.SINGLE, kinds.OTHER)
)
# What makes no word by itself.
_NO_WORD = f"{kinds.JOINER}{kinds.MARK}{kinds.UNSEEN}"
_NOTHING = {
    *(*_NO_WORD, kinds.MID_LETTER, kinds.MID_NUMBER, kinds.MID_BOTH),
    *(kinds.SINGLE_QUOTE, kinds.DOUBLE_QUOTE, kinds.BREAK),
}
SHORT = 9
"""Characters below which what a word is compared by is remembered."""
PARTING = (*"“”„‟‚‛«»‹›「」『』｢｣﹁﹂﹃﹄〝〞〟❛❜❝❞", "‘‘", "’’")
PARTING_ASCII = ("''", ",,")
HEBREW = re.compile("[\u05d0-\u05f2\ufb1d-\ufb4f]")
LONG = 1000
"""Characters without a blank from which on signs alone are told at a glance."""
# A Thai or Lao "am" is one character, or a ring on the letter before and an "a"; a
# dot above is all that a small i has of a Turkish capital; Armenian marks of stress
# and of questions stand within words.
_DROPPED = frozenset(
    f"{UNSEEN.characters}{POINTS.characters}{QUOTES.characters}"
    "\u0e4d\u0ecd\u0307\u055b\u055c\u055e"
)


class Word(Struct, frozen=True):
    """One word: what it is compared by, and where it stands."""

    key: str
    start: int
    end: int
    line: int


class Words(Struct, frozen=True, dict=True):
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
        tokens = _parted(self.text).split()
        return tuple(chain.from_iterable(map(_TOKEN_KEYS.__getitem__, tokens)))

    @cached_property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """Where each word starts and ends in the text, in characters."""
        return tuple(self.each_bounds())

    def each_bounds(self) -> Iterator[tuple[int, int]]:
        """The same one by one, for whoever needs but the first of them."""
        at = 0
        text = _parted(self.text)
        for token in text.split():
            at = text.index(token, at)
            for start, end in _TOKEN_BOUNDS[token]:
                yield at + start, at + end
            at += len(token)

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.end() for match in re.finditer("\n", self.text)]


def _parted(text: str) -> str:
    """*text* with blanks for marks that part words wherever they stand.

    What stands between them has been met before; with them, it is new.
    """
    plain = text.isascii()
    for mark in PARTING_ASCII if plain else (*PARTING, *PARTING_ASCII):
        if mark in text:
            text = text.replace(mark, " " * len(mark))
    # Only in Hebrew does a straight one stand within a word.
    if plain or HEBREW.search(text) is None:
        text = text.replace('"', " ").replace("＂", " ")
    return text


def _take_apart(token: str) -> list[tuple[str, int, int]]:
    """Each word in a text without white space: its key, its start and its end."""
    if token.isascii() and token.isalnum():
        return [(token.lower(), 0, len(token))]
    if len(token) > LONG and all(KINDS[ord(char)] in _NOTHING for char in {*token}):
        return []
    form, starts, ends = _compatible(token)
    found: list[tuple[str, int, int]] = []
    row = form.translate(KINDS)
    for match in WORD.finditer(row):
        first, last = match.span()
        if row[first] == kinds.JOINER and not match[0].strip(_NO_WORD):
            continue
        word = form[first:last]
        if key := _short_key(word) if last - first < SHORT else _key(word):
            start, end = starts[first], ends[last - 1]
            at = len(found) - 1
            if found and start < found[-1][2]:
                start = found[-1][1]
            while at >= 0 and start < found[at][2] < end:
                found[at] = (found[at][0], start, end)
                at -= 1
            found.append((key, start, end))
    return found


def _compatible(token: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The compatible form, and where each of its characters starts and ends."""
    if unicodedata.is_normalized("NFKC", token):
        return token, range(len(token)), range(1, len(token) + 1)
    cuts = [at for at, char in enumerate(token) if not at or not _joins(char)]
    forms, starts, ends = [], [], []
    for start, end in pairwise([*cuts, len(token)]):
        form = unicodedata.normalize("NFKC", token[start:end])
        forms.append(form)
        starts += [start] * len(form)
        ends += [end] * len(form)
    return "".join(forms), starts, ends


def _joins(char: str) -> bool:
    """Whether a character may become one with what stands before it."""
    first = unicodedata.normalize("NFKD", char)[0]
    return "\u1160" <= first <= "\u11ff" or unicodedata.category(first)[0] == "M"


def _key(word: str) -> str:
    """What a word is compared by."""
    if word.isascii():
        return "".join(filter(str.isalnum, word)).lower()
    before = ""
    # Dropping a character can bring two others together that then compose.
    while word != before:
        before = word
        word = unicodedata.normalize("NFKC", word.casefold()).replace("\u0131", "i")
        word = "".join(c for c in word if KINDS[ord(c)] in _KEPT and c not in _DROPPED)
        while word and KINDS[ord(word[0])] == kinds.MARK:
            word = word[1:]
    return word


# Scripts without blanks have words of one letter, and the same ones again and again.
_short_key = lru_cache(maxsize=1 << 14)(_key)

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
    return sum(map(len, map(_TOKEN_KEYS.__getitem__, _parted(text).split())))


_TOKEN_KEYS = _Memory(lambda word: sys.intern(word[0]))
_TOKEN_BOUNDS = _Memory(lambda word: word[1:])
