"""Who hears the decisions of a build: nobody, a test, or a console."""

from collections.abc import Sequence
from typing import Protocol

from ..errors import Problem


class Reporter(Protocol):
    """Hears each decision of a build, and decides nothing itself."""

    def stage(self, name: str, total: int) -> None:
        """A part of the build begins: ``convert``, ``join`` or ``render``."""

    def step(self, count: int) -> None:
        """So many more steps of the stage are done."""

    def note(self, text: str) -> None:
        """Something that the user did not ask for happened."""

    def problem(self, problem: Problem) -> None:
        """A warning about the content; errors are raised instead."""

    def converted(self, root: str, path: str) -> None:
        """A source file was converted anew."""

    def because(self, output: str, changes: Sequence[str]) -> None:
        """Why *output* is about to be written; only if ``explain`` was asked."""

    def wrote(self, output: str) -> None:
        """An output was new, or has other bytes than before."""

    def kept(self, output: str) -> None:
        """An output was right already and was not touched."""

    def removed(self, output: str) -> None:
        """An output of an earlier build is no longer made."""


class NullReporter:
    """The reporter of those who do not listen."""

    def stage(self, name: str, total: int) -> None: ...
    def step(self, count: int) -> None: ...
    def note(self, text: str) -> None: ...
    def problem(self, problem: Problem) -> None: ...
    def converted(self, root: str, path: str) -> None: ...
    def because(self, output: str, changes: Sequence[str]) -> None: ...
    def wrote(self, output: str) -> None: ...
    def kept(self, output: str) -> None: ...
    def removed(self, output: str) -> None: ...


class Recorder(NullReporter):
    """The reporter that tests hold: it remembers and prints nothing."""

    def __init__(self) -> None:
        self.events: list[tuple[str, str]] = []
        self.reasons: dict[str, list[str]] = {}
        self.problems: list[Problem] = []

    def note(self, text: str) -> None:
        self.events.append(("note", text))

    def problem(self, problem: Problem) -> None:
        self.problems.append(problem)

    def converted(self, root: str, path: str) -> None:
        self.events.append(("converted", f"{root}/{path}"))

    def because(self, output: str, changes: Sequence[str]) -> None:
        self.reasons[output] = list(changes)

    def wrote(self, output: str) -> None:
        self.events.append(("wrote", output))

    def kept(self, output: str) -> None:
        self.events.append(("kept", output))

    def removed(self, output: str) -> None:
        self.events.append(("removed", output))

    def named(self, kind: str) -> list[str]:
        """What met this fate, in order."""
        return [output for what, output in self.events if what == kind]
