"""Watching the tests, to know which of them run what."""

import json
import os
import tempfile
from collections.abc import Callable, Collection, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from .checkout import Checkout, files
from .mapping import FAR, Map, nearness

SETTINGS = """\
[run]
branch = true
source = {root}/creditline
data_file = {data}/coverage
parallel = true
patch =
    _exit
    fork
sigterm = true
context = ${{CREDITLINE_TEST-}}
disable_warnings =
    couldnt-parse
    module-not-imported
    module-not-measured
    no-data-collected
"""


def digests(root: Path) -> dict[str, str]:
    """Each file of tests, with a digest of it and of what its folder shares."""
    found = [name for name in files(root) if name.startswith("tests/")]
    python = [Path(name) for name in found if name.endswith(".py")]
    data = {path: (root / path).read_bytes() for path in python}
    tests = [path for path in python if path.name.startswith("test_")]
    shared = {path.parent: b"" for path in python}
    for path in sorted(set(python) - set(tests)):
        shared[path.parent] += data[path]
    return {
        path.as_posix(): sha256(data[path] + shared[path.parent]).hexdigest()[:16]
        for path in sorted(tests)
    }


def refresh(
    root: Path, known: Map, told: Callable[[str], None], near: Collection[str] = ()
) -> bool:
    """Watch the tests that changed since they were watched, and forget what is gone.

    Of the tests only those that are *near* these files, if there are any; tells
    whether there was one to watch.
    """
    now = digests(root)
    new = [
        name
        for name, digest in now.items()
        if known.files.get(name) != digest
        and (not near or any(nearness(path, name) < FAR for path in near))
    ]
    known.forget({*new, *(set(known.files) - set(now))})
    if not new:
        return False
    told(f"files of tests to watch, once: {len(new)}")
    failed = watch(root, known, new)
    known.files |= {name: now[name] for name in new}
    for test in failed:
        told(f"left out, since it does not pass in a copy: {test}")
    return True


def watch(root: Path, known: Map, chosen: list[str]) -> list[str]:
    """Run files of tests in a copy and add what they run; tell who does not pass."""
    failed = []
    with Checkout(root) as checkout, tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "settings")
        settings.write_text(SETTINGS.format(root=checkout.root, data=folder), "utf-8")
        several = ["-n", str(os.cpu_count() or 1), "--dist", "loadfile"]
        several.append("--no-loadscope-reorder")
        checkout.pytest(
            [*(several if len(chosen) > 8 else []), *chosen],
            {"COVERAGE_PROCESS_START": str(settings), "CREDITLINE_WATCH": folder},
        )
        for note in notes(Path(folder)):
            if note["passed"]:
                known.add_test(note)
            else:
                failed.append(note["test"])
        for path, contexts in executed(settings, folder):
            name = Path(path).relative_to(checkout.root).as_posix()
            known.add_runs(name, Path(path).read_bytes(), contexts)
    return failed


def notes(folder: Path) -> Iterator[dict[str, Any]]:
    """What the plugin noted of each test."""
    for file in sorted(folder.glob("*.jsonl")):
        yield from map(json.loads, file.read_text("utf-8").splitlines())


def executed(settings: Path, folder: str) -> Iterator[tuple[str, dict[int, list[str]]]]:
    """The files that ran, with the contexts of each of their lines."""
    from coverage import Coverage

    coverage = Coverage(config_file=str(settings))
    coverage.combine([folder])
    data = coverage.get_data()
    for path in sorted(data.measured_files()):
        yield path, data.contexts_by_lineno(path)
