"""Places of every kind that a site can be sent to, with other people's files."""

import subprocess
from pathlib import Path

from creditline.publish.targets.deployment import target


class OnDisk:
    """A folder of this machine, as its owner sees it."""

    def __init__(self, root: Path, to: str = "dir:{}") -> None:
        self.root = root
        self.to = to.format(root)
        root.mkdir()

    def target(self):
        return target(self.to)

    def put(self, files):
        """What somebody else puts there."""
        for path, data in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_bytes(data)

    def held(self):
        """Every file, with what it holds."""
        return {
            file.relative_to(self.root).as_posix(): file.read_bytes()
            for file in self.root.rglob("*")
            if file.is_file() and not file.is_symlink()
        }


class OnABranch:
    """A branch of a bare repository; a second clone is somebody else's."""

    def __init__(self, tmp_path: Path) -> None:
        self.tmp_path = tmp_path
        self.host = tmp_path / "host.git"
        self.git(".", "init", "--quiet", "--bare", "host.git")
        self.git(".", "clone", "--quiet", "host.git", "site")
        self.git(".", "clone", "--quiet", "host.git", "other")

    def target(self):
        return target("gh-pages", repository=self.tmp_path / "site")

    def git(self, where, *arguments):
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.tmp_path / where,
            check=True,
            capture_output=True,
        )
        return done.stdout

    def put(self, files):
        self.git("other", "fetch", "--quiet")
        if self.git("other", "ls-remote", "origin", "gh-pages"):
            self.git(
                "other", "checkout", "--quiet", "-B", "gh-pages", "origin/gh-pages"
            )
        else:
            self.git("other", "checkout", "--quiet", "--orphan", "gh-pages")
        for path, data in files.items():
            file = self.tmp_path / "other" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        self.git("other", "add", "--all")
        self.git("other", "commit", "--quiet", "-m", "Put files there")
        self.git("other", "push", "--quiet", "origin", "gh-pages")

    def held(self):
        if not self.git("host.git", "branch", "--list", "gh-pages"):
            return {}
        listed = self.git("host.git", "ls-tree", "-r", "-z", "--name-only", "gh-pages")
        return {
            path.decode(): self.git("host.git", "show", f"gh-pages:{path.decode()}")
            for path in listed.split(b"\0")
            if path and path != b".nojekyll"
        }


class InABucket:
    """The part of a bucket below a prefix."""

    def __init__(self, bucket) -> None:
        self.bucket = bucket

    def target(self):
        return target("s3://site/press")

    def put(self, files):
        for path, data in files.items():
            self.bucket.put_object(Key=f"press/{path}", Body=data)

    def held(self):
        return {
            one.key.removeprefix("press/"): one.get()["Body"].read()
            for one in self.bucket.objects.all()
        }
