"""Values of settings in words: the same in every run, and others when they change."""

import datetime as dt
import sysconfig
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path, PurePath

from ..article.options import Options
from ..settings import Settings

# What Python says of these is all that there is to them.
PLAIN = (str, bytes, bool, int, float, complex, type(None), Decimal, PurePath)
TIMES = (dt.date, dt.time, dt.timedelta)


def stated(value: object, code: str) -> str:
    """*value* in words.

    A function or an object of somebody's own does not say what it does: for it
    stands its name with *code*, which is another whenever that may have changed.
    """
    return _stated(value, code, ())


def _stated(value: object, code: str, around: tuple[int, ...]) -> str:
    if id(value) in around:
        return "…"  # it holds itself
    around = (*around, id(value))

    def each(values: Iterable[object]) -> list[str]:
        return [_stated(inner, code, around) for inner in values]

    if isinstance(value, PLAIN + TIMES):
        said = repr(value)
    elif isinstance(value, dict):
        said = f"dict {each(value.items())}"
    elif isinstance(value, (list, tuple)):
        said = f"{type(value).__name__} {each(value)}"
    elif isinstance(value, (set, frozenset)):
        said = f"set {sorted(each(value))}"
    elif isinstance(value, partial):
        said = f"partial {each((value.func, value.args, value.keywords))}"
    else:
        named = value if hasattr(value, "__qualname__") else type(value)
        said = f"{named.__module__}.{getattr(named, '__qualname__', '')} {code}"
    return said


def options_of(settings: Settings) -> list[object]:
    """Everything that decides how texts are converted."""
    return [getattr(settings.options, each.name) for each in fields(Options)]


def code_of(settings: Settings) -> str:
    """A digest of all code that a settings file can name: its own, and installed."""
    written = [path.read_bytes() for path in settings.sources]
    return digest_of((written, libraries(("",))))


def digest_of(value: object) -> str:
    """Of a value whose text says all of it."""
    return blake2b(
        repr(value).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()


@lru_cache(maxsize=8)
def libraries(names: tuple[str, ...]) -> tuple[str, ...]:
    """The versions of installed libraries, read off the names of their folders."""
    try:
        found = [path.name for path in Path(sysconfig.get_path("purelib")).iterdir()]
    except OSError:
        return ()
    return tuple(
        sorted(
            f for f in found if f.endswith(".dist-info") and f.lower().startswith(names)
        )
    )
