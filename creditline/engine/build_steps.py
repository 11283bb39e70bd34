"""The parts of one build, in the order in which they happen."""

import os
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from ..errors import ContentErrors, errors
from .commit import change, missing_folders, refuse_strange
from .digest import Digest
from .disk.lock import disk_clock
from .disk.place import staging_folder, sweep_staging
from .disk.transaction import Transaction, ancestors
from .explain import Reasons, plainly, why
from .memory import journal
from .memory.blob import Untrusted
from .memory.build_state import State, Wanted, owners
from .memory.conversions import Conversions
from .memory.ledger import Ledger, digest_on_disk, looks_now, target_of
from .memory.sources import Sources
from .memory.store import Store
from .protocol import Options, Plan, Site
from .workers import forked, pool
from .workers.conversion import Means, cards_of, lose
from .workers.forked import Beside, Done
from .workers.grouped_conversion import joined
from .workers.render import Bodies, RenderJob, Staged, render_batch

Changed: TypeAlias = Mapping[str, "array[int]"]


class Run:
    """One build of one site into one folder."""

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
        self.reasons = Reasons(store, self.target)
        self.recalled: set[str] | None = None
        self.looked: Callable[[], Changed] = partial(self.ledger.changed, output)

    def all(self) -> tuple[int, int, int]:
        """Do everything; count the outputs written, kept and removed."""
        sweep_staging(self.output, self.home)
        # Whether a page was touched need not be known before pages are made.
        with self.beside(self.looked, len(self.ledger)) as looking:
            self.looked = looking.result
            return self.build()

    def build(self) -> tuple[int, int, int]:
        """Find out what there is, and what to make of it."""
        before = self.store.read("state", self.target) or State()
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
        if same and not self.options.clean and not self.damaged:
            return self.nothing(before)
        all_facts = cards_of(
            self.site, self.store, self.sources, self.means, anew=self.options.clean
        )
        now = replace(now, sources=self.sources.fingerprints)
        known = joined(
            self.site,
            self.store,
            self.sources,
            all_facts,
            self.means,
            anew=self.options.clean,
        )
        plan = self.site.assemble(self.sources.files(), known)
        wrong = tuple(plan.problems)
        if any(errors(wrong)):
            raise ContentErrors(wrong)
        for warning in wrong:
            self.reporter.problem(warning)
        return self.make(plan, all_facts, replace(now, warnings=wrong))

    @cached_property
    def damaged(self) -> dict[str, Digest | None]:
        """The outputs that are not what we left there, with the digest of what is."""
        return self.ledger.damaged(self.output, self.clock, self.looked())

    def recall(self) -> None:
        """Learn from the journal what is ours, after a kill or a lost store."""
        memory = journal.recall(self.home.with_name(self.journal.name))
        self.ledger.folders |= {p[:-1] for p in memory.ours if p.endswith("/")}
        self.recalled = {p for p in memory.ours if not p.endswith("/")}
        for path, digests in memory.maybe.items():
            if digest_on_disk(str(self.output / path)) in digests:
                self.recalled.add(path)

    def nothing(self, before: State) -> tuple[int, int, int]:
        """Nothing changed: say so, and remember what was looked at."""
        if self.sources.changed or self.ledger.changes:
            with self.store.transaction():
                self.sources.save()
                self.ledger.save()
        for warning in before.warnings:
            self.reporter.problem(warning)
        for path in self.ledger.paths:
            self.reporter.kept(path)
        return 0, len(self.ledger), 0

    def make(
        self, plan: Plan, all_facts: Conversions, now: State
    ) -> tuple[int, int, int]:
        """Render what is stale, commit it, and count."""
        recipes = plan.recipes
        keys = [recipe.key for recipe in recipes]
        wanted = Wanted(plan, recipes, keys, owners(recipes, self.ledger.made))
        stale = sorted(self.stale(wanted))
        ours = self.ledger.made.keys() | (self.recalled or set())
        orphans = sorted(ours - wanted.owners.keys())
        refuse_strange((*orphans, *self.ledger.folders))
        staging = staging_folder(self.output, self.home)
        try:
            staged = self.render(wanted, all_facts, stale, staging / "tree")
            if self.options.explain:
                self.tell_why(wanted, [p.output for p in staged if p.fresh])
            removed = self.commit(wanted, staged, orphans, staging, now)
        finally:
            sweep_staging(self.output, self.home)
        written = {piece.output for piece in staged if piece.fresh}
        for path in sorted(wanted.owners):
            (self.reporter.wrote if path in written else self.reporter.kept)(path)
        for path in removed:
            self.reporter.removed(path)
        return len(written), len(wanted.owners) - len(written), len(removed)

    def tell_why(self, wanted: Wanted, fresh: Sequence[str]) -> None:
        """Tell the reporter why each output is about to be written."""
        tell = getattr(wanted.plan, "tell", plainly)
        for path in sorted(fresh):
            number = wanted.owners[path]
            before, _ = self.ledger.made.get(path, ("", ""))
            key = wanted.keys[number]
            changes = why(wanted.recipes[number], key, before, self.reasons, tell)
            self.reporter.because(path, changes)

    def stale(self, wanted: Wanted) -> set[int]:
        """The recipes of which some output is not on disk as it would be made."""
        if self.options.clean:
            return set(range(len(wanted.recipes)))
        owners, keys = wanted.owners, wanted.keys
        found = {owners[path] for path in self.damaged if path in owners}
        known = self.ledger.made.get
        for path, number in owners.items():
            made = known(path)
            if made is None or made[0] != keys[number]:
                found.add(number)
        return found

    def render(
        self, wanted: Wanted, all_facts: Conversions, stale: Sequence[int], tree: Path
    ) -> list[Staged]:
        """Render the stale recipes into the staging folder."""
        self.reporter.stage("render", len(stale))
        there: dict[str, Digest | None] = {}
        for number in stale:
            for path in wanted.recipes[number].outputs:
                if path in self.ledger.made:
                    known = self.ledger.made[path][1]
                    there[path] = self.damaged.get(path, known)
        bodies = Bodies(
            self.store.path,
            all_facts.digests,
            self.site.convert,
            self.site.convert_key,
            self.sources.roots,
        )
        job = RenderJob(
            wanted.plan,
            wanted.recipes,
            there,
            str(self.output),
            str(tree),
            bodies,
            first=not os.path.lexists(self.output),
        )
        staged: list[Staged] = []
        lost = partial(lose, self.reporter.note)
        try:
            # Neighbours share a folder, and a folder takes one new file at a time.
            for pieces in pool.spread(
                render_batch, job, stale, self.means.jobs, lost, apart=True
            ):
                staged.extend(pieces)
                self.reporter.step(1)
        finally:
            bodies.close()
        if problems := [problem for piece in staged for problem in piece.problems]:
            raise ContentErrors(problems)
        return staged

    def commit(
        self,
        wanted: Wanted,
        staged: Sequence[Staged],
        orphans: Sequence[str],
        staging: Path,
        now: State,
    ) -> list[str]:
        """Change the output folder and the ledger together; name what was removed."""
        ledger = self.ledger
        # New pages come before those that link to them.
        fresh = sorted(
            (piece for piece in staged if piece.fresh),
            key=lambda piece: (piece.output in ledger.made, piece.output),
        )
        gone = frozenset(orphans)
        missing = missing_folders(self.output, (p.output for p in fresh), gone)
        first_time = not ledger.made
        known = {key for key, _ in ledger.made.values()}
        unknown = {p.output: p.digest for p in staged if p.output not in ledger.made}
        if fresh or orphans or self.recalled is not None:
            with self.store.transaction():
                begun = replace(now, complete=False)
                self.store.write("state", self.target, begun)
            journal.intend(self.journal, unknown, missing)
        with Transaction(self.output, staging / "aside") as transaction:
            removed = change(
                transaction,
                staging / "tree",
                fresh,
                orphans,
                missing,
                self.idle(wanted),
            )
            paths = [piece.output for piece in staged]
            keys = [wanted.keys[wanted.owners[path]] for path in paths]
            made = list(zip(paths, keys, (p.digest for p in staged), strict=True))
            look = partial(looks_now, self.home.parent / "lock", self.output, paths)
            with self.beside(look, len(staged)) as looking:
                for path in orphans:
                    ledger.drop(path)
                ledger.folders |= transaction.made_folders
                ledger.folders -= transaction.lost_folders
                journal.confirm(
                    self.journal,
                    unknown,
                    [*orphans, *(f"{folder}/" for folder in transaction.lost_folders)],
                )
                with self.store.transaction():
                    self.reasons.save(wanted.recipes, wanted.keys, known)
                    ledger.note(made, *looking.result())
                    ledger.save()
                    done = replace(now, outputs=len(ledger))
                    self.store.write("state", self.target, done)
        journal.condense(
            self.journal,
            [*ledger.made, *(f"{folder}/" for folder in ledger.folders)],
            surely=first_time or self.recalled is not None,
        )
        return removed

    def idle(self, wanted: Wanted) -> set[str]:
        """Folders of ours that hold no output any more."""
        if self.recalled is None and self.ledger.made.keys() <= wanted.owners.keys():
            return set()
        needed = {folder for path in wanted.owners for folder in ancestors(path)}
        return self.ledger.folders - needed

    def beside(self, work: Callable[[], Done], count: int) -> Beside[Done]:
        """Begin *work* on *count* files in a process of its own, if that is many."""
        return Beside(work, self.means.jobs if count >= forked.MANY else 1)
