"""A copy of the checkout, in which tests run and faults are planted."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

MARK = "CREDITLINE_MUTATION"
# Installed for the checkout itself, and as good for its copies.
LINKED = ("node_modules",)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run of tests ended: pytest's exit code, none if it took too long."""

    code: int | None
    said: str


class Checkout:
    """A copy in a temporary folder, gone when it is left."""

    def __init__(self, root: Path) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="creditline-mutate-"))
        self.root = self.home / "checkout"
        self.turn = 0
        for name in files(root):
            target = self.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target, follow_symlinks=False)
        for name in LINKED:
            if (root / name).exists() and not (self.root / name).exists():
                (self.root / name).symlink_to((root / name).resolve())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.home, ignore_errors=True)

    @contextmanager
    def planted(self, name: str, data: bytes) -> Iterator[None]:
        """A file with other bytes, for a while."""
        file = self.root / name
        kept, was = file.read_bytes(), file.stat()
        try:
            file.write_bytes(data)
            # Python tells what it compiled by size and second: no two are alike.
            self.turn += 1
            os.utime(file, (self.turn, self.turn))
            yield
        finally:
            file.write_bytes(kept)
            os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))

    def pytest(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        seconds: float | None = None,
    ) -> Outcome:
        """Run pytest in the copy, for so long at most."""
        scratch = Path(tempfile.mkdtemp(dir=self.home))
        command = [
            *(sys.executable, "-m", "pytest", "-p", "tests.mutation.plugin"),
            *("-p", "no:cacheprovider", "--basetemp", str(scratch / "pytest")),
            *("--quiet", "--tb=no", "--no-header", *arguments),
        ]
        surroundings = {
            **os.environ,
            "CREDITLINE_NO_VENV": "1",
            "HYPOTHESIS_PROFILE": "ci",
            "PYTEST_ADDOPTS": "",
            # Each run, and each command of it, would compile all of our code anew.
            "PYTHONDONTWRITEBYTECODE": "",
            "TMPDIR": str(scratch),
            MARK: str(scratch),
            **environment,
        }
        process = subprocess.Popen(
            command,
            cwd=self.root,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        code: int | None = None
        try:
            said, _ = process.communicate(timeout=seconds)
            code = process.returncode
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            said = ""
        finally:
            end_all(str(scratch))
            shutil.rmtree(scratch, ignore_errors=True)
        return Outcome(code, said)


def files(root: Path) -> list[str]:
    """What is in a checkout, in git or new, but for what git ignores."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True)
    return [name for name in done.stdout.split("\0") if name and (root / name).exists()]


def end_all(mark: str) -> None:
    """End whatever a run of tests has left behind, wherever it went."""
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.environ().get(MARK) == mark:
                process.kill()
