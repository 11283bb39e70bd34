"""Small faults that could be made in a file, each as one edit of its text."""

import ast
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .changes import Change, changes


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Fault:
    """One change of one place: the lines as they are, and as they would be.

    ``function`` is the one that it stands in, empty outside of any; ``lines`` are
    those that run when it does, none for what runs before any test.
    """

    path: str
    line: int
    before: str
    after: str
    function: str
    lines: tuple[int, ...]
    start: int
    end: int
    text: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by, wherever in its file it moves to."""
        return self.path, self.before, self.after

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before} → {self.after}"

    def planted(self, source: bytes) -> bytes:
        """The file with the fault in it."""
        return source[: self.start] + self.text.encode() + source[self.end :]


def faults(path: str, source: bytes) -> list[Fault]:
    """Every fault that could be planted in a file, in the order of its lines."""
    offsets = [0]
    for line in source.splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line))
    found = (fault(path, source, offsets, each) for each in changes(ast.parse(source)))
    return sorted({each.key: each for each in found if each is not None}.values())


def fault(path: str, source: bytes, offsets: list[int], change: Change) -> Fault | None:
    """One change as an edit, unless it changes nothing."""
    node = change.node
    start = offsets[node.lineno - 1] + node.col_offset
    end = offsets[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
    first, last = offsets[node.lineno - 1], offsets[node.end_lineno or 0]
    planted = source[first:start] + change.text.encode() + source[end:last]
    before, after = shown(source[first:last]), shown(planted)
    if before == after:
        return None
    return Fault(
        path=path,
        line=node.lineno,
        before=before,
        after=after,
        function=change.function,
        lines=change.lines,
        start=start,
        end=end,
        text=change.text,
    )


def shown(lines: bytes) -> str:
    """Some lines of a file on one."""
    return " ⏎ ".join(line.strip() for line in lines.decode().splitlines())


def drawn(known: Iterable[Fault], seed: int, count: int) -> list[Fault]:
    """So many faults, by chance but always the same ones: each line's turn comes
    once before any comes again.
    """
    order = sorted(known)
    random.Random(seed).shuffle(order)
    turns = Counter[tuple[str, int]]()
    ranked = []
    for place, each in enumerate(order):
        turns[each.path, each.line] += 1
        ranked.append((turns[each.path, each.line], place, each))
    return [each for _, _, each in sorted(ranked)[:count]]
