"""Everything a site holds, in memory, and kept up with the disk."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import Any

from msgspec.structs import replace

from ..engine.digest import digest
from ..engine.disk.scan import walk
from ..engine.plan_only import Found
from ..engine.protocol import Converted, Place, Plan, Root, Site, SourceFile
from ..engine.workers.grouped_conversion import HeldGroups

# More than this at once is a checkout or a copy: looking at everything is quicker.
MANY = 200
# Bodies are made again when they are needed; these few are at hand.
BODIES = 64


class Live:
    """The files and facts of a site, brought up to date path by path.

    One thread brings them up to date; others may plan and ask for bodies
    meanwhile.
    """

    def __init__(self, site: Site, found: Found) -> None:
        self.site = site
        self.files = {root: dict(files) for root, files in found.files.items()}
        self.all_facts: dict[Place, Any] = dict(found.all_facts)
        # What is heard of changes names the folders themselves, not links to them.
        self._roots: Mapping[str, Root] = {
            root.name: replace(root, path=root.path.resolve()) for root in site.roots()
        }
        self._bodies: OrderedDict[Place, tuple[str, Any]] = OrderedDict()
        self._dates: dict[Place, tuple[int, ...]] = {}
        # Files of which a text was shown that is not the one known.
        self._ahead: set[Place] = set()
        self._undone: set[Place] = set()
        self._held = HeldGroups(site, self.files, self.all_facts)
        # Held for moments only: never while something is converted or planned.
        self._changing = threading.Lock()

    def refresh(self, paths: Iterable[Path]) -> list[Place]:
        """Look at these paths again; name the files that came, went or changed."""
        wanted = list(paths)
        places = [place for path in wanted for place in self._places(path)]
        if len(wanted) > MANY or any(self._is_folder(path) for path in wanted):
            return self._refresh_all()
        return [place for place in dict.fromkeys(places) if self._look(place)]

    def plan(self) -> Plan:
        """What the site would look like now."""
        with self._changing:
            files = {root: dict(files) for root, files in self.files.items()}
            all_facts = dict(self.all_facts)
        ordered = {root: dict(sorted(known.items())) for root, known in files.items()}
        whole = self._held.with_groups(ordered, all_facts, self._read)
        return self.site.assemble(ordered, whole)

    def known(self, place: Place) -> tuple[SourceFile | None, Any]:
        """A file, and its facts, as they are now."""
        root, path = place
        with self._changing:
            return self.files[root].get(path), self.all_facts.get(place)

    def known_facts(self) -> dict[Place, Any]:
        """The facts of now."""
        with self._changing:
            return dict(self.all_facts)

    def undone(self) -> set[Place]:
        """Files that are as they were, of which something else was shown; told once."""
        with self._changing:
            undone, self._undone = self._undone, set()
        return undone

    def _read(self, file: SourceFile) -> bytes:
        return (self._roots[file.root].path / file.path).read_bytes()

    def body(self, root: str, path: str) -> Any:
        """The body of a converted file, as it is on disk or was at hand last."""
        place = (root, path)
        with self._changing:
            known = self.files[root].get(path)
            at_hand = self._bodies.get(place)
            if at_hand and (known is None or at_hand[0] == known.digest):
                self._bodies.move_to_end(place)
                return at_hand[1]
        try:
            data = (self._roots[root].path / path).read_bytes()
        except FileNotFoundError:
            if at_hand:
                return at_hand[1]
            raise
        body = self.site.convert(path, data).body
        read = digest(data)
        if known is not None and known.digest != read:
            # Shown before it was noticed: if it is undone by then, that is a change.
            with self._changing:
                self._ahead.add(place)
        self._keep(place, read, body)
        return body

    def _places(self, path: Path) -> Iterable[Place]:
        """What a path on disk is called: a file may lie below several roots."""
        for name, root in self._roots.items():
            if not path.is_relative_to(root.path):
                continue
            below = path.relative_to(root.path)
            ignored = any(p.startswith(".") or p.endswith("~") for p in below.parts)
            wanted = not root.suffixes or path.name.lower().endswith(root.suffixes)
            deep = len(below.parts) > 1 and not root.recursive
            if wanted and not deep and (root.hidden or not ignored):
                yield name, below.as_posix()

    def _is_folder(self, path: Path) -> bool:
        """Whether a path is a folder, or was one a moment ago."""
        if path.is_dir() or any(
            r.path.is_relative_to(path) for r in self._roots.values()
        ):
            return True
        return any(
            any(known.startswith(f"{below}/") for known in self.files[root])
            for root, below in self._places(path)
            if below not in self.files[root]
        )

    def _look(self, place: Place) -> bool:
        """Bring one file up to date; say whether it had changed."""
        name, path = place
        root = self._roots[name]
        target = root.path / path
        try:
            # A link out of the folder is not followed, here as in a build.
            outside = not target.resolve().is_relative_to(root.path)
            # Before it is read: what is written meanwhile shows in its dates.
            status = target.stat()
            # Whoever reads a pipe waits for somebody who writes into it.
            file = S_ISREG(status.st_mode) and not outside
            data = target.read_bytes() if file else None
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            data = None
        if data is None:
            with self._changing:
                self.all_facts.pop(place, None)
                return self.files[name].pop(path, None) is not None
        known = self.files[name].get(path)
        found = SourceFile(name, path, digest(data), len(data), status.st_mtime_ns)
        same = known is not None and known.digest == found.digest
        made = None if same else self._converted(found, data)
        with self._changing:
            self._dates[place] = (status.st_mtime_ns, status.st_ctime_ns)
            self.files[name][path] = found
            if made:
                self.all_facts[place] = made.facts
            undone = same and place in self._ahead
            self._ahead.discard(place)
            if undone:
                self._undone.add(place)
        if made:
            self._keep(place, found.digest, made.body)
        return undone or not same

    def _converted(self, file: SourceFile, data: bytes) -> Converted | None:
        """The facts and body of a file, if it is one that is converted."""
        wanted = self.site.converts(file)
        return self.site.convert(file.path, data) if wanted else None

    def _refresh_all(self) -> list[Place]:
        """Look again at everything that may have changed, by size and dates."""
        changed = []
        for name, root in self._roots.items():
            there = dict(walk(root, lambda _: None))
            known = self.files[name]
            for path in sorted(there.keys() | known.keys()):
                place = (name, path)
                if path in there and path in known:
                    size, *dates = there[path]
                    # Of a file that was not looked at here, one date is known.
                    before = self._dates.get(place, (known[path].mtime_ns,))
                    if size == known[path].size and before == (*dates,)[: len(before)]:
                        continue
                if self._look(place):
                    changed.append(place)
        return changed

    def _keep(self, place: Place, known: str, body: Any) -> None:
        """Have a body at hand, and forget the one that nobody asked for longest."""
        with self._changing:
            self._bodies[place] = (known, body)
            self._bodies.move_to_end(place)
            while len(self._bodies) > BODIES:
                self._bodies.popitem(last=False)
