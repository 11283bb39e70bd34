"""Look at a site without making anything: its plan, with every problem."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from . import pool
from .build import held, trusting
from .conversion import Means, cards_of
from .joint import joined
from .lock import disk_clock
from .report import NullReporter, Reporter
from .site import Place, Plan, Site, SourceFile
from .sources import Sources
from .store import Store


class Found(NamedTuple):
    """What a site holds: its files by root and path, and the cards of those
    that are converted.
    """

    files: dict[str, dict[str, SourceFile]]
    cards: Mapping[Place, Any]


def survey(
    site: Site,
    store: Path,
    jobs: int | None = None,
    reporter: Reporter | None = None,
) -> Plan:
    """The plan that a build of *site* would follow; conversions are remembered."""
    return site.assemble(*look(site, store, jobs, reporter))


def look(
    site: Site,
    store: Path,
    jobs: int | None = None,
    reporter: Reporter | None = None,
) -> Found:
    """Find and convert everything; conversions are remembered."""
    told = reporter or NullReporter()
    store = Path(store).absolute()
    means = Means(jobs or pool.cores(), None, told)
    with held(store, None, told):

        def attempt(memory: Store) -> Found:
            sources = Sources(memory, site.roots(), disk_clock(store.parent / "lock"))
            sources.scan(told.note)
            cards = cards_of(site, memory, sources, means)
            known = joined(site, memory, sources, cards.cards, means)
            return Found(sources.files(), known)

        return trusting(store, told, attempt)
