"""Problem codes: the table, the code that uses them, the tests that provoke them."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import creditline
from creditline.codes import CODES

PACKAGE = Path(creditline.__file__).parent
TESTS = Path(__file__).parent
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*\Z")
# Who takes a code, and at which place.
TAKERS = {"Problem": 2, "Fault": 0, "say": 1}


def named(call):
    """What a call calls, without what it belongs to."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def used():
    """Each literal code that our code hands to a problem, with its place."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or named(call) not in TAKERS:
                continue
            at = TAKERS[named(call)]
            given = call.args[at] if len(call.args) > at else None
            if isinstance(given, ast.Constant) and CODE.match(str(given.value)):
                yield str(given.value), f"{path.relative_to(PACKAGE)}:{call.lineno}"


def mentions(code, texts):
    """Whether one of *texts* says a code, as a literal or in a printed problem."""
    # Some are put together: f"{what}-lacks-fact".
    ends = ["}" + code[at:] for at, char in enumerate(code) if char == "-"]
    said = (f'"{code}"', f"[{code}]", *(f'{end}"' for end in ends))
    return any(one in text for text in texts for one in said)


@cache
def sources():
    """Every module but the table itself."""
    return [p.read_text("utf-8") for p in PACKAGE.rglob("*.py") if p.stem != "codes"]


def words():
    """The words that tests expect: printed problems, tables, what is asserted."""
    for path in TESTS.glob("*/**/*.txt"):
        yield from re.findall(r"\[([a-z-]+)\]$", path.read_text("utf-8"), re.M)
    for path in sorted({*TESTS.rglob("*.py")} - {Path(__file__)}):
        tree = ast.parse(path.read_text("utf-8"))
        tables = [node for node in tree.body if isinstance(node, ast.Assign)]
        for node in ast.walk(tree):
            if isinstance(node, ast.Assert):
                tables.append(node)
            elif isinstance(node, ast.FunctionDef):
                tables += node.decorator_list
        for table in tables:
            for node in ast.walk(table):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
                    yield from re.findall(r"\[([a-z-]+)\]", node.value)


@cache
def expected():
    """All of them; read once, by the process that asks."""
    return frozenset(words())


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_used(code):
    """
    The table promises nothing that no check looks for.
    """
    assert mentions(code, sources())


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_provoked(code):
    """
    Some test expects it: in a case file, a broken site, a table or an assertion.
    """
    assert code in expected()


def test_no_other_code_is_used():
    """
    Whoever looks a code up in the table finds it.
    """
    found = [(code, place) for code, place in used() if code not in CODES]

    assert [] == found
    assert len(set(dict(used()))) > len(CODES) // 2


def test_a_meaning_is_one_line():
    """
    The table is printed in docs/problems.md, a line a code.
    """
    for code, meaning in CODES.items():
        assert CODE.match(code)
        assert meaning == " ".join(meaning.split())
        assert "|" not in meaning
