"""Pip, told exactly what to do, and its failures said in one sentence.

Every package and every hash is in the lock files, so pip resolves nothing
and refuses a file that is not the one we locked.  Where to
fetch from stays the machine's own setting.
"""

import os
import re
import subprocess
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from ..errors import SettingsError
from .home import WINDOWS, Home, clean_environment
from .terminal import Steps, say

# Nothing is built here, for a build would run what no lock names.  The exception
# is published as source alone, is pure Python, and comes with the tests only.
READY_MADE = ("--only-binary", ":all:", "--no-binary", "jstyleson")

FLAGS = (
    *("--require-hashes", "--no-deps", *READY_MADE),
    *("--no-input", "--disable-pip-version-check", "--no-warn-script-location"),
    *("--progress-bar", "off"),
)

# Personal settings of pip that would put other things, or put them elsewhere.
DIVERTING = {
    f"PIP_{name}"
    for name in (
        *("CONSTRAINT", "REQUIREMENT", "EDITABLE", "NO_BINARY", "TARGET", "PREFIX"),
        *("ROOT", "PYTHON", "DRY_RUN", "QUIET", "VERBOSE", "REQUIRE_VIRTUALENV"),
    )
}

# What pip prints, and what it means for whoever reads it; the first that fits.
MEANINGS = (
    (
        r"DO NOT MATCH THE HASHES|are required to have a --hash",
        "a package is not the file that the lock names, and was refused; if a second "
        "try says so again, write the lock anew by: python3 tasks.py lock",
    ),
    (
        r"No space left on device|Errno 28",
        "the disk is full; make room and run this again",
    ),
    (
        r"NewConnectionError|NameResolutionError|Max retries exceeded|timed out"
        r"|Connection (refused|reset|aborted)|ProxyError|SSLError|HTTP error 5",
        "the packages could not be fetched; connect this computer to the network "
        "(or set pip's own index or proxy) and run this again",
    ),
    (
        r"No matching distribution|Could not find a version",
        "a locked package was not found ready-made for this Python and system; use "
        "CPython 3.11 to 3.14, and an index that has them all",
    ),
)

# A package from an index, one from a folder, one that is there, one for others.
COLLECTED = re.compile(
    r"(?:(?:Collecting|Requirement already satisfied:|Ignoring) "
    r"|Processing .*[/\\](?=[^/\\]*\.whl))"
    r"([A-Za-z0-9._]+(?:-[A-Za-z][A-Za-z0-9._]*)*)"
)
FETCHED = "Installing collected packages"


def pip_install(
    home: Home, locks: list[str], changing: Callable[[], None], keep_open: int
) -> None:
    """Install these lock files, calling *changing* before anything is changed.

    Pip keeps the file *keep_open* open as well, so that a lock on it holds for
    as long as pip works, even if this process is killed.
    """
    names = " and ".join(Path(lock).relative_to(home.root).as_posix() for lock in locks)
    steps = Steps(f"installing {names}", sum(map(packages, locks)) + 1)
    pip = subprocess.Popen(
        [home.python, "-m", "pip", "install", *FLAGS]
        + [part for lock in locks for part in ("-r", lock)],
        env=pip_environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if WINDOWS else (keep_open,),
    )
    said: deque[str] = deque(maxlen=200)
    with pip:
        for line in pip.stdout or ():
            said.append(line.rstrip())
            if line.startswith(FETCHED):
                changing()
                steps.step("and unpacking all")
            elif found := COLLECTED.match(line):
                steps.step(found[1])
    steps.end()
    if pip.returncode:
        raise SettingsError(explanation(said, names))
    say(f"installed {names}")


def packages(lock: str) -> int:
    """How many packages a lock file names."""
    return Path(lock).read_text("utf-8").count("==")


def pip_environment(home: Home) -> dict[str, str]:
    """Pip's settings of this machine, less those that would divert it."""
    kept = {k: v for k, v in clean_environment(home).items() if k not in DIVERTING}
    return {**kept, "PIP_USER": "0", "PYTHONIOENCODING": "utf-8"}


def explanation(said: Iterable[str], names: str) -> str:
    """One sentence on why pip failed, and pip's own last word."""
    lines = [line for line in said if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")] or lines
    last = errors[-1] if errors else "pip said nothing"
    for pattern, meaning in MEANINGS:
        if re.search(pattern, "\n".join(lines)):
            return f"cannot install {names}: {meaning}{os.linesep}    pip: {last}"
    return f"cannot install {names}: pip failed{os.linesep}    pip: {last}"
