"""Convert the files that have no facts yet, here, in workers, or on a cluster."""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ..digest import digest
from ..disk import scan
from ..memory.blob import pack, pack_small
from ..memory.conversions import Conversions, key_of
from ..memory.sources import Sources
from ..memory.store import Store
from ..protocol import Convert, Converted, Means, Root, Site, SourceFile
from . import pool

CHUNK = 16
SAVE_EVERY = 1.0


class Job(NamedTuple):
    """A file to convert, by its path on this disk or, for others, its bytes."""

    file: SourceFile
    source: str | bytes | None


class Packed(NamedTuple):
    """A conversion on its way to the store; ``file`` has the digest converted."""

    file: SourceFile
    facts: bytes
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
    return Packed(file, pack(made.facts, key), pack_small(made.body, key))


def cards_of(
    site: Site, store: Store, sources: Sources, means: Means, *, anew: bool = False
) -> Conversions:
    """Bring the facts up to date with the files, and remember both."""
    all_facts = Conversions(store, site.convert_key)
    wanted = [
        file
        for files in sources.files().values()
        for file in files.values()
        if site.converts(file)
    ]
    missing = all_facts.missing(wanted)
    if anew:
        missing = wanted
    if missing:
        changed = convert_all(missing, sources.roots, all_facts, site.convert, means)
        sources.correct(changed)
    remember(store, sources, all_facts)
    return all_facts


def remember(store: Store, sources: Sources, all_facts: Conversions) -> None:
    """Keep what was found and converted for the next build."""
    number = (store.read("builds") or 0) + 1
    with store.transaction():
        store.write("builds", "", number)
        sources.save()
        all_facts.save(number)
        all_facts.sweep(number)
    store.give_back()


def convert_all(
    missing: Sequence[SourceFile],
    roots: Sequence[Root],
    all_facts: Conversions,
    convert: Convert,
    means: Means,
) -> dict[SourceFile, SourceFile | None]:
    """Convert *missing* into *all_facts*; say which files have changed meanwhile."""
    means.reporter.stage("convert", len(missing))
    results = converted(missing, roots, (convert, all_facts.convert_key), means)
    return keep(missing, results, all_facts, means)


def keep(
    missing: Sequence[SourceFile],
    results: Iterator[Packed | None],
    all_facts: Conversions,
    means: Means,
) -> dict[SourceFile, SourceFile | None]:
    """Store *results* as they come; say which files have changed meanwhile."""
    changed: dict[SourceFile, SourceFile | None] = {}
    saved = time.monotonic()
    run = all_facts.store.connection.execute
    run("BEGIN IMMEDIATE")
    try:
        for file, made in zip(missing, results, strict=True):
            means.reporter.step(1)
            if made is None:
                changed[file] = None
                all_facts.drop(file[:2])
                continue
            if made.file.digest != file.digest:
                changed[file] = made.file
            all_facts.add(*made)
            means.reporter.converted(file.root, file.path)
            if time.monotonic() - saved > SAVE_EVERY:
                # A build that is killed now need not convert these again.
                run("COMMIT")
                run("BEGIN IMMEDIATE")
                saved = time.monotonic()
    finally:
        if all_facts.store.connection.in_transaction:
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
