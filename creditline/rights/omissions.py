"""What of an original a text that claims to be it leaves out or moves about.

A text and its original share long runs; what stands in the original between two
runs that stand side by side in the text was left out.  Before the first and after
the last the file of an original may hold what is no part of it, such as a headline
or the address of a newsletter, so that only more than `EDGE` words are told there.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from .overlap import Run

EDGE = 30


class Gap(Struct, frozen=True):
    """Words of the original, from ``start`` to ``stop``, that our text has not.

    ``ours`` is our word beside it: the last before it, or at the very beginning
    of the text the first after it.
    """

    start: int
    stop: int
    ours: int
    edge: bool = False

    @property
    def length(self) -> int:
        """How many words are missing."""
        return self.stop - self.start


def segments(runs: Sequence[Run]) -> list[Run]:
    """Runs without what a run before them has already."""
    found = []
    reached = 0
    for run in runs:
        skipped = max(0, reached - run.ours)
        if run.length > skipped:
            found.append(
                Run(run.ours + skipped, run.original + skipped, run.length - skipped)
            )
            reached = run.stop
    return found


def gaps(runs: Sequence[Run], total: int) -> Iterator[Gap]:
    """Where our text lacks words of an original of *total* words."""
    parts = segments(runs)
    if not parts:
        return
    ends = [(part.original, part.original + part.length) for part in parts]
    first = min(start for start, _ in ends)
    if first > EDGE:
        yield Gap(0, first, parts[0].ours, edge=True)
    for before, after in pairwise(parts):
        start, stop = before.original + before.length, after.original
        elsewhere = any(start < e and s < stop for s, e in ends)
        if start < stop and before.stop == after.ours and not elsewhere:
            yield Gap(start, stop, before.stop - 1)
    last = max(end for _, end in ends)
    if total - last > EDGE:
        yield Gap(last, total, parts[-1].stop - 1, edge=True)


def moved(runs: Sequence[Run]) -> Run | None:
    """The first part of our text that stands in the original before the one above."""
    reached = 0
    for part in segments(runs):
        if part.original < reached:
            return part
        reached = part.original + part.length
    return None
