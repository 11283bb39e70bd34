"""Tests that cannot fail, or hardly: what a program can see of them.

``python -m tests.honesty`` names each place, and is part of ``lint``.  Where it is
wrong, a comment on the same line says why: ``# sound: …``.
"""

import ast
import builtins
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
SUBJECT = "creditline"
SOUND = re.compile(r"# sound: \w")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def parents_of(package: Path) -> dict[str, set[str]]:
    """The exceptions of our own that have children, each with them."""
    found: dict[str, set[str]] = {}
    for file in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                for base in node.bases:
                    found.setdefault(last_name(base), set()).add(node.name)
    return found


def last_name(node: ast.AST) -> str:
    """``SiteError`` of ``errors.SiteError``."""
    return getattr(node, "id", getattr(node, "attr", ""))


def is_wide(error: ast.AST, ours: dict[str, set[str]]) -> bool:
    """Whether more than one kind of mistake raises this."""
    if isinstance(error, ast.Tuple):
        return True
    known = getattr(builtins, last_name(error), None)
    children = known.__subclasses__() if isinstance(known, type) else []
    return bool(children) or last_name(error) in ours


def always(test: ast.expr) -> bool:
    """Whether an assertion holds whatever the code does."""
    if isinstance(test, ast.Tuple):
        return bool(test.elts)
    if isinstance(test, ast.Compare):
        sides = [test.left, *test.comparators]
        same = len({ast.dump(side) for side in sides}) == 1
        called = any(isinstance(n, ast.Call) for s in sides for n in ast.walk(s))
        return all(map(is_literal, sides)) or (same and not called)
    return is_literal(test)


def is_literal(node: ast.expr) -> bool:
    """Whether a value stands there as it is."""
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError):
        return False
    return True


class Reader(ast.NodeVisitor):
    """Finds what is wrong in one file."""

    def __init__(self, ours: dict[str, set[str]]) -> None:
        self.ours = ours
        self.found: list[tuple[int, str]] = []
        self.around: list[ast.AST] = []
        self.modules: set[str] = set()

    def say(self, node: ast.AST, what: str) -> None:
        self.found.append((getattr(node, "lineno", 0), what))

    def generic_visit(self, node: ast.AST) -> None:
        self.around.append(node)
        super().generic_visit(node)
        self.around.pop()

    def visit_Assert(self, node: ast.Assert) -> None:
        """An assertion holds by itself, or is not always reached."""
        if always(node.test):
            self.say(node, "holds whatever the code does")
        inner = []
        for each in reversed(self.around):
            if isinstance(each, (*FUNCTIONS, ast.ClassDef)):
                break
            inner.append(each)
        for each in inner:
            if isinstance(each, ast.If):
                self.say(each, "an assertion stands under `if`")
            if isinstance(each, ast.ExceptHandler):
                self.say(each, "an assertion stands under `except`")
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        """A loop tries again what it tests."""
        self.retried(node)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self.retried(node)
        self.generic_visit(node)

    def retried(self, loop: ast.For | ast.While) -> None:
        for node in ast.walk(loop):
            if isinstance(node, ast.ExceptHandler):
                names = {last_name(n) for n in ast.walk(node.type or node)}
                if names & {"AssertionError", "Exception"}:
                    self.say(node, "a loop tries again what it tests")

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """A test looks at a private name of its subject."""
        ours = (node.module or "").partition(".")[0] == SUBJECT
        for name in node.names if ours else ():
            self.modules.add(name.asname or name.name)
            if re.match(r"_[^_]", name.name):
                self.say(node, f"{name.name} is private")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if last_name(node.value) in self.modules and re.match(r"_[^_]", node.attr):
            if isinstance(node.value, ast.Name):
                self.say(node, f"{node.value.id}.{node.attr} is private")
        self.generic_visit(node)

    def visit_With(self, node: ast.With) -> None:
        """An exception is caught that may be another than is meant."""
        for item in node.items:
            call = item.context_expr
            if isinstance(call, ast.Call) and last_name(call.func) == "raises":
                self.check_raises(node, call, item.optional_vars)
        self.generic_visit(node)

    def check_raises(
        self, node: ast.With, call: ast.Call, caught: ast.AST | None
    ) -> None:
        names = {word.arg for word in call.keywords}
        if names & {"match", "check"} or not call.args:
            return
        if is_wide(call.args[0], self.ours) and not self.is_looked_at(node, caught):
            self.say(node, f"{ast.unparse(call.args[0])} may be another one than meant")

    def is_looked_at(self, node: ast.With, caught: ast.AST | None) -> bool:
        """Whether the exception that was caught is used afterwards."""
        if not isinstance(caught, ast.Name):
            return False
        outer = next(
            n for n in reversed(self.around) if isinstance(n, (*FUNCTIONS, ast.Module))
        )
        return any(
            isinstance(n, ast.Name) and n.id == caught.id and n.lineno > node.lineno
            for n in ast.walk(outer)
        )


def findings(source: str, ours: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    """Each line that needs a look, and why."""
    reader = Reader(ours)
    reader.visit(ast.parse(source))
    lines = source.splitlines()
    yield from (
        (line, what)
        for line, what in sorted(set(reader.found))
        if not SOUND.search(lines[line - 1])
    )


def main() -> int:
    """Name every place; 1 if there is one."""
    ours = parents_of(ROOT / SUBJECT)
    count = 0
    for file in sorted((ROOT / "tests").rglob("*.py")):
        for line, what in findings(file.read_text("utf-8"), ours):
            print(f"{file.relative_to(ROOT).as_posix()}:{line}: {what}")
            count += 1
    return min(1, count)


if __name__ == "__main__":
    sys.exit(main())
