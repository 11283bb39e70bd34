"""A machine that speaks rsync: by its daemon, over ssh, or a local path.

The host's own tool compares and sends: what is new first, then what was
changed, then what is gone.  Only files that we sent earlier are ever removed.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from shutil import which

from msgspec import Struct

from ...errors import SettingsError, SiteError
from ..manifest import MANIFEST, Manifest, named, parse
from .changes import Changes, changes
from .foreign import folders, foreign
from .sending import Say

# rsync's word for "some files could not be read".
NO_SUCH_FILE = 23
# What it lists: kind and rights, size, day, time, path.
LISTED = re.compile(r"(?P<kind>\S)\S{9}\s+[\d,.]+ \S+ \S+ (?P<path>.+)")


class Rsync(Struct, frozen=True):
    """A place that rsync can write to, named as rsync names it."""

    address: str
    """Ends with a slash: otherwise a first file would become the folder."""

    def planned(
        self, root: Path, manifest: Manifest, *, adopt: bool = False
    ) -> Changes:
        """What rsync itself says it would send."""
        return self._plan(root, manifest, self._their_list(), adopt=adopt)

    def send(
        self, root: Path, manifest: Manifest, say: Say, *, adopt: bool = False
    ) -> Changes:
        """Three passes: new, changed, gone."""
        found = self._their_list()
        before = manifest.earlier(found)
        plan = self._plan(root, manifest, found, adopt=adopt)
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
            self._remove(empty, plan.removed)
            for path in plan.removed:
                say(f"removed  {path}")
        if plan or before != manifest:
            _run([f"{root}/", self.address], [MANIFEST])
        return plan

    def _remove(self, empty: Path, paths: Collection[str]) -> None:
        """Remove files, and their folders unless something is left in them.

        What is included and is not in the empty folder is removed over there; what
        is excluded stays.  (``--delete-missing-args`` would say it more plainly, but
        some builds of rsync end there with an error of their protocol.)
        """
        if not paths:
            return
        wholes = {f"{folder}/" for path in paths for folder in folders(path)}
        rules = [b"/" + _literally(path) for path in sorted(wholes.union(paths))]
        (empty / "rules").write_bytes(b"\0".join(rules))
        (empty / "nothing").mkdir()
        # In this order: rsync reads the rules as soon as they are named.
        only = ["--from0", f"--include-from={empty / 'rules'}", "--exclude=*"]
        _rsync(["--recursive", "--delete", *only, f"{empty}/nothing/", self.address])

    def _their_list(self) -> Manifest | None:
        """The list that is there, of this site or another; None when there is none."""
        with tempfile.TemporaryDirectory() as scratch:
            source = f"{self.address}{MANIFEST}"
            # On a first visit the list is missing, or the folder it would be in.
            _rsync([source, f"{scratch}/"], allowed=NO_SUCH_FILE)
            copy = Path(scratch) / MANIFEST
            return parse(copy.read_bytes()) if copy.is_file() else None

    def _there(self, wanted: Collection[str]) -> Iterator[str]:
        """Every file over there, and links, which are not followed.

        A folder where we need a file is told as one with something in it.
        """
        with tempfile.TemporaryDirectory() as scratch:
            command = ["--list-only", "--recursive", "--links", self.address, scratch]
            said = _rsync(command, allowed=NO_SUCH_FILE)
        for one in filter(None, map(LISTED.match, said.splitlines())):
            path = one["path"]
            if one["kind"] != "d":
                yield path.partition(" -> ")[0] if one["kind"] == "l" else path
            elif path in wanted:
                yield f"{path}/*"

    def _plan(
        self, root: Path, manifest: Manifest, found: Manifest | None, *, adopt: bool
    ) -> Changes:
        wanted = manifest.paths | {MANIFEST}
        before = manifest.earlier(found)
        strange = foreign(wanted, set(self._there(wanted)), named(before))
        strange.refuse(f"rsync:{self.address}", manifest.other(found), adopt=adopt)
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


def _literally(path: str) -> bytes:
    """A pattern that only this path matches."""
    if not {"*", "?", "["}.isdisjoint(path):
        # Only a pattern with one of these in it reads backslashes.
        path = re.sub(r"([*?\[\\])", r"\\\1", path)
    return os.fsencode(path)


def _run(arguments: list[str], paths: Iterable[str]) -> str:
    """Run rsync on these paths, if there are any."""
    names = "\0".join(sorted(paths))
    if not names:
        return ""
    # By content, not by date: dates differ between machines, and a file that
    # is the same is not even touched.
    how = ["--checksum", "--chmod=D755,F644", "--files-from=-", "--from0"]
    return _rsync([*how, *arguments], names)


def _rsync(arguments: list[str], names: str = "", allowed: int = 0) -> str:
    """Run rsync; its complaint becomes ours."""
    tool = which("rsync")
    if tool is None:
        raise SettingsError("deploying to rsync needs rsync\n    install it first")
    done = subprocess.run(
        [tool, "--8-bit-output", *arguments],
        input=os.fsencode(names),
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, allowed):
        # What went wrong; the lines below it say where in rsync that is.
        said = done.stderr.decode(errors="replace").partition("\n")[0]
        raise SiteError(f"rsync failed: {said}")
    return done.stdout.decode(errors="surrogateescape")
