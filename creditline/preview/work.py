"""What goes on behind the server: watching, noticing, planning, indexing."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, asynccontextmanager

from msgspec import Struct
from msgspec.structs import replace

from ..site.addresses import SEARCH
from .desk import Desk
from .events import Changed, Event, Hub
from .searching import Searching
from .watching import batches


class Listeners(Struct, frozen=True, kw_only=True):
    """Who hears what the server does, besides the browsers."""

    ready: Callable[[], None]
    told: Callable[[Event, int], None]
    """Called with each event, and how many browsers heard it."""
    warn: Callable[[str], None] = lambda _: None
    """Called with what a person should know that stops nothing."""
    follow: bool = False
    """Whether browsers go to the page of whatever is edited."""


class Work:
    """Keeps a desk in step with the disk, and browsers with the desk."""

    def __init__(
        self, desk: Desk, hub: Hub, searching: Searching, listeners: Listeners
    ) -> None:
        self.desk = desk
        self.hub = hub
        self.searching = searching
        self.listeners = listeners
        # One thread notices changes, so that they are taken in their order;
        # another plans, and nobody who edits meanwhile waits for it.
        self._noticing, self._planning = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._due = asyncio.Event()
        self._stop = asyncio.Event()

    @asynccontextmanager
    async def going_on(self) -> AsyncIterator[None]:
        """Plan once, then keep up with the disk until it is left."""
        await self._tell(self._planning, self.desk.start())
        self.searching.outdate()
        following = asyncio.create_task(self._follow())
        others = (
            asyncio.create_task(self._plan()),
            asyncio.create_task(self.searching.follow(self._indexed, self._lacking)),
        )
        self.listeners.ready()
        yield
        self._stop.set()
        for task in others:
            task.cancel()
        await asyncio.gather(following, *others, return_exceptions=True)

    async def _follow(self) -> None:
        while not self._stop.is_set():
            watched, sources = self.desk.folders, self.desk.sources
            changes = batches(watched, sources, self._stop)
            try:
                async with aclosing(changes):
                    async for paths in changes:
                        await self._notice(self.desk.noticed(paths))
                        if (self.desk.folders, self.desk.sources) != (watched, sources):
                            break
            except OSError as error:
                # Such as too few watches: the pages are there, as they were.
                self.listeners.warn(f"changes are not noticed any more: {error}")
                return

    async def _notice(self, steps: Iterator[Event]) -> None:
        await self._tell(self._noticing, steps)
        self._due.set()

    async def _plan(self) -> None:
        while await self._due.wait():
            self._due.clear()
            await self._tell(self._planning, self.desk.planned())

    async def _tell(self, thread: ThreadPoolExecutor, steps: Iterator[Event]) -> None:
        """Take the steps in a thread; say each event to browsers and listeners."""
        loop = asyncio.get_running_loop()
        while event := await loop.run_in_executor(thread, next, steps, None):
            if isinstance(event, Changed):
                self.searching.outdate()
                if not self.listeners.follow:
                    event = replace(event, follow="")
            # "Nothing is wrong" is news only after something was.
            if event != self.hub.trouble:
                heard = self.hub.tell(event)
                self.listeners.told(event, heard)

    def _indexed(self) -> None:
        self.hub.tell(Changed(pages=(SEARCH,)))

    def _lacking(self, reason: str) -> None:
        self.listeners.warn(f"the search is not up to date: {reason}")
