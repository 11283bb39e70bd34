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
COUNTED = {"range", "zip", "enumerate"}
# What no machine of CI can be given.
SYSTEMS = ("sys.platform", "os.name")


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


def may_be_empty(several: ast.expr) -> bool:
    """Whether a loop may have no turn: not over what is written there or counted."""
    if isinstance(several, (ast.Tuple, ast.List, ast.Set)):
        return not several.elts
    if isinstance(several, ast.Call) and last_name(several.func) in COUNTED:
        return False
    # A table of the file, or of another, is called in capitals.
    return not any(last_name(node).isupper() for node in ast.walk(several))


class Reader(ast.NodeVisitor):
    """Finds what is wrong in one file."""

    def __init__(self, ours: dict[str, set[str]]) -> None:
        self.ours = ours
        self.found: list[tuple[int, str]] = []
        self.around: list[ast.AST] = []
        self.imported: set[str] = set()

    def say(self, node: ast.AST, what: str) -> None:
        self.found.append((getattr(node, "lineno", 0), what))

    def generic_visit(self, node: ast.AST) -> None:
        self.around.append(node)
        super().generic_visit(node)
        self.around.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """A test asserts nothing where what it goes through is empty."""
        asserted = {n for n in ast.walk(node) if isinstance(n, ast.Assert)}
        loops = [n for n in ast.walk(node) if isinstance(n, ast.For)]
        unsure = [loop for loop in loops if may_be_empty(loop.iter)]
        inside = {n for loop in unsure for n in ast.walk(loop)}
        if node.name.startswith("test") and asserted and asserted <= inside:
            self.say(unsure[0], "nothing is asserted if there is nothing to go through")
        self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        """An assertion holds by itself, or is not always reached."""
        if always(node.test):
            self.say(node, "holds whatever the code does")
        for each in reversed(self.around):
            if isinstance(each, (ast.FunctionDef, ast.ClassDef)):
                break
            if isinstance(each, ast.If):
                self.say(each, "an assertion stands under `if`")
            if isinstance(each, ast.ExceptHandler):
                self.say(each, "an assertion stands under `except`")
        self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        """A loop tries again what it tests."""
        caught = ast.unparse(node.type) if node.type else "Exception"
        looping = any(isinstance(each, (ast.For, ast.While)) for each in self.around)
        if looping and re.search(r"\b(AssertionError|(Base)?Exception)\b", caught):
            self.say(node, "a loop tries again what it tests")
        self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """A test looks at a private name of its subject."""
        ours = (node.module or "").partition(".")[0] == SUBJECT
        for name in node.names if ours else ():
            self.imported.add(name.asname or name.name)
            self.check_name(node, name.name)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.value, ast.Name) and node.value.id in self.imported:
            self.check_name(node, node.attr)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """A test puts something else for a private name, or is skipped in CI too."""
        name = last_name(node.func)
        if name == "setattr" and len(node.args) > 1:
            subject, attribute = node.args[:2]
            if last_name(subject) in self.imported and isinstance(
                attribute, ast.Constant
            ):
                self.check_name(node, str(attribute.value))
        by_system = any(system in ast.unparse(node) for system in SYSTEMS)
        if name in {"skip", "importorskip"} or (name == "skipif" and not by_system):
            self.say(node, "is skipped in CI, too; ask the fixture `lacking` or `tool`")
        self.generic_visit(node)

    def check_name(self, node: ast.AST, name: str) -> None:
        if re.match(r"_[^_]", name):
            self.say(node, f"{name} is private")

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
        matched = {"match", "check"} & {word.arg for word in call.keywords}
        looked_at = isinstance(caught, ast.Name) and any(
            isinstance(n, ast.Name) and n.id == caught.id and n.lineno > node.lineno
            for n in ast.walk(self.around[1])
        )
        wide = call.args and is_wide(call.args[0], self.ours)
        if wide and not matched and not looked_at:
            self.say(node, f"{ast.unparse(call.args[0])} may be raised by others")


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
