"""Preview compared with Hugo's server: from an edit to the page in a browser.

    python3 tasks.py bench preview 1000 10000 [--without hugo] [--edits 100]

makes a corpus of each size (100 if none is given) and starts both servers on
it, one after the other.  Then one text is edited again and again, and a browser
that asks for its page every few milliseconds notes when it is the new one; the
same for a new headline on the front page of its topic.  Last, a row of edits
must leave the memory of our server as it was.  Seconds depend on the machine;
the ratio of one run is what to compare.
"""

import argparse
import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from . import corpus
from .builds import environment, hugo_program, load
from .processes import held, memory
from .sites import ROOT, article, prepare

EVERY = 0.005
"""Seconds between two looks at a page."""
PATIENCE = 600
ROUNDS = 7


class Server:
    """A server of pages on this machine, started on a site."""

    def __init__(self, name: str, command: list[str | Path], folder: Path) -> None:
        self.name = name
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        words = [str(word).replace("{port}", str(self.port)) for word in command]
        self.log = folder / "server.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                words,
                cwd=folder,
                env=environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def page(self, path: str) -> str:
        """What stands at a path; nothing if nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return ""
        finally:
            connection.close()

    def until(self, path: str, words: str) -> float:
        """Wait until the page at a path says something; how long it took."""
        started = time.perf_counter()
        while words not in self.page(path):
            if self.process.poll() is not None:
                raise SystemExit(f"{self.name} ended:\n{self.log.read_text('utf-8')}")
            if time.perf_counter() - started > PATIENCE:
                raise SystemExit(f"{self.name} does not show {words!r} at {path}")
            time.sleep(EVERY)
        return time.perf_counter() - started

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        self.process.kill()
        self.process.wait()


@contextmanager
def serving(
    name: str, command: list[str | Path], folder: Path, first: tuple[str, str]
) -> Iterator[Server]:
    """A server that shows the *first* page already."""
    server = Server(name, command, folder)
    try:
        took = server.until(*first)
        print(f"{name:<10} ready after {took:8.2f} s", flush=True)
        yield server
    finally:
        server.stop()


def ours(folder: Path) -> list[str | Path]:
    """How our server is started."""
    settings = folder / "ours/pelicanconf.py"
    command: list[str | Path] = [sys.executable, ROOT / "tasks.py", "preview"]
    return [*command, "--no-browser", "--port", "{port}", "--settings", settings]


def hugos() -> list[str | Path]:
    """How Hugo's is started: pages in memory, and those in use made first."""
    command: list[str | Path] = [hugo_program(), "server", "--noBuildLock"]
    return [*command, "--bind", "127.0.0.1", "--port", "{port}"]


def latencies(
    server: Server,
    path: str,
    edit: Callable[[str], None],
    rounds: int,
    *,
    resting: bool = True,
) -> list[float]:
    """How long each of a few edits took to be seen.

    If *resting*, all that follows an edit is done before the next one; if not,
    the next one comes as soon as the page is there, as in a burst of saves.
    """
    found = []
    for number in range(rounds):
        words = f"edit{number:03}x{time.time_ns()}"
        edit(words)
        found.append(server.until(path, words))
        if resting:
            settle(server)
    return found


def settle(server: Server) -> None:
    """Wait until the server has nothing to do any more."""
    process = psutil.Process(server.process.pid)
    calm = 0
    process.cpu_percent()
    while calm < 2:
        time.sleep(0.1)
        calm = calm + 1 if process.cpu_percent() < 15 else 0


def ending(file: Path) -> Callable[[str], None]:
    """An edit that puts words at the end of a text."""
    before = file.read_text("utf-8")

    def edit(words: str) -> None:
        file.write_text(f"{before}\nOne more thing: {words}.\n", encoding="utf-8")

    return edit


def heading(file: Path, title: str) -> Callable[[str], None]:
    """An edit that gives a text another headline."""

    def edit(words: str) -> None:
        lines = file.read_text("utf-8").splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if line.lower().startswith("title"))
        lines[at] = f"{title.format(words)}\n"
        file.write_text("".join(lines), encoding="utf-8")

    return edit


def compare(folder: Path, size: int, *, hugo: bool, edits: int) -> None:
    """Measure both servers on a corpus of one size."""
    stories = list(corpus.stories(size))
    old, new = stories[size // 2], stories[-1]
    found: dict[str, list[list[float]]] = {}

    def measure(
        server: Server, pages: tuple[str, str], forms: tuple[Path, Path, str]
    ) -> None:
        page, front = pages
        text, last, title = forms
        found[server.name] = [
            latencies(server, page, ending(text), ROUNDS),
            latencies(server, front, heading(last, title), ROUNDS),
        ]

    if hugo:
        home = folder / "hugo"
        place = home / "content/stories"
        page = f"/{old.day:%Y}/{old.slug}.html"
        with serving("hugo", hugos(), home, (page, "</html>")) as server:
            files = [place / f"{s.day.year}/{s.slug}.md" for s in (old, new)]
            measure(server, (page, "/"), (*files, 'title = "{}"'))
            print(f"{'hugo':<10} holds {memory(server.process.pid) / 1e6:12.0f} MB")
    page = f"/{old.day:%Y}/{old.slug}.html"
    with serving("ours", ours(folder), folder / "ours", (page, "</html>")) as server:
        texts = [article(folder / "ours", story.number) for story in (old, new)]
        measure(server, (page, "/index.html"), (*texts, "Title: {}"))
        flat(server, page, ending(texts[0]), edits)
    for at, what in enumerate(("its own page", "the front page")):
        for name, both in found.items():
            print(f"{size:>7,}  {what:<16}{name:<6}{told(both[at])}")
        if hugo:
            ratio = statistics.median(found["ours"][at]) / statistics.median(
                found["hugo"][at]
            )
            print(f"{size:>7,}  {what:<16}ours / hugo {ratio:10.3f}")


def told(seconds: list[float]) -> str:
    """The middle and the worst of some times."""
    middle, worst = statistics.median(seconds), max(seconds)
    return f"median {1000 * middle:8.1f} ms, worst {1000 * worst:8.1f} ms"


def flat(server: Server, page: str, edit: Callable[[str], None], edits: int) -> None:
    """What a row of edits leaves in memory, once the first have warmed it up."""
    process = psutil.Process(server.process.pid)
    latencies(server, page, edit, 5)
    before = held(process)
    took = latencies(server, page, edit, edits, resting=False)
    settle(server)
    after = held(process)
    print(f"{'ours':<10} in a row of {edits} edits: {told(took)}")
    grown = f"{(after - before) / 1e6:+.1f} MB"
    print(f"{'ours':<10} holds {before / 1e6:.0f} MB before, {grown} after them")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="bench preview")
    parser.add_argument("sizes", nargs="*", type=int, default=[100])
    parser.add_argument("--without", action="append", default=[], choices=["hugo"])
    parser.add_argument("--edits", type=int, default=100, help="in a row")
    asked = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {load()}")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="creditline-bench-") as name:
            prepare(Path(name), size)
            compare(
                Path(name), size, hugo="hugo" not in asked.without, edits=asked.edits
            )


if __name__ == "__main__":
    main()
