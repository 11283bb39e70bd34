"""Which source files there are, and what is in them.

A file is read only if its signature differs from the one remembered, or is so
fresh that an edit within the same tick of the clock would not show in it.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import SiteError
from .digest import (
    Digest,
    Signature,
    digest,
    digest_of_text,
    settled,
    signature,
    unsettled,
)
from .site import Root, SourceFile


@dataclass(slots=True)
class Seen:
    """The files of one root as last seen, by path."""

    signatures: dict[str, Signature] = field(default_factory=dict)
    digests: dict[str, Digest] = field(default_factory=dict)
    fingerprint: Digest = ""

    def files(self, root: str) -> dict[str, SourceFile]:
        """These files as the site sees them."""
        signs = self.signatures
        return {
            path: SourceFile(root, path, known, signs[path][0], signs[path][1])
            for path, known in self.digests.items()
        }


def scan(
    root: Root, before: Seen, clock: int, ignored: Callable[[str], None]
) -> tuple[Seen, bool]:
    """Look at the files of *root*; say also whether there is news to remember.

    *clock* is the disk's time before the scan; *ignored* hears of each link
    that leads out of the root.
    """
    signs = dict(sorted(walk(root, ignored)))
    if signs == before.signatures:
        return before, False
    digests: dict[str, Digest] = {}
    for path, sign in list(signs.items()):
        if before.signatures.get(path) == sign:
            digests[path] = before.digests[path]
            continue
        data = read(root.path / path)
        if data is None:
            del signs[path]
            continue
        digests[path] = digest(data)
        if not settled(max(sign[1:]), clock):
            signs[path] = unsettled(sign)
    if digests == before.digests:
        return Seen(signs, before.digests, before.fingerprint), True
    return Seen(signs, digests, fingerprint(digests)), True


def fingerprint(digests: Mapping[str, Digest]) -> Digest:
    """Name everything that a root holds."""
    return digest_of_text("\0".join(f"{p}\0{d}" for p, d in sorted(digests.items())))


def read(path: Path) -> bytes | None:
    """The bytes of a source file, or None if it has just vanished."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SiteError(f"cannot read {path}: {error.strerror}") from error


def walk(root: Root, ignored: Callable[[str], None]) -> Iterator[tuple[str, Signature]]:
    """Yield path and signature of each file of *root*, in no order."""
    home = os.path.realpath(root.path)
    folders = [(home, "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise SiteError(f"cannot read {folder}: {error.strerror}") from error
        for entry in entries:
            name = entry.name
            if not root.hidden and (name.startswith(".") or name.endswith("~")):
                continue
            try:
                if entry.is_symlink() and not leads_inside(entry.path, home, folder):
                    ignored(f"{root.name}/{prefix}{name}")
                elif entry.is_dir():
                    if root.recursive:
                        folders.append((entry.path, f"{prefix}{name}/"))
                elif wanted(name, root.suffixes) and entry.is_file():
                    yield prefix + name, signature(entry.stat())
            except FileNotFoundError:
                continue


def wanted(name: str, suffixes: tuple[str, ...]) -> bool:
    """Whether a file of this name belongs to a root of these suffixes."""
    return not suffixes or name.lower().endswith(suffixes)


def leads_inside(link: str, home: str, folder: str) -> bool:
    """Whether a link stays below *home*, and does not lead back to itself."""
    target = os.path.realpath(link)
    own = os.path.realpath(folder)
    within = target.startswith(home + os.sep)
    return within and not (own + os.sep).startswith(target + os.sep)
