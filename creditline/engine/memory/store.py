"""What earlier builds found out: one SQLite file of checked blobs.

Two kinds of row: *leaves*, small collections that a build reads whole and
rewrites where they changed, and *conversions*, one a converted file.  Nothing
in it is needed to be right, only to be fast: a store that cannot be trusted is
thrown away and the build says so.  Whoever wrote it: what is read from it is data,
and runs nothing (see `blob`).

Transactions are not flushed to the disk one by one (WAL, ``synchronous`` at
``NORMAL``): a killed process loses nothing, a power cut at most the last
builds, and every blob is checked when it is read.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ...errors import SiteError
from .blob import Untrusted, pack, unpack

FORMAT = 9

SCHEMA = """
CREATE TABLE leaves (
    kind TEXT NOT NULL, part TEXT NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (kind, part)
);
CREATE TABLE conversions (
    key TEXT PRIMARY KEY, maker TEXT NOT NULL,
    card BLOB NOT NULL, body BLOB NOT NULL, retired INTEGER
);
CREATE INDEX retired ON conversions (retired) WHERE retired IS NOT NULL;
CREATE TABLE recipes (
    target TEXT NOT NULL, path BLOB NOT NULL,
    key TEXT NOT NULL, inputs BLOB NOT NULL,
    PRIMARY KEY (target, path)
);
CREATE TABLE parts (
    target TEXT NOT NULL, digest TEXT NOT NULL, inputs BLOB NOT NULL,
    PRIMARY KEY (target, digest)
);
CREATE TABLE kept (
    target TEXT NOT NULL, path BLOB NOT NULL,
    decided TEXT NOT NULL, text TEXT, shows BLOB NOT NULL, job BLOB,
    PRIMARY KEY (target, path)
);
CREATE INDEX texts ON kept (target, text) WHERE text IS NOT NULL;
CREATE INDEX shows ON kept (target, shows);
"""


def stamp() -> str:
    """Name the code that wrote a store; another's is not read."""
    return f"{FORMAT} {sys.implementation.name} {sys.version.split()[0]}"


class Store:
    """An open store."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def read(self, kind: str, part: str = "") -> Any:
        """The value of one leaf, or None."""
        row = self.connection.execute(
            "SELECT data FROM leaves WHERE kind = ? AND part = ?", (kind, part)
        ).fetchone()
        return None if row is None else unpack(row[0], f"{kind} {part}")

    def read_all(self, kind: str) -> dict[str, Any]:
        """The values of all leaves of a kind, by part."""
        rows = self.connection.execute(
            "SELECT part, data FROM leaves WHERE kind = ? ORDER BY part", (kind,)
        )
        return {part: unpack(data, f"{kind} {part}") for part, data in rows}

    def write(self, kind: str, part: str, value: object) -> None:
        """Replace one leaf."""
        data = pack(value, f"{kind} {part}")
        self.connection.execute(
            "REPLACE INTO leaves VALUES (?, ?, ?)", (kind, part, data)
        )

    def forget(self, kind: str, part: str) -> None:
        """Remove one leaf."""
        self.connection.execute(
            "DELETE FROM leaves WHERE kind = ? AND part = ?", (kind, part)
        )

    def give_back(self) -> None:
        """Shrink the file, if most of it is empty."""
        (pages,) = self.connection.execute("PRAGMA page_count").fetchone()
        (free,) = self.connection.execute("PRAGMA freelist_count").fetchone()
        if free * 2 > pages:
            # Each step frees a page, and `execute` would take one step only.
            self.connection.executescript("PRAGMA incremental_vacuum")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept, or none of it."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self.connection.close()


@contextmanager
def opened(path: Path, note: Callable[[str], None]) -> Iterator[Store]:
    """Open the store at *path*; another will do for now if that is impossible."""
    try:
        store = trusted(path, note)
    except (OSError, sqlite3.Error) as error:
        note(f"the store {path} cannot be written ({error}); working without it")
        with temporary(path) as store:
            yield store
        return
    try:
        yield store
    finally:
        store.close()


@contextmanager
def temporary(path: Path) -> Iterator[Store]:
    """A store for this build only, which knows what the one at *path* knows."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory(
        prefix="creditline-", ignore_cleanup_errors=True
    ) as folder:
        copy = Path(folder, path.name)
        for suffix in ("", "-wal"):
            with suppress(OSError):
                shutil.copyfile(path.with_name(path.name + suffix), f"{copy}{suffix}")
        store = trusted(copy, lambda _: None)
        try:
            yield store
        finally:
            store.close()


def trusted(path: Path, note: Callable[[str], None]) -> Store:
    """Open the store at *path*, new if the old one cannot be trusted."""
    try:
        store = connect(path)
        try:
            known = version(store)
            if known == stamp():
                return store
            if known is None:
                prepare(store)
                return store
            reason = "was made by another version"
        except BaseException:
            store.close()
            raise
    except (sqlite3.DatabaseError, Untrusted, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
        reason = f"cannot be trusted ({error})"
    else:
        store.close()
    note(f"the store {path} {reason}; building everything anew")
    drop(path)
    store = connect(path)
    prepare(store)
    return store


def connect(path: Path) -> Store:
    """Open or make the file."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=60)
    # Said before the first table is made: pages that fall free can be given back.
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    # Refuses a read-only file now, before any work is done for it.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")
    return Store(path, connection)


def connect_to_read(path: Path) -> Store:
    """Open a file that another process has made and may be writing."""
    place = f"{path.as_uri()}?mode=ro"
    return Store(path, sqlite3.connect(place, uri=True, isolation_level=None))


def version(store: Store) -> object:
    """The stamp of an existing store; None if it holds nothing at all."""
    tables = store.connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return store.read("stamp") if tables[0] else None


def prepare(store: Store) -> None:
    """Make the tables of a new store."""
    with store.transaction():
        for statement in SCHEMA.split(";\n"):
            store.connection.execute(statement)
        store.write("stamp", "", stamp())


def drop(path: Path) -> None:
    """Delete the store; its lock must be held."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def is_damage(error: BaseException) -> bool:
    """Whether *error* means that the file's contents are wrong."""
    # What is wrong with a name may be no text, and cannot be told.
    if isinstance(error, Untrusted | UnicodeDecodeError):
        return True
    # Anything else is the disk's or the caller's fault, and dropping the
    # store would not help.
    codes = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return isinstance(error, sqlite3.DatabaseError) and code & 0xFF in codes


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Say in plain words that the store could not be written."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if is_damage(error):
            raise
        raise SiteError(f"cannot write {path}: {error}") from error
