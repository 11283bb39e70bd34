"""What was measured, as tables: seconds, ratios, slopes, and the goals beside them."""

import importlib.metadata
import itertools
import os
import platform
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeAlias

from .processes import Spent
from .sites import HEADLINE, NEW, OUTLETS, TEMPLATE, TEXT

HUGO, PELICAN = "Hugo, full build", "Pelican, its default theme"
WITH_US = "Pelican with our theme"
COLD, UNCHANGED = "ours, cold", "ours, nothing changed"


class Case(NamedTuple):
    """One case at one size: every run of it, and how many files it left."""

    runs: Sequence[Spent]
    files: int = 0

    @property
    def seconds(self) -> float:
        """The middle one: a single hiccup decides nothing."""
        return median(run.seconds for run in self.runs)

    @property
    def memory(self) -> float:
        """The same of the most memory held at once."""
        return median(run.memory for run in self.runs)


Found: TypeAlias = Mapping[str, Case]


class Goal(NamedTuple):
    """What a case may take at most, as a part of what another takes."""

    name: str
    case: str
    against: str
    must: float
    aim: float | None
    what: str = "seconds"


GOALS = (
    Goal("nothing changed", UNCHANGED, HUGO, 1 / 45, 1 / 60),
    Goal("one text edited", TEXT, HUGO, 1 / 18, 1 / 40),
    Goal("one headline edited", HEADLINE, HUGO, 1 / 12, 1 / 25),
    Goal("one new article", NEW, HUGO, 1 / 15, 1 / 30),
    Goal("outlets.toml edited", OUTLETS, HUGO, 1 / 10, 1 / 20),
    Goal("one template edited", TEMPLATE, HUGO, 1 / 2, 1 / 3),
    Goal("cold, against Hugo", COLD, HUGO, 0.89, 0.67),
    Goal("cold, against Pelican with our theme", COLD, WITH_US, 1 / 5, None),
    Goal("cold, against Pelican's default theme", COLD, PELICAN, 1 / 5, None),
    Goal("peak memory, cold", COLD, HUGO, 1 / 6, None, "memory"),
)
GROWTH_MUST, GROWTH_AIM = 1.3, 1.1


GOALS_HEAD = (
    "| goal | measured | must | | aim | |",
    "| --- | ---: | ---: | --- | ---: | --- |",
)


def table(size: int, found: Found) -> Iterator[str]:
    """The results of one size as Markdown."""
    hugo = found.get(HUGO)
    yield f"### {size:,} articles"
    yield ""
    yield "| | seconds | of Hugo's | MB | of Hugo's | ms an article | files | runs |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, case in found.items():
        time = f"{case.seconds / hugo.seconds:.3f}" if hugo else "–"
        share = f"{case.memory / hugo.memory:.2f}" if hugo and hugo.memory else "–"
        yield (
            f"| {name} | {case.seconds:.2f} | {time} | {case.memory / 1e6:.0f} | "
            f"{share} | {1000 * case.seconds / size:.3f} | {case.files or '–'} | "
            f"{len(case.runs)} |"
        )
    yield ""


def goals(found: Found) -> Iterator[str]:
    """Each goal beside what was measured, and whether it is reached."""
    told = [goal for goal in GOALS if goal.case in found and goal.against in found]
    if not told:
        return
    yield from GOALS_HEAD
    for goal in told:
        one, other = (
            getattr(found[name], goal.what) for name in (goal.case, goal.against)
        )
        # Where the system does not tell memory, nothing is known of it.
        yield line(goal.name, one / other if other else None, goal.must, goal.aim)
    yield ""


def line(name: str, ratio: float | None, must: float, aim: float | None) -> str:
    """One goal as a row."""
    if ratio is None:
        return f"| {name} | – | {part(must)} | not measured | – | |"
    aimed = f"{part(aim)} | {said(ratio, aim)}" if aim is not None else "– | "
    return f"| {name} | {part(ratio)} | {part(must)} | {said(ratio, must)} | {aimed} |"


def said(ratio: float, limit: float) -> str:
    """Whether a limit is kept."""
    return "met" if ratio <= limit else "not met"


def part(ratio: float) -> str:
    """A ratio as one speaks of it: a part of something, or so many times it."""
    return f"1/{1 / ratio:.3g}" if ratio < 1 else f"{ratio:.3g}"


def slopes(results: Mapping[int, Found]) -> Iterator[str]:
    """How time an article grows from each size to the next one."""
    sizes = sorted(results)
    if len(sizes) < 2:
        return
    yield "### Time an article, against the size before"
    yield ""
    heads = [f"{b:,} to {a:,}" for a, b in itertools.pairwise(sizes)]
    yield f"| | {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * len(heads)}"
    for name in dict.fromkeys(name for size in sizes for name in results[size]):
        cells = []
        for small, large in itertools.pairwise(sizes):
            growth = grown(results, name, small, large)
            cells.append("–" if growth is None else f"{growth:.2f}")
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""
    growth = grown(results, COLD, 10_000, 100_000)
    if growth is not None:
        yield from GOALS_HEAD
        name = "time an article, cold, 100,000 against 10,000"
        yield line(name, growth, GROWTH_MUST, GROWTH_AIM)
        yield ""


def grown(
    results: Mapping[int, Found], name: str, small: int, large: int
) -> float | None:
    """Time an article at one size against another; nothing where one is missing."""
    try:
        before, after = results[small][name], results[large][name]
    except KeyError:
        return None
    return (after.seconds / large) / (before.seconds / small)


RESULTS = Path(__file__).with_name("RESULTS.md")


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


def loaded(before: str, after: str) -> str:
    """How busy the machine was, which a reader must know."""
    return f"Load of the machine before: {before}; after: {after}.\n"


def compared() -> Iterator[str]:
    """What is compared with what, and how."""
    yield "A case that ran more than once shows its median."
    yield "The goals are set for 10,000 articles."
    yield ""
    yield "Hugo's templates make the same files as our theme and show the same."
    yield "Pelican's default theme shows far less, in a quarter of the files."
    yield "*Pelican with our theme* is plain `pelican` with our plugin, which makes our"
    yield "tree byte for byte, one page after the other, with Markdown, Typogrify and"
    yield "Jinja as they come; what it shares with our engine (reading, rights,"
    yield "formats, the plan of the pages) is as quick there as here."
    yield ""


def write_section(text: str, file: Path = RESULTS) -> None:
    """Put *text*, which begins with its title, in the place of that section of *file*.

    Each benchmark writes its own section and leaves the others as they are.
    """
    title = text.partition("\n")[0]
    old = file.read_text("utf-8") if file.is_file() else ""
    sections = [s for s in re.split(r"(?m)^(?=# )", old) if s.strip()]
    kept = [s for s in sections if not s.startswith(f"{title}\n")]
    written = sorted([*kept, text], key=lambda section: section.partition("\n")[0])
    file.write_text("\n\n".join(s.strip() for s in written) + "\n", encoding="utf-8")
