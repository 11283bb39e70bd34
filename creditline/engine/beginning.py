"""What every build begins with: whether anything changed since the last one."""

from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from .digest import Digest
from .disk.lock import disk_clock
from .disk.place import sweep_staging
from .memory.blob import Untrusted
from .memory.build_state import State
from .memory.ledger import Ledger, digest_on_disk, target_of
from .memory.sources import Sources
from .memory.store import Store
from .protocol import Means, Options, Preparing, Site
from .workers import forked
from .workers.forked import Beside, Done

Changed: TypeAlias = Mapping[str, "array[int]"]


class Run:
    """One build of one site into one folder, and what is known of it.

    Where nothing changed it is all that is needed; else see `build_steps`.
    """

    def __init__(
        self,
        site: Site,
        output: Path,
        home: Path,
        store: Store,
        means: Means,
        options: Options,
    ) -> None:
        self.site = site
        self.output = output
        self.home = home
        self.store = store
        self.means = means
        self.options = options
        self.reporter = means.reporter
        self.target = target_of(output, home)
        self.journal = store.path.with_name(f"made-{self.target}.txt")
        self.clock = disk_clock(home.parent / "lock")
        self.sources = Sources(store, site.roots(), self.clock)
        self.ledger = Ledger(store, self.target)
        self.before: State = store.read("state", self.target) or State()
        self.recalled: set[str] | None = None
        self.looked: Callable[[], Changed] = partial(self.ledger.changed, output)
        self.prepared: Callable[[], object] = dict
        """Waits until what pages need is ready."""

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Look meanwhile whether a page was touched: that is asked late, if at all.

        Where there is none yet, prepare instead what pages will need.
        """
        sweep_staging(self.output, self.home)
        if not self.ledger.paths and isinstance(self.site, Preparing):
            with Beside(self.site.prepare, self.means.jobs) as preparing:
                self.prepared = preparing.heard
                yield
            return
        with self.beside(self.looked, len(self.ledger)) as looking:
            self.looked = looking.result
            yield

    def news(self) -> State | None:
        """What there is now; None if all is as the last build left it."""
        before = self.before
        self.sources.scan(self.reporter.note)
        now = State(
            dict(self.site.settings_inputs()),
            self.site.convert_key,
            self.sources.fingerprints,
            complete=True,
        )
        if not before.complete:
            self.recall()
        elif before.outputs != len(self.ledger):
            raise Untrusted(f"outputs of {self.target} are missing")
        same = replace(before, outputs=0, warnings=()) == now
        return None if same and not self.options.clean and not self.damaged else now

    @cached_property
    def damaged(self) -> dict[str, Digest | None]:
        """The outputs that are not what we left there, with the digest of what is."""
        return self.ledger.damaged(self.output, self.clock, self.looked())

    def recall(self) -> None:
        """Learn from the journal what is ours, after a kill or a lost store."""
        from .memory import journal

        memory = journal.recall(self.home.with_name(self.journal.name))
        self.ledger.folders |= {p[:-1] for p in memory.ours if p.endswith("/")}
        self.recalled = {p for p in memory.ours if not p.endswith("/")}
        for path, digests in memory.maybe.items():
            if digest_on_disk(str(self.output / path)) in digests:
                self.recalled.add(path)

    def nothing(self) -> tuple[int, int, int]:
        """Say that nothing changed, and remember what was looked at."""
        if self.sources.changed or self.ledger.changes:
            with self.store.transaction():
                self.sources.save()
                self.ledger.save()
        for warning in self.before.warnings:
            self.reporter.problem(warning)
        for path in self.ledger.paths:
            self.reporter.kept(path)
        return 0, len(self.ledger), 0

    def beside(self, work: Callable[[], Done], count: int) -> Beside[Done]:
        """Begin *work* on *count* files in a process of its own, if that is many."""
        return Beside(work, self.means.jobs if count >= forked.MANY else 1)
