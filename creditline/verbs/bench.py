"""The verb ``bench``."""

import ast
import subprocess
import sys
from difflib import get_close_matches
from pathlib import Path

from creditline.errors import SettingsError
from creditline.setup.bootstrap import HOME, need


def bench(*arguments: str) -> int:
    """Measure something: a benchmark's name, then what it takes itself.

    Without a name it lists the benchmarks, each a file of ``benchmarks/``, with
    what it measures.  Installs the development requirements on first use.
    Numbers depend on the machine; ratios and slopes are what to compare.
    With Invoke, put ``--`` before the name.

    Example:
      python3 tasks.py bench overlap 50
    """
    known = {
        file.stem: file
        for file in sorted(Path(HOME.root, "benchmarks").glob("[!_]*.py"))
        if runs(file)
    }
    if not arguments:
        for name, file in known.items():
            print(f"{name:<12}{first_line(file)}")
        return 0
    name, *more = arguments
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "bench alone lists them"
        raise SettingsError(f"there is no benchmark {name}; {hint}")
    need("dev")
    command = [sys.executable, "-m", f"benchmarks.{name}", *more]
    return subprocess.run(command, cwd=HOME.root, check=False).returncode


def runs(file: Path) -> bool:
    """Whether a file is a benchmark itself, and not what others share."""
    return "\nif __name__ ==" in file.read_text("utf-8")


def first_line(file: Path) -> str:
    """What a benchmark says of itself."""
    said = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return said.partition("\n")[0]
