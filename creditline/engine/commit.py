"""Put what was staged into the output folder, or leave it as it was.

Each change is one rename, so that a reader finds the old page or the new one.
What is replaced or deleted is kept aside until all is done: if anything goes
wrong, everything goes back.  Pages are not flushed to the disk one by one; if
the power fails, the next build finds by size and date what did not get there.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from ..errors import SiteError


def ancestors(path: str) -> list[str]:
    """The folders above an output, innermost first: ``a/b``, then ``a``."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(len(parts), 0, -1)]


class Commit:
    """Changes to an output folder that are all made, or all undone."""

    def __init__(self, output: Path, aside: Path) -> None:
        self.output = output
        self.aside = aside
        self.undo: list[Callable[[], object]] = []
        self.made_folders: set[str] = set()
        self.lost_folders: set[str] = set()
        self.count = 0

    def __enter__(self) -> Self:
        try:
            self.aside.mkdir()
            self.make_output()
        except OSError as error:
            raise SiteError(
                f"cannot write {error.filename}: {error.strerror}"
            ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            for step in reversed(self.undo):
                try:
                    step()
                except OSError as again:
                    error.add_note(f"and this could not be undone: {again}")
        if isinstance(error, OSError):
            where = error.filename2 or error.filename
            raise SiteError(f"cannot write {where}: {error.strerror}") from error

    def make_output(self) -> None:
        """Make the output folder itself, and what leads to it."""
        missing = [p for p in (self.output, *self.output.parents) if not p.exists()]
        for folder in reversed(missing):
            folder.mkdir()
            self.undo.append(folder.rmdir)

    def put(self, scratch: str, path: str) -> None:
        """Move a staged file to its place."""
        for folder in reversed(ancestors(path)):
            self.make_folder(folder)
        target = self.output / path
        if target.is_dir() and not target.is_symlink():
            self.clear(path)
        if os.path.lexists(target):
            spare = self.spare()
            try:
                os.link(target, spare, follow_symlinks=False)
            except (OSError, NotImplementedError):
                shutil.copy2(target, spare, follow_symlinks=False)
            self.undo.append(lambda: os.replace(spare, target))
        else:
            self.undo.append(lambda: target.unlink(missing_ok=True))
        os.replace(scratch, target)

    def remove(self, path: str) -> bool:
        """Delete a file; say whether it was there."""
        target = self.output / path
        # Somebody put a link in place of a folder of ours: what is behind it
        # is not ours.
        if any((self.output / folder).is_symlink() for folder in ancestors(path)):
            return False
        if not os.path.lexists(target) or (target.is_dir() and not target.is_symlink()):
            return False
        spare = self.spare()
        os.replace(target, spare)
        self.undo.append(lambda: os.replace(spare, target))
        return True

    def make_folder(self, folder: str) -> None:
        """Make one folder below the output."""
        if folder in self.made_folders:
            return
        target = self.output / folder
        if not target.is_dir():
            target.mkdir()
            self.undo.append(target.rmdir)
            self.made_folders.add(folder)
            self.lost_folders.discard(folder)

    def remove_empty(self, folders: Iterable[str]) -> None:
        """Delete those of the folders that are empty, inner ones first."""
        for folder in sorted(folders, key=lambda f: (-f.count("/"), f)):
            target = self.output / folder
            if target.is_symlink():
                continue
            with suppress(OSError):
                target.rmdir()
                self.undo.append(target.mkdir)
            if not target.exists():
                self.lost_folders.add(folder)
                self.made_folders.discard(folder)

    def clear(self, path: str) -> None:
        """Delete a folder that holds nothing but empty folders."""
        for folder, _, _ in os.walk(self.output / path, topdown=False):
            os.rmdir(folder)
            self.undo.append(Path(folder).mkdir)

    def spare(self) -> str:
        """A name for what is put aside."""
        self.count += 1
        return str(self.aside / str(self.count))


def in_the_way(staged: Iterable[str], orphans: Iterable[str]) -> list[str]:
    """Those orphans that must go first: files where a folder must be, or below
    a path that becomes a file.
    """
    files = set(staged)
    folders = {folder for path in files for folder in ancestors(path)}
    return [
        path
        for path in orphans
        if path in folders or not files.isdisjoint(ancestors(path))
    ]


def refuse_obstacles(
    output: Path, staged: Sequence[str], orphans: frozenset[str]
) -> None:
    """Stop if something that is not ours stands where a page must go."""
    seen: set[str] = set()
    for path in staged:
        for folder in ancestors(path):
            if folder in seen:
                break
            seen.add(folder)
            target = output / folder
            if (
                folder not in orphans
                and os.path.lexists(target)
                and not target.is_dir()
            ):
                raise SiteError(
                    f"{target} is a file that we did not make, and a folder"
                    " must go there; move it away"
                )
        target = output / path
        if target.is_dir() and not target.is_symlink():
            for foreign in files_below(output, path):
                if foreign not in orphans:
                    raise SiteError(
                        f"{target} is a folder that holds files that we did not"
                        f" make ({foreign}), and a file must go there; move it away"
                    )


def files_below(output: Path, path: str) -> Iterable[str]:
    """All files in a folder of the output, as paths below the output."""
    for folder, folders, files in os.walk(output / path):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in sorted(files + links):
            yield Path(folder, name).relative_to(output).as_posix()
