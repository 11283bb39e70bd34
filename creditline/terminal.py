"""Words to whoever waits: one line that moves on a terminal, plain lines elsewhere.

All of it goes to the error stream, so that what a verb prints stays clean.
"""

import os
import sys


def is_terminal() -> bool:
    """Whether somebody sees a line move."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def say(line: str) -> None:
    """Say one line that stays."""
    print(line, file=sys.stderr, flush=True)


class Steps:
    """So many steps of one piece of work, each with a name."""

    WIDTH = 72

    def __init__(self, work: str, total: int) -> None:
        self.work = work
        self.total = total
        self.done = 0
        if not is_terminal():
            say(work)

    def step(self, name: str) -> None:
        """One more is being done."""
        self.done = min(self.done + 1, self.total)
        if is_terminal():
            count = f"{self.done:>{len(str(self.total))}}/{self.total}"
            self._draw(f"{self.work} {count} {name}")

    def end(self, line: str = "") -> None:
        """Wipe the line that moved, and leave another."""
        if is_terminal():
            self._draw("")
        if line:
            say(line)

    def _draw(self, line: str) -> None:
        shown = line[: self.WIDTH]
        sys.stderr.write(f"\r{shown:<{self.WIDTH}}\r{shown}")
        sys.stderr.flush()
