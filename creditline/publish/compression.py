"""Smaller copies beside files of text, for hosts that send them as they are.

Both libraries are bundled with their wheels, so that every machine makes the
same bytes; Python's own ``gzip`` uses whichever zlib the system has.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import PurePosixPath

import brotli
import deflate

# What is text, and worth it; pictures and archives are compressed already.
TEXT = frozenset(
    {".atom", ".bib", ".css", ".csv", ".html", ".js", ".json", ".jsonld", ".map"}
    | {".md", ".mjs", ".ris", ".rss", ".svg", ".txt", ".webmanifest", ".xml", ".xsl"}
)

# A smaller file fills one packet either way; from here on, text shrinks.
LEAST = 512

GZIP_LEVEL = 12
# 11 is 3 % smaller and takes twice as long.
BROTLI_QUALITY = 10


def _gzip(data: bytes) -> bytes:
    return bytes(deflate.gzip_compress(data, GZIP_LEVEL))


def _brotli(data: bytes) -> bytes:
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY)


COMPRESS: Mapping[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}
EXPAND: Mapping[str, Callable[[bytes], bytes]] = {
    ".br": brotli.decompress,
    ".gz": lambda data: bytes(deflate.gzip_decompress(data)),
}


def copies(path: str, size: int) -> tuple[str, ...]:
    """The smaller copies that a file of this name and size has."""
    if not is_text(path) or size < LEAST:
        return ()
    return tuple(path + suffix for suffix in COMPRESS)


def is_text(path: str) -> bool:
    """Whether a file is text, going by its name."""
    return PurePosixPath(path).suffix.lower() in TEXT


def original(path: str) -> str:
    """The file that *path* is a smaller copy of; empty when it is none."""
    whole, suffix = path[:-3], path[-3:]
    return whole if suffix in COMPRESS and is_text(whole) else ""


def compressed(copy: str, data: bytes) -> bytes:
    """What a copy holds when the file that it is a copy of holds *data*."""
    return COMPRESS[copy[-3:]](data)


def expanded(copy: str, data: bytes) -> bytes | None:
    """What a browser gets from a copy; None when it would get nothing."""
    try:
        return EXPAND[copy[-3:]](data)
    except (deflate.DeflateError, brotli.error, ValueError):
        return None


# Looking a version up reads a file, and every file of the tree asks.
@cache
def recipe() -> str:
    """What besides a file decides the bytes of its copies."""
    return (
        f"deflate {version('deflate')} level {GZIP_LEVEL}, "
        f"brotli {version('brotli')} quality {BROTLI_QUALITY}, from {LEAST} bytes"
    )
