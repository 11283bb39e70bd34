"""Look at a site without making anything: its plan, with every problem."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .build import held, trusting
from .disk.lock import disk_clock
from .memory.sources import Sources
from .memory.store import Store
from .protocol import Place, Plan, Site, SourceFile
from .report import NullReporter, Reporter
from .workers import pool
from .workers.conversion import Means, cards_of
from .workers.grouped_conversion import joined


class Found(NamedTuple):
    """What a site holds: its files by root and path, and the facts of those
    that are converted.
    """

    files: dict[str, dict[str, SourceFile]]
    all_facts: Mapping[Place, Any]


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
            all_facts = cards_of(site, memory, sources, means)
            known = joined(site, memory, sources, all_facts.all_facts, means)
            return Found(sources.files(), known)

        return trusting(store, told, attempt)
