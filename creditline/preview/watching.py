"""Hears of changes on disk, in batches, from all folders of a site."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Iterator
from pathlib import Path

from watchfiles import Change, awatch

# A save is over when nothing more was heard for this long, in milliseconds.
QUIET = 10
LONGEST = 200


async def batches(
    folders: Iterable[Path], sources: Iterable[Path], stop: asyncio.Event
) -> AsyncGenerator[set[Path], None]:
    """The paths that changed, a batch for each save or burst of saves.

    *folders* are watched as a whole; of the folders of *sources*, which may
    hold anything, only these files.  The first batch is all of these, for what
    happened while nobody watched; what changes while a batch is worked on is in
    the next one.  A folder that is not there is waited for.  When one comes or
    goes, that is the last batch: a watch holds on to the folder that went.
    """
    folders = tuple(folders)
    everything = {folder.resolve() for folder in folders}
    files = set(sources)
    moved = {step for folder in everything for step in _steps(folder)}
    # Whoever changes a link puts another folder in the place of one.
    moved |= {p for one in folders for p in (one, *one.parents) if p.is_symlink()}
    queue: asyncio.Queue[set[Path]] = asyncio.Queue()
    # Not *stop*: a watch that is given up sets the event that it was given.
    over = asyncio.Event()

    async def watch(places: set[Path], only: set[Path] | None = None) -> None:
        try:
            await _watch(places, only, over, queue)
        except FileNotFoundError:
            # It went between two looks, so it has moved.
            queue.put_nowait(everything)

    there = {folder for folder in everything if folder.is_dir()}
    beside = {path.parent for path in (*files, *moved) if path.parent.is_dir()}
    tasks = [asyncio.create_task(watch(beside, files | moved))]
    if there:
        tasks.append(asyncio.create_task(watch(there)))
    stopped = asyncio.create_task(stop.wait())
    # Each of them begins to watch now, before it waits for the first time.
    await asyncio.sleep(0)
    try:
        yield everything
        while not stop.is_set():
            heard = asyncio.create_task(queue.get())
            await asyncio.wait({heard, stopped, *tasks}, return_when="FIRST_COMPLETED")
            failed = [task for task in tasks if task.done() and task.exception()]
            if stop.is_set() or failed:
                heard.cancel()
                for task in failed:
                    task.result()
                break
            batch = await heard
            while not queue.empty():
                batch |= queue.get_nowait()
            yield batch
            if batch & moved:
                break
    finally:
        stopped.cancel()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, stopped, return_exceptions=True)


async def _watch(
    places: set[Path],
    only: set[Path] | None,
    stop: asyncio.Event,
    queue: asyncio.Queue[set[Path]],
) -> None:
    """Put into *queue* what changes in *places*, or *only* those paths beside them."""

    def wanted(_: Change, path: str) -> bool:
        return only is None or Path(path) in only

    watcher = awatch(
        *sorted(places),
        watch_filter=wanted,
        debounce=LONGEST,
        step=QUIET,
        stop_event=stop,
        recursive=only is None,
    )
    async for changes in watcher:
        queue.put_nowait({Path(path) for _, path in changes})


def _steps(folder: Path) -> Iterator[Path]:
    """A folder, and what is missing on the way to it."""
    yield folder
    for above in folder.parents:
        if above.is_dir():
            return
        yield above
