"""Convert the files that have no card yet, here, in workers, or on a cluster."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from . import pool, scan
from .blob import pack, pack_small
from .conversions import Conversions, key_of
from .digest import digest
from .report import Reporter
from .site import Convert, SourceFile
from .store import Store

CHUNK = 16
SAVE_EVERY = 1.0


class Job(NamedTuple):
    """A file to convert: for a cluster, which has not our disk, with its bytes."""

    file: SourceFile
    path: Path
    data: bytes | None


class Packed(NamedTuple):
    """A conversion on its way to the store; ``file`` has the digest converted."""

    file: SourceFile
    card: bytes
    body: bytes


def convert_one(shared: tuple[Convert, str], job: Job) -> Packed | None:
    """Convert one file; None if it has vanished."""
    convert, convert_key = shared
    data = scan.read(job.path) if job.data is None else job.data
    if data is None:
        return None
    # It may have been edited since the scan: what counts is what is converted.
    file = job.file._replace(digest=digest(data), size=len(data))
    key = key_of(file, convert_key)
    try:
        card, body = convert(file.path, data)
    except Exception as error:
        error.add_note(f"while converting {file.path}")
        raise
    return Packed(file, pack(card, key), pack_small(body, key))


def convert_all(
    missing: Sequence[SourceFile],
    folders: dict[str, Path],
    cards: Conversions,
    store: Store,
    convert: Convert,
    jobs: int,
    executor: Executor | None,
    reporter: Reporter,
) -> dict[SourceFile, SourceFile | None]:
    """Convert *missing* into *cards* and *store*; say which files had changed."""
    reporter.stage("convert", len(missing))
    changed: dict[SourceFile, SourceFile | None] = {}
    shared = (convert, cards.convert_key)
    jobs_to_do = [Job(file, folders[file.root] / file.path, None) for file in missing]
    lost = partial(lose, reporter.note)
    if executor is None:
        results = pool.spread(convert_one, shared, jobs_to_do, jobs, lost)
    else:
        results = pool.through(executor, convert_one, shared, jobs_to_do, CHUNK, lost)
    saved = time.monotonic()
    store.connection.execute("BEGIN IMMEDIATE")
    try:
        for file, packed in zip(missing, results, strict=True):
            reporter.step(1)
            if packed is None:
                changed[file] = None
                cards.drop(file[:2])
                continue
            if packed.file.digest != file.digest:
                changed[file] = packed.file
            cards.add(*packed)
            reporter.converted(file.root, file.path)
            if time.monotonic() - saved > SAVE_EVERY:
                # A build that is killed now need not convert these again.
                store.connection.execute("COMMIT")
                store.connection.execute("BEGIN IMMEDIATE")
                saved = time.monotonic()
    finally:
        if store.connection.in_transaction:
            store.connection.execute("COMMIT")
    return changed


def lose(note: Callable[[str], None], reason: str) -> None:
    """Say that workers were lost, and what happens now."""
    note(f"workers were lost ({reason}); doing their work here")
