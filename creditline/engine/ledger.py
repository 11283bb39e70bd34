"""What we made in one output folder: each path, its recipe, its bytes' digest.

It answers three questions: is this output still what its recipe makes, which
outputs are nobody's any more, and (with the stored inputs) why was it made.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from .blob import pack_small, unpack
from .digest import Digest, Signature, digest, signature
from .store import Store

PARTS = 64
ABSENT: Signature = (-1, 0, 0)


class Made(NamedTuple):
    """One output as we left it."""

    key: Digest
    digest: Digest
    signature: Signature


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
        self.made: dict[str, Made] = {}
        self.touched: set[str] = set()
        for part in store.read_all(self.kind).values():
            self.made.update(part)
        self.folders: set[str] = set(store.read("folders", target) or ())

    def put(self, path: str, made: Made) -> None:
        """Remember an output."""
        if self.made.get(path) != made:
            self.made[path] = made
            self.touched.add(part_of(path))

    def drop(self, path: str) -> None:
        """Forget an output."""
        if self.made.pop(path, None) is not None:
            self.touched.add(part_of(path))

    def save(self) -> None:
        """Write the leaves that changed."""
        parts: dict[str, dict[str, Made]] = {part: {} for part in self.touched}
        for path, made in self.made.items():
            if (held := parts.get(part_of(path))) is not None:
                held[path] = made
        for part, value in sorted(parts.items()):
            self.store.write(self.kind, part, value)
        self.store.write("folders", self.target, sorted(self.folders))
        self.touched.clear()

    def inputs(self, key: Digest) -> Mapping[str, Digest] | None:
        """The inputs of a recipe, if the store still has them."""
        row = self.store.connection.execute(
            "SELECT inputs FROM recipes WHERE target = ? AND key = ?",
            (self.target, key),
        ).fetchone()
        return None if row is None else unpack(row[0], key)

    def keep_inputs(
        self, recipes: Iterable[tuple[Digest, Mapping[str, Digest]]]
    ) -> None:
        """Store the inputs of new recipes."""
        self.store.connection.executemany(
            "REPLACE INTO recipes VALUES (?, ?, ?)",
            (
                (self.target, key, pack_small(dict(sorted(inputs.items())), key))
                for key, inputs in recipes
            ),
        )

    def drop_inputs(self, keys: Iterable[Digest]) -> None:
        """Forget the inputs of recipes that made no output that is left."""
        self.store.connection.executemany(
            "DELETE FROM recipes WHERE target = ? AND key = ?",
            ((self.target, key) for key in keys),
        )


def part_of(path: str) -> str:
    """The leaf that holds an output."""
    return str(crc32(path.encode("utf-8", "surrogatepass")) % PARTS)


def look(path: str) -> Signature:
    """The signature of a path itself, not of what it may point to."""
    try:
        return signature(os.lstat(path))
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT


def digest_on_disk(path: str) -> Digest | None:
    """The digest of a regular file, or None if there is none to read."""
    try:
        if os.path.islink(path):
            return None
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return None
