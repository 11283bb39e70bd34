"""Look at a site without making anything: its plan, with every problem."""

from pathlib import Path

from . import pool
from .build import held
from .collector import resting
from .conversion import Means, cards_of
from .lock import disk_clock
from .report import NullReporter, Reporter
from .site import Plan, Site
from .sources import Sources
from .store import opened, spoken


def survey(
    site: Site,
    store: Path,
    jobs: int | None = None,
    reporter: Reporter | None = None,
) -> Plan:
    """The plan that a build of *site* would follow; conversions are remembered."""
    told = reporter or NullReporter()
    store = Path(store).absolute()
    means = Means(jobs or pool.cores(), None, told)
    with held(store, None, told):
        clock = disk_clock(store.parent / "lock")
        with resting(), opened(store, told.note) as memory, spoken(memory.path):
            sources = Sources(memory, site.roots(), clock)
            sources.scan(told.note)
            cards = cards_of(site, memory, sources, means)
            return site.assemble(sources.files(), cards.cards)
