"""Look at a site without making anything: its plan, with every problem."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import ContentErrors, Problem
from .build import held, trusting
from .disk.lock import disk_clock
from .memory.sources import Sources
from .memory.store import Store
from .protocol import Means, Place, Plan, Recipe, Site, SourceFile
from .report import NullReporter, Reporter
from .workers import pool
from .workers.conversion import cards_of
from .workers.grouped_conversion import joined
from .workers.render import Bodies


class Found(NamedTuple):
    """What a site holds: its files by root and path, and the facts of those
    that are converted.
    """

    files: dict[str, dict[str, SourceFile]]
    all_facts: Mapping[Place, Any]


def tried(
    site: Site, store: Path, which: Callable[[Recipe], bool], reporter: Reporter
) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan of *site*, and what stands in the way of some recipes.

    Each of them is made, and nothing is kept.
    """
    found = look(site, store, None, reporter)
    plan = site.assemble(*found)
    digests = {
        (file.root, file.path): file.digest
        for files in found.files.values()
        for file in files.values()
    }
    bodies = Bodies(store, digests, site.convert, site.convert_key, site.roots())
    problems: list[Problem] = []
    for recipe in filter(which, plan.recipes):
        try:
            for _ in plan.render(recipe, bodies):
                pass
        except ContentErrors as error:
            problems += error.problems
    bodies.close()
    return plan, tuple(dict.fromkeys(problems))


def survey(
    site: Site,
    store: Path,
    jobs: int | None = None,
    reporter: Reporter | None = None,
) -> Plan:
    """The plan that a build of *site* would follow; conversions are remembered."""
    return site.assemble(*look(site, store, jobs, reporter))


def look(
    site: Site,
    store: Path,
    jobs: int | None = None,
    reporter: Reporter | None = None,
) -> Found:
    """Find and convert everything; conversions are remembered."""
    told = reporter or NullReporter()
    store = Path(store).absolute()
    means = Means(jobs or pool.cores(), None, told)
    with held(store, None, told):

        def attempt(memory: Store) -> Found:
            sources = Sources(memory, site.roots(), disk_clock(store.parent / "lock"))
            sources.scan(told.note)
            all_facts = cards_of(site, memory, sources, means)
            known = joined(site, memory, sources, all_facts, means)
            return Found(sources.files(), known)

        return trusting(store, told, attempt)
