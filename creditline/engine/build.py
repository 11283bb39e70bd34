"""One build, from the files on disk to the output folder.

What happens in which order, so that a process killed at any moment leaves
whole pages and a next build that is right:

1. conversions go into the store as they are made;
2. stale pages are rendered to a staging folder; the output is untouched;
3. the journal and the store say that a change of the output has begun;
4. each page is renamed into its place, then orphans are removed;
5. the store takes the new ledger and says, in one transaction, that all is done.

Killed before 3, nothing has happened.  Killed before 5, the next build
distrusts the ledger: it compares digests and asks the journal what is ours.
"""

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from . import pool
from .blob import Untrusted
from .lock import disk_clock, locked
from .place import refuse_places
from .report import NullReporter, Reporter
from .run import Options, Run
from .site import Site
from .store import drop, is_damage, opened, spoken


class Result(NamedTuple):
    """What a build did to the output, and how long it took."""

    written: int
    kept: int
    removed: int
    seconds: float


def build(
    site: Site,
    output: Path,
    store: Path,
    jobs: int | None = None,
    reporter: Reporter | None = None,
    executor: Executor | None = None,
    *,
    clean: bool = False,
    explain: bool = False,
) -> Result:
    """Make *output* what a clean build of *site* would make it.

    *store* is the file that remembers; *executor* converts, if given, instead
    of local processes.  *clean* forgets all conversions and pages first;
    *explain* tells the reporter why each output is written.
    """
    started = time.perf_counter()
    told = reporter or NullReporter()
    output, store = Path(output).absolute(), Path(store).absolute()
    refuse_places(output, store, site.roots())
    options = Options(jobs or pool.cores(), executor, clean, explain)
    with held(output, store, told):
        clock = disk_clock(store.parent / "lock")
        try:
            counts = attempt(site, output, store, clock, options, told)
        except (sqlite3.DatabaseError, Untrusted) as error:
            if not is_damage(error):
                raise
            told.note(
                f"the store {store} cannot be trusted ({error});"
                " building everything anew"
            )
            drop(store)
            counts = attempt(site, output, store, clock, options, told)
    written, kept, removed = counts
    return Result(written, kept, removed, time.perf_counter() - started)


def attempt(
    site: Site,
    output: Path,
    store: Path,
    clock: int,
    options: Options,
    reporter: Reporter,
) -> tuple[int, int, int]:
    """Build once with the store as it is."""
    with opened(store, reporter.note) as memory, spoken(memory.path):
        return Run(site, output, store, memory, clock, options, reporter).all()


@contextmanager
def held(output: Path, store: Path, reporter: Reporter) -> Iterator[None]:
    """Keep other builds away from the store and from the output."""

    def waiting() -> None:
        reporter.note(f"another build is working on {output}; waiting for it to end")

    # If this fails, opening the store will say so, and do without.
    with suppress(OSError):
        store.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        stack.enter_context(locked(store.parent / "lock", waiting))
        if output.is_dir():
            stack.enter_context(locked(output, waiting))
        yield
