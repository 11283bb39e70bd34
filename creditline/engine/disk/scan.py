"""Which source files there are, and what is in them.

A file is read only if its signature differs from the one remembered, or is so
fresh that an edit within the same tick of the clock would not show in it.
"""

import os
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path

from msgspec import Struct, field

from ...errors import SiteError
from ..digest import (
    WIDTH,
    Digest,
    Signature,
    digest,
    digest_of_text,
    each_signature,
    settled,
    signature_at,
    unsettled,
)
from ..protocol import Root, SourceFile


class Seen(Struct, frozen=True):
    """The files of one root as last seen, in columns: path, signature, digest."""

    paths: list[str] = field(default_factory=list)
    signs: "array[int]" = field(default_factory=lambda: array("q"))
    digests: list[Digest] = field(default_factory=list)
    fingerprint: Digest = ""

    def files(self, root: str) -> dict[str, SourceFile]:
        """These files as the site sees them, in order of their paths."""
        sizes, dates = self.signs[0::WIDTH], self.signs[1::WIDTH]
        rows = zip(repeat(root), self.paths, self.digests, sizes, dates, strict=False)
        return dict(zip(self.paths, map(SourceFile._make, rows), strict=True))

    def file(self, root: str, at: int) -> SourceFile:
        """One of them, by its number."""
        size, date, _ = signature_at(self.signs, at)
        return SourceFile(root, self.paths[at], self.digests[at], size, date)

    def digest(self, path: str) -> Digest | None:
        """The digest of a file, if there is one of that path."""
        at = bisect_left(self.paths, path)
        found = at < len(self.paths) and self.paths[at] == path
        return self.digests[at] if found else None

    def rows(self) -> dict[str, tuple[Signature, Digest]]:
        """Signature and digest of each path."""
        rows = zip(each_signature(self.signs), self.digests, strict=True)
        return dict(zip(self.paths, rows, strict=True))


def seen_from(rows: Iterable[tuple[str, Signature, Digest]]) -> Seen:
    """Turn rows into columns."""
    ordered = sorted(rows)
    paths = [path for path, _, _ in ordered]
    digests = [known for _, _, known in ordered]
    signs = array("q", chain.from_iterable([sign for _, sign, _ in ordered]))
    return Seen(paths, signs, digests, digest_of_text("\0".join((*paths, *digests))))


def scan(
    root: Root, before: Seen, clock: int, ignored: Callable[[str], None]
) -> tuple[Seen, bool]:
    """Look at the files of *root*; say also whether there is news to remember.

    *clock* is the disk's time before the scan; *ignored* hears of each link
    that leads out of the root.
    """
    found = sorted(walk(root, ignored))
    signs = array("q", chain.from_iterable([sign for _, sign in found]))
    if signs == before.signs and [path for path, _ in found] == before.paths:
        return before, False
    known = before.rows()
    folder = str(root.path)
    rows: list[tuple[str, Signature, Digest]] = []
    for path, sign in found:
        old = known.get(path)
        if old is not None and old[0] == sign:
            rows.append((path, *old))
            continue
        data = read(f"{folder}/{path}")
        if data is not None:
            sure = settled(max(sign[1:]), clock)
            rows.append((path, sign if sure else unsettled(sign), digest(data)))
    return seen_from(rows), True


def read(path: str | Path) -> bytes | None:
    """The bytes of a source file, or None if it has just vanished."""
    try:
        # Unbuffered: files are small, and there are many.
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SiteError(f"cannot read {path}: {error.strerror}") from error


def walk(root: Root, ignored: Callable[[str], None]) -> Iterator[tuple[str, Signature]]:
    """Yield path and signature of each file of *root*, in no order."""
    home = os.path.realpath(root.path)
    # Each folder with the places of the links on the way to it.
    folders: list[tuple[str, str, tuple[str, ...]]] = [(home, "", ())]
    suffixes = root.suffixes or ("",)
    while folders:
        folder, prefix, way = folders.pop()
        for entry in entries(folder):
            name, here = entry.name, way
            if not root.hidden and (name[0] == "." or name[-1] == "~"):
                continue
            try:
                if entry.is_symlink():
                    here = (*way, os.path.realpath(folder))
                    if not leads_inside(entry.path, home, here):
                        ignored(f"{root.name}/{prefix}{name}")
                        continue
                if name.lower().endswith(suffixes) and entry.is_file():
                    status = entry.stat()
                    yield (
                        prefix + name,
                        (status.st_size, status.st_mtime_ns, status.st_ctime_ns),
                    )
                elif root.recursive and entry.is_dir():
                    folders.append((entry.path, f"{prefix}{name}/", here))
            except FileNotFoundError:
                continue
            except OSError as error:
                # A link to itself, or one through a folder that nobody may enter.
                raise SiteError(
                    f"cannot read {entry.path}: {error.strerror}"
                ) from error


def entries(folder: str) -> Iterable[os.DirEntry[str]]:
    """What a folder holds; nothing, if it does not exist."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise SiteError(f"cannot read {folder}: {error.strerror}") from error


def leads_inside(link: str, home: str, way: Iterable[str]) -> bool:
    """Whether a link stays below *home* and leads to no folder on its *way*."""
    target = os.path.realpath(link) + os.sep
    return target.startswith(home + os.sep) and not any(
        f"{above}{os.sep}".startswith(target) for above in way
    )
