"""Edits that only the pages of their texts show.

Most edits change a text and nothing that any other page tells of it.  Then no other
file's facts are read, and nothing is assembled or planned: what makes the page of
such a text was kept by the last build, and the digest of the text is all that is new.
Whatever is not as simple as that goes the long way, and finds its conversions made.
"""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from .build_steps import Steps, Wanted
from .explain import Kept
from .memory.conversions import Conversions, facts_of, key_of
from .protocol import Editable, Place, Recipe, SourceFile
from .workers.conversion import convert_all, remember

FEW = 16
"""So many texts are looked at one by one."""


class EditedTexts(Steps):
    """A build that goes on from what the last one kept."""

    def tried(self) -> tuple[int, int, int] | None:
        """Do everything, and count; None if it takes a whole plan."""
        if not isinstance(self.site, Editable) or not self.is_simple():
            return None
        edits = self.run.sources.edits()
        if edits is None or not 0 < len(edits) <= FEW:
            return None
        files = [new for _, new in edits]
        self.kept = {new[:2]: kept for new in files if (kept := self.of(new))}
        if len(self.kept) < len(files):
            return None
        conversions = self.converted(self.site, edits)
        if conversions is None:
            return None
        plan = self.site.edited(
            self.store.read("frame", self.run.target),
            {file: self.kept[file[:2]].job for file in files},
            self.facts_of,
        )
        # Other processes look for what was touched meanwhile.
        if plan is None or self.run.damaged:
            return None
        remember(self.store, self.run.sources, conversions)
        recipes = [
            Recipe(
                kept.outputs,
                kept.inputs(conversions.digests[place]),
                plan.jobs[place],
                place,
            )
            for place, kept in self.kept.items()
        ]
        keys = [recipe.key for recipe in recipes]
        owners = {path: n for n, r in enumerate(recipes) for path in r.outputs}
        wanted = Wanted(plan, recipes, keys, owners)
        warnings = self.run.before.warnings
        for warning in warnings:
            self.reporter.problem(warning)
        now = replace(self.now, warnings=warnings)
        return self.put(wanted, conversions.digests, range(len(recipes)), (), now)

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

    def of(self, file: SourceFile) -> Kept | None:
        """What was kept of the page of a text of which there was nothing to say."""
        if any(said.path.endswith(file.path) for said in self.run.before.warnings):
            return None
        kept = self.reasons.of_text((file.root, file.path))
        if kept is None:
            return None
        made = [self.ledger.known(path) for path in kept.outputs]
        return kept if all(m is not None and m[0] == kept.key for m in made) else None

    def converted(
        self, site: Editable, edits: Sequence[tuple[SourceFile, SourceFile]]
    ) -> Conversions | None:
        """The edited texts; None if any of them says something else to other pages."""
        files, key = [new for _, new in edits], self.now.convert_key
        found = Conversions(self.store, key, [file[:2] for file in files])
        before = {old[:2]: facts_of(self.store, key_of(old, key)) for old, _ in edits}
        missing = [f for f in files if not found.revived(f)]
        roots = self.run.sources.roots
        if missing and convert_all(
            missing, roots, found, self.site.convert, self.means
        ):
            return None  # some of them are being written
        now = found.all_facts
        alike = (
            was is not None and site.is_alike(was, now[place])
            for place, was in before.items()
        )
        return found if all(alike) else None

    def facts_of(self, place: Place) -> Any:
        """The facts of any file, None if they are not known."""
        root, path = place
        known = self.run.sources.seen[root].digest(path)
        if known is None:
            return None
        file = SourceFile(root, path, known, 0, 0)
        return facts_of(self.store, key_of(file, self.now.convert_key))

    def remembering(self, wanted: Wanted) -> Callable[[], None]:
        """What was kept of the recipes is so again, with their new keys."""

        def remember() -> None:
            for recipe in wanted.recipes:
                assert recipe.text is not None
                self.reasons.exchange(self.kept[recipe.text], recipe)

        return remember

    def idle(self, _wanted: Wanted) -> set[str]:
        """No page goes away, and no folder with it."""
        return set()
