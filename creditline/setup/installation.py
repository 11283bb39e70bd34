"""How this Creditline was installed, and how one of its extras is added to it.

A command that names a package of an index is only given to who installed from an
index: elsewhere somebody else may have that name.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..errors import SettingsError
from .home import Home
from .terminal import say

NAME = "creditline"
PACKAGE = Path(__file__).parents[1]
LOCKS = Path(__file__).parent / "locks"
"""What a site is locked to; a checkout has it at its top level instead."""

REQUIRES = re.compile(r"Requires-Dist: (?P<what>[^;]+?)\s*; .*extra == .(?P<extra>\w+)")
DISTRIBUTION = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[([^\]]*)\])?")


@dataclass(frozen=True)
class Installation:
    """One installed Creditline: its metadata, and the Python that it lies in."""

    metadata: Path
    """The folder ``creditline-VERSION.dist-info``."""
    prefix: Path
    folders: tuple[Path, ...]
    """Where its packages are looked for."""

    @cached_property
    def version(self) -> str:
        return self.metadata.name.removesuffix(".dist-info").partition("-")[2]

    @cached_property
    def origin(self) -> str:
        """Where it came from, as an address; empty if from an index (PEP 610)."""
        try:
            told = json.loads((self.metadata / "direct_url.json").read_text("utf-8"))
        except OSError:
            return ""
        url = str(told["url"])
        if "vcs_info" in told:
            info = told["vcs_info"]
            return f"{info['vcs']}+{url}@{info['commit_id']}"
        return url

    @cached_property
    def by(self) -> str:
        """``pipx``, ``uv tool``, ``uvx``, ``uv``, ``site`` (its own tasks), ``pip``."""
        if (self.prefix / "pipx_metadata.json").is_file():
            return "pipx"
        if (self.prefix / "uv-receipt.toml").is_file():
            return "uv tool"
        if (self.prefix / NAME / "site").is_file():
            return "site"
        try:
            installer = (self.metadata / "INSTALLER").read_text("utf-8").strip()
        except OSError:
            installer = ""
        if installer != "uv":
            return "pip"
        kept = Path(sys.executable).resolve().parts
        return "uvx" if "archive-v0" in (*kept, *self.prefix.parts) else "uv"

    @cached_property
    def extras(self) -> dict[str, list[str]]:
        """The requirements of each extra."""
        return _extras(self.metadata)

    def requirement(self, extras: Sequence[str]) -> str:
        """This very Creditline with *extras*; empty where its file is gone."""
        named = f"{NAME}[{','.join(extras)}]"
        if not self.origin:
            return f"{named}=={self.version}"
        parts = urlsplit(self.origin)
        if parts.scheme == "file" and not Path(unquote(parts.path)).exists():
            return ""
        return f"{named} @ {self.origin}"

    def command(self, extra: str) -> list[str]:
        """The command that adds an extra, as it was installed."""
        extras = [extra, *(name for name in self.extras if not self.lacking(name))]
        wanted = self.requirement(sorted({*extras}))
        packages = self.extras.get(extra, [])
        python = str(sys.executable)
        if self.by == "site":
            lock = str(LOCKS / f"{extra}.txt")
            flags = ("--require-hashes", "--no-deps", "--only-binary", ":all:")
            return [python, "-m", "pip", "install", *flags, "-r", lock]
        if self.by == "pipx":
            # What was added before would be lost with a new installation.
            return ["pipx", "inject", NAME, *packages]
        if self.by == "uv tool" and wanted:
            return ["uv", "tool", "install", "--force", wanted]
        if self.by == "uvx" and wanted:
            return ["uvx", "--from", wanted, NAME, *sys.argv[1:]]
        what = [wanted] if wanted else packages
        if self.by in ("uv", "uv tool", "uvx"):
            return ["uv", "pip", "install", "--python", python, *what]
        return [python, "-m", "pip", "install", *what]

    def lacking(self, extra: str) -> list[str]:
        """The requirements of an extra that are not installed."""
        return _lacking(self.extras.get(extra, []), self.folders)


def _extras(metadata: Path) -> dict[str, list[str]]:
    """The requirements of each extra of an installed package."""
    found: dict[str, list[str]] = {}
    for line in (metadata / "METADATA").read_text("utf-8").splitlines():
        if match := REQUIRES.match(line):
            found.setdefault(match["extra"], []).append(match["what"])
    return found


def _lacking(wanted: Iterable[str], folders: Iterable[Path]) -> list[str]:
    """Those requirements whose packages are in none of these folders."""
    there = {
        _plain(entry.name.partition("-")[0]): Path(entry)
        for folder in folders
        for entry in os.scandir(folder)
        if entry.name.endswith(".dist-info")
    }
    return [what for what in wanted if not _is_there(what, there)]


def _is_there(what: str, there: Mapping[str, Path]) -> bool:
    """Whether a package is installed, with what its extras that are named want."""
    named = DISTRIBUTION.match(what)
    metadata = there.get(_plain(named[1])) if named else None
    if named is None or metadata is None:
        return False
    extras = _extras(metadata) if named[2] else {}
    wanted = (name.strip() for name in (named[2] or "").split(",") if name.strip())
    return all(_is_there(one, there) for name in wanted for one in extras.get(name, ()))


def _folders() -> tuple[Path, ...]:
    """The folders of packages of the Python that runs."""
    named = dict.fromkeys(sys.path)
    return tuple(
        Path(one) for one in named if one.endswith("-packages") and Path(one).is_dir()
    )


def _plain(name: str) -> str:
    """A package's name in the form that is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installation() -> Installation | None:
    """The installation that runs; None in a checkout."""
    found = sorted(PACKAGE.parent.glob(f"{NAME}-*.dist-info"))
    return Installation(found[-1], Path(sys.prefix), _folders()) if found else None


