"""What we made in one output folder: each path, its recipe, its bytes' digest.

It answers: is this output still what its recipe makes, which outputs are
nobody's any more, and (with the stored inputs) why was it made.
"""

import os
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from .digest import (
    ABSENT,
    Digest,
    Signature,
    digest,
    settled,
    signature_at,
    unsettled,
)
from .store import Store

PARTS = 64


class Made(NamedTuple):
    """One output as we left it."""

    key: Digest
    digest: Digest
    signature: Signature


class Part(NamedTuple):
    """Some of the outputs, in columns: ten times as fast to load as rows."""

    paths: list[str]
    keys: list[Digest]
    digests: list[Digest]
    signs: "array[int]"


def target_of(output: Path, store: Path) -> str:
    """Name an output folder within a store.

    By the way from one to the other, so that both can move together.
    """
    try:
        way = os.path.relpath(os.path.realpath(output), os.path.realpath(store.parent))
    except ValueError:  # another drive
        way = os.path.realpath(output)
    return digest(os.path.normcase(way).encode("utf-8", "surrogatepass"))[:12]


class Ledger:
    """The outputs of one folder, as the store remembers them."""

    def __init__(self, store: Store, target: str) -> None:
        self.store = store
        self.target = target
        self.kind = f"outputs {target}"
        self.parts: dict[str, Part] = store.read_all(self.kind)
        self.folders: set[str] = set(store.read("folders", target) or ())
        self.changes: dict[str, Made | None] = {}
        self.made: dict[str, tuple[Digest, Digest]] = {}
        """Key and digest of each output."""
        for part in self.parts.values():
            pairs = zip(part.keys, part.digests, strict=True)
            self.made.update(zip(part.paths, pairs, strict=True))

    def put(self, path: str, made: Made) -> None:
        """Remember an output."""
        self.changes[path] = made
        self.made[path] = made[:2]

    def drop(self, path: str) -> None:
        """Forget an output."""
        if self.made.pop(path, None) is not None:
            self.changes[path] = None

    def damaged(self, output: Path, clock: int) -> dict[str, Digest | None]:
        """Look at every output: name those that are not what we left there.

        Each with the digest of what is there, or None if that is no file.
        """
        prefix = f"{output}{os.sep}"
        found: dict[str, Digest | None] = {}
        for part in self.parts.values():
            signs = signatures(prefix, part.paths)
            if signs == part.signs:
                continue
            for number, path in enumerate(part.paths):
                sign = signature_at(signs, number)
                if sign == signature_at(part.signs, number):
                    continue
                there = None if sign == ABSENT else digest_on_disk(prefix + path)
                if there != part.digests[number]:
                    found[path] = there
                    continue
                sign = sign if settled(sign[1], clock) else unsettled(sign)
                self.put(path, Made(part.keys[number], there, sign))
        return found

    def save(self) -> None:
        """Write the leaves that changed."""
        touched: dict[str, list[str]] = {}
        for path in self.changes:
            touched.setdefault(part_of(path), []).append(path)
        for name, paths in sorted(touched.items()):
            rows = rows_of(self.parts.get(name))
            for path in paths:
                made = self.changes[path]
                if made is None:
                    rows.pop(path, None)
                else:
                    rows[path] = made
            self.parts[name] = part_from(rows)
            self.store.write(self.kind, name, self.parts[name])
        self.store.write("folders", self.target, sorted(self.folders))
        self.changes.clear()


def part_of(path: str) -> str:
    """The leaf that holds an output."""
    return str(crc32(path.encode("utf-8", "surrogatepass")) % PARTS)


def rows_of(part: Part | None) -> dict[str, Made]:
    """The outputs of a leaf by path."""
    if part is None:
        return {}
    return {
        path: Made(part.keys[n], part.digests[n], signature_at(part.signs, n))
        for n, path in enumerate(part.paths)
    }


def part_from(rows: Mapping[str, Made]) -> Part:
    """Outputs as the columns of a leaf."""
    part = Part([], [], [], array("q"))
    for path, made in sorted(rows.items()):
        part.paths.append(path)
        part.keys.append(made.key)
        part.digests.append(made.digest)
        part.signs.extend(made.signature)
    return part


def signatures(prefix: str, paths: Iterable[str]) -> "array[int]":
    """The signatures of paths themselves, not of what they may point to."""
    signs = array("q")
    add, status_of = signs.extend, os.lstat
    for path in paths:
        try:
            status = status_of(prefix + path)
        except (FileNotFoundError, NotADirectoryError):
            add(ABSENT)
        else:
            add((status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    return signs


def digest_on_disk(path: str) -> Digest | None:
    """The digest of a regular file, or None if there is none to read."""
    try:
        if os.path.islink(path):
            return None
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return None
