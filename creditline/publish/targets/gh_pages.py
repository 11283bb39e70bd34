"""The branch that GitHub Pages and its like serve: one commit holds the site.

The commit is made beside the work tree and the branches of whoever deploys: what
is checked out, what is staged and the local branches stay as they are.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from hashlib import sha1
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit

from msgspec import Struct

from ...errors import SettingsError, SiteError
from ..manifest import MANIFEST, Manifest, named, parse
from .changes import Changes, changes
from .foreign import foreign
from .sending import Say

REMOTE = "origin"
BRANCH = "gh-pages"
TRACKED = f"refs/remotes/{REMOTE}/{BRANCH}"
# Without it the host would take the tree for the source of a site, and build that.
AS_IT_IS = ".nojekyll"
FILE, NOTHING = "100644", f"0 {'0' * 40}"


class Branch(Struct, frozen=True):
    """The branch of the repository that holds the site's sources."""

    repository: Path

    def planned(
        self, root: Path, manifest: Manifest, *, adopt: bool = False
    ) -> Changes:
        """What the next commit would change."""
        return self._plan(root, manifest, self._there(), adopt=adopt)

    def send(
        self, root: Path, manifest: Manifest, say: Say, *, adopt: bool = False
    ) -> Changes:
        """Commit the tree and push it; an equal tree makes no commit."""
        there = self._there()
        plan = self._plan(root, manifest, there, adopt=adopt)
        if not plan and there.get(MANIFEST) == _blob(manifest.to_json()):
            return plan
        say(f"pushing  branch {BRANCH} of {REMOTE}, {self._remote()}")
        sent = [*plan.sent, MANIFEST]
        put = dict(zip(sent, self._stored(root, sent), strict=True))
        if AS_IT_IS not in {*there, *put}:
            put[AS_IT_IS] = self._git("hash-object", "-w", "--stdin").strip()
        tree = self._tree(there, put, plan.removed)
        parent = ("-p", TRACKED) if there else ()
        said = f"Publish {manifest.site_url}"
        commit = self._git("commit-tree", tree, *parent, "-m", said).strip()
        self._git("push", "--quiet", REMOTE, f"{commit}:refs/heads/{BRANCH}")
        for path in plan.sent:
            say(plan.fate(path))
        for path in plan.removed:
            say(f"removed  {path}")
        return plan

    def _there(self) -> dict[str, str]:
        """The files of the branch as the remote has it, with git's name of each."""
        if not self._git("ls-remote", REMOTE, f"refs/heads/{BRANCH}"):
            return {}
        self._git("fetch", "--quiet", REMOTE, f"+refs/heads/{BRANCH}:{TRACKED}")
        found = {}
        for line in self._git("ls-tree", "-r", "-z", TRACKED).split("\0"):
            kind, _, path = line.partition("\t")
            if path:
                found[path] = kind.split()[2]
        return found

    def _plan(
        self, root: Path, manifest: Manifest, there: dict[str, str], *, adopt: bool
    ) -> Changes:
        listed = MANIFEST in there
        said = self._git("show", f"{TRACKED}:{MANIFEST}") if listed else ""
        found = parse(said.encode(errors="surrogateescape"))
        before = manifest.earlier(found)
        strange = foreign(manifest.paths | {MANIFEST}, there, named(before))
        strange.refuse(BRANCH, manifest.other(found), adopt=adopt)
        return changes(
            {path: _blob((root / path).read_bytes()) for path in manifest.paths},
            there,
            before.paths if before else (),
            lambda path: (root / path).read_text("utf-8"),
            manifest.site_url,
        )

    def _remote(self) -> str:
        """Where the branch goes, without a password that the address may hold."""
        address = self._git("remote", "get-url", "--push", REMOTE).strip()
        return address.replace(f"{urlsplit(address).netloc.rpartition('@')[0]}@", "")

    def _stored(self, root: Path, paths: Iterable[str]) -> list[str]:
        """Git's names of these files, each of which it then keeps."""
        files = "".join(f"{(root / path).resolve()}\n" for path in paths)
        # Without filters: bytes are not to change with somebody's line ends.
        keep = ("hash-object", "-w", "--no-filters", "--stdin-paths")
        return self._git(*keep, given=files).split()

    def _tree(
        self, there: Mapping[str, str], put: Mapping[str, str], removed: Iterable[str]
    ) -> str:
        """Git's name of the tree that the branch has next."""
        lines = [f"{NOTHING}\t{path}\0" for path in removed]
        lines += [f"{FILE} {blob}\t{path}\0" for path, blob in put.items()]
        with tempfile.TemporaryDirectory() as scratch:
            index = str(Path(scratch) / "index")
            if there:
                self._git("read-tree", TRACKED, index=index)
            update = ("update-index", "-z", "--index-info")
            self._git(*update, given="".join(lines), index=index)
            return self._git("write-tree", index=index).strip()

    def _git(self, *arguments: str, given: str = "", index: str = "") -> str:
        """Run git in the repository; what it prints.  Its complaint becomes ours."""
        tool = which("git")
        if tool is None:
            raise SettingsError("deploying to gh-pages needs git\n    install it first")
        done = subprocess.run(
            [tool, *arguments],
            cwd=self.repository,
            env={**os.environ, "GIT_INDEX_FILE": index} if index else None,
            input=os.fsencode(given),
            capture_output=True,
            check=False,
        )
        if done.returncode:
            lines = (done.stderr or done.stdout).decode(errors="replace").splitlines()
            # Before what happened it names the place, which we name anyway.
            said = [one.strip() for one in lines if not one.startswith("To ")]
            worst = [one for one in said if one.startswith("fatal:")]
            first = [*worst, *said, f"git ended with {done.returncode}"][0]
            raise SiteError(f"the branch {BRANCH} was not updated: {first}")
        return done.stdout.decode(errors="surrogateescape")


def _blob(data: bytes) -> str:
    """What git calls a file that holds these bytes."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