def add(extra: str, home: Home) -> None:
    """Make sure that an extra is installed, asking where somebody can answer.

    Raises `SettingsError` with the command where it is not.
    """
    here = installation()
    if here is None:
        _of_checkout(extra, home)
        return
    if not (lacking := here.lacking(extra)):
        return
    command = here.command(extra)
    shown = shlex.join(command)
    names = ", ".join(DISTRIBUTION.match(what)[0] for what in lacking)  # type: ignore[index]  # each begins with a name
    if here.by != "site" and not _agreed(f"this needs {names}, by: {shown}"):
        raise SettingsError(f"this needs {names}; install them by: {shown}")
    say(f"installing {names}")
    if here.by == "uvx":
        os.execvp(command[0], command)  # noqa: S606 - no shell wanted
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if done.returncode:
        raise SettingsError(f"{names} could not be installed; try it yourself: {shown}")
    # From the start: what is imported already may be another version now.
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - likewise


def _of_checkout(extra: str, home: Home) -> None:
    """Say what a Python lacks that was chosen for a checkout by somebody else."""
    try:
        project = tomllib.loads(Path(home.root, "pyproject.toml").read_text("utf-8"))
    except FileNotFoundError:
        return  # the import will say what is missing
    wanted = project["project"]["optional-dependencies"][extra]
    lacking = _lacking(wanted, _folders())
    if lacking and "UV" in os.environ:
        typed = Path(sys.argv[0]).name, *sys.argv[1:]
        said = shlex.join(["uv", "run", "--extra", extra, *typed])
        raise SettingsError(f"this needs {', '.join(lacking)}; start it by: {said}")
    if lacking:
        said = shlex.join([sys.executable, "-m", "pip", "install", *lacking])
        raise SettingsError(f"this needs {', '.join(lacking)}; install them by: {said}")


def _agreed(question: str) -> bool:
    """Whether somebody on a terminal says yes."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    say(question)
    try:
        answer = input("install now? [Y/n] ")
    except EOFError:
        return False
    return answer.strip().lower() in ("", "y", "yes")
