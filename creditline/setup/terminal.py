"""Words to whoever waits: one line that moves on a terminal, plain lines elsewhere.

All of it goes to the error stream, so that what a verb prints stays clean.
"""

import os
import sys
from typing import Literal, TextIO, TypeAlias, get_args

from ..errors import Problem

Colour: TypeAlias = Literal["auto", "always", "never"]
COLOURS: tuple[Colour, ...] = get_args(Colour)


class Chosen:
    """What the command line says of what is said.

    ``loudness`` is 1 where more is wanted, -1 where problems alone are.
    """

    loudness = 0
    colour: Colour = "auto"


CHOSEN = Chosen()
"""One for this process, as there is one command line."""

BOLD, FAINT, RED, YELLOW, PLAIN = (f"\x1b[{code}m" for code in (1, 2, 31, 33, 0))


def is_terminal() -> bool:
    """Whether somebody sees a line move."""
    shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return shown and CHOSEN.loudness >= 0


def is_coloured(stream: TextIO) -> bool:
    """Whether what is written to *stream* may have colours (https://no-color.org)."""
    if CHOSEN.colour != "auto":
        return CHOSEN.colour == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain


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
    words = problem.with_hint(hint_of(problem))
    return coloured(words, problem) if is_coloured(sys.stderr) else words


def coloured(words: str, problem: Problem) -> str:
    """A problem in words: its place bold, an error red, a warning yellow."""
    place = f"{problem.path}:{problem.line}:"
    first, _, hint = words.removeprefix(place).partition("\n")
    strong = RED if problem.severity == "error" else YELLOW
    lines = [f"{BOLD}{place}{PLAIN}{strong}{first}{PLAIN}"]
    return "\n".join([*lines, *(f"{FAINT}{line}{PLAIN}" for line in [hint] if line)])


def say(line: str) -> None:
    """Say one line that stays, unless problems alone are wanted."""
    if CHOSEN.loudness >= 0:
        print(line, file=sys.stderr, flush=True)


def say_more(line: str) -> None:
    """Say one line that stays, if more is wanted."""
    if CHOSEN.loudness > 0:
        print(line, file=sys.stderr, flush=True)


def result(line: str) -> None:
    """Say what a verb did, for whoever reads its output; not if that is unwanted."""
    if CHOSEN.loudness >= 0:
        print(line, flush=True)


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
