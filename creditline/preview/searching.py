"""Keeps the search of a preview up to date, in the background."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..config.places import Places
from . import indexing

# Whoever writes saves again soon; one indexing serves many saves.
QUIET = 2.0
PATIENCE = 1.0
BUNDLE = "pagefind/"


class Searching:
    """The index of a site that is written, and when to make it again."""

    def __init__(self, places: Places, folder: Path) -> None:
        """*folder* is that of the settings file."""
        self.places = places
        self.index = (folder / indexing.HOME / indexing.INDEX).resolve()
        self._stale = asyncio.Event()

    def outdate(self) -> None:
        """The site is not what was indexed last; to be called in the loop."""
        self._stale.set()

    def file(self, path: str) -> bytes | None:
        """A file of the index; None if there is none of that name."""
        # While a new index takes its place, a file may be gone for a moment.
        with suppress(OSError, ValueError):
            target = (self.index / path).resolve()
            if target.is_relative_to(self.index):
                return target.read_bytes()
        return None

    async def follow(
        self, done: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        """Index whenever the site has changed and then been left alone a while."""
        while True:
            await self._stale.wait()
            while self._stale.is_set():
                self._stale.clear()
                await asyncio.sleep(QUIET)
            code, said = await self._run()
            if code == 0:
                done()
            elif code != indexing.UNCHANGED:
                failed((said.strip() or f"it ended with {code}").splitlines()[-1])

    async def _run(self) -> tuple[int, str]:
        """Index once, in a process that Ctrl-C on our terminal does not reach."""
        package = str(Path(__file__).parents[2])
        known = os.environ.get("PYTHONPATH")
        ways = os.pathsep.join([package, known] if known else [package])
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", indexing.__name__, *indexing.arguments(self.places)),
            env={**os.environ, "PYTHONPATH": ways},
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=PIPE,
            start_new_session=True,
        )
        try:
            _, said = await process.communicate()
        finally:
            # The preview ends: nobody waits for this any more, nor for what it began.
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    _end(process)
                with suppress(TimeoutError):
                    await asyncio.wait_for(process.wait(), PATIENCE)
        return process.returncode or 0, said.decode("utf-8", "replace")


def _end(process: Process) -> None:
    """Stop a process, and all that it began where they are a group of their own."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
