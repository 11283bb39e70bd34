"""Where faults are planted: in changed lines, or in chosen files."""

import re
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

from creditline.errors import SettingsError

from .checkout import files
from .faults import Fault, faults

MAIN = "main"
HARMLESS = "tests/harmless.toml"
HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def programs(root: Path) -> list[str]:
    """The files of a checkout that tests are for."""
    return [
        name
        for name in files(root)
        if name.endswith(".py") and not name.startswith(("tests/", "benchmarks/"))
    ]


def in_paths(root: Path, paths: Iterable[Path]) -> list[Fault]:
    """Every fault of some files and folders."""
    known = programs(root)
    chosen = set[str]()
    for path in paths:
        if not path.exists():
            raise SettingsError(f"{path} is not there")
        full = path.resolve()
        below = [n for n in known if (root / n).resolve().is_relative_to(full)]
        if not below:
            raise SettingsError(f"{path} has no Python of this project but tests")
        chosen.update(below)
    return [
        f for name in sorted(chosen) for f in faults(name, (root / name).read_bytes())
    ]


def in_changes(root: Path) -> list[Fault]:
    """Every fault of the lines that differ from the branch ``main``, or from HEAD."""
    base = git(root, "merge-base", "HEAD", MAIN) or "HEAD"
    tracked = set(git(root, "ls-files", "-z").split("\0"))
    found = []
    for name in programs(root):
        here = faults(name, (root / name).read_bytes())
        if name in tracked:
            changed = lines(git(root, "diff", "-U0", base.strip(), "--", name))
            here = [fault for fault in here if fault.line in changed]
        found += here
    return found


def lines(difference: str) -> set[int]:
    """The lines that a difference adds or changes."""
    return {
        line
        for first, count in HUNK.findall(difference)
        for line in range(int(first), int(first) + int(count or 1))
    }


def git(root: Path, *arguments: str) -> str:
    """What git says; nothing if it refuses."""
    command = ["git", *arguments]
    done = subprocess.run(
        command, cwd=root, capture_output=True, check=False, text=True
    )
    return done.stdout if done.returncode == 0 else ""


def harmless(root: Path) -> dict[tuple[str, str, str], str]:
    """The survivors that were judged, each with the reason why no user suffers."""
    file = root / HARMLESS
    entries = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    return {
        (each["path"], each["before"], each["after"]): each["reason"]
        for each in entries.get("harmless", ())
    }


def stale(root: Path, judged: Iterable[tuple[str, str, str]]) -> list[str]:
    """What was judged and can no longer be planted."""
    keys = sorted(judged)
    known = {
        fault.key
        for name in {path for path, _, _ in keys}
        if (root / name).is_file()
        for fault in faults(name, (root / name).read_bytes())
    }
    return [f"{path}: {a} → {b}" for path, a, b in keys if (path, a, b) not in known]
