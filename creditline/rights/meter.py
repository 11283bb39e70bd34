"""How much of an article is somebody else's, in numbers.

What cannot be known without the private original is None, never nought.
"""

from collections.abc import Iterable

from msgspec import Struct

from ..article.body import Quoted
from .measured import Measured


class Meter(Struct, frozen=True, kw_only=True):
    """What of the original stands in an article.

    Words of other works that the article quotes are not counted.
    """

    quotations: int = 0
    words_quoted: int = 0
    words_open: int = 0
    """Words between single marks that may be apostrophes, and none of those above."""
    paragraphs_quoted: int = 0
    """Paragraphs of block quotes; a quotation within a sentence is none."""
    words_original: int | None = None
    longest_run: int | None = None
    """Words of the longest run shared with the original, quoted or not."""
    runs: int | None = None
    words_own: int | None = None
    """Words outside all quotations, ours or said to be."""
    words_copied: int | None = None
    """Of these, how many belong to a run shared with the original."""

    @property
    def words_at_most(self) -> int:
        """The quoted words, if every open reading is a quotation."""
        return self.words_quoted + self.words_open

    @property
    def percent(self) -> int | None:
        """The quoted words in a hundred of the original's, never rounded to none."""
        return percent(self.words_quoted, self.words_original)


def meter(quotations: Iterable[Quoted], measured: Measured | None) -> Meter:
    """The meter of an article that quotes so much of its original."""
    every = list(quotations)
    quoted = [quotation for quotation in every if not quotation.open]
    facts = {
        "quotations": len(quoted),
        "words_quoted": sum(q.words for q in quoted),
        "words_open": sum(q.words for q in every if q.open),
        "paragraphs_quoted": sum(q.paragraphs for q in quoted),
    }
    if measured is None:
        return Meter(**facts)
    return Meter(
        words_original=measured.words,
        longest_run=measured.longest_run,
        runs=measured.runs,
        words_own=measured.words_own,
        words_copied=measured.words_copied,
        **facts,
    )


def percent(part: int, whole: int | None) -> int | None:
    """A share in whole hundredths: the nearest, but nothing only for nothing."""
    if not whole:
        return None
    return max((200 * part + whole) // (2 * whole), min(part, 1))
