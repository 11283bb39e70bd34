"""How much of an article is somebody else's, in numbers.

What cannot be known without the private original is None, never nought.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from ..article.prose import Prose
from ..article.words import Words
from .overlap import Comparison, covered

LEAST = 5  # words: shorter runs are everybody's phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """What of the original stands in an article."""

    quotations: int
    words_quoted: int
    paragraphs_quoted: int
    """Paragraphs of block quotes; a quotation within a sentence is none."""
    words_own: int
    """Words outside quotations, all of them ours or said to be."""
    words_original: int | None = None
    longest_run: int | None = None
    """Words of the longest run shared with the original, quoted or not."""
    runs: int | None = None
    words_copied: int | None = None
    """Words outside quotations that belong to a run shared with the original."""

    @property
    def percent(self) -> int | None:
        """The quoted words in a hundred of the original's, never rounded to none."""
        return _percent(self.words_quoted, self.words_original)

    @property
    def percent_copied(self) -> int | None:
        """The copied words in a hundred of our own text's."""
        if self.words_copied is None:
            return None
        return _percent(self.words_copied, self.words_own) or 0


@dataclass(frozen=True, slots=True)
class Copied:
    """A run of the original that stands in our text without quotation marks."""

    line: int
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """A meter, and the runs behind its last figure with their lines."""

    meter: Meter
    copied: tuple[Copied, ...] = ()


def measure(prose: Prose, original: Words | None, least: int = LEAST) -> Measurement:
    """Hold an article's text against its original.

    *least* is the number of words from which a run counts.
    """
    stretches = list(prose.stretches())
    words = [Words(prose.text[start:end]) for _, start, end in stretches]
    ends = list(accumulate(map(len, words)))
    own = [
        range(end - len(part), end)
        for (quoted, _, _), part, end in zip(stretches, words, ends, strict=True)
        if not quoted
    ]
    words_own = sum(map(len, own))
    meter = Meter(
        quotations=len(prose.quotations),
        words_quoted=ends[-1] - words_own,
        paragraphs_quoted=sum(q.paragraphs for q in prose.quotations),
        words_own=words_own,
    )
    if original is None:
        return Measurement(meter)
    ours = tuple(chain.from_iterable(part.keys for part in words))
    comparison = Comparison(ours, original.keys, least)
    runs, bare = comparison.runs(), comparison.runs(own)
    meter = replace(
        meter,
        words_original=len(original),
        longest_run=max((run.length for run in runs), default=0),
        runs=len(runs),
        words_copied=covered(bare),
    )
    copied = []
    for run in bare:
        part = bisect_right(ends, run.ours)
        at, end = words[part].span(run.ours - ends[part] + len(words[part]), run.length)
        start = stretches[part][1]
        text = words[part].text[at:end]
        copied.append(Copied(prose.line(start + at), run.length, text))
    return Measurement(meter, tuple(copied))


def _percent(part: int, whole: int | None) -> int | None:
    """A share in whole hundredths: nearest, but nothing only for nothing."""
    if not whole:
        return None
    return max((200 * part + whole) // (2 * whole), min(part, 1))
