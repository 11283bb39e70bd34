"""What browsers get at the moment, and what is said of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..config.settings import Settings
from ..engine.protocol import Place, Plan, Recipe
from ..errors import ContentErrors, Problem, SiteError
from ..site.addresses import FRONT
from ..site.outputs.plan import SitePlan
from .events import Shown, shown


class Page(NamedTuple):
    """One file of the site as a browser gets it."""

    data: bytes
    draft: bool = False
    failure: Shown | None = None


class Showing(NamedTuple):
    """What browsers get at the moment: a plan, and the recipe of each path."""

    plan: Plan | None = None
    recipes: dict[str, Recipe] = {}  # noqa: RUF012 (of a tuple, and never changed)
    drafts: frozenset[str] = frozenset()


def to_do(
    plan: Plan, settings: Settings, all_facts: Mapping[Place, Any]
) -> Iterator[Shown]:
    """What is wrong with drafts: it stops nothing, and lies over them alone.

    A draft that has no page yet is spoken of on the front page.
    """
    drafts = {
        settings.shown(path): FRONT
        for (_, path), facts in all_facts.items()
        if getattr(facts, "status", "") == "draft"
    }
    if not drafts or not isinstance(plan, SitePlan):
        return
    for path, address in plan.site.targets.items():
        if settings.shown(path) in drafts:
            drafts[settings.shown(path)] = address
    for one in plan.problems:
        if one.path in drafts:
            yield shown(one, Path.cwd(), drafts[one.path])


def new_page(plan: Plan, before: dict[str, str], now: dict[str, str]) -> str:
    """The page of an article that was not there before, if it is one."""
    if not isinstance(plan, SitePlan):
        return ""
    new = (now.keys() - before.keys()) & plan.site.texts
    return new.pop() if len(new) == 1 else ""


def failure_of(error: Exception, path: str) -> Shown:
    """An exception in the form of a problem; Jinja's know their place."""
    if isinstance(error, ContentErrors):
        return shown(error.problems[0], Path.cwd())
    place = Path(getattr(error, "filename", None) or path or "the site")
    line = getattr(error, "lineno", None) or 1
    kind = "" if isinstance(error, SiteError) else f"{type(error).__name__}: "
    if place.is_absolute() and place.is_relative_to(Path.cwd()):
        place = place.relative_to(Path.cwd())
    return shown(Problem(place.as_posix(), line, "", f"{kind}{error}"), Path.cwd())
