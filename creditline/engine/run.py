"""The parts of one build, in the order in which they happen."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ..errors import ContentErrors, Problem, errors
from . import explain, journal, pool
from .commit import Commit, ancestors, in_the_way, refuse_obstacles
from .conversion import convert_all, lose
from .conversions import Conversions
from .digest import Digest, settled, unsettled
from .ledger import ABSENT, Ledger, Made, digest_on_disk, look, target_of
from .lock import disk_clock
from .place import staging_folder, sweep_staging
from .render import Bodies, Kitchen, Staged, cook
from .report import Reporter
from .site import Plan, Recipe, Site
from .sources import Sources
from .store import Store


@dataclass(frozen=True, slots=True)
class Options:
    """How to build, which must not change what is built."""

    jobs: int
    executor: Executor | None
    clean: bool
    explain: bool


@dataclass(frozen=True, slots=True)
class State:
    """The last build of one output folder.

    While ``complete`` is false, its pages are being moved, or were when it was
    killed.
    """

    settings: Mapping[str, Digest] = field(default_factory=dict)
    convert_key: str = ""
    sources: Mapping[str, Digest] = field(default_factory=dict)
    complete: bool = False
    warnings: tuple[Problem, ...] = field(default=(), compare=False)


class Run:
    """One build of one site into one folder."""

    def __init__(
        self,
        site: Site,
        output: Path,
        home: Path,
        store: Store,
        clock: int,
        options: Options,
        reporter: Reporter,
    ) -> None:
        self.site = site
        self.output = output
        self.home = home
        self.store = store
        self.clock = clock
        self.options = options
        self.reporter = reporter
        self.target = target_of(output, home)
        self.journal = store.path.with_name(f"made-{self.target}.txt")
        self.roots = site.roots()
        self.sources = Sources(store, self.roots)
        self.ledger = Ledger(store, self.target)
        self.current: dict[str, Digest] = {}
        self.recalled: set[str] = set()

    def all(self) -> tuple[int, int, int]:
        """Do everything; count the outputs written, kept and removed."""
        sweep_staging(self.output, self.home)
        before = self.store.read("state", self.target) or State()
        self.sources.scan(self.clock, self.reporter.note)
        now = State(
            dict(self.site.settings_inputs()),
            self.site.convert_key,
            self.sources.fingerprints,
            True,
        )
        if not before.complete:
            self.recall()
        whole = self.verify()
        if whole and before == now and not self.options.clean:
            return self.nothing(before)
        cards = self.convert()
        now = replace(now, sources=self.sources.fingerprints)
        plan = self.site.assemble(self.sources.files(), cards.cards)
        wrong = tuple(plan.problems)
        if any(errors(wrong)):
            raise ContentErrors(wrong)
        for warning in wrong:
            self.reporter.problem(warning)
        return self.make(plan, cards, replace(now, warnings=wrong))

    def recall(self) -> None:
        """Learn from the journal what is ours, after a kill or a lost store."""
        memory = journal.recall(self.home.with_name(self.journal.name))
        self.ledger.folders |= {p[:-1] for p in memory.ours if p.endswith("/")}
        self.recalled = {p for p in memory.ours if not p.endswith("/")}
        for path, digests in memory.maybe.items():
            if digest_on_disk(str(self.output / path)) in digests:
                self.recalled.add(path)

    def verify(self) -> bool:
        """Compare every output with what we left there; say if all is well."""
        prefix = f"{self.output}/"
        whole = True
        for path, made in list(self.ledger.made.items()):
            sign = look(prefix + path)
            if sign == made.signature:
                self.current[path] = made.digest
                continue
            found = None if sign == ABSENT else digest_on_disk(prefix + path)
            if found is not None:
                self.current[path] = found
            if found == made.digest:
                sign = sign if settled(sign[1], self.clock) else unsettled(sign)
                self.ledger.put(path, made._replace(signature=sign))
            else:
                whole = False
        return whole

    def nothing(self, before: State) -> tuple[int, int, int]:
        """Nothing changed: say so, and remember what was looked at."""
        if self.sources.changed or self.ledger.touched:
            with self.store.transaction():
                self.sources.save(self.clock)
                self.ledger.save()
        for warning in before.warnings:
            self.reporter.problem(warning)
        for path in sorted(self.ledger.made):
            self.reporter.kept(path)
        return 0, len(self.ledger.made), 0

    def convert(self) -> Conversions:
        """Bring the cards up to date with the files, and remember both."""
        cards = Conversions(self.store, self.site.convert_key)
        wanted = [
            file
            for files in self.sources.files().values()
            for file in files.values()
            if self.site.converts(file)
        ]
        missing = cards.missing(wanted)
        if self.options.clean:
            missing = wanted
        if missing:
            changed = convert_all(
                missing,
                {root.name: root.path for root in self.roots},
                cards,
                self.store,
                self.site.convert,
                self.options.jobs,
                self.options.executor,
                self.reporter,
            )
            self.sources.correct(changed)
        number = (self.store.read("builds") or 0) + 1
        with self.store.transaction():
            self.store.write("builds", "", number)
            self.sources.save(self.clock)
            cards.save(number)
            cards.sweep(number)
        return cards

    def make(self, plan: Plan, cards: Conversions, now: State) -> tuple[int, int, int]:
        """Render what is stale, commit it, and count."""
        recipes = plan.recipes
        keys = [recipe.key for recipe in recipes]
        owned = owners(recipes)
        stale = [
            number
            for number, recipe in enumerate(recipes)
            if self.options.clean
            or not all(self.holds(path, keys[number]) for path in recipe.outputs)
        ]
        if self.options.explain:
            self.tell_why(recipes, keys, stale)
        ours = self.ledger.made.keys() | self.recalled
        orphans = sorted(ours - owned.keys())
        staging = staging_folder(self.output, self.home)
        try:
            staged = self.render(plan, cards, stale, staging)
            fresh = sorted(piece for piece in staged if piece.scratch)
            removed = self.commit(owned, keys, staged, orphans, staging, now, recipes)
        finally:
            sweep_staging(self.output, self.home)
        written = {piece.output for piece in fresh}
        for path in sorted(owned):
            (self.reporter.wrote if path in written else self.reporter.kept)(path)
        for path in removed:
            self.reporter.removed(path)
        return len(fresh), len(owned) - len(fresh), len(removed)

    def holds(self, path: str, key: Digest) -> bool:
        """Whether an output is on disk as a recipe of this key makes it."""
        made = self.ledger.made.get(path)
        return (
            made is not None
            and made.key == key
            and self.current.get(path) == made.digest
        )

    def tell_why(
        self, recipes: Sequence[Recipe], keys: Sequence[Digest], stale: Sequence[int]
    ) -> None:
        """Tell the reporter why each stale output is made again."""
        for number in stale:
            for path in recipes[number].outputs:
                made = self.ledger.made.get(path)
                inputs = self.ledger.inputs(made.key) if made else None
                changes = explain.reasons(recipes[number], keys[number], made, inputs)
                self.reporter.because(path, changes)

    def render(
        self, plan: Plan, cards: Conversions, stale: Sequence[int], staging: Path
    ) -> list[Staged]:
        """Render the stale recipes into the staging folder."""
        self.reporter.stage("render", len(stale))
        bodies = Bodies(
            self.store.path,
            cards.digests,
            self.site.convert,
            self.site.convert_key,
            self.roots,
        )
        kitchen = Kitchen(
            plan, plan.recipes, self.current, str(self.output), str(staging), bodies
        )
        staged: list[Staged] = []
        lost = partial(lose, self.reporter.note)
        try:
            for pieces in pool.spread(cook, kitchen, stale, self.options.jobs, lost):
                staged.extend(pieces)
                self.reporter.step(1)
        finally:
            bodies.close()
        return staged

    def commit(
        self,
        owned: Mapping[str, int],
        keys: Sequence[Digest],
        staged: Sequence[Staged],
        orphans: Sequence[str],
        staging: Path,
        now: State,
        recipes: Sequence[Recipe],
    ) -> list[str]:
        """Change the output folder and the ledger together; name what was removed."""
        fresh = sorted(piece for piece in staged if piece.scratch)
        # New pages come before those that link to them.
        fresh.sort(key=lambda piece: piece.output in self.ledger.made)
        refuse_obstacles(self.output, [p.output for p in fresh], frozenset(orphans))
        digests = {piece.output: piece.digest for piece in staged}
        unknown = {p: d for p, d in digests.items() if p not in self.ledger.made}
        before = set(made.key for made in self.ledger.made.values())
        with self.store.transaction():
            self.store.write("state", self.target, replace(now, complete=False))
        journal.intend(self.journal, unknown)
        with Commit(self.output, staging / "aside") as commit:
            first = in_the_way(digests, orphans)
            removed = [path for path in first if commit.remove(path)]
            commit.remove_empty(self.emptied(first))
            for piece in fresh:
                commit.put(piece.scratch, piece.output)
            rest = [path for path in orphans if path not in set(first)]
            removed += [path for path in rest if commit.remove(path)]
            commit.remove_empty(self.emptied(rest))
            self.note_made(digests, {path: keys[owned[path]] for path in digests})
            for path in orphans:
                self.ledger.drop(path)
            self.ledger.folders |= commit.made_folders
            self.ledger.folders -= commit.lost_folders
            folders = [f"{folder}/" for folder in sorted(commit.made_folders)]
            gone = [f"{folder}/" for folder in sorted(commit.lost_folders)]
            journal.confirm(self.journal, [*unknown, *folders], [*orphans, *gone])
            with self.store.transaction():
                self.ledger.save()
                self.ledger.drop_inputs(sorted(before - set(keys)))
                self.ledger.keep_inputs(
                    (key, recipe.inputs)
                    for key, recipe in zip(keys, recipes, strict=True)
                    if key not in before
                )
                self.store.write("state", self.target, now)
        return sorted(removed)

    def emptied(self, removed: Sequence[str]) -> set[str]:
        """Those folders of ours that held what was removed."""
        above = {folder for path in removed for folder in ancestors(path)}
        return above & self.ledger.folders

    def note_made(
        self, digests: Mapping[str, Digest], keys: Mapping[str, Digest]
    ) -> None:
        """Enter what was rendered into the ledger, as it is on disk now."""
        clock = disk_clock(self.home.parent / "lock")
        for path, known in sorted(digests.items()):
            sign = look(f"{self.output}/{path}")
            if not settled(sign[1], clock):
                sign = unsettled(sign)
            self.ledger.put(path, Made(keys[path], known, sign))


def owners(recipes: Sequence[Recipe]) -> dict[str, int]:
    """Which recipe makes which output; no two may make the same."""
    owned: dict[str, int] = {}
    for number, recipe in enumerate(recipes):
        for path in recipe.outputs:
            if not journal.below(path) or path.endswith("/"):
                raise ValueError(f"{path!r} is not a path below the output folder")
            if path in owned:
                raise ValueError(f"two recipes make {path}")
            owned[path] = number
    return owned
