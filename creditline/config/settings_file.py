"""A settings file is Python: what it says when it is run."""

import runpy
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..errors import SettingsError


def run(file: Path) -> tuple[dict[str, Any], tuple[Path, ...]]:
    """Every name in capitals that *file* assigns, and which files were run."""
    before = set(sys.modules)
    folder = str(file.parent)
    sys.path.insert(0, folder)
    try:
        names = runpy.run_path(str(file))
    except (SettingsError, KeyboardInterrupt):
        raise
    except BaseException as error:
        # A file of Python may end with anything.
        line = _line_in(error, file)
        said = type(error).__name__
        with suppress(Exception):  # what it says may be at fault, too
            said += f": {error}"
        raise SettingsError(f"{file.name}:{line}: {said}") from error
    finally:
        sys.path.remove(folder)
    new = [sys.modules[name] for name in set(sys.modules) - before]
    imported = {Path(f) for m in new if (f := getattr(m, "__file__", None))}
    beside = {p for p in imported if p.parent == file.parent}
    # Forgotten again: another build in this process must see their edits.
    for name in set(sys.modules) - before:
        if Path(getattr(sys.modules[name], "__file__", None) or "") in beside:
            del sys.modules[name]
    raw = {name: value for name, value in names.items() if name.isupper()}
    return raw, tuple(sorted({file, *beside}))


def _line_in(error: BaseException, file: Path) -> int:
    if isinstance(error, SyntaxError) and error.filename == str(file):
        return error.lineno or 1
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
