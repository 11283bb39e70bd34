"""The verb ``lock``."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Annotated

from creditline.errors import SettingsError
from creditline.setup.bootstrap import HOME, need
from creditline.setup.installer import READY_MADE
from creditline.setup.terminal import say

# One resolution holds everything; the others take their versions from it.
WHOLE = "dev"

COMPILE = (
    *("pip", "compile", "pyproject.toml", "--quiet"),
    # For every system, and for every Python from this one on.
    *("--universal", "--python-version", "3.11"),
    *("--generate-hashes", *READY_MADE),
    # Where packages come from is each machine's own affair.
    *("--no-emit-index-url", "--no-emit-find-links"),
    *("--no-header", "--no-annotate"),
)


def lock(
    *,
    upgrade: Annotated[bool, "take the newest versions that pyproject.toml allows"] = (
        False
    ),
) -> None:
    """Write the lock files anew from pyproject.toml.

    Run it after any change of dependencies.  requirements.txt is the site's,
    requirements/dev.txt is everything, each extra has its own there, and all take
    their versions from one resolution, so that any of them can be installed
    into one environment.  Every file names versions and hashes and no address.
    Versions stay as they are unless pyproject.toml forbids them.

    Example:
      python3 tasks.py lock --upgrade
    """
    need("dev")
    project = tomllib.loads(Path(HOME.root, "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    newest = ("--upgrade",) if upgrade else ()
    compile_lock(WHOLE, "--all-extras", *newest)
    whole = shown(WHOLE)
    for extra in ["", *(extra for extra in extras if extra != WHOLE)]:
        chosen = ("--extra", extra) if extra else ()
        compile_lock(extra, *chosen, *newest, "--constraints", whole)


def compile_lock(extra: str, *arguments: str) -> None:
    """Compile one lock file."""
    target = shown(extra)
    say(f"writing {target}")
    command = [sys.executable, "-m", "uv", *COMPILE, *arguments, "-o", target]
    if subprocess.run(command, cwd=HOME.root, check=False).returncode:
        raise SettingsError(f"{target} could not be compiled; mend pyproject.toml")


def shown(extra: str) -> str:
    """A lock file as it is called in the checkout."""
    return Path(HOME.lock(extra)).relative_to(HOME.root).as_posix()
