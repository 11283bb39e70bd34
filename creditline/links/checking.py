"""Which addresses are asked, and in which rhythm."""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Protocol
from urllib.parse import urlsplit

from ..article.record import Article
from .results import Result
from .verdict import Answer, verdict

# So many hosts are asked at once; each of them one thing at a time.
HOSTS = 8


class Asker(Protocol):
    """Whoever can be sent to an address."""

    def ask(self, address: str) -> Answer:
        """What stands there."""


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
    wanted: Iterable[str],
    asker: Asker,
    today: dt.date,
    *,
    pause: float = 1.0,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[tuple[str, Result]]:
    """Ask every address, and tell each result as it comes.

    A host is asked one thing at a time, with a pause between.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in sorted(set(wanted)):
        by_host[urlsplit(address).netloc.lower()].append(address)

    def visit(host: str) -> list[tuple[str, Result]]:
        found = []
        for number, address in enumerate(by_host[host]):
            if number:
                sleep(pause)
            found.append((address, verdict(address, asker.ask(address), today)))
        return found

    with ThreadPoolExecutor(HOSTS) as pool:
        for visited in as_completed([pool.submit(visit, host) for host in by_host]):
            yield from visited.result()
