"""What could stand instead of each kind of node, by somebody's mistake."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any, TypeAlias

PAIRS = (
    *((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.Is, ast.IsNot)),
    *((ast.In, ast.NotIn), (ast.And, ast.Or), (ast.Add, ast.Sub)),
)
SWAPPED: dict[type[ast.AST], type[Any]] = {
    **dict(PAIRS),
    **{second: first for first, second in PAIRS},
}
# Of these, one is easily written for the other.
TWINS = (
    *(("min", "max"), ("any", "all"), ("startswith", "endswith")),
    *(("lstrip", "rstrip"), ("find", "rfind"), ("partition", "rpartition")),
    *(("outlet", "source"), ("published", "modified"), ("before", "after")),
    *(("start", "end"), ("first", "last"), ("added", "removed")),
)
TWIN = dict(TWINS) | {second: first for first, second in TWINS}
BUILT_IN = {"min", "max", "any", "all"}
# What gives something that resembles what it was given.
METHODS = {"strip", "lstrip", "rstrip", "lower", "casefold", "resolve", "copy"}
FUNCTIONS = {"reversed": "{}", "sorted": "list({})", "escape": "str({})"}
EMPTY = {
    **dict.fromkeys(("dict", "Mapping"), "{}"),
    **{name: f"{name}()" for name in ("str", "bytes", "int", "list", "tuple", "set")},
    "frozenset": "frozenset()",
}
NOTHING = {*EMPTY.values(), "''", "b''", "()", "[]", "0"}
# The order of their arguments means nothing, or a mistake is told at once.
TYPED = {"min", "max", "isinstance", "issubclass", "getattr", "setattr", "zip"}

Option: TypeAlias = tuple[ast.AST, ast.AST | str]


@dataclass(slots=True)
class Place:
    """Where in a program we are."""

    scope: str = ""
    function: str = ""
    lines: tuple[int, ...] = ()
    returns: ast.expr | None = None
    names: set[str] = field(default_factory=set)


def called(call: ast.Call) -> str:
    """The name of what is called."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def with_(node: ast.AST, **fields: Any) -> Any:
    """A node that differs from another in some fields."""
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def without(node: ast.AST, name: str) -> Iterator[Any]:
    """A node with each of a list's members taken away in turn."""
    members = getattr(node, name)
    for place in range(len(members)):
        yield with_(node, **{name: members[:place] + members[place + 1 :]})


def fewer(node: ast.AST) -> Iterator[Option]:
    """What is gone through, or caught, with one taken away."""
    several = getattr(node, "iter", getattr(node, "type", None))
    if isinstance(several, (ast.Tuple, ast.List, ast.Set)) and len(several.elts) > 1:
        yield from ((several, new) for new in without(several, "elts"))


@singledispatch
def options(node: ast.AST, place: Place) -> Iterator[Option]:
    """What could stand there instead of a node or of a part of it."""
    yield from ()


@options.register
def _(node: ast.If, _: Place) -> Iterator[Option]:
    yield from ((node.test, "True"), (node.test, "False"))


@options.register
def _(node: ast.While, _: Place) -> Iterator[Option]:
    yield node.test, "False"


@options.register
def _(node: ast.comprehension, _: Place) -> Iterator[Option]:
    yield from ((condition, "True") for condition in node.ifs)


@options.register
def _(node: ast.match_case, _: Place) -> Iterator[Option]:
    if node.guard:
        yield node.guard, "True"


@options.register
def _(node: ast.Break, _: Place) -> Iterator[Option]:
    yield node, "continue"


@options.register
def _(node: ast.Continue, _: Place) -> Iterator[Option]:
    yield node, "break"


@options.register
def _(node: ast.Return, place: Place) -> Iterator[Option]:
    if node.value is None or place.returns is None:
        return
    kind = ast.unparse(place.returns).strip("'")
    if kind == "bool" and not isinstance(node.value, ast.Constant):
        yield node.value, f"not ({ast.unparse(node.value)})"
    elif ast.unparse(node.value) in NOTHING:
        return
    elif kind.partition("[")[0] in EMPTY:
        yield node.value, EMPTY[kind.partition("[")[0]]
    elif kind.endswith("| None"):
        yield node.value, "None"


@options.register(ast.Delete)
@options.register(ast.AugAssign)
def _(node: ast.AST, _: Place) -> Iterator[Option]:
    yield node, "pass"


