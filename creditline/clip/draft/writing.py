"""Put an article, its original and its organisations on disk: all, or nothing."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..read.refusal import Refused


@dataclass(frozen=True, slots=True)
class File:
    """A file to write below *folder*.

    ``before`` is what a file that may be replaced must still hold; a file
    without it must not be there yet.
    """

    folder: Path
    name: str
    data: bytes
    before: bytes | None = None

    @property
    def path(self) -> Path:
        return self.folder / self.name


def write_all(files: Sequence[File]) -> None:
    """Write every one of *files*, or leave the disk as it was.

    Everything is written beside its place first; then each takes its place in
    one step.  Where one of these fails, those before it are taken back.
    """
    for file in files:
        _check(file)
    made: list[Path] = []
    scratches: list[tuple[File, Path]] = []
    placed: list[File] = []
    try:
        for file in files:
            made += _make(file.path.parent)
            scratch = file.path.with_name(f".{file.path.name}.clip-{os.getpid()}")
            scratches.append((file, scratch))
            scratch.write_bytes(file.data)
        for file, scratch in scratches:
            place(file, scratch)
            placed.append(file)
    except BaseException as error:
        _undo(placed)
        for _, scratch in scratches:
            with suppress(OSError):
                scratch.unlink(missing_ok=True)
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            named = error.filename or "the disk"
            raise Refused(f"{named}: {error.strerror}; nothing was written") from error
        raise


def _check(file: File) -> None:
    """Refuse a name that leads out of its folder, by dots or by a link."""
    parts = Path(file.name).parts
    if not parts or Path(file.name).is_absolute() or ".." in parts:
        raise Refused(f"{file.name!r} leads out of {file.folder}")
    inside = os.path.realpath(file.path.parent)
    root = os.path.realpath(file.folder)
    if os.path.commonpath([inside, root]) != root:
        raise Refused(f"{file.path.parent} is a link out of {file.folder}")
    if file.before is None and os.path.lexists(file.path):
        raise Refused(f"{file.path} is there already, and nothing is overwritten")


def _make(folder: Path) -> list[Path]:
    """Make *folder* and those above it; say which were not there."""
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    made: list[Path] = []
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        made.append(path)
    return made


def place(file: File, scratch: Path) -> None:
    """Put a file where it belongs; refused if something stands there by now."""
    if file.before is not None:
        now = file.path.read_bytes() if file.path.exists() else b""
        if now != file.before:
            raise Refused(f"{file.path} was changed meanwhile; clip again")
        scratch.replace(file.path)
        return
    try:
        # Unlike a rename, a link does not take the place of what is there.
        os.link(scratch, file.path)
    except FileExistsError:
        raise Refused(
            f"{file.path} is there already, and nothing is overwritten"
        ) from None
    except OSError:  # a disk without hard links
        _copy(file)
    scratch.unlink()


def _copy(file: File) -> None:
    """Write a file that is not there, or leave none of it."""
    with file.path.open("xb") as target:
        try:
            target.write(file.data)
            target.flush()
        except BaseException:
            target.close()
            file.path.unlink()
            raise


def _undo(placed: Sequence[File]) -> None:
    for file in reversed(placed):
        with suppress(OSError):
            if file.before:
                file.path.write_bytes(file.before)
            else:
                file.path.unlink()
