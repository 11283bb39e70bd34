"""Preview compared with Hugo's server: from an edit to the page in a browser.

    python3 tasks.py bench preview 1000 10000 [--without hugo] [--edits 100] [--write]

makes a corpus of each size (100 if none is given) and starts both servers on
it, one after the other.  Then one text is edited again and again, and a browser
that asks for its page every few milliseconds notes when it is the new one; the
same for a new headline on the front page of its topic.  Last, a row of edits
must leave the memory of our server as it was.  Seconds depend on the machine;
the ratio of one run is what to compare.  ``--write`` puts all of it into
benchmarks/RESULTS.md.
"""

import argparse
import http.client
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
from .results import GOALS_HEAD, line, loaded, machine, write_section
from .sites import ROOT, article, prepare

EVERY = 0.005
"""Seconds between two looks at a page."""
PATIENCE = 600
ROUNDS = 7
TITLE = "# Preview compared"
GOALS = (
    ("a text, on its own page", 0.019, 0.01),
    ("a headline, on the front page", 0.10, 0.03),
)
"""What is edited and where it is seen; of Hugo's time, must and aim, for 10,000."""


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


def compare(folder: Path, size: int, *, hugo: bool, edits: int) -> Iterator[str]:
    """Measure both servers on a corpus of one size; the results as Markdown."""
    before = load()
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
            holding = f"Hugo's server held {memory(server.process.pid) / 1e6:.0f} MB."
    page = f"/{old.day:%Y}/{old.slug}.html"
    with serving("ours", ours(folder), folder / "ours", (page, "</html>")) as server:
        texts = [article(folder / "ours", story.number) for story in (old, new)]
        measure(server, (page, "/index.html"), (*texts, "Title: {}"))
        row = flat(server, page, ending(texts[0]), edits)
    yield f"### {size:,} articles"
    yield ""
    yield "| from an edit to the browser, ms | middle | worst |"
    yield "| --- | ---: | ---: |"
    for at, (what, *_) in enumerate(GOALS):
        for name, both in found.items():
            middle, worst = statistics.median(both[at]), max(both[at])
            yield f"| {name}: {what} | {1000 * middle:.1f} | {1000 * worst:.1f} |"
    yield ""
    if hugo:
        yield from GOALS_HEAD
        for at, (what, must, aim) in enumerate(GOALS):
            one, other = (statistics.median(found[n][at]) for n in ("ours", "hugo"))
            yield line(f"{what}, of Hugo's", one / other, must, aim)
        yield ""
        yield holding
    yield row
    yield loaded(before, load())


def flat(server: Server, page: str, edit: Callable[[str], None], edits: int) -> str:
    """What a row of edits leaves in memory, once the first have warmed it up."""
    process = psutil.Process(server.process.pid)
    latencies(server, page, edit, 5)
    before = held(process)
    took = latencies(server, page, edit, edits, resting=False)
    settle(server)
    after = held(process)
    middle, worst = 1000 * statistics.median(took), 1000 * max(took)
    return (
        f"Of {edits} edits in a row ours showed the middle one after {middle:.1f} ms,"
        f" the slowest after {worst:.1f}; it held {before / 1e6:.0f} MB before them,"
        f" and {(after - before) / 1e6:+.1f} MB after."
    )


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="bench preview")
    parser.add_argument("sizes", nargs="*", type=int, default=[100])
    parser.add_argument("--without", action="append", default=[], choices=["hugo"])
    parser.add_argument("--edits", type=int, default=100, help="in a row")
    parser.add_argument("--write", action="store_true", help="into RESULTS.md")
    asked = parser.parse_args()
    lines = [TITLE, "", *machine()]
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="creditline-bench-") as name:
            prepare(Path(name), size)
            hugo = "hugo" not in asked.without
            for told in compare(Path(name), size, hugo=hugo, edits=asked.edits):
                print(told, flush=True)
                lines.append(told)
    if asked.write:
        write_section("\n".join(lines))


if __name__ == "__main__":
    main()
