"""Hears of changes on disk, in batches, from all folders of a site."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from pathlib import Path

from watchfiles import Change, awatch

# A save is over when nothing more was heard for this long, in milliseconds.
QUIET = 20
LONGEST = 200


async def batches(
    folders: Iterable[Path],
    sources: Iterable[Path],
    stop: asyncio.Event,
    *,
    late: bool = False,
) -> AsyncGenerator[set[Path], None]:
    """The paths that changed, a batch for each save or burst of saves.

    *folders* are watched as a whole; of the folders of *sources*, which may
    hold anything, only these files.  What changes while a batch is worked on
    is in the next one.  Whoever comes *late* is told the folders first, since
    anything may have changed in them before they were watched.
    """
    folders = set(folders)
    files = {path.resolve() for path in sources}
    queue: asyncio.Queue[set[Path]] = asyncio.Queue()

    async def watch(places: set[Path], only: set[Path] | None) -> None:
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

    there = {folder.resolve() for folder in folders if folder.is_dir()}
    tasks = [asyncio.create_task(watch(there, None))] if there else []
    if files:
        beside = {path.parent for path in files}
        tasks.append(asyncio.create_task(watch(beside, files)))
    stopped = asyncio.create_task(stop.wait())
    try:
        if late:
            # The watchers have begun when each task has had its turn.
            await asyncio.sleep(0)
            yield folders
        while not stop.is_set():
            heard = asyncio.create_task(queue.get())
            await asyncio.wait({heard, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if not heard.done():
                heard.cancel()
                break
            batch = heard.result()
            while not queue.empty():
                batch |= queue.get_nowait()
            yield batch
    finally:
        stopped.cancel()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, stopped, return_exceptions=True)
