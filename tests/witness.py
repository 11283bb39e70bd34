"""Somebody who looks at the disk before each single change of a file.

Python tells of every change before it is made, whichever function asks for it; so
a test sees what stands between any two of them, and can end or disturb the work
there.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
KINDS = {
    "os.rename": "rename",
    "os.remove": "remove",
    "os.link": "link",
    "os.symlink": "symlink",
    "os.mkdir": "mkdir",
    "os.rmdir": "rmdir",
    "os.truncate": "write",
    "os.scandir": "list",
    "os.listdir": "list",
}
LOOKS = ("read", "list")


class Step(NamedTuple):
    """What is about to be done, and to which paths."""

    kind: str
    paths: tuple[str, ...]


_heard: list[Callable[[Step], None]] = []


def _step(event: str, args: tuple[object, ...]) -> Step | None:
    """An event of Python's as a step, if it is about a file by its name."""
    if event == "open":
        path, _, flags = args
        kind = "write" if isinstance(flags, int) and flags & WRITING else "read"
        return Step(kind, (os.fsdecode(path),)) if not isinstance(path, int) else None
    paths = [arg for arg in args if isinstance(arg, str | bytes | os.PathLike)]
    return Step(KINDS[event], tuple(map(os.fsdecode, paths))) if paths else None


def _hook(event: str, args: tuple[object, ...]) -> None:
    if not _heard or not (event == "open" or event in KINDS):
        return
    if (step := _step(event, args)) is not None:
        # Whoever looks opens files, too.
        heard = _heard.pop()
        try:
            heard(step)
        finally:
            _heard.append(heard)


@contextmanager
def witnessed(heard: Callable[[Step], None]) -> Iterator[None]:
    """Call *heard* before each step of this process while the block runs."""
    if _hook not in _hooked:
        # It cannot be taken away again, and does nothing while nobody listens.
        sys.addaudithook(_hook)
        _hooked.append(_hook)
    _heard.append(heard)
    try:
        yield
    finally:
        _heard.clear()


_hooked: list[object] = []


class Moments:
    """What a reader of a folder met before each change, and in the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trees: list[dict[str, bytes]] = []
        self.steps: list[Step] = []

    def __call__(self, step: Step) -> None:
        if step.kind not in LOOKS:
            self.steps.append(step)
            self.look()

    def look(self) -> None:
        """Remember what stands there, unless it stood there a moment ago."""
        now = public(self.folder)
        if [now] != self.trees[-1:]:
            self.trees.append(now)

    @property
    def written_in_place(self) -> list[str]:
        """Files that a reader may ask for and that were opened to be written."""
        return [
            path
            for step in self.steps
            for path in step.paths
            if step.kind == "write" and is_public(self.folder, Path(path))
        ]

    @contextmanager
    def of(self) -> Iterator[None]:
        """Look on while the block runs, and once more when it has ended."""
        self.look()
        try:
            with witnessed(self):
                yield
        finally:
            self.look()


def is_public(folder: Path, path: Path) -> bool:
    """Whether a reader may ask for a path: it is below *folder*, and not hidden."""
    with suppress(ValueError):
        return not any(part[0] == "." for part in path.relative_to(folder).parts)
    return False


def public(folder: Path) -> dict[str, bytes]:
    """Every file of a folder that a reader may ask for."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if is_public(folder, path) and path.is_file()
    }


class Killed(BaseException):
    """Stands for the end of a process: nothing may catch and mend it."""


class Mortal:
    """Lets so many changes pass; from then on, nothing is done any more."""

    def __init__(self, changes: int) -> None:
        self.left = changes

    def __call__(self, step: Step) -> None:
        self.left -= step.kind not in LOOKS
        if self.left < 0:
            raise Killed
