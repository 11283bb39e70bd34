"""Publishing compared: all of it, nothing changed, a text edited, an article more.

    python3 tasks.py bench publish 1000 [10000] [--runs 3] [--write]

makes a site of each size (100 if none is given), publishes it, and publishes it
again after each kind of edit, with what each step takes: the pages, the sizes of
pictures, the index of the search, the share images, and the public tree with its
compressed copies.  The goal is set for 10,000 articles: after an edit, at most a
ninth of a full publish.  ``--write`` puts all of it into benchmarks/RESULTS.md.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from .builds import environment, load
from .processes import spent
from .results import GOALS_HEAD, line, loaded, machine, write_section
from .sites import ADDRESS, EDITS, NEW, ROOT, TEXT, prepare

STEPS = ("pages", "pictures", "search", "share images", "public tree")
BUILDS = ("pages", "pictures", "public tree")
"""What is built, in the order in which it is built."""
MUST, AIM = 1 / 9, 1 / 20
TITLE = "# Publishing compared"


class Took(NamedTuple):
    """Seconds of one publish as a whole command, and of its steps."""

    seconds: float
    steps: Mapping[str, float]


def timed(settings: Path) -> dict[str, float]:
    """Publish a site within this process; the seconds of each step."""
    from creditline.config.places import Places
    from creditline.engine.report import NullReporter
    from creditline.publish import publication

    took = dict.fromkeys(STEPS, 0.0)
    builds = iter(BUILDS)

    def clocked(
        work: Callable[..., Any], name: Callable[[], str]
    ) -> Callable[..., Any]:
        def run(*given: Any, **more: Any) -> Any:
            step, started = name(), time.perf_counter()
            try:
                return work(*given, **more)
            finally:
                took[step] += time.perf_counter() - started

        return run

    # Its steps are functions that it calls by these names, each once a publish.
    publication.build = clocked(publication.build, lambda: next(builds))
    search, images = publication.search, publication.share_images
    search.index = clocked(search.index, lambda: "search")
    images.update = clocked(images.update, lambda: "share images")
    publication.publish_site(Places(settings), NullReporter())
    return took


def published(site: Path) -> Took:
    """Publish as a command of its own, and what its steps took."""
    told = site / "steps.json"
    settings = site / "pelicanconf.py"
    command = [sys.executable, "-m", "benchmarks.publish", "--site", settings, told]
    if hasattr(os, "sync"):
        os.sync()
    took = spent(command, ROOT, {**environment(), "SITEURL": ADDRESS})
    return Took(took.seconds, json.loads(told.read_text("utf-8")))


def measured(site: Path, size: int, runs: int) -> Iterator[tuple[str, Took]]:
    """Every case; those after the first as often as asked, the middle of each."""
    yield "all of it", published(site)
    yield "nothing changed", middle([published(site) for _ in range(runs)])
    for name in (TEXT, NEW):
        found = []
        for turn in range(runs):
            EDITS[name](site, size, turn)
            found.append(published(site))
        yield name.removeprefix("ours, "), middle(found)


def middle(found: list[Took]) -> Took:
    """The median of each figure."""
    steps = {step: median(took.steps[step] for took in found) for step in STEPS}
    return Took(median(took.seconds for took in found), steps)


def table(size: int, found: Mapping[str, Took]) -> Iterator[str]:
    """The results of one size as Markdown."""
    whole = found["all of it"].seconds
    yield f"### {size:,} articles"
    yield ""
    yield f"| | seconds | of all | {' | '.join(STEPS)} |"
    yield f"| --- | ---: | ---: |{' ---: |' * len(STEPS)}"
    for name, took in found.items():
        steps = " | ".join(f"{took.steps[step]:.2f}" for step in STEPS)
        share = took.seconds / whole
        yield f"| {name} | {took.seconds:.2f} | {share:.3f} | {steps} |"
    yield ""
    yield from GOALS_HEAD
    share = found["one text edited"].seconds / whole
    yield line("one text edited, of a full publish", share, MUST, AIM)
    yield ""


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="bench publish")
    parser.add_argument("sizes", nargs="*", type=int, default=[100])
    parser.add_argument("--runs", type=int, default=3, help="of each quick case; 3")
    parser.add_argument("--write", action="store_true", help="into RESULTS.md")
    asked = parser.parse_args()
    if asked.runs < 1:
        parser.error("--runs takes a number from 1 on")
    lines = [TITLE, "", *machine()]
    with tempfile.TemporaryDirectory(prefix="creditline-bench-") as name:
        for size in asked.sizes:
            before = load()
            folder = Path(name, str(size))
            prepare(folder, size)
            found = dict(measured(folder / "ours", size, asked.runs))
            told = [*table(size, found), loaded(before, load())]
            print("\n".join(told))
            lines += told
    if asked.write:
        write_section("\n".join(lines))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--site"]:
        site, told = map(Path, sys.argv[2:4])
        told.write_text(json.dumps(timed(site)), "utf-8")
    else:
        main()
