"""A published site as a tree of files on disk.

Paths inside a tree are text with forward slashes, relative to its root, so
that a manifest reads the same wherever it was made.
"""

import os
from collections.abc import Iterator
from pathlib import Path

# One name for every file being written: what a crash leaves behind is written
# over by the next one, so no text outlives its withdrawal in a scratch file.
SCRATCH = ".creditline.new"


def files(root: Path, *, closed: bool = False) -> Iterator[str]:
    """Every file below *root*, in the order of their paths.

    A folder that is *closed* to us may be told as one with something in it.
    """
    return iter(sorted(_walk(root, "", closed=closed)))


def _walk(folder: Path, prefix: str, *, closed: bool) -> Iterator[str]:
    """The files of a folder and of those below it, in no order."""
    try:
        entries = os.scandir(folder)
    except PermissionError:
        if not (closed and prefix):
            raise
        yield f"{prefix}*"
        return
    with entries:
        for entry in entries:
            path = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{path}/", closed=closed)
            elif path != SCRATCH:
                yield path


def signatures(root: Path) -> Iterator[str]:
    """What would differ had any page of a tree been written since."""
    for path in sorted(root.rglob("*.html")):
        status = path.stat()
        # A rename shows in the last of the three only.
        sign = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        yield f"{sign} {path.relative_to(root).as_posix()}"


def write(root: Path, path: str, data: bytes) -> bool:
    """Put *data* at *path* in one step; say whether anything changed."""
    target = root / path
    plain = target.is_file() and not target.is_symlink()
    if plain and target.read_bytes() == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    # Inside the tree, so that the rename stays on one disk.
    scratch = root / SCRATCH
    scratch.write_bytes(data)
    scratch.replace(target)
    return True


def remove(root: Path, path: str) -> bool:
    """Delete a file and the folders that it leaves empty; say if it was there."""
    target = root / path
    try:
        target.unlink()
    except FileNotFoundError:
        return False
    for folder in target.relative_to(root).parents:
        if folder == Path():
            break
        try:
            (root / folder).rmdir()
        except OSError:
            break
    return True
