"""What in the settings would make a page another one at each build."""

from collections.abc import Iterator, Mapping
from functools import partial
from types import CodeType, ModuleType
from typing import Any

from ..errors import SettingsError

GIVEN = ("JINJA_GLOBALS", "JINJA_FILTERS", "JINJA_TESTS")
MODULES = frozenset(("datetime", "time", "random", "secrets", "uuid", "os"))
# What is asked of them, by name.
ASKS = frozenset(
    (
        *("now", "utcnow", "today", "time_ns", "monotonic", "perf_counter", "environ"),
        *("getenv", "urandom", "random", "randint", "randrange", "choice", "choices"),
        *("sample", "shuffle", "uuid1", "uuid4", "token_hex"),
    )
)


def refuse_chance(raw: Mapping[str, Any]) -> None:
    """Stop for what a template could ask for the time, or for a number at random.

    The same inputs make the same bytes, on any day; a value that the settings work
    out themselves is an input like any other.
    """
    for setting in GIVEN:
        for name, value in (raw.get(setting) or {}).items():
            if _by_chance(value):
                raise SettingsError(
                    f"{setting}: {name} reads the clock, the machine or chance, so no "
                    "two builds would make the same page; work it out in the settings, "
                    "as TODAY = …, and let templates print that"
                )


def _by_chance(value: Any) -> bool:
    if isinstance(value, partial):
        return _by_chance(value.func)
    owner = value if isinstance(value, ModuleType) else getattr(value, "__self__", None)
    if isinstance(owner, ModuleType):
        return owner.__name__ in MODULES
    if not callable(value):
        return False
    of = (value, owner, type(owner))
    if not MODULES.isdisjoint(getattr(one, "__module__", None) for one in of):
        return True
    code = getattr(value, "__code__", None)
    around = getattr(value, "__globals__", {})
    return isinstance(code, CodeType) and any(
        _asked(inner, around) for inner in _all_of(code)
    )


def _all_of(code: CodeType) -> Iterator[CodeType]:
    yield code
    for held in code.co_consts:
        if isinstance(held, CodeType):
            yield from _all_of(held)


def _asked(code: CodeType, around: Mapping[str, Any]) -> bool:
    names = set(code.co_names)
    known = (around.get(name) for name in names)
    modules = {m.__name__ for m in known if isinstance(m, ModuleType)} & MODULES
    return bool(names & ASKS) or ("time" in modules and "time" in names)
