"""The verb ``lint``."""

import subprocess
import sys
from typing import Annotated

from creditline.setup.bootstrap import HOME, need
from creditline.setup.terminal import say


def lint(
    *, fix: Annotated[bool, "mend and format what ruff can, then look again"] = False
) -> int:
    """Look the code over: ruff, mypy, imports, and tests that cannot fail.

    Installs the development requirements on first use.  Everything is run even
    when the first finds something.  What is ignored, and why, is written in
    pyproject.toml; where a test is sound although it looks otherwise, a comment on
    its line says why (tests/honesty.py).

    Example:
      python3 tasks.py lint --fix
    """
    need("dev")
    if fix:
        run("ruff", "check", "--fix-only", ".")
        run("ruff", "format", ".")
    return max(
        run("ruff", "check", "."),
        run("ruff", "format", "--check", "."),
        run("mypy"),
        run("tests.house.contracts"),
        run("tests.honesty"),
    )


def run(module: str, *arguments: str) -> int:
    """Run one of our tools in the checkout, saying which."""
    say(" ".join([module, *arguments]))
    command = [sys.executable, "-m", module, *arguments]
    return min(1, subprocess.run(command, cwd=HOME.root, check=False).returncode)
