"""What can go wrong, as a tree.

SiteError               a person can put it right; shown without a traceback: exit
│                       code 2, as a disk, a host or a tree is not as it must be
├── SettingsError       wrong use, or a name or value in the settings: exit code 2
└── ContentErrors       all problems that one check found, raised once: exit code 1

Anything else that escapes is our bug and keeps its traceback.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

# To the last mark: what is quoted may hold such marks itself.
QUOTED = re.compile("“.*”", re.S)
# The hint against a day that has not begun where the site is.
TOO_LATE = (
    "correct the date, build on that day, or set TIMEZONE to the zone of your desk"
)
Severity: TypeAlias = Literal["error", "warning"]


class SiteError(Exception):
    """Base of everything a writer or operator can put right."""

    exit_code = 2


class SettingsError(SiteError):
    """The command, a setting or the machine is not as it must be."""


class Problem(NamedTuple):
    """One thing wrong in one place.

    ``path`` is relative to the site and uses forward slashes; ``line`` counts
    from 1; ``code`` is a key of `creditline.codes.CODES`.  ``private`` is what the
    hint says to the writer alone, because it shows words of a private original:
    `creditline.setup.terminal.hint_of` knows when, and all else passes it over.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    private: str = ""

    def __str__(self) -> str:
        return self.with_hint(self.hint)

    def with_hint(self, hint: str) -> str:
        """The problem in words, with this hint or with none."""
        kind = "warning: " if self.severity == "warning" else ""
        text = f"{self.path}:{self.line}: {kind}{self.message} [{self.code}]"
        return f"{text}\n    {hint}" if hint else text


def discreet(problem: Problem) -> Problem:
    """*problem* of a text that is not published, without the words that it quotes.

    Whoever writes the text is still shown them.
    """
    words = QUOTED.findall(problem.message)
    if not words:
        return problem
    hint = problem.private or problem.hint
    return problem._replace(
        message=QUOTED.sub("“…”", problem.message),
        hint=QUOTED.sub("“…”", problem.hint),
        private=f"{', '.join(words)}: {hint}",
    )


class ContentErrors(SiteError):
    """Everything one check found, in reading order."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        # What reaches ``args`` survives a trip between processes.
        super().__init__(self.problems)

    def __str__(self) -> str:
        return self.told(str)

    def told(self, say: Callable[[Problem], str]) -> str:
        """All of them, each as *say* puts it, and how many they are."""
        return "\n".join([*map(say, self.problems), count(self.problems)])


def errors(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Those problems that stop a build."""
    return (p for p in problems if p.severity == "error")


def count(problems: Sequence[Problem]) -> str:
    """How many problems and warnings these are, in words."""
    wrong = sum(p.severity == "error" for p in problems)
    doubtful = len(problems) - wrong
    said = [f"{wrong} problem{'' if wrong == 1 else 's'}"] if wrong else []
    if doubtful:
        said.append(f"{doubtful} warning{'' if doubtful == 1 else 's'}")
    return ", ".join(said) or "no problems"