@options.register
def _(node: ast.Raise, place: Place) -> Iterator[Option]:
    if place.function:
        yield node, "pass"


@options.register
def _(node: ast.Expr, _: Place) -> Iterator[Option]:
    if isinstance(node.value, (ast.Call, ast.Await)):
        yield node, "pass"


@options.register
def _(node: ast.Assign, _: Place) -> Iterator[Option]:
    if all(isinstance(each, (ast.Attribute, ast.Subscript)) for each in node.targets):
        yield node, "pass"


@options.register
def _(node: ast.Compare, _: Place) -> Iterator[Option]:
    for at, operator in enumerate(node.ops):
        if swapped := SWAPPED.get(type(operator)):
            new = [*node.ops[:at], swapped(), *node.ops[at + 1 :]]
            yield node, with_(node, ops=new)


@options.register
def _(node: ast.BoolOp, _: Place) -> Iterator[Option]:
    yield node, with_(node, op=SWAPPED[type(node.op)]())
    for new in without(node, "values"):
        values = new.values
        yield node, new if len(values) > 1 else values[0]


@options.register
def _(node: ast.UnaryOp, _: Place) -> Iterator[Option]:
    if isinstance(node.op, ast.Not):
        yield node, node.operand


@options.register
def _(node: ast.BinOp, _: Place) -> Iterator[Option]:
    yield node, node.left
    counted = any(
        (isinstance(side, ast.Constant) and isinstance(side.value, int))
        or (isinstance(side, ast.Call) and called(side) == "len")
        for side in (node.left, node.right)
    )
    if counted and type(node.op) in SWAPPED:
        yield node, with_(node, op=SWAPPED[type(node.op)]())


@options.register
def _(node: ast.IfExp, _: Place) -> Iterator[Option]:
    yield from ((node, node.body), (node, node.orelse))


@options.register
def _(node: ast.Constant, _: Place) -> Iterator[Option]:
    value = node.value
    if isinstance(value, bool):
        yield node, repr(not value)
    elif isinstance(value, (int, float)):
        yield from ((node, repr(value + 1)), (node, repr(value - 1)))
    elif isinstance(value, (str, bytes)) and value:
        yield node, repr(type(value)())


@options.register
def _(node: ast.JoinedStr, _: Place) -> Iterator[Option]:
    yield node, "''"


@options.register
def _(node: ast.Call, _: Place) -> Iterator[Option]:
    if called(node) in TYPED:
        return
    if len(node.args) > 1:
        yield node, with_(node, args=node.args[:-1])
    for at in range(len(node.args) - 1):
        first, second = node.args[at : at + 2]
        new = [*node.args[:at], second, first, *node.args[at + 2 :]]
        yield node, with_(node, args=new)
    yield from ((node, new) for new in without(node, "keywords"))
    name = called(node)
    if isinstance(node.func, ast.Attribute) and name in METHODS and not node.args:
        yield node, node.func.value
    if isinstance(node.func, ast.Name) and name in FUNCTIONS and node.args:
        yield node, FUNCTIONS[name].format(ast.unparse(node.args[0]))


@options.register
def _(node: ast.Dict, _: Place) -> Iterator[Option]:
    for at in range(len(node.keys)):
        keys, values = list(node.keys), list(node.values)
        del keys[at], values[at]
        yield node, with_(node, keys=keys, values=values)


@options.register(ast.Tuple)
@options.register(ast.List)
@options.register(ast.Set)
def _(node: Any, _: Place) -> Iterator[Option]:
    if len(node.elts) > 1 and all(isinstance(e, ast.Constant) for e in node.elts):
        yield from ((node, new) for new in without(node, "elts"))


@options.register
def _(node: ast.Slice, _: Place) -> Iterator[Option]:
    if node.lower:
        yield node, with_(node, lower=None)
    if node.upper:
        yield node, with_(node, upper=None)


@options.register
def _(node: ast.Attribute, _: Place) -> Iterator[Option]:
    if node.attr in TWIN and isinstance(node.ctx, ast.Load):
        yield node, with_(node, attr=TWIN[node.attr])


@options.register
def _(node: ast.Name, place: Place) -> Iterator[Option]:
    other = TWIN.get(node.id)
    known = other in BUILT_IN or other in place.names
    if other and known and isinstance(node.ctx, ast.Load):
        yield node, other
