"""Which addresses are asked, and by how many at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeAlias
from urllib.parse import urlsplit

from ..article.record import Article
from .results import Result
from .verdict import Answer, verdict

# So many hosts are asked at once; each of them one thing at a time.
HOSTS = 8

Ask: TypeAlias = Callable[[str], Answer]
"""Finds out what stands at an address."""
Told: TypeAlias = tuple[str, Answer] | BaseException | None
"""What a thread says: an answer, what stopped it, or that it has ended."""


def addresses(article: Article) -> Iterator[str]:
    """The originals that an article credits, and the copies that it names."""
    if article.source.url:
        yield article.source.url
    yield from (one.url for one in article.citing if one.url)
    yield from (one.url for one in article.archived)


def due(
    wanted: Iterable[str], known: Mapping[str, Result], today: dt.date, days: int
) -> list[str]:
    """The addresses that were not asked for so many days, or never."""
    return sorted(
        address
        for address in wanted
        if address not in known or (today - known[address].checked).days >= days
    )


def check(
    wanted: Iterable[str], ask: Ask, today: dt.date
) -> Iterator[tuple[str, Result]]:
    """Ask every address, and tell each result as it comes.

    A host is asked one thing at a time; whoever asks pauses between.  Of a
    host that wants to be left alone nothing is told.  Whoever stops listening stops
    the asking: what is on its way is not waited for.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in sorted(set(wanted)):
        by_host[urlsplit(address).netloc.lower()].append(address)
    hosts = iter(by_host.values())
    told: SimpleQueue[Told] = SimpleQueue()
    over = Event()

    # Threads of the library's own pools are waited for when the program ends.
    for _ in range(HOSTS):
        Thread(target=_ask, args=(hosts, ask, told, over), daemon=True).start()
    at_work = HOSTS
    try:
        while at_work:
            match _next(told):
                case None:
                    at_work -= 1
                case BaseException() as error:
                    raise error
                case address, answer:
                    if not answer.later:
                        yield address, verdict(address, answer, today)
    finally:
        over.set()


def _ask(
    hosts: Iterator[list[str]], ask: Ask, told: SimpleQueue[Told], over: Event
) -> None:
    """Ask one host after the other, and put into *told* what comes of it."""
    try:
        for addresses in hosts:
            for address in addresses:
                if over.is_set():
                    return
                told.put((address, ask(address)))
    except BaseException as error:  # noqa: BLE001 - raised where somebody listens
        told.put(error)
    finally:
        told.put(None)


def _next(queue: SimpleQueue[Told]) -> Told:
    """What comes next; not every system wakes who waits without an end on Ctrl-C."""
    while True:
        with suppress(Empty):
            return queue.get(timeout=0.5)
