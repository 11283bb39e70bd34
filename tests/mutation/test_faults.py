"""Which faults a program could have, and drawing some of them."""

import pytest

from . import mapping
from .faults import drawn, faults
from .trial import worth


def made(source):
    """What each fault would make of a line."""
    return {fault.after for fault in faults("a.py", source.encode())}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        pytest.param("x = a < b", {"x = a <= b"}, id="limit"),
        pytest.param("x = a == b", {"x = a != b"}, id="equality"),
        pytest.param("x = a in b", {"x = a not in b"}, id="membership"),
        pytest.param("x = a and b", {"x = a or b", "x = a", "x = b"}, id="and"),
        pytest.param("x = not a", {"x = a"}, id="not"),
        pytest.param("x = not (a or b)", {"x = (a or b)", "x = not (a and b)"}
                     | {"x = not (a)", "x = not (b)"}, id="not both"),
        pytest.param("x = a + len(b)", {"x = a - len(b)", "x = a"}, id="sum"),
        pytest.param("x = a | b", {"x = a"}, id="joined"),
        pytest.param("x = a if b else c", {"x = a", "x = c"}, id="choice"),
        pytest.param("x = 3", {"x = 4", "x = 2"}, id="number"),
        pytest.param("x = 'word'", {"x = ''"}, id="word"),
        pytest.param("x = True", {"x = False"}, id="truth"),
        pytest.param("x = f'a{b}'", {"x = ''"}, id="put together"),
        pytest.param("x = max(a, b)", {"x = min(a, b)"}, id="greatest"),
        pytest.param("f(a, b)", {"f(a)", "f(b, a)", "pass"}, id="arguments"),
        pytest.param("x = f(a, key=b)", {"x = f(a)"}, id="keyword"),
        pytest.param("x = sorted(a)", {"x = list(a)"}, id="order"),
        pytest.param("x = a.strip()", {"x = a"}, id="method"),
        pytest.param("x = zip(a, b, strict=False)", {"x = zip(a, b, strict=True)"},
                     id="not equally long"),
        pytest.param("x = f(strict=True)", {"x = f(strict=False)", "x = f()"},
                     id="strict in another way"),
        pytest.param("x = {a: b, c: d}", {"x = {a: b}", "x = {c: d}"}, id="entry"),
        pytest.param("x = a[b:c]", {"x = a[b:]", "x = a[:c]"}, id="slice"),
        pytest.param("x = outlet.start", {"x = outlet.end"}, id="twin"),
        pytest.param("a.b = c", {"pass"}, id="assignment"),
        pytest.param("a += b", {"pass"}, id="addition"),
        pytest.param("for x in (a, b): c = x", {"for x in (a,): c = x"}
                     | {"for x in (b,): c = x"}, id="one less"),
        pytest.param("for x in a: break", {"for x in a: continue"}, id="break"),
        pytest.param("if a: b = c", {"if True: b = c", "if False: b = c"}, id="if"),
        pytest.param("x = [a for a in b if c]", {"x = [a for a in b if True]"},
                     id="filter"),
    ],
)  # fmt: skip
def test_each_kind_of_fault(statement, expected):
    """
    A statement has these faults and no others, each an edit of its text.
    """
    assert expected == made(statement)


@pytest.mark.parametrize(
    ("returns", "expected"),
    [
        pytest.param("str", {"return str()"}, id="text"),
        pytest.param("tuple[int, ...]", {"return tuple()"}, id="several"),
        pytest.param("bool", {"return not (a)"}, id="truth"),
        pytest.param("'Page | None'", {"return None"}, id="perhaps"),
        pytest.param("Page", set(), id="a type of ours"),
    ],
)
def test_nothing_is_returned(returns, expected):
    """
    What a function returns may be empty, but is of the type that it promises.
    """
    assert expected == made(f"def f(a) -> {returns}:\n    return a\n")


@pytest.mark.parametrize(
    "source",
    [
        *(
            pytest.param(f"def f() -> {kind}: return {nothing}", id=f"no {kind}")
            for kind, nothing in (
                *(("str", "''"), ("tuple[int, ...]", "()"), ("list[str]", "[]")),
                *(("bytes", "b''"), ("dict[str, int]", "{}"), ("set[str]", "set()")),
            )
        ),
        pytest.param('"""What it is for."""', id="docstring"),
        pytest.param('x: "Literal[1, 2]"', id="type"),
        pytest.param("def f(a: Literal['b']): ...", id="type of a parameter"),
        pytest.param("@dataclass(frozen=True)\nclass A: ...", id="decorator"),
        pytest.param("assert a < 1, 'why'", id="assertion"),
        pytest.param("if TYPE_CHECKING:\n    from a import b", id="for types alone"),
        pytest.param("__slots__ = ('a', 'b')", id="slots"),
        pytest.param("__all__ = ['a', 'b']", id="what is offered"),
        pytest.param("log.debug('read %s', a)", id="log"),
        pytest.param("x = zip(a, b, strict=True)", id="equally long"),
    ],
)
def test_what_no_run_depends_on(source):
    """
    Where no user could suffer from a change, none is made.
    """
    assert set() == made(source)


LONG = """\
class Limit:
    def passed(self, words, limit=10):
        if (
            words >= limit
            and not self.off
        ):
            return "zu viele Wörter" * 2
"""


def test_a_fault_knows_its_place():
    """
    A fault tells its line, its function and which lines run when it does; planted
    again, it changes nothing else, whatever letters stand before it.
    """
    found = {fault.after: fault for fault in faults("a.py", LONG.encode())}
    fault = found['return "zu viele Wörter" * 3']

    assert ("a.py", 7, "Limit.passed", (7,)) == (
        *(fault.path, fault.line, fault.function, fault.lines),
    )
    assert LONG.replace("* 2", "* 3").encode() == fault.planted(LONG.encode())
    assert (3, 4, 5, 6) == found["words > limit"].lines
    assert () == found["def passed(self, words, limit=11):"].lines


@pytest.mark.parametrize("seed", range(5))
def test_a_seed_draws_the_same_faults(seed):
    """
    A seed decides what is drawn, in whatever order the faults come; another seed
    draws others, and no line has its second turn before all have had one.
    """
    known = faults("a.py", "".join(f"x{n} = {n} < a\n" for n in range(9)).encode())
    first = drawn(known, seed, 9)

    assert first == drawn(reversed(known), seed, 9)
    assert first[:4] == drawn(known, seed, 4)
    assert first != drawn(known, seed + 1, 9)
    assert list(range(1, 10)) == sorted(fault.line for fault in first)


def test_no_test_runs_twice_for_a_fault():
    """
    The time that a fault may take is for those that have not run, nearest first.
    """
    names = ["tests/links/test_a.py::one", "tests/links/test_a.py::two"]
    far = [f"tests/verbs/test_b.py::{number}" for number in range(3)]
    known = mapping.Map(
        contexts=[*names, *far],
        tests={name: mapping.Test(10, []) for name in (*names, *far)},
        runs={"creditline/links/a.py": {"": {"x = 1": 0b11111}}},
    )
    source = b"x = 1\n"
    fault = next(f for f in faults("creditline/links/a.py", source) if f.line == 1)

    assert [*names, *far[:2]] == worth(fault, source, known, 40, frozenset())
    assert far == worth(fault, source, known, 40, frozenset(names))
