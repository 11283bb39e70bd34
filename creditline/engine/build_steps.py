"""The steps of a build in which something changed, in their order.

The facts of all files, the plan that follows from them, the pages that are stale,
and the change of the output folder.
"""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from ..errors import ContentErrors, errors
from .beginning import Run
from .commit import change, missing_folders, refuse_strange
from .digest import Digest
from .disk.place import staging_folder, sweep_staging
from .disk.transaction import Transaction, ancestors
from .explain import plainly, why
from .inputs import digest_of_inputs
from .memory import journal
from .memory.build_state import State
from .memory.ledger import Output, looks_now
from .memory.recipes import Recipes
from .protocol import Keeping, Place, Plan
from .stale import Wanted, owners
from .workers import pool
from .workers.conversion import cards_of, lose
from .workers.grouped_conversion import joined
from .workers.render import Bodies, RenderJob, Staged, render_batch

LOST = "", ""
"""What is known of an output that was not made before."""


class Moves(NamedTuple):
    """What a build changes in the output folder."""

    fresh: Sequence[Staged]
    orphans: Sequence[str]
    missing: set[str]
    """Folders that have to be made."""
    unknown: Mapping[str, Digest]
    """Outputs of which the ledger does not know, with what they will be."""


class Steps:
    """What one build makes."""

    def __init__(self, run: Run, now: State) -> None:
        """*now* is what the files were that *run* found."""
        self.run = run
        self.now = now
        self.site, self.store, self.means = run.site, run.store, run.means
        self.output, self.reporter, self.ledger = run.output, run.reporter, run.ledger
        settings = digest_of_inputs(now.settings)
        self.remembered = Recipes(run.store, run.target, settings)
        self.made: list[Output] = []
        """The outputs that this build has rendered."""

    def all(self) -> tuple[int, int, int]:
        """Do everything; count the outputs written, kept and removed."""
        anew, sources = self.run.options.clean, self.run.sources
        site, store, means = self.site, self.store, self.means
        all_facts = cards_of(site, store, sources, means, anew=anew)
        now = replace(self.now, sources=sources.fingerprints)
        known = joined(site, store, sources, all_facts, means, anew=anew)
        plan = site.assemble(sources.files(), known)
        wrong = tuple(plan.problems)
        if any(errors(wrong)):
            raise ContentErrors(wrong)
        for warning in wrong:
            self.reporter.problem(warning)
        return self.make(plan, all_facts.digests, replace(now, warnings=wrong))

    def make(
        self, plan: Plan, digests: Mapping[Place, Digest], now: State
    ) -> tuple[int, int, int]:
        """Render what is stale, commit it, and count."""
        if isinstance(plan, Keeping):
            self.remembered.keep = plan.keep
        recipes = plan.recipes
        wanted = Wanted(plan, recipes, owners(recipes, self.ledger.made))
        if self.run.options.clean:
            stale = dict.fromkeys(range(len(recipes)), False)
        else:
            stale = wanted.stale(self.ledger.made, self.run.damaged)
        ours = self.ledger.made.keys() | (self.run.recalled or set())
        orphans = sorted(ours - wanted.owners.keys())
        refuse_strange((*orphans, *self.ledger.folders))
        return self.put(wanted, digests, stale, orphans, now)

    def put(
        self,
        wanted: Wanted,
        digests: Mapping[Place, Digest],
        stale: Mapping[int, bool],
        orphans: Sequence[str],
        now: State,
    ) -> tuple[int, int, int]:
        """Make the stale recipes, put them in their places, and count."""
        staging = staging_folder(self.output, self.run.home)
        try:
            # What is kept of recipes is stored while others make their like; nobody
            # trusts it unless the ledger has the outputs that it tells of.
            with self.store.transaction():
                staged = self.render(wanted, digests, stale, staging / "tree")
                if self.run.options.explain:
                    self.tell_why(wanted, [p.output for p in staged if p.fresh])
                moves = self.begun(staged, orphans, now)
            removed = self.commit(wanted, staged, moves, staging, now)
        finally:
            sweep_staging(self.output, self.run.home)
        written = {piece.output for piece in staged if piece.fresh}
        for path in self.ledger.paths:
            (self.reporter.wrote if path in written else self.reporter.kept)(path)
        for path in removed:
            self.reporter.removed(path)
        return len(written), len(self.ledger) - len(written), len(removed)

    def tell_why(self, wanted: Wanted, fresh: Sequence[str]) -> None:
        """Tell the reporter why each output is about to be written."""
        tell = getattr(wanted.plan, "tell", plainly)
        for path in sorted(fresh):
            recipe = wanted.recipes[wanted.owners[path]]
            # Inputs are remembered under the first output.
            made = self.ledger.made
            before, _ = made.get(recipe.outputs[0], LOST) if path in made else LOST
            changes = why(recipe, before, self.remembered, tell)
            self.reporter.because(path, changes)

    def render(
        self,
        wanted: Wanted,
        digests: Mapping[Place, Digest],
        stale: Mapping[int, bool],
        tree: Path,
    ) -> list[Staged]:
        """Render the stale recipes into the staging folder."""
        numbers = list(stale)
        self.reporter.stage("render", len(stale))
        there: dict[str, Digest | None] = {}
        for number in numbers:
            for path in wanted.recipes[number].outputs:
                if known := self.ledger.known(path):
                    there[path] = self.run.damaged.get(path, known[1])
        bodies = Bodies(
            self.store.path,
            digests,
            self.site.convert,
            self.site.convert_key,
            self.run.sources.roots,
        )
        job = RenderJob(
            wanted.plan,
            wanted.recipes,
            there,
            str(self.output),
            str(tree),
            bodies,
            frozenset(number for number, alone in stale.items() if alone),
            first=not os.path.lexists(self.output),
        )
        staged: list[Staged] = []
        lost = partial(lose, self.reporter.note)
        self.run.prepared()
        try:
            # Neighbours share a folder, and a folder takes one new file at a time.
            for pieces in pool.spread(
                render_batch, job, numbers, self.means.jobs, lost, apart=True
            ):
                staged.extend(pieces)
                self.reporter.step(1)
                paths = [piece.output for piece in pieces]
                found = (piece.digest for piece in pieces)
                self.made += zip(paths, wanted.keys_of(paths), found, strict=True)
                if not self.run.options.explain:
                    self.add_recipe(wanted, paths[0])
        finally:
            bodies.close()
        if problems := [problem for piece in staged for problem in piece.problems]:
            raise ContentErrors(problems)
        return staged

    def add_recipe(self, wanted: Wanted, output: str) -> None:
        """Store what is to be kept of a recipe, if it is not what made *output*."""
        recipe = wanted.recipes[wanted.owners[output]]
        before = self.ledger.known(output)
        if before is None or before[0] != recipe.key:
            self.remembered.add(recipe)

    def begun(
        self, staged: Sequence[Staged], orphans: Sequence[str], now: State
    ) -> Moves:
        """What is about to be moved; the store says that it may be half done."""
        ledger = self.ledger
        # New pages come before those that link to them.
        fresh = sorted(
            (piece for piece in staged if piece.fresh),
            key=lambda piece: (bool(ledger.known(piece.output)), piece.output),
        )
        missing = missing_folders(
            self.output, (p.output for p in fresh), frozenset(orphans)
        )
        unknown = {p.output: p.digest for p in staged if not ledger.known(p.output)}
        if fresh or orphans or self.run.recalled is not None:
            begun = replace(now, complete=False)
            self.store.write("state", self.run.target, begun)
            journal.intend(self.run.journal, unknown, missing)
        return Moves(fresh, orphans, missing, unknown)

    def commit(
        self,
        wanted: Wanted,
        staged: Sequence[Staged],
        moves: Moves,
        staging: Path,
        now: State,
    ) -> list[str]:
        """Change the output folder and the ledger together; name what was removed."""
        ledger = self.ledger
        fresh, orphans, missing, unknown = moves
        first_time = not len(ledger)
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
            look = partial(looks_now, self.run.home.parent / "lock", self.output, paths)
            with self.run.beside(look, len(staged)) as looking:
                for path in orphans:
                    ledger.drop(path)
                ledger.folders |= transaction.made_folders
                ledger.folders -= transaction.lost_folders
                lost = (f"{folder}/" for folder in transaction.lost_folders)
                gone = [*orphans, *lost]
                # What is put back is ours again, and what is taken away nobody's.
                new = unknown.keys() - (self.run.recalled or set())
                back = partial(journal.confirm, self.run.journal, gone, sorted(new))
                transaction.did(back)
                journal.confirm(self.run.journal, unknown, gone)
                with self.store.transaction():
                    self.save(wanted)
                    ledger.note(self.made, *looking.result())
                    ledger.save()
                    done = replace(now, outputs=len(ledger))
                    self.store.write("state", self.run.target, done)
        journal.condense(
            self.run.journal,
            ledger.ours,
            len(ledger) + len(ledger.folders),
            surely=first_time or self.run.recalled is not None,
        )
        return removed

    def save(self, wanted: Wanted) -> None:
        """Keep of the recipes what is to be kept, once their outputs are in place."""
        self.remembered.save(wanted.recipes)
        plan = wanted.plan
        frame = plan.frame() if isinstance(plan, Keeping) else None
        self.store.write("frame", self.run.target, frame)

    def idle(self, wanted: Wanted) -> set[str]:
        """Folders of ours that hold no output any more."""
        made = self.ledger.made.keys()
        if self.run.recalled is None and made <= wanted.owners.keys():
            return set()
        needed = {folder for path in wanted.owners for folder in ancestors(path)}
        return self.ledger.folders - needed
