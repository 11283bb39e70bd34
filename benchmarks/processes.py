"""Run a command, and say how long it took and how much memory it held at most."""

import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

INTERVAL = 0.02
PATIENCE = 40
"""Waits so many times as long as a look took: looking shall cost next to nothing."""


class Spent(NamedTuple):
    """What one command took: seconds, and bytes of all its processes at once."""

    seconds: float
    memory: int


def spent(
    command: Sequence[str | Path], folder: Path, environment: dict[str, str]
) -> Spent:
    """Run *command* in *folder*; raises with its last words if it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    peak = Peak(process.pid)
    peak.start()
    said, _ = process.communicate()
    seconds = time.perf_counter() - started
    peak.over.set()
    peak.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said[-2000:]}")
    return Spent(seconds, peak.most)


class Peak(threading.Thread):
    """Watches the memory of a process and of all that it starts."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.most = 0
        self.over = threading.Event()

    def run(self) -> None:
        """Look again and again until the command is over."""
        took = 0.0
        while not self.over.wait(max(INTERVAL, PATIENCE * took)):
            started = time.perf_counter()
            self.most = max(self.most, memory(self.process))
            took = time.perf_counter() - started


def memory(process: int) -> int:
    """What a process and its children hold, what they share counted once."""
    try:
        first = psutil.Process(process)
        family = [first, *first.children(recursive=True)]
    except psutil.Error:
        return 0
    return sum(held(each) for each in family)


def held(process: psutil.Process) -> int:
    """One process's part: PSS where the system knows it, all of it elsewhere."""
    try:
        text = Path(f"/proc/{process.pid}/smaps_rollup").read_text("ascii")
    except OSError:
        try:
            return int(process.memory_info().rss)
        except psutil.Error:
            return 0
    for line in text.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0
