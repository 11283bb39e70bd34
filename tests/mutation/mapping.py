"""Which tests run which lines, and how long they take.

A line is known by its function and its text, not by its number: what is written
above it moves nothing.  Of a line that is new, all tests of its function count.
"""

import ast
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

FAR = 2
Runs: TypeAlias = dict[str, dict[str, dict[str, int]]]
"""By file, function and text of a line: a bit for each context that runs it."""


@dataclass(slots=True)
class Test:
    """One test: the seconds that it takes, and the shared fixtures it asks for."""

    seconds: float
    fixtures: list[str]


@dataclass(slots=True)
class Map:
    """What is known of all tests that pass."""

    contexts: list[str] = field(default_factory=list)
    tests: dict[str, Test] = field(default_factory=dict)
    # The seconds that each shared fixture takes; the digest of each test file.
    fixtures: dict[str, float] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    runs: Runs = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "Map":
        """What was kept; nothing if nothing was."""
        if not file.is_file():
            return cls()
        kept = json.loads(file.read_text("utf-8"))
        kept["tests"] = {name: Test(*each) for name, each in kept["tests"].items()}
        kept["runs"] = {
            path: {
                function: {text: int(mask, 16) for text, mask in lines.items()}
                for function, lines in functions.items()
            }
            for path, functions in kept["runs"].items()
        }
        return cls(**kept)

    def write(self, file: Path) -> None:
        """Keep it."""
        runs = {
            path: {
                function: {text: hex(mask) for text, mask in lines.items()}
                for function, lines in functions.items()
            }
            for path, functions in self.runs.items()
        }
        tests = {name: (t.seconds, t.fixtures) for name, t in self.tests.items()}
        kept = {
            "contexts": self.contexts,
            "tests": tests,
            "runs": runs,
            "fixtures": self.fixtures,
            "files": self.files,
        }
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(kept), "utf-8")

    def forget(self, files: Iterable[str]) -> None:
        """Forget the tests of some files."""
        gone = set(files)
        of = {name: file_of(name) for name in (*self.tests, *self.contexts)}
        self.tests = {n: t for n, t in self.tests.items() if of[n] not in gone}
        # The place of a context stays, since bits are counted by it.
        self.contexts = ["" if of[n] in gone else n for n in self.contexts]
        self.files = {f: digest for f, digest in self.files.items() if f not in gone}

    def add_test(self, note: dict[str, Any]) -> None:
        """Add what the plugin noted of a test."""
        self.tests[note["test"]] = Test(note["seconds"], note["fixtures"])
        self.fixtures |= note["made"]

    def add_runs(
        self, path: str, source: bytes, contexts: dict[int, list[str]]
    ) -> None:
        """Add which contexts ran each line of a file."""
        places = {name: at for at, name in enumerate(self.contexts) if name}
        functions = self.runs.setdefault(path, {})
        for number, (function, text) in enumerate(lines_of(source), 1):
            if number not in contexts:
                continue
            for name in contexts[number]:
                if name and name not in places:
                    places[name] = len(self.contexts)
                    self.contexts.append(name)
            mask = sum(1 << places[name] for name in set(contexts[number]) if name)
            lines = functions.setdefault(function, {})
            lines[text] = lines.get(text, 0) | mask

    def covering(
        self, path: str, function: str, source: bytes, numbers: Iterable[int]
    ) -> set[str]:
        """The tests that run one of these lines; else their function; else the file."""
        functions = self.runs.get(path, {})
        texts = [text for _, text in lines_of(source)]
        lines = functions.get(function, {}) if function else {}
        mask = 0
        for number in numbers:
            mask |= lines.get(texts[number - 1], 0)
        for each in lines.values() if not mask else ():
            mask |= each
        if not mask:
            for lines in functions.values():
                for each in lines.values():
                    mask |= each
        names = {name for at, name in enumerate(self.contexts) if mask >> at & 1}
        return {
            test
            for test, known in self.tests.items()
            if test in names or not names.isdisjoint(known.fixtures)
        }


def file_of(test: str) -> str:
    """The file that a test or a fixture stands in."""
    return test.partition("::")[0]


def nearness(path: str, file: str) -> int:
    """How far a test's file is from its subject; 0 if it has its name."""
    subject, test = PurePosixPath(path), PurePosixPath(file)
    folder = subject.parts[1] if len(subject.parts) > 2 else subject.stem
    if test.parent.name != folder:
        return FAR
    return 0 if subject.stem in test.stem else 1


def lines_of(source: bytes) -> list[tuple[str, str]]:
    """The function, or none, and the text of each line of a program."""
    found = [("", text.strip()) for text in source.decode().splitlines()]

    def enter(body: list[ast.stmt], scope: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef):
                enter(node.body, f"{scope}{node.name}.")
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                for at in range(node.lineno - 1, node.end_lineno or 0):
                    found[at] = (f"{scope}{node.name}", found[at][1])
            elif isinstance(node, (ast.If, ast.Try)):
                enter(node.body, scope)

    enter(ast.parse(source).body, "")
    return found
