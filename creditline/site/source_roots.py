"""The folders that a site is made from, as the engine calls them."""

from collections.abc import Sequence
from functools import lru_cache
from posixpath import normpath

CONTENT, TEMPLATES, STATIC = "content", "templates", "static"
ORIGINALS = "originals"


def below(path: str, folders: Sequence[str]) -> bool:
    """Whether a path of content lies in one of *folders*."""
    return path.startswith(_prefixes(tuple(folders)))


@lru_cache(maxsize=16)
def _prefixes(folders: tuple[str, ...]) -> tuple[str, ...]:
    """How the path of a file in one of *folders* begins."""
    named = (normpath(folder) for folder in folders)
    return tuple("" if folder == "." else f"{folder}/" for folder in named)
