"""The scanned files of all roots, with what the store remembers of them."""

from collections.abc import Callable, Mapping, Sequence

from .digest import Digest
from .scan import Seen, fingerprint, scan
from .site import Root, SourceFile
from .store import Store


class Sources:
    """Every source file of a build, by root."""

    def __init__(self, store: Store, roots: Sequence[Root]) -> None:
        self.store = store
        self.roots = roots
        self.seen: dict[str, Seen] = {}
        self.changed: set[str] = set()

    def scan(self, clock: int, note: Callable[[str], None]) -> None:
        """Look at all roots, by the clock of the disk."""

        def ignored(link: str) -> None:
            note(f"{link} is a link that leads out of its folder; ignored")

        last = self.store.read("clock") or 0
        if clock < last:
            note("the clock went back; every file is read again")
        for root in self.roots:
            before = self.store.read("seen", root.name) if clock >= last else None
            found, news = scan(root, before or Seen(), clock, ignored)
            self.seen[root.name] = found
            if news:
                self.changed.add(root.name)

    @property
    def fingerprints(self) -> dict[str, Digest]:
        """One digest for each root: equal, if no file came, went or changed."""
        return {name: seen.fingerprint for name, seen in self.seen.items()}

    def files(self) -> dict[str, dict[str, SourceFile]]:
        """All files by root and path, in order."""
        return {name: seen.files(name) for name, seen in self.seen.items()}

    def correct(self, changes: Mapping[SourceFile, SourceFile | None]) -> None:
        """Take over what was found to have changed since the scan."""
        for old, new in changes.items():
            seen = self.seen[old.root]
            if new is None:
                del seen.digests[old.path], seen.signatures[old.path]
            else:
                seen.digests[old.path] = new.digest
                seen.signatures[old.path] = (new.size, new.mtime_ns, -1)
        for name in {old.root for old in changes}:
            self.seen[name].fingerprint = fingerprint(self.seen[name].digests)
            self.changed.add(name)

    def save(self, clock: int) -> None:
        """Remember the files, so that the next build need not read them."""
        for name in sorted(self.changed):
            self.store.write("seen", name, self.seen[name])
        self.store.write("clock", "", clock)
        self.changed.clear()
