"""The branch that GitHub Pages and its like serve: one commit holds the site."""

import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha1
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from ...errors import SettingsError, SiteError
from ..changes import Changes, changes
from ..manifest import MANIFEST, Manifest
from ..sending import Say

REMOTE = "origin"
BRANCH = "gh-pages"
TRACKED = f"refs/remotes/{REMOTE}/{BRANCH}"
# Where the host remembers the site's own domain; a commit without it loses it.
DOMAIN = "CNAME"


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch of the repository that holds the site's sources."""

    repository: Path

    def planned(self, root: Path, manifest: Manifest) -> Changes:
        """What the next commit would change."""
        return self._plan(root, manifest, self._there())

    def send(self, root: Path, manifest: Manifest, say: Say) -> Changes:
        """Commit the tree and push it; an equal tree makes no commit."""
        there = self._there()
        plan = self._plan(root, manifest, there)
        if not plan and there.get(MANIFEST) == _blob(manifest.to_json()):
            return plan
        command = [sys.executable, "-m", "ghp_import", "--push", "--no-jekyll"]
        command += ["--remote", REMOTE, "--branch", BRANCH]
        command += ["--message", f"Publish {manifest.site_url}"]
        if DOMAIN in there:
            command += ["--cname", self._git("show", f"{TRACKED}:{DOMAIN}").strip()]
        self._run([*command, str(root.resolve())])
        for path in plan.sent:
            say(plan.fate(path))
        for path in plan.removed:
            say(f"removed  {path}")
        return plan

    def _there(self) -> dict[str, str]:
        """The files of the branch as the remote has it, with git's name of each."""
        if find_spec("ghp_import") is None:
            raise SettingsError(
                "deploying to gh-pages needs ghp-import\n"
                "    install the extra: pip install creditline[publish]"
            )
        if not self._git("ls-remote", REMOTE, f"refs/heads/{BRANCH}"):
            return {}
        self._git("fetch", "--quiet", REMOTE, f"+refs/heads/{BRANCH}:{TRACKED}")
        found = {}
        for line in self._git("ls-tree", "-r", "-z", TRACKED).split("\0"):
            kind, _, path = line.partition("\t")
            if path:
                found[path] = kind.split()[2]
        return found

    def _plan(self, root: Path, manifest: Manifest, there: dict[str, str]) -> Changes:
        ours = there.keys() - {DOMAIN}
        return changes(
            {path: _blob((root / path).read_bytes()) for path in manifest.paths},
            there,
            ours,
            lambda path: (root / path).read_text("utf-8"),
            manifest.site_url,
        )

    def _git(self, *arguments: str) -> str:
        """Run git in the repository; what it prints."""
        tool = which("git")
        if tool is None:
            raise SettingsError("deploying to gh-pages needs git\n    install it first")
        return self._run([tool, *arguments])

    def _run(self, command: list[str]) -> str:
        """Run a command in the repository; its complaint becomes ours."""
        done = subprocess.run(
            command, cwd=self.repository, capture_output=True, check=False
        )
        if done.returncode:
            said = (done.stderr or done.stdout).decode(errors="replace").strip()
            raise SiteError(f"the branch {BRANCH} was not updated: {said}")
        return done.stdout.decode(errors="surrogateescape")


def _blob(data: bytes) -> str:
    """What git calls a file that holds these bytes."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
