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
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from .beginning import Run
from .disk.lock import locked
from .disk.place import refuse_places
from .memory.blob import Untrusted
from .memory.store import Store, drop, is_damage, opened, spoken
from .protocol import Means, Options, Site
from .report import NullReporter, Reporter
from .workers import pool
from .workers.collector import resting

if TYPE_CHECKING:
    from concurrent.futures import Executor

Outcome = TypeVar("Outcome")


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
    executor: "Executor | None" = None,
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
    options = Options(clean=clean, explain=explain)
    means = Means(jobs or pool.cores(), executor, told)
    with held(store, output, told):

        def attempt(memory: Store) -> tuple[int, int, int]:
            run = Run(site, output, store, memory, means, options)
            with run.looking():
                now = run.news()
                if now is None:
                    return run.nothing()
                # Most builds need none of what makes pages.
                from .build_steps import Steps
                from .edited_texts import EditedTexts

                return EditedTexts(run, now).tried() or Steps(run, now).all()

        written, kept, removed = trusting(store, told, attempt)
    return Result(written, kept, removed, time.perf_counter() - started)


def trusting(
    store: Path, reporter: Reporter, work: Callable[[Store], Outcome]
) -> Outcome:
    """Do *work* with the store; once more, if the store turns out to be broken."""
    try:
        with resting(), opened(store, reporter.note) as memory, spoken(memory.path):
            return work(memory)
    except (sqlite3.DatabaseError, Untrusted) as error:
        if not is_damage(error):
            raise
        reporter.note(
            f"the store {store} cannot be trusted ({error}); building everything anew"
        )
    drop(store)
    with resting(), opened(store, reporter.note) as memory, spoken(memory.path):
        return work(memory)


@contextmanager
def held(store: Path, output: Path | None, reporter: Reporter) -> Iterator[None]:
    """Keep other builds away from the store and from the output."""

    def waiting() -> None:
        place = output or store.parent
        reporter.note(f"another build is working on {place}; waiting for it to end")

    # If this fails, opening the store will say so, and do without.
    with suppress(OSError):
        store.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        stack.enter_context(locked(store.parent / "lock", waiting))
        if output is not None and output.is_dir():
            stack.enter_context(locked(output, waiting))
        yield
