"""The scanned files of all roots, with what the store remembers of them."""

from collections.abc import Callable, Mapping, Sequence

from ..digest import Digest, unsettled
from ..disk.scan import Seen, scan, seen_from
from ..protocol import Root, SourceFile
from .store import Store


class Sources:
    """Every source file of a build, by root."""

    def __init__(self, store: Store, roots: Sequence[Root], clock: int) -> None:
        self.store = store
        self.roots = roots
        self.clock = clock
        self.seen: dict[str, Seen] = {}
        self.before: dict[str, Seen] = {}
        self.changed: set[str] = set()

    def scan(self, note: Callable[[str], None]) -> None:
        """Look at all roots."""

        def ignored(link: str) -> None:
            note(f"{link} is a link that leads out of its folder; ignored")

        clock = self.clock
        last = self.store.read("clock") or 0
        if clock < last:
            note("the clock went back; every file is read again")
        for root in self.roots:
            before = self.store.read("seen", root.name) if clock >= last else None
            self.before[root.name] = before or Seen()
            seen, news = scan(root, self.before[root.name], clock, ignored)
            self.seen[root.name] = seen
            if news:
                self.changed.add(root.name)

    @property
    def fingerprints(self) -> dict[str, Digest]:
        """One digest for each root: equal, if no file came, went or changed."""
        return {name: seen.fingerprint for name, seen in self.seen.items()}

    def files(self) -> dict[str, dict[str, SourceFile]]:
        """All files by root and path, in order."""
        return {name: seen.files(name) for name, seen in self.seen.items()}

    def edits(self) -> list[tuple[SourceFile, SourceFile]] | None:
        """The files with other bytes than when they were last seen, before and after.

        None if any file came or went.
        """
        found: list[tuple[SourceFile, SourceFile]] = []
        for name in sorted(self.changed):
            before, now = self.before[name], self.seen[name]
            if before.paths != now.paths:
                return None
            pairs = enumerate(zip(before.digests, now.digests, strict=True))
            found += [
                (before.file(name, at), now.file(name, at))
                for at, (was, is_now) in pairs
                if was != is_now
            ]
        return found

    def correct(self, changes: Mapping[SourceFile, SourceFile | None]) -> None:
        """Take over what was found to have changed since the scan."""
        for name in {old.root for old in changes}:
            rows = self.seen[name].rows()
            for old, new in changes.items():
                if old.root != name:
                    continue
                if new is None:
                    del rows[old.path]
                else:
                    rows[old.path] = (unsettled(rows[old.path][0]), new.digest)
            self.seen[name] = seen_from((path, *row) for path, row in rows.items())
            self.changed.add(name)

    def save(self) -> None:
        """Remember the files, so that the next build need not read them."""
        for name in sorted(self.changed):
            self.store.write("seen", name, self.seen[name])
        self.store.write("clock", "", self.clock)
        self.changed.clear()
