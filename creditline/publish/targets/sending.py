"""Sending a published tree to a host that keeps files.

The host's own copy of the list (``manifest.json``) says which of its files
came from us; the others are not touched, see `foreign`.  While we send, it names
both the old files and the new ones: if the connection breaks, the next
deployment still knows what it may remove.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol, TypeAlias

from msgspec import Struct

from ..manifest import MANIFEST, Manifest, named, parse
from .changes import Changes, changes
from .foreign import foreign

Say: TypeAlias = Callable[[str], None]
"""Hears of each file that was sent or removed."""


class Target(Protocol):
    """Somewhere a whole tree can be sent.

    Both raise `ForeignFilesError` where other people's files stand in the way,
    unless ``adopt`` says that these become ours.
    """

    def planned(
        self, root: Path, manifest: Manifest, *, adopt: bool = False
    ) -> Changes:
        """What would have to be sent, and removed."""

    def send(
        self, root: Path, manifest: Manifest, say: Say, *, adopt: bool = False
    ) -> Changes:
        """Make the tree there the same as ours; leave alone what is not ours."""


class Host(Protocol):
    """A place that keeps files by their paths; as a text, what an operator calls it."""

    workers: int
    """How many files it likes to take at once."""

    def there(self) -> Mapping[str, str]:
        """Every file it has, with a digest of the kind that `digest` gives."""

    def digest(self, data: bytes) -> str:
        """How this host would name these bytes."""

    def read(self, path: str) -> bytes | None:
        """What a file holds; None when there is no such file."""

    def put(self, path: str, data: bytes) -> None:
        """Store a file in one step: a reader meets the old or the new one."""

    def delete(self, path: str) -> None:
        """Remove a file."""


class FileByFile(Struct, frozen=True):
    """The way to a host that takes one file after another."""

    host: Host

    def planned(
        self, root: Path, manifest: Manifest, *, adopt: bool = False
    ) -> Changes:
        """Compare digests, file by file."""
        return self._plan(root, manifest, self._their_list(), adopt=adopt)

    def send(
        self, root: Path, manifest: Manifest, say: Say, *, adopt: bool = False
    ) -> Changes:
        """Send wave after wave, then remove what is gone."""
        host = self.host
        found = self._their_list()
        before = manifest.earlier(found)
        plan = self._plan(root, manifest, found, adopt=adopt)
        if plan:
            host.put(MANIFEST, manifest.joined(before).to_json())

        def put(path: str) -> str:
            host.put(path, (root / path).read_bytes())
            return path

        with ThreadPoolExecutor(host.workers) as pool:
            for wave in plan.waves:
                for path in pool.map(put, wave):
                    say(plan.fate(path))
        for path in plan.removed:
            host.delete(path)
            say(f"removed  {path}")
        if plan or before != manifest:
            host.put(MANIFEST, manifest.to_json())
        return plan

    def _their_list(self) -> Manifest | None:
        """The list that is there, of this site or another."""
        return parse(self.host.read(MANIFEST) or b"")

    def _plan(
        self, root: Path, manifest: Manifest, found: Manifest | None, *, adopt: bool
    ) -> Changes:
        there = self.host.there()
        before = manifest.earlier(found)
        strange = foreign(manifest.paths | {MANIFEST}, there, named(before))
        strange.refuse(str(self.host), manifest.other(found), adopt=adopt)
        return changes(
            {
                path: self.host.digest((root / path).read_bytes())
                for path in manifest.paths
            },
            there,
            before.paths if before else (),
            lambda path: (root / path).read_text("utf-8"),
            manifest.site_url,
        )
