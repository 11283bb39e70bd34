"""Runs of words that our text shares with the original.

A *run* is a stretch of our text that occurs in the original word for word, at
least so many words long, and cannot be made longer on either side.  Nothing here
is fuzzy: a run has exact bounds in both texts.

The work grows in step with the texts, whatever they are: words and then phrases
of the least length are looked up in a set, and only where both texts hold common
phrases a suffix automaton of those parts of the original follows our text once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from msgspec import Struct

Keys: TypeAlias = Sequence[str]  # what words are compared by
Phrase: TypeAlias = tuple[str, ...]


class Run(Struct, frozen=True, order=True):
    """Words that stand in both texts: where in ours, where first in the original."""

    ours: int
    original: int
    length: int

    @property
    def stop(self) -> int:
        """The index of the first of our words after the run."""
        return self.ours + self.length


class Comparison:
    """Two texts held side by side; runs of *least* words or more count."""

    def __init__(self, ours: Keys, original: Keys, least: int) -> None:
        if least < 1:
            raise ValueError("a run has at least one word")
        self.ours = ours
        self.least = least
        # Few words of a text stand in a row that all stand in the other, so that
        # only phrases of these need be looked at.
        theirs = list(_phrases_of(original, frozenset(ours), least))
        known = {phrase for _, phrase in theirs}
        mine = enumerate(zip(*(ours[n:] for n in range(least)), strict=False))
        self.hits: list[int] = []
        shared: set[Phrase] = set()
        for index, phrase in mine if known else ():
            if phrase in known:
                self.hits.append(index)
                shared.add(phrase)
        common = [index for index, phrase in theirs if phrase in shared]
        self.automaton = _Automaton(original, _stretches(common, least))

    def runs(self, parts: Iterable[range] | None = None) -> tuple[Run, ...]:
        """All runs, in the order of our text.

        With *parts*, ranges of our words, each part is read by itself: no run
        reaches over its edge.
        """
        parts = (range(len(self.ours)),) if parts is None else parts
        runs = (run for part in parts for run in self._runs_in(part))
        return tuple(run for run in runs if run.length >= self.least)

    def _runs_in(self, part: range) -> Iterator[Run]:
        first = bisect_left(self.hits, part.start)
        last = bisect_right(self.hits, part.stop - self.least)
        for stretch in _stretches(self.hits[first:last], self.least):
            yield from self.automaton.follow(self.ours, stretch)


def common_runs(ours: Keys, original: Keys, least: int) -> tuple[Run, ...]:
    """All runs of *least* words or more, in the order of our text."""
    return Comparison(ours, original, least).runs()


def covered(runs: Iterable[Run]) -> int:
    """How many of our words belong to at least one run."""
    total = reached = 0
    for run in runs:
        total += max(0, run.stop - max(run.ours, reached))
        reached = max(reached, run.stop)
    return total


def _phrases_of(
    keys: Keys, words: AbstractSet[str], length: int
) -> Iterator[tuple[int, Phrase]]:
    """Every *length* words in a row that are all among *words*, and its index."""
    row = b"\1" * length
    flags = bytes(map(words.__contains__, keys))
    at = flags.find(row)
    while at >= 0:
        yield at, tuple(keys[at : at + length])
        at = flags.find(row, at + 1)


def _stretches(hits: Sequence[int], length: int) -> Iterator[range]:
    """The ranges of words that phrases at *hits* cover, each overlapping the next.

    A run never lies outside, because all its phrases are shared.
    """
    if not hits:
        return
    start = previous = hits[0]
    for index in hits:
        if index > previous + 1:
            yield range(start, previous + length)
            start = index
        previous = index
    yield range(start, previous + length)


class _Automaton:
    """Every run of words within the given stretches of a text.

    The suffix automaton of those stretches: a state stands for runs with the
    same ends, ``longest`` is the length of its longest run, ``shorter`` the
    state of the longest run that ends elsewhere too, ``first`` the index of the
    word that ends its first occurrence.
    """

    def __init__(self, keys: Keys, stretches: Iterable[range]) -> None:
        self.next: list[dict[str, int]] = [{}]
        self.longest = [0]
        self.shorter = [-1]
        self.first = [-1]
        for stretch in stretches:
            last = 0  # a run never crosses from one stretch into another
            for index in stretch:
                last = self._extend(last, keys[index], index)

    def _extend(self, last: int, key: str, index: int) -> int:
        """Read one more word; answer with the state of all that was read."""
        if key in self.next[last]:
            # Only with several stretches: these words began an earlier one.
            return self._split(last, key)
        state = self._add({}, self.longest[last] + 1, 0, index)
        while last >= 0 and key not in self.next[last]:
            self.next[last][key] = state
            last = self.shorter[last]
        if last >= 0:
            self.shorter[state] = self._split(last, key)
        return state

    def _split(self, source: int, key: str) -> int:
        """The state for exactly the runs of *source* and one more word."""
        target = self.next[source][key]
        length = self.longest[source] + 1
        if self.longest[target] == length:
            return target
        copy = self._add(
            dict(self.next[target]), length, self.shorter[target], self.first[target]
        )
        while source >= 0 and self.next[source].get(key) == target:
            self.next[source][key] = copy
            source = self.shorter[source]
        self.shorter[target] = copy
        return copy

    def _add(
        self, onward: dict[str, int], longest: int, shorter: int, first: int
    ) -> int:
        self.next.append(onward)
        self.longest.append(longest)
        self.shorter.append(shorter)
        self.first.append(first)
        return len(self.next) - 1

    def follow(self, keys: Keys, stretch: range) -> Iterator[Run]:
        """Follow a stretch of another text; yield what cannot be made longer."""
        state = length = 0
        for index in stretch:
            key = keys[index]
            if key not in self.next[state]:
                # A longer run would contain this one and its next word as well,
                # so what was read so far ends here.
                yield self._run(state, length, index)
                while state >= 0 and key not in self.next[state]:
                    state = self.shorter[state]
                if state < 0:
                    state = length = 0
                    continue
                length = self.longest[state]
            state = self.next[state][key]
            length += 1
        yield self._run(state, length, stretch.stop)

    def _run(self, state: int, length: int, stop: int) -> Run:
        return Run(stop - length, self.first[state] - length + 1, length)
