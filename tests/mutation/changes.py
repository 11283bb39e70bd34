"""Which small changes of a program could be a mistake.

Left alone is what no run depends on: docstrings, type hints, decorators,
assertions (``strict=True`` of ``zip`` is one), imports, ``__all__`` and
``__slots__``, and what goes to a log.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .options import Place, called, fewer, options

UNSEEN = {"__slots__", "__all__", "TYPE_CHECKING"}
LOGS = {"log", "logger", "logging"}
NAMED_TYPES = {"TypeVar", "ParamSpec", "NewType"}
COMPOUND = (ast.BoolOp, ast.BinOp, ast.Compare, ast.IfExp, ast.Lambda, ast.UnaryOp)


@dataclass(frozen=True, slots=True)
class Change:
    """A node of a program, and what could stand there instead."""

    node: Any
    text: str
    function: str
    lines: tuple[int, ...]


def changes(tree: ast.Module) -> Iterator[Change]:
    """Every change of a program."""
    yield from within(tree, Place())


def within(node: ast.AST, place: Place) -> Iterator[Change]:
    """Every change of what is in a node."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        yield from in_function(node, place)
    elif isinstance(node, ast.ClassDef):
        inner = copy.copy(place)
        inner.scope = f"{place.scope}{node.name}."
        for each in node.body:
            yield from within(each, inner)
    elif not is_unseen(node):
        if isinstance(node, ast.stmt) and place.function:
            place = copy.copy(place)
            last = getattr(node, "body", None)
            end = last[0].lineno - 1 if isinstance(last, list) else node.end_lineno
            place.lines = tuple(range(node.lineno, max(node.lineno, end or 0) + 1))
        for other, new in (*options(node, place), *fewer(node)):
            yield Change(other, written(other, new), place.function, place.lines)
        for child in children(node):
            yield from within(child, place)


def in_function(
    node: ast.FunctionDef | ast.AsyncFunctionDef, place: Place
) -> Iterator[Change]:
    """Every change of a function: of its defaults, and of its body."""
    name = f"{place.scope}{node.name}"
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    names |= {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
    inner = Place(f"{name}.", place.function or name, (), node.returns, names)
    for each in (*node.args.defaults, *node.args.kw_defaults, *node.body):
        if each is not None:
            yield from within(each, inner)


def children(node: ast.AST) -> Iterator[ast.AST]:
    """What of a node may be changed in turn."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "type_comment", "format_spec"}:
            continue
        each = value if isinstance(value, list) else [value]
        if isinstance(node, ast.Call) and (called(node), name) == ("cast", "args"):
            each = each[1:]
        if isinstance(node, ast.Call) and (called(node), name) == ("zip", "keywords"):
            each = [one for one in each if not is_true(one.value)]
        yield from (child for child in each if isinstance(child, ast.AST))


def is_true(node: ast.AST) -> bool:
    """Whether this is the word ``True``."""
    return isinstance(node, ast.Constant) and node.value is True


def is_unseen(node: ast.AST) -> bool:
    """Whether no run can depend on a change here."""
    match node:
        case ast.Assert() | ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Constant()) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.AnnAssign(annotation=ast.Name(id=name)) if name == "TypeAlias":
            return True
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            made = called(value) if isinstance(value, ast.Call) else ""
            return name in UNSEEN or made in NAMED_TYPES
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
            return name in LOGS
    return False


def written(node: ast.AST, new: ast.AST | str) -> str:
    """What stands instead of a node, as text that means the same in its place."""
    if isinstance(new, str):
        return new
    text = ast.unparse(ast.fix_missing_locations(new))
    apart = isinstance(new, COMPOUND) and type(new) is not type(node)
    return f"({text})" if apart else text
