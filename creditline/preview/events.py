"""What the browser hears: changes, problems, and where to look."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct, field, to_builtins

from ..errors import Problem
from ..setup.terminal import hint_of

# A page that was away for more changes than this simply loads again.
REMEMBERED = 256
# More pages than this are told as "all of them".
MANY = 500


class Changed(Struct, frozen=True, kw_only=True):
    """Pages and styles that are not what a browser may be showing."""

    pages: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    everything: bool = False
    told: tuple[str, ...] = ()
    """Pages that are as they were told, where everything else is not."""
    follow: str = ""
    """The page of the article that was edited, for browsers that go there."""


class Shown(Struct, frozen=True, kw_only=True):
    """A problem as the overlay shows it, with the line it is about."""

    path: str
    line: int
    message: str
    hint: str = ""
    code: str = ""
    text: str = ""
    page: str = ""
    """The one page that it is laid over; every page, if none is named."""


class Trouble(Struct, frozen=True, kw_only=True):
    """All that is wrong: what stops the site, or what is left to do in drafts."""

    problems: tuple[Shown, ...] = field(default=())


Event: TypeAlias = Changed | Trouble


def shown(problem: Problem, root: Path, page: str = "") -> Shown:
    """A problem with the text of its line."""
    text = ""
    with suppress(OSError, IndexError):
        lines = (root / problem.path).read_text("utf-8", "replace").splitlines()
        text = lines[problem.line - 1][:400]
    return Shown(
        path=problem.path,
        line=problem.line,
        message=problem.message,
        hint=hint_of(problem),
        code=problem.code,
        text=text,
        page=page,
    )


class Hub:
    """Passes each event on to every browser that listens.

    Events are numbered from *start*.  Another run starts elsewhere, so that a
    browser that was left open finds out that it missed the end of the last one.
    """

    def __init__(self, start: int = 0) -> None:
        self._numbers = count(start + 1)
        self._past: deque[tuple[int, Event]] = deque(maxlen=REMEMBERED)
        self._listeners: set[asyncio.Queue[tuple[int, Event] | None]] = set()
        self.latest = start
        self.trouble = Trouble()

    def tell(self, event: Event) -> int:
        """Let every browser know; how many these are.

        To be called in the loop of the server.
        """
        self.latest = next(self._numbers)
        self._past.append((self.latest, event))
        if isinstance(event, Trouble):
            self.trouble = event
        for listener in self._listeners:
            listener.put_nowait((self.latest, event))
        return len(self._listeners)

    def close(self) -> None:
        """Let every browser go."""
        for listener in self._listeners:
            listener.put_nowait(None)

    async def listen(self, since: int) -> AsyncIterator[str]:
        """Every event after the one numbered *since*, as a stream for a browser."""
        queue: asyncio.Queue[tuple[int, Event] | None] = asyncio.Queue()
        missed = [(number, event) for number, event in self._past if number > since]
        if since > self.latest or self.latest - since > len(missed):
            # It has been away too long, or comes from another run of ours.
            missed = [(self.latest, Changed(everything=True))]
        self._listeners.add(queue)
        try:
            yield encoded(self.latest, self.trouble)
            for number, event in missed:
                yield encoded(number, event)
            while told := await queue.get():
                yield encoded(*told)
        finally:
            self._listeners.discard(queue)


def encoded(number: int, event: Event) -> str:
    """An event as the browser's EventSource reads it."""
    name = type(event).__name__.lower()
    data = json.dumps(to_builtins(event), ensure_ascii=False)
    return f"id: {number}\nevent: {name}\ndata: {data}\n\n"
