"""The folders that a site is made from, as the engine calls them."""

from collections.abc import Sequence
from posixpath import normpath

CONTENT, TEMPLATES, STATIC = "content", "templates", "static"
ORIGINALS = "originals"


def below(path: str, folders: Sequence[str]) -> bool:
    """Whether a path of content lies in one of *folders*."""
    return any(f in ("", ".") or path.startswith(f"{normpath(f)}/") for f in folders)
