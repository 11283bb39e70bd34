"""Put what was staged into the output folder, and remove what is nobody's."""

import os
import stat
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from ..errors import SiteError
from .disk.transaction import Transaction, ancestors, lineage
from .memory.blob import Untrusted
from .memory.journal import below
from .workers.render import Staged


def refuse_strange(paths: Iterable[str]) -> None:
    """Stop before anything is deleted that is not below the output."""
    if not all(map(below, paths)):
        raise Untrusted("it names outputs outside of the output folder")


def missing_folders(
    output: Path, fresh: Iterable[str], orphans: Collection[str]
) -> set[str]:
    """Name the folders that must be made for *fresh* outputs.

    Stops if something that is not ours stands where a page or folder must go;
    *orphans* are ours, and about to go.
    """
    prefix = f"{output}{os.sep}"
    missing: set[str] = set()
    known: set[str] = set()
    for path in fresh:
        inner = path.rpartition("/")[0]
        if inner not in known:
            for folder in lineage(inner):
                parent = folder.rpartition("/")[0]
                if folder not in known and (
                    parent in missing or not is_folder(prefix, folder, orphans)
                ):
                    missing.add(folder)
                known.add(folder)
        if inner not in missing:
            refuse_folder(prefix, path, orphans)
    return missing


def is_folder(prefix: str, folder: str, orphans: Collection[str]) -> bool:
    """Whether a folder is there; stop if a file of somebody else is."""
    if os.path.isdir(prefix + folder):
        return True
    if os.path.lexists(prefix + folder) and folder not in orphans:
        raise SiteError(
            f"{prefix}{folder} is a file that we did not make, and a folder must"
            " go there; move it away"
        )
    return False


def refuse_folder(prefix: str, path: str, orphans: Collection[str]) -> None:
    """Stop if a folder that holds anything but orphans is where a page must go."""
    try:
        if not stat.S_ISDIR(os.lstat(prefix + path).st_mode):
            return
    except OSError:
        return
    for folder, folders, files in os.walk(prefix + path):
        links = [n for n in folders if os.path.islink(os.path.join(folder, n))]
        for name in sorted(files + links):
            inner = os.path.join(folder, name).removeprefix(prefix)
            if inner.replace(os.sep, "/") not in orphans:
                raise SiteError(
                    f"{prefix}{path} is a folder with a file that we did not make"
                    f" ({inner}), and a page must go there; move it away"
                )


def in_the_way(fresh: Iterable[str], orphans: Collection[str]) -> list[str]:
    """Those orphans that must go first.

    Files where a folder must be, or below a path that becomes a file.
    """
    if not orphans:
        return []
    files = set(fresh)
    folders = {folder for path in files for folder in ancestors(path)}
    return [
        path
        for path in orphans
        if path in folders or not files.isdisjoint(ancestors(path))
    ]


def change(
    transaction: Transaction,
    tree: Path,
    fresh: Sequence[Staged],
    orphans: Sequence[str],
    missing: Iterable[str],
    idle: Collection[str],
) -> list[str]:
    """Make the output what it should be; name the orphans that were there.

    *tree* is the staging folder, *missing* are folders to make, *idle* those
    that we made and that hold no output any more.
    """
    first = in_the_way((piece.output for piece in fresh), orphans)
    removed = [path for path in first if transaction.remove(path)]
    if first:
        transaction.remove_empty(idle)
    put_all(transaction, tree, fresh, set(missing))
    rest = set(orphans) - set(first)
    removed += [path for path in rest if transaction.remove(path)]
    transaction.remove_empty(set(idle) - transaction.lost_folders)
    return sorted(removed)


def put_all(
    transaction: Transaction, tree: Path, fresh: Sequence[Staged], missing: set[str]
) -> None:
    """Put every fresh output in its place, whole folders where they are new."""
    for parent in reversed((transaction.output, *transaction.output.parents)):
        if not parent.exists():
            parent.mkdir()
            transaction.did(os.rmdir, str(parent))
    arrived: set[str] = set()
    for piece in fresh:
        inner = piece.output.rpartition("/")[0]
        if inner not in missing:
            clear(transaction, piece.output)
            transaction.put(os.path.join(tree, piece.output), piece.output)
        elif inner not in arrived:
            new = next(folder for folder in lineage(inner) if folder in missing)
            if new not in arrived:
                transaction.put_folder(os.path.join(tree, new), new)
            arrived |= {new, inner}
    transaction.made_folders |= missing


def clear(transaction: Transaction, path: str) -> None:
    """Delete a folder that stands in the way; it holds only empty folders."""
    target = transaction.prefix + path
    if not os.path.isdir(target) or os.path.islink(target):
        return
    for folder, _, _ in os.walk(target, topdown=False):
        os.rmdir(folder)
        transaction.did(os.mkdir, folder)
