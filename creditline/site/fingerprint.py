"""What settings and code are, in words and digests that change when they do."""

import datetime as dt
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path, PurePath

from msgspec.structs import astuple

from ..config.settings import Settings

PACKAGE = Path(__file__).parent.parent
# Our code that converts a text or looks at a picture, and that measures a text.
CONVERTING = (
    "article",
    "config/conversion_options.py",
    "locale",
    "media.py",
    "pictures",
    "site/source_roots.py",
)
JOINING = ("rights",)
# What converts a text; a new version of one converts every text again.
CONVERTERS = ("markdown-", "typogrify-", "smartypants-", "pygments-", "selectolax-")
RENDERERS = (*CONVERTERS, "jinja2-", "babel-", "markupsafe-", "pelican-", "tzdata-")

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
        names = (getattr(named, name, "") for name in ("__module__", "__qualname__"))
        said = f"{'.'.join(map(str, names))} {code}"
    return said


def options_of(settings: Settings) -> list[object]:
    """Everything that decides how texts are converted."""
    return list(astuple(settings.options))


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


def converters() -> str:
    """A digest of all code that converts a text, ours and that of others."""
    return digest_of(
        (code_digest(*CONVERTING), sys.version_info[:2], libraries(CONVERTERS))
    )


def joiners() -> str:
    """A digest of our code that holds an article against its private original."""
    return code_digest(*JOINING)


def renderers() -> str:
    """The libraries that make pages, in words."""
    return repr((sys.version_info[:2], libraries(RENDERERS)))


def our_code() -> str:
    """A digest of all our code: an edit of it may change every page."""
    return code_digest("")


def made_by() -> str:
    """What makes the pages: our code, and the libraries that it leans on."""
    return digest_of((our_code(), sys.version_info[:2], libraries(RENDERERS)))


@lru_cache(maxsize=8)
def code_digest(*parts: str) -> str:
    """Of the code in some folders and files of our package."""
    made = blake2b(digest_size=16)
    for part in parts:
        for path in _files(PACKAGE / part):
            if path.endswith((".py", ".mo")):
                made.update(path.rpartition("/")[2].encode())
                made.update(Path(path).read_bytes())
    return made.hexdigest()


def files_digest(files: Iterable[Path]) -> str:
    """Of some files of code; nothing where there are none."""
    return digest_of([path.read_bytes() for path in files]) if files else ""


def _files(place: Path) -> Iterator[str]:
    """A file, or all that are in a folder, in an order that is the same everywhere."""
    if place.is_file():
        yield str(place)
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        yield from (f"{folder}/{name}" for name in sorted(names))
