"""Changes to the output folder that are all made, or all undone.

Each is one rename, so that a reader finds the old page or the new one.  What is
replaced or deleted is kept aside until all is done: if anything goes wrong,
everything goes back.  Pages are not flushed to the disk one by one; if the
power fails, the next build finds by size and date what did not get there.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ...errors import SiteError


class Transaction:
    """Moves files into and out of *output* while its ``with`` block runs.

    *aside* is a folder that does not exist, on the same disk.
    """

    def __init__(self, output: Path, aside: Path) -> None:
        self.output = output
        self.prefix = f"{output}{os.sep}"
        self.aside = aside
        self.undo: list[tuple[Callable[..., Any], tuple[str, ...]]] = []
        self.made_folders: set[str] = set()
        self.lost_folders: set[str] = set()

    def __enter__(self) -> Self:
        try:
            self.aside.mkdir(parents=True)
        except OSError as error:
            raise plain(error, self.aside) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            return
        left: list[str] = []
        for step, names in reversed(self.undo):
            try:
                step(*names)
            except (OSError, SiteError) as again:
                left.append(f"and this could not be undone: {again}")
        if isinstance(error, OSError):
            raise SiteError(
                "\n    ".join([str(plain(error, self.output)), *left])
            ) from error
        for line in left:
            error.add_note(line)

    def did(self, undo: Callable[..., Any], *names: str) -> None:
        """Remember how to undo what was just done."""
        self.undo.append((undo, names))

    def put(self, scratch: str, path: str) -> None:
        """Move a staged file to its place, in a folder that exists."""
        target = self.prefix + path
        spare = self.spare()
        try:
            copy_of(target, spare)
        except FileNotFoundError:
            # Undone even if the rename itself fails: then there is nothing.
            self.did(unlink, target)
        else:
            self.did(os.replace, spare, target)
        os.replace(scratch, target)

    def put_folder(self, scratch: str, folder: str) -> None:
        """Move a staged folder to where none is yet."""
        target = self.prefix + folder
        os.rename(scratch, target)
        self.did(os.rename, target, scratch)

    def remove(self, path: str) -> bool:
        """Delete a file; say whether it was there."""
        target = self.prefix + path
        # Somebody put a link in place of a folder of ours: what is behind it
        # is not ours.
        if any(os.path.islink(self.prefix + folder) for folder in ancestors(path)):
            return False
        if os.path.isdir(target) and not os.path.islink(target):
            return False
        spare = self.spare()
        try:
            os.replace(target, spare)
        except (FileNotFoundError, NotADirectoryError):
            return False
        self.did(os.replace, spare, target)
        return True

    def remove_empty(self, folders: Iterable[str]) -> None:
        """Delete those of the folders that are empty, inner ones first."""
        for folder in sorted(folders, key=lambda f: (-f.count("/"), f)):
            target = self.prefix + folder
            if os.path.islink(target):
                continue
            with suppress(OSError):
                os.rmdir(target)
                self.did(os.mkdir, target)
            if not os.path.isdir(target):
                self.lost_folders.add(folder)

    def spare(self) -> str:
        """A name for what is put aside."""
        return os.path.join(self.aside, str(len(self.undo)))


def plain(error: OSError, place: str | Path) -> SiteError:
    """Say in plain words what could not be written, and why.

    The system names no file where a disk is full: it is in *place*.
    """
    where = error.filename2 or error.filename or place
    return SiteError(f"cannot write {where}: {error.strerror or error}")


def ancestors(path: str) -> tuple[str, ...]:
    """The folders above an output, outermost first: ``a``, then ``a/b``."""
    return lineage(path.rpartition("/")[0])


# Ten thousand outputs stand in a few hundred folders.
@lru_cache(maxsize=4096)
def lineage(folder: str) -> tuple[str, ...]:
    """A folder and those above it, outermost first; none for the output itself."""
    if not folder:
        return ()
    parts = folder.split("/")
    return tuple("/".join(parts[:count]) for count in range(1, len(parts) + 1))


def unlink(path: str) -> None:
    """Delete a file that may not be there."""
    with suppress(FileNotFoundError):
        os.unlink(path)


def copy_of(target: str, spare: str) -> None:
    """Keep a second name of a file, or a copy where files have one name only."""
    try:
        os.link(target, spare, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except (OSError, NotImplementedError):
        # Some disks have no second names, and some systems not for links.
        import shutil

        shutil.copy2(target, spare, follow_symlinks=False)
