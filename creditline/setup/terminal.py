"""Words to whoever waits: one line that moves on a terminal, plain lines elsewhere.

All of it goes to the error stream, so that what a verb prints stays clean.
"""

import os
import sys

from ..errors import Problem


def is_terminal() -> bool:
    """Whether somebody sees a line move."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def is_private() -> bool:
    """Whether what is said reaches the person at this machine and nobody else.

    What is not a terminal may be the log of a service, which many can read; some
    of these services give a job a terminal, but all of them say that they are one.
    """
    called = os.environ.get("CI", "").lower()
    return sys.stderr.isatty() and called in ("", "0", "false")


def hint_of(problem: Problem) -> str:
    """What to do about a problem, with a private original's words if nobody listens."""
    return (problem.private if is_private() else "") or problem.hint


def told(problem: Problem) -> str:
    """A problem in words, for whoever sees the error stream."""
    return problem.with_hint(hint_of(problem))


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
