"""Edits that move nothing: made again are the pages that show them, and no other.

Most edits change a text, or what lists say of it, and leave every story in its place.
Then no other file's facts are read but those that these pages show, and nothing is
assembled or planned: what makes the pages besides was kept by the last build.
Whatever is not as simple as that goes the long way, and finds its conversions made.
"""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from .beginning import Run
from .build_steps import Steps
from .digest import Digest
from .inputs import digest_unframed
from .memory.build_state import State
from .memory.conversions import Conversions, facts_of, key_of
from .protocol import Editable, Kept, Place, SourceFile
from .stale import Wanted
from .workers.conversion import convert_all, remember

FEW = 16
"""So many texts are looked at one by one."""


class EditedTexts(Steps):
    """A build that goes on from what the last one kept.

    It is what a site looks things up in: see `Memory` in `protocol`.
    """

    def __init__(self, run: Run, now: State) -> None:
        super().__init__(run, now)
        self.digests: dict[Place, Digest] = {}
        """Those of all files of which anything is asked."""

    def tried(self) -> tuple[int, int, int] | None:
        """Do everything, and count; None if it takes a whole plan."""
        if not isinstance(self.site, Editable) or not self.is_simple():
            return None
        files = self.run.sources.edits()
        if files is None or not 0 < len(files) <= FEW:
            return None
        texts = [new[:2] for _, new in files]
        if not (all(map(self.is_quiet, texts)) and all(map(self.of_text, texts))):
            return None
        conversions = self.converted([new for _, new in files])
        if conversions is None:
            return None
        now = conversions.all_facts
        edits = {new: (self.was(old), now[new[:2]]) for old, new in files}
        frame = self.store.read("frame", self.run.target)
        plan = self.site.edited(frame, edits, self)
        # Other processes look for what was touched meanwhile.
        if plan is None or not all(map(self.holds, plan.before)) or self.run.damaged:
            return None
        remember(self.store, self.run.sources, conversions)
        self.remembered.keep = plan.keep
        recipes = plan.recipes
        owners = {path: n for n, r in enumerate(recipes) for path in r.outputs}
        wanted = Wanted(plan, recipes, owners)
        warnings = self.run.before.warnings
        for warning in warnings:
            self.reporter.problem(warning)
        kept = enumerate(plan.before)
        stale = {n: False for n, was in kept if was.key != recipes[n].key}
        done = replace(self.now, warnings=warnings)
        return self.put(wanted, self.digests, stale, (), done)

    def is_simple(self) -> bool:
        """Whether the last build ended well, and nothing but sources changed since."""
        before, now, options = self.run.before, self.now, self.run.options
        seen = {name: s.fingerprint for name, s in self.run.sources.before.items()}
        return (
            replace(before, outputs=0, warnings=())
            == replace(now, sources=before.sources)
            and before.sources == seen
            and not (options.clean or options.explain)
        )

    def is_quiet(self, place: Place) -> bool:
        """Whether there was nothing to say of a file."""
        warnings = self.run.before.warnings
        return not any(said.path.endswith(place[1]) for said in warnings)

    def holds(self, kept: Kept) -> bool:
        """Whether the outputs of a recipe are what it made when it was kept."""
        made = map(self.ledger.known, kept.outputs)
        keys = kept.key, digest_unframed(kept.own, kept.parts)
        return all(known is not None and known[0] in keys for known in made)

    def converted(self, files: Sequence[SourceFile]) -> Conversions | None:
        """The edited texts; None if some of them are being written."""
        found = Conversions(
            self.store, self.now.convert_key, [file[:2] for file in files]
        )
        missing = [f for f in files if not found.revived(f)]
        roots = self.run.sources.roots
        if missing and convert_all(
            missing, roots, found, self.site.convert, self.means
        ):
            return None
        return found

    def was(self, file: SourceFile) -> Any:
        """The facts of a file as the last build found it."""
        return facts_of(self.store, key_of(file, self.now.convert_key))

    # What a site asks of the last build.

    def digest(self, place: Place) -> Digest | None:
        """The digest of a file as it is now."""
        root, path = place
        known = self.run.sources.seen[root].digest(path)
        if known is not None:
            self.digests[place] = known
        return known

    def facts(self, place: Place) -> Any:
        """The facts of a file as it is now, None if they are not known."""
        known = self.digest(place)
        return None if known is None else self.was(SourceFile(*place, known, 0, 0))

    def of_text(self, place: Place) -> Kept | None:
        """The recipe of a text, None if it is not known."""
        return self.remembered.of_text(place)

    def showing(self, place: Place) -> Sequence[Kept | None]:
        """All recipes that show a file, None for each that is not known."""
        return self.remembered.showing(place)

    def save(self, _wanted: Wanted) -> None:
        """No recipe goes away, and all that changed are stored."""
        self.remembered.flush()

    def idle(self, _wanted: Wanted) -> set[str]:
        """No page goes away, and no folder with it."""
        return set()
