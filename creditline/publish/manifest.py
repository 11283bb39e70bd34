"""The list of a published tree: every file, its digest and its size.

It stands in the tree itself.  A mirror can check its copy with it, a host
remembers by it what came from us, and `deploy` refuses a tree whose list is
missing or no longer true.  Smaller copies follow from the files that they are
copies of, so the list need not name them.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from msgspec import DecodeError, Meta, Struct
from msgspec.json import decode
from msgspec.structs import replace

from ..errors import SiteError
from .compression import copies, expanded
from .tree import files

MANIFEST = "manifest.json"
MADE_BY = "creditline publish"
# Whoever forges a list at a target is to name nothing outside it.
WITHIN = r"\A(?!/|(.*/)?\.\.?(/|\Z))[^\x00]+\Z"


class Entry(Struct, frozen=True):
    """What one file holds, in brief."""

    sha256: str
    size: int


class Manifest(Struct, frozen=True, kw_only=True):
    """A finished tree, as its list tells it."""

    site_url: str
    first_url: str = ""
    """The first address of a site that has moved."""
    files: Mapping[str, Entry]

    @property
    def paths(self) -> frozenset[str]:
        """Every file of the tree: those listed, and their smaller copies."""
        small = (copies(path, entry.size) for path, entry in self.files.items())
        return frozenset(self.files).union(*small)

    def earlier(self, found: "Manifest | None") -> "Manifest | None":
        """The list that a host has, if it is of this site: it knows it by an address.

        None where there is no list, or that of another site.
        """
        return found if found and self.addresses & found.addresses else None

    def other(self, found: "Manifest | None") -> str:
        """The address of another site, if the list that a host has is that site's."""
        return "" if found is None or self.earlier(found) else found.site_url

    @property
    def addresses(self) -> frozenset[str]:
        """What the site is or was called; a scheme says nothing of who it is."""
        said = filter(None, (self.site_url, self.first_url))
        return frozenset(one.partition("://")[2].rstrip("/").lower() for one in said)

    def joined(self, before: "Manifest | None") -> "Manifest":
        """The list of a host between two trees: it may have files of either."""
        both = dict(self.files)
        for path, entry in before.files.items() if before else ():
            # The larger entry stands for more copies.
            both[path] = max(both.get(path, entry), entry, key=lambda one: one.size)
        return replace(self, files=both)

    def to_json(self) -> bytes:
        """The same tree gives the same bytes."""
        entries = {
            path: {"sha256": entry.sha256, "size": entry.size}
            for path, entry in sorted(self.files.items())
        }
        said = {"made_by": MADE_BY, "site_url": self.site_url, "files": entries}
        if self.first_url:
            said["first_url"] = self.first_url
        return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


class _Said(Struct, frozen=True, kw_only=True):
    """A list as it is written; another version of us may say more in it."""

    made_by: Literal["creditline publish"]
    site_url: str
    first_url: str = ""
    files: dict[Annotated[str, Meta(pattern=WITHIN)], Entry]


def entry(data: bytes) -> Entry:
    """The entry of a file that holds *data*."""
    return Entry(sha256(data).hexdigest(), len(data))


def parse(data: bytes) -> Manifest | None:
    """Read a list; None when these bytes are not one of ours."""
    try:
        said = decode(data, type=_Said)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return Manifest(site_url=said.site_url, first_url=said.first_url, files=said.files)


def named(before: Manifest | None) -> frozenset[str] | None:
    """What the list of a host calls ours, itself included; None without a list."""
    return before.paths | {MANIFEST} if before else None


def verified(root: Path) -> Manifest:
    """The list of a tree of which every word is true.

    Anything else is refused: a tree that `build` or `preview` made has no
    list, and one that was touched since may hold what nobody has checked.
    """
    if not root.is_dir():
        raise SiteError(f"{root}: there is no such folder\n    run publish first")
    path = root / MANIFEST
    manifest = parse(path.read_bytes()) if path.is_file() else None
    if manifest is None:
        raise SiteError(
            f"{root}: publish did not make this tree\n"
            "    run publish; what build and preview make is not for the public"
        )
    wrong = list(_differences(root, manifest))
    if wrong:
        shown = "".join(f"    {line}\n" for line in wrong[:10])
        more = f"    and {len(wrong) - 10} more\n" if len(wrong) > 10 else ""
        raise SiteError(
            f"{root}: the tree is not what publish made\n{shown}{more}"
            "    run publish again"
        )
    return manifest


def _differences(root: Path, manifest: Manifest) -> Iterator[str]:
    """What the list says otherwise than the disk, a line each."""
    there = set(files(root)) - {MANIFEST}
    for path in sorted(there - manifest.paths):
        yield f"{path} is not in its list"
    for path in sorted(manifest.paths - there):
        yield f"{path} is missing"
    for path in sorted(there & manifest.files.keys()):
        data = (root / path).read_bytes()
        if entry(data) != manifest.files[path]:
            yield f"{path} was changed"
        for copy in copies(path, len(data)):
            # What stands in the list under such a name is a file of its own.
            if copy not in there or copy in manifest.files:
                continue
            if expanded(copy, (root / copy).read_bytes()) != data:
                yield f"{copy} is not a copy of {path}"
