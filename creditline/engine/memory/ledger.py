"""What we made in one output folder: each path, its recipe, its bytes' digest.

It answers: is this output still what its recipe makes, which outputs are
nobody's any more, and (with the stored inputs) why was it made.
"""

import os
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeAlias
from zlib import crc32

from ..digest import (
    ABSENT,
    Digest,
    Signature,
    digest,
    each_signature,
    settled,
    signature_at,
    unsettled,
)
from ..disk.lock import disk_clock
from .blob import Untrusted
from .store import Store

PARTS = 64

Output: TypeAlias = tuple[str, Digest, Digest]
"""The path of an output, its recipe's key, and the digest of its bytes."""


class Made(NamedTuple):
    """One output as we left it."""

    key: Digest
    digest: Digest
    signature: Signature


class Looks(NamedTuple):
    """How some of the outputs look from outside: all that most builds load.

    In columns, which load ten times as fast as rows.
    """

    paths: list[str]
    signs: "array[int]"


class Contents(NamedTuple):
    """What is in the same outputs, in the same order."""

    keys: list[Digest]
    digests: list[Digest]


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
        self.looks: dict[str, Looks] = store.read_all(f"looks {target}")
        self.folders: set[str] = set(store.read("folders", target) or ())
        self.changes: dict[str, Made | None] = {}
        self._contents: dict[str, Contents] = {}

    def contents(self, name: str) -> Contents:
        """The contents of a leaf, which are read when somebody asks."""
        if name not in self._contents:
            held = self.store.read(f"contents {self.target}", name)
            if held is None or len(held.keys) != len(self.looks[name].paths):
                raise Untrusted(f"the outputs of {self.target} do not fit together")
            self._contents[name] = held
        return self._contents[name]

    @cached_property
    def made(self) -> dict[str, tuple[Digest, Digest]]:
        """Key and digest of each output."""
        made: dict[str, tuple[Digest, Digest]] = {}
        for name, look in self.looks.items():
            held = self.contents(name)
            pairs = zip(held.keys, held.digests, strict=True)
            made.update(zip(look.paths, pairs, strict=True))
        return made

    def known(self, path: str) -> tuple[Digest, Digest] | None:
        """Key and digest of one output, without a look at all others."""
        if "made" in self.__dict__:
            return self.made.get(path)
        if path in self.changes:
            made = self.changes[path]
            return made and made[:2]
        look = self.looks.get(part_of(path))
        if look is None or path not in look.paths:
            return None
        held, at = self.contents(part_of(path)), look.paths.index(path)
        return held.keys[at], held.digests[at]

    def __len__(self) -> int:
        return sum(len(look.paths) for look in self.looks.values())

    @property
    def paths(self) -> list[str]:
        """Every output, in order."""
        return sorted(path for look in self.looks.values() for path in look.paths)

    def ours(self) -> list[str]:
        """Every output and every folder that we made, as a journal names them."""
        return [*self.paths, *(f"{folder}/" for folder in self.folders)]

    def put(self, path: str, made: Made) -> None:
        """Remember an output."""
        if "made" in self.__dict__:
            self.made[path] = made[:2]
        self.changes[path] = made

    def drop(self, path: str) -> None:
        """Forget an output."""
        if self.made.pop(path, None) is not None:
            self.changes[path] = None

    def changed(self, output: Path) -> "dict[str, array[int]]":
        """Look at every output: the leaves of those that look otherwise than before.

        Each with the signatures of its outputs as they are now.
        """
        prefix = f"{output}{os.sep}"
        now = {name: signatures(prefix, k.paths) for name, k in self.looks.items()}
        return {name: s for name, s in now.items() if s != self.looks[name].signs}

    def damaged(
        self, output: Path, clock: int, changed: "Mapping[str, array[int]]"
    ) -> dict[str, Digest | None]:
        """Name the outputs that are not what we left there, among *changed* leaves.

        Each with the digest of what is there, or None if that is no file.
        """
        prefix = f"{output}{os.sep}"
        found: dict[str, Digest | None] = {}
        for name, signs in changed.items():
            look = self.looks[name]
            for number, path in enumerate(look.paths):
                sign = signature_at(signs, number)
                if sign == signature_at(look.signs, number):
                    continue
                there = None if sign == ABSENT else digest_on_disk(prefix + path)
                key, known = self.known(path) or ("", "")
                if there != known:
                    found[path] = there
                    continue
                sign = sign if settled(sign[1], clock) else unsettled(sign)
                self.put(path, Made(key, known, sign))
        return found

    def save(self) -> None:
        """Write the leaves that changed."""
        touched: dict[str, list[str]] = {}
        for path in self.changes:
            touched.setdefault(part_of(path), []).append(path)
        for name, paths in sorted(touched.items()):
            rows = self.rows(name)
            for path in paths:
                made = self.changes[path]
                if made is None:
                    rows.pop(path, None)
                else:
                    rows[path] = made
            self.looks[name], self._contents[name] = columns(rows)
            self.store.write(f"looks {self.target}", name, self.looks[name])
            self.store.write(f"contents {self.target}", name, self._contents[name])
        self.store.write("folders", self.target, sorted(self.folders))
        self.changes.clear()

    def note(
        self,
        made: Sequence[Output],
        clock: int,
        signs: "array[int]",
    ) -> None:
        """Enter outputs, each with its key and digest, as they are on disk now.

        *signs* are their signatures in that order, taken when it was *clock*.
        """
        rows = zip(made, each_signature(signs), strict=True)
        for (output, key, found), seen in rows:
            sign = seen if settled(seen[1], clock) else unsettled(seen)
            self.put(output, Made(key, found, sign))

    def rows(self, name: str) -> dict[str, Made]:
        """The outputs of a leaf, by path."""
        if name not in self.looks:
            return {}
        look, held = self.looks[name], self.contents(name)
        return {
            path: Made(held.keys[n], held.digests[n], signature_at(look.signs, n))
            for n, path in enumerate(look.paths)
        }


def part_of(path: str) -> str:
    """The leaf that holds an output."""
    return str(crc32(path.encode("utf-8", "surrogatepass")) % PARTS)


def columns(rows: Mapping[str, Made]) -> tuple[Looks, Contents]:
    """Outputs as the columns of a leaf."""
    ordered = sorted(rows.items())
    signs = array("q")
    for _, made in ordered:
        signs.extend(made.signature)
    return (
        Looks([path for path, _ in ordered], signs),
        Contents([m.key for _, m in ordered], [m.digest for _, m in ordered]),
    )


def signatures(prefix: str, paths: Iterable[str]) -> "array[int]":
    """The signatures of paths themselves, not of what they may point to."""
    signs = array("q")
    add, status_of = signs.extend, os.lstat
    for path in paths:
        try:
            status = status_of(prefix + path)
        except OSError:
            # Gone, or out of reach: to be made again, or to be told why not.
            add(ABSENT)
        else:
            add((status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    return signs


def looks_now(
    lock: Path, output: Path, paths: Sequence[str]
) -> "tuple[int, array[int]]":
    """The disk's clock, and how outputs look after it was read."""
    clock = disk_clock(lock)
    return clock, signatures(f"{output}{os.sep}", paths)


def digest_on_disk(path: str) -> Digest | None:
    """The digest of a regular file, or None if there is none to read."""
    try:
        if os.path.islink(path):
            return None
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return None
