"""What a build says while it works: a moving line, or plain ones."""

import sys
import time
from collections.abc import Sequence

from ..engine.report import NullReporter
from ..errors import Problem
from ..setup.terminal import is_terminal, say, say_more, told

STAGES = {
    "scan": "reading",
    "convert": "converting",
    "join": "measuring",
    "render": "making pages",
    "draw": "drawing cards",
}
PATIENCE = 0.4
"""Seconds of silence before a line begins to move."""


class Console(NullReporter):
    """Tells a person: notes and warnings as they come, and how far the work is."""

    WIDTH = 30

    def __init__(self, *, explain: bool | str = False) -> None:
        """*explain* says of which output it is told why: of all, of one, of none."""
        self.explain = explain
        self.name, self.total, self.done = "", 0, 0
        self.began = self.started = time.monotonic()
        self.drawn = 0.0
        self.moving = is_terminal()

    def stage(self, name: str, total: int) -> None:
        self.end()
        self.name, self.total, self.done = STAGES.get(name, name), total, 0
        self.started = time.monotonic()
        if not self.moving and total >= 1000:
            say(f"{self.name}: {total:,}")

    def step(self, count: int) -> None:
        self.done += count
        now = time.monotonic()
        if not self.moving or now - self.began < PATIENCE or now - self.drawn < 0.05:
            return
        self.drawn = now
        filled = self.WIDTH * self.done // max(self.total, 1)
        bar = "█" * filled + "·" * (self.WIDTH - filled)
        sys.stderr.write(f"\r{self.name:<14}{bar} {self.done:,}/{self.total:,} ")
        sys.stderr.flush()

    def end(self) -> None:
        """Wipe the line that moved; say what was done, if more is wanted."""
        if self.drawn:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self.drawn = 0.0
        if self.name:
            took = time.monotonic() - self.started
            say_more(f"{self.name}: {self.done:,} in {took:.2f} seconds")
            self.name = ""

    def note(self, text: str) -> None:
        self.end()
        say(text)

    def problem(self, problem: Problem) -> None:
        self.end()
        print(told(problem), file=sys.stderr, flush=True)

    def because(self, output: str, changes: Sequence[str]) -> None:
        if self.explain is True or self.explain == output:
            self.end()
            sys.stdout.write(f"{output}: {', '.join(changes)}\n")
