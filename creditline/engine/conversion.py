"""Convert the files that have no card yet, here, in workers, or on a cluster."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from . import pool, scan
from .blob import pack, pack_small
from .conversions import Conversions, key_of
from .digest import digest
from .report import Reporter
from .site import Convert, Converted, Root, Site, SourceFile
from .sources import Sources
from .store import Store

if TYPE_CHECKING:
    from concurrent.futures import Executor

CHUNK = 16
SAVE_EVERY = 1.0


class Job(NamedTuple):
    """A file to convert, by its path on this disk or, for others, its bytes."""

    file: SourceFile
    source: str | bytes | None


class Packed(NamedTuple):
    """A conversion on its way to the store; ``file`` has the digest converted."""

    file: SourceFile
    card: bytes
    body: bytes


def convert_some(
    shared: tuple[Convert, str], jobs: Sequence[Job]
) -> list[Packed | None]:
    """Convert some files, one step after the other; None for one that has vanished."""
    convert, convert_key = shared
    texts = [
        scan.read(job.source) if isinstance(job.source, str) else job.source
        for job in jobs
    ]
    made = [
        None if text is None else convert_one(convert, job.file, text)
        for job, text in zip(jobs, texts, strict=True)
    ]
    return [each and packed(*each, convert_key) for each in made]


def convert_one(
    convert: Convert, file: SourceFile, data: bytes
) -> tuple[SourceFile, Converted]:
    """Convert what has been read of *file*."""
    # It may have been edited since the scan: what counts is what is converted.
    file = file._replace(digest=digest(data), size=len(data))
    try:
        return file, convert(file.path, data)
    except Exception as error:
        error.add_note(f"while converting {file.path}")
        raise


def packed(file: SourceFile, made: Converted, convert_key: str) -> Packed:
    """What became of *file*, for the store."""
    key = key_of(file, convert_key)
    return Packed(file, pack(made.card, key), pack_small(made.body, key))


@dataclass(frozen=True, slots=True)
class Means:
    """With what to convert: which processes, and who hears of it."""

    jobs: int
    executor: "Executor | None"
    reporter: Reporter


def cards_of(
    site: Site, store: Store, sources: Sources, means: Means, *, anew: bool = False
) -> Conversions:
    """Bring the cards up to date with the files, and remember both."""
    cards = Conversions(store, site.convert_key)
    wanted = [
        file
        for files in sources.files().values()
        for file in files.values()
        if site.converts(file)
    ]
    missing = cards.missing(wanted)
    if anew:
        missing = wanted
    if missing:
        changed = convert_all(missing, sources.roots, cards, site.convert, means)
        sources.correct(changed)
    number = (store.read("builds") or 0) + 1
    with store.transaction():
        store.write("builds", "", number)
        sources.save()
        cards.save(number)
        cards.sweep(number)
    store.give_back()
    return cards


def convert_all(
    missing: Sequence[SourceFile],
    roots: Sequence[Root],
    cards: Conversions,
    convert: Convert,
    means: Means,
) -> dict[SourceFile, SourceFile | None]:
    """Convert *missing* into *cards*; say which files have changed meanwhile."""
    means.reporter.stage("convert", len(missing))
    results = converted(missing, roots, (convert, cards.convert_key), means)
    return keep(missing, results, cards, means)


def keep(
    missing: Sequence[SourceFile],
    results: Iterator[Packed | None],
    cards: Conversions,
    means: Means,
) -> dict[SourceFile, SourceFile | None]:
    """Store *results* as they come; say which files have changed meanwhile."""
    changed: dict[SourceFile, SourceFile | None] = {}
    saved = time.monotonic()
    run = cards.store.connection.execute
    run("BEGIN IMMEDIATE")
    try:
        for file, made in zip(missing, results, strict=True):
            means.reporter.step(1)
            if made is None:
                changed[file] = None
                cards.drop(file[:2])
                continue
            if made.file.digest != file.digest:
                changed[file] = made.file
            cards.add(*made)
            means.reporter.converted(file.root, file.path)
            if time.monotonic() - saved > SAVE_EVERY:
                # A build that is killed now need not convert these again.
                run("COMMIT")
                run("BEGIN IMMEDIATE")
                saved = time.monotonic()
    finally:
        if cards.store.connection.in_transaction:
            run("COMMIT")
    return changed


def converted(
    missing: Sequence[SourceFile],
    roots: Sequence[Root],
    shared: tuple[Convert, str],
    means: Means,
) -> Iterator[Packed | None]:
    """Convert files, and yield what became of them in the same order."""
    folders = {root.name: str(root.path) for root in roots}
    paths = [f"{folders[file.root]}/{file.path}" for file in missing]
    lost = partial(lose, means.reporter.note)
    if means.executor is None:
        here = [Job(*each) for each in zip(missing, paths, strict=True)]
        return pool.spread(convert_some, shared, here, means.jobs, lost)
    # A cluster has not our disk: each chunk is read when it is its turn.
    chunks = (
        [Job(missing[n], scan.read(paths[n])) for n in chunk]
        for chunk in batched(range(len(missing)), CHUNK)
    )
    return pool.through(means.executor, convert_some, shared, chunks, lost)


def batched(items: range, size: int) -> Iterator[range]:
    """Cut a range into ranges of at most *size*."""
    return (items[at : at + size] for at in range(0, len(items), size))


def lose(note: Callable[[str], None], reason: str) -> None:
    """Say that workers were lost, and what happens now."""
    note(f"workers were lost ({reason}); doing their work here")
