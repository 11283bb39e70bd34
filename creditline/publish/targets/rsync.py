"""A machine that speaks rsync: by its daemon, over ssh, or a local path.

The host's own tool compares and sends: what is new first, then what was
changed, then what is gone.  Only files that we sent earlier are ever removed.
"""

import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import which

from ...errors import SettingsError, SiteError
from ..changes import Changes, changes
from ..manifest import MANIFEST, Manifest, parse
from ..sending import Say

# rsync's words for "some files could not be read" and "some are not here".
NO_SUCH_FILE = 23
VANISHED = 24


@dataclass(frozen=True, slots=True)
class Rsync:
    """A place that rsync can write to, named as rsync names it."""

    address: str
    """Ends with a slash: otherwise a first file would become the folder."""

    def planned(self, root: Path, manifest: Manifest) -> Changes:
        """What rsync itself says it would send."""
        return self._plan(root, manifest, self._their_list())

    def send(self, root: Path, manifest: Manifest, say: Say) -> Changes:
        """Three passes: new, changed, gone."""
        before = self._their_list()
        plan = self._plan(root, manifest, before)
        new = [path for path in plan.sent if path in plan.new]
        changed = [path for path in plan.sent if path not in plan.new]
        with tempfile.TemporaryDirectory() as scratch:
            empty = Path(scratch)
            if plan:
                (empty / MANIFEST).write_bytes(manifest.joined(before).to_json())
                _run([f"{empty}/", self.address], [MANIFEST])
                (empty / MANIFEST).unlink()
            for paths in (new, changed):
                _run(["--delay-updates", f"{root}/", self.address], paths)
                for path in paths:
                    say(plan.fate(path))
            self._remove(empty, plan.removed, _folders(manifest.paths))
            for path in plan.removed:
                say(f"removed  {path}")
        if plan or before != manifest:
            _run([f"{root}/", self.address], [MANIFEST])
        return plan

    def _remove(self, empty: Path, paths: Iterable[str], kept: set[str]) -> None:
        """Remove files, and their folders unless something is left in them.

        What is named and is not in the empty folder is removed over there.
        """
        folders = _folders(paths)
        for folder in folders:
            (empty / folder).mkdir(parents=True, exist_ok=True)
        _run(["--delete-missing-args", f"{empty}/", self.address], paths)
        # Level by level: rsync itself starts with outer folders, not yet empty.
        for depth in range(max(map(_depth, folders), default=0), 0, -1):
            level = [one for one in folders - kept if _depth(one) == depth]
            for folder in level:
                (empty / folder).rmdir()
            emptied = ["--dirs", "--delete-missing-args", f"{empty}/", self.address]
            _run(emptied, level, allowed=VANISHED)

    def _their_list(self) -> Manifest | None:
        """The list of what we sent there last; None when there is none."""
        with tempfile.TemporaryDirectory() as scratch:
            source = f"{self.address}{MANIFEST}"
            # On a first visit the list is missing, or the folder it would be in.
            _rsync([source, f"{scratch}/"], allowed=NO_SUCH_FILE)
            copy = Path(scratch) / MANIFEST
            return parse(copy.read_bytes()) if copy.is_file() else None

    def _plan(self, root: Path, manifest: Manifest, before: Manifest | None) -> Changes:
        there = dict.fromkeys(manifest.paths, "same")
        listing = ["--dry-run", "--out-format=%i %n", f"{root}/", self.address]
        for line in _run(listing, manifest.paths).splitlines():
            # "<f" or ">f": a file goes over; then a sign for each difference.
            kind, _, path = line.partition(" ")
            if kind[1:3] == "f+":
                del there[path]
            elif kind[1:2] == "f" and path in there:
                there[path] = "changed"
        ours = before.paths if before else frozenset[str]()
        there.update(dict.fromkeys(ours - manifest.paths, "gone"))
        return changes(
            dict.fromkeys(manifest.paths, "same"),
            there,
            ours,
            lambda path: (root / path).read_text("utf-8"),
            manifest.site_url,
        )


def _folders(paths: Iterable[str]) -> set[str]:
    """The folders in which these files are, and those above them."""
    above = (folder for path in paths for folder in PurePosixPath(path).parents)
    return {str(folder) for folder in above} - {"."}


def _depth(folder: str) -> int:
    return len(PurePosixPath(folder).parts)


def _run(arguments: list[str], paths: Iterable[str], allowed: int = 0) -> str:
    """Run rsync on these paths, if there are any."""
    names = "\0".join(sorted(paths))
    if not names:
        return ""
    return _rsync(["--files-from=-", "--from0", *arguments], names, allowed)


def _rsync(arguments: list[str], names: str = "", allowed: int = 0) -> str:
    """Run rsync; its complaint becomes ours."""
    tool = which("rsync")
    if tool is None:
        raise SettingsError("deploying to rsync needs rsync\n    install it first")
    # By content, not by date: dates differ between machines, and a file that
    # is the same is not even touched.
    always = ["--checksum", "--chmod=D755,F644", "--8-bit-output"]
    done = subprocess.run(
        [tool, *always, *arguments],
        input=names.encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, allowed):
        said = done.stderr.decode(errors="replace").strip()
        raise SiteError(f"rsync failed: {said}")
    return done.stdout.decode(errors="surrogateescape")
