"""Look at a site without making anything: its plan, with every problem."""

from contextlib import suppress
from pathlib import Path

from . import pool
from .conversion import convert_all
from .conversions import Conversions
from .lock import disk_clock, locked
from .report import NullReporter, Reporter
from .site import Plan, Site
from .sources import Sources
from .store import opened


def survey(
    site: Site,
    store: Path,
    jobs: int | None = None,
    reporter: Reporter | None = None,
) -> Plan:
    """The plan that a build of *site* would follow; conversions are remembered."""
    told = reporter or NullReporter()
    store = Path(store).absolute()
    with suppress(OSError):
        store.parent.mkdir(parents=True, exist_ok=True)

    def waiting() -> None:
        told.note("another build is working here; waiting for it to end")

    with locked(store.parent / "lock", waiting):
        clock = disk_clock(store.parent / "lock")
        with opened(store, told.note) as memory:
            sources = Sources(memory, site.roots())
            sources.scan(clock, told.note)
            cards = Conversions(memory, site.convert_key)
            files = sources.files()
            found = [f for of_root in files.values() for f in of_root.values()]
            wanted = [file for file in found if site.converts(file)]
            missing = cards.missing(wanted)
            if missing:
                folders = {root.name: root.path for root in site.roots()}
                changed = convert_all(
                    missing,
                    folders,
                    cards,
                    memory,
                    site.convert,
                    jobs or pool.cores(),
                    None,
                    told,
                )
                sources.correct(changed)
                number = (memory.read("builds") or 0) + 1
                with memory.transaction():
                    memory.write("builds", "", number)
                    sources.save(clock)
                    cards.save(number)
            return site.assemble(sources.files(), cards.cards)
