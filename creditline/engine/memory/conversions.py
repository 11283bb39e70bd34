"""What became of each source file: facts in memory, bodies in the store.

Every conversion has a row under the digest of what it was made from.  The
facts of the files that exist now are kept a second time, in a few leaves that
load at once.  A row that no file needs is retired, and deleted some builds
later: going back to an earlier text costs nothing.
"""

from collections.abc import Iterable
from typing import Any
from zlib import crc32

from ..digest import Digest, digest_of_text
from ..protocol import Place, SourceFile
from .blob import Untrusted, loaded, unpack
from .store import Store

PARTS = 64
KEPT_BUILDS = 20
KEPT_ROWS = 1000
KEPT_MAKERS = 6


def key_of(file: SourceFile, convert_key: str) -> Digest:
    """Name a conversion by everything that it depends on."""
    return digest_of_text(f"{convert_key}\0{file.root}\0{file.path}\0{file.digest}")


class Conversions:
    """The facts of a build, and the rows that they come from."""

    def __init__(
        self, store: Store, convert_key: str, places: Iterable[Place] | None = None
    ) -> None:
        """With *places*, only the leaves are read that hold these."""
        self.store = store
        self.convert_key = convert_key
        # Parts are stamped outside their blob, so that facts of another
        # version of the site's classes are never unpickled.
        self.kind = f"cards {convert_key}"
        self.all_facts: dict[Place, Any] = {}
        self.digests: dict[Place, Digest] = {}
        self.touched: set[str] = set()
        self.retired: list[tuple[Place, Digest]] = []
        self.whole = places is None
        if places is None:
            leaves = store.read_all(self.kind)
        else:
            parts = sorted({*map(part_of, places)})
            leaves = {part: store.read(self.kind, part) for part in parts}
        for digests, all_facts in filter(None, leaves.values()):
            self.digests.update(digests)
            self.all_facts.update(all_facts)

    def missing(self, wanted: Iterable[SourceFile]) -> list[SourceFile]:
        """Match the facts to *wanted*; give back the files to convert."""
        files = {file[:2]: file for file in wanted}
        for place in self.digests.keys() - files.keys():
            self.drop(place)
        digests = self.digests
        stale = [f for place, f in files.items() if digests.get(place) != f.digest]
        rows = self.store.connection.execute("SELECT 1 FROM conversions LIMIT 1")
        if rows.fetchone() is None:
            return stale
        return [file for file in stale if not self.revived(file)]

    def revived(self, file: SourceFile) -> bool:
        """Take facts from a row of an earlier build, if there is one."""
        key = key_of(file, self.convert_key)
        facts = facts_of(self.store, key)
        if facts is None:
            return False
        self.store.connection.execute(
            "UPDATE conversions SET retired = NULL WHERE key = ?", (key,)
        )
        self.put(file, facts)
        return True

    def add(self, file: SourceFile, facts: bytes, body: bytes) -> None:
        """Store a new conversion, packed under its key."""
        key = key_of(file, self.convert_key)
        self.store.connection.execute(
            "REPLACE INTO conversions VALUES (?, ?, ?, ?, NULL)",
            (key, self.convert_key, facts, body),
        )
        self.put(file, loaded(facts))

    def put(self, file: SourceFile, facts: Any) -> None:
        """Let *facts* be those of *file* from now on."""
        place = file[:2]
        self.drop(place)
        self.all_facts[place] = facts
        self.digests[place] = file.digest

    def drop(self, place: Place) -> None:
        """Forget the facts of a file that changed or went away."""
        self.touched.add(part_of(place))
        if place in self.digests:
            self.retired.append((place, self.digests.pop(place)))
            del self.all_facts[place]

    def key(self, place: Place) -> Digest:
        """The key of the row behind facts."""
        return self.row_of(place, self.digests[place])

    def row_of(self, place: Place, digest: Digest) -> Digest:
        """The key under which a file of this digest is stored."""
        return key_of(SourceFile(*place, digest, 0, 0), self.convert_key)

    def save(self, build: int) -> None:
        """Write the leaves that changed, and retire what lost its file; asked once."""
        parts: dict[str, tuple[dict[Place, Digest], dict[Place, Any]]] = {
            part: ({}, {}) for part in self.touched
        }
        for place, known in self.digests.items():
            if (held := parts.get(part_of(place))) is not None:
                held[0][place] = known
                held[1][place] = self.all_facts[place]
        for part, value in sorted(parts.items()):
            self.store.write(self.kind, part, value)
        self.store.connection.executemany(
            "UPDATE conversions SET retired = ? WHERE key = ?",
            [
                (build, self.row_of(place, digest))
                for place, digest in self.retired
                if self.digests.get(place) != digest
            ],
        )
        self.store.write("makers", self.convert_key, build)

    def sweep(self, build: int) -> None:
        """Delete what was retired long ago, and all of code long unused."""
        run = self.store.connection.execute
        run("DELETE FROM conversions WHERE retired < ?", (build - KEPT_BUILDS,))
        if not self.whole:
            return
        run(
            "DELETE FROM conversions WHERE key IN (SELECT key FROM conversions"
            " WHERE retired IS NOT NULL ORDER BY retired DESC, key LIMIT -1 OFFSET ?)",
            (max(KEPT_ROWS, len(self.all_facts)),),
        )
        makers = self.store.read_all("makers")
        for maker in sorted(makers, key=lambda m: (makers[m], m))[:-KEPT_MAKERS]:
            run("DELETE FROM conversions WHERE maker = ?", (maker,))
            run("DELETE FROM leaves WHERE kind = ?", (f"cards {maker}",))
            self.store.forget("makers", maker)


def facts_of(store: Store, key: Digest) -> Any:
    """Fetch facts, or None if their row is missing or damaged."""
    return _found(store, "SELECT card FROM conversions WHERE key = ?", key)


def body_of(store: Store, key: Digest) -> Any:
    """Fetch a body, or None if its row is missing or damaged."""
    return _found(store, "SELECT body FROM conversions WHERE key = ?", key)


def _found(store: Store, ask: str, key: Digest) -> Any:
    row = store.connection.execute(ask, (key,)).fetchone()
    try:
        return None if row is None else unpack(row[0], key)
    except Untrusted:
        return None


def part_of(place: Place) -> str:
    """The leaf that holds facts."""
    return str(crc32("\0".join(place).encode("utf-8", "surrogatepass")) % PARTS)
