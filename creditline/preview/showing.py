"""What browsers get at the moment, and what is said of it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from ..config.settings import Settings
from ..engine.protocol import Place, Recipe
from ..errors import ContentErrors, Problem, SiteError, errors
from ..site.addresses import FRONT
from ..site.outputs.plan import SitePlan
from .events import Shown, Trouble, shown


class Page(NamedTuple):
    """One file of the site as a browser gets it."""

    data: bytes
    draft: bool = False
    failure: Shown | None = None


Made: TypeAlias = Mapping[str, tuple[SitePlan, Recipe]]
"""How each path is made: a recipe, and the plan that it is of."""


class Showing(NamedTuple):
    """What browsers get at the moment: the newest plan, and how each path is made."""

    plan: SitePlan | None = None
    made: Made = {}  # noqa: RUF012 (of a tuple, and never changed)
    drafts: frozenset[str] = frozenset()


def showing(plan: SitePlan, made: Made, anew: Iterable[Recipe]) -> Showing:
    """What browsers get of *plan*: *anew* by it, and all else as it was *made*.

    A plan keeps pieces of pages by the paths of stories, so none makes pages of a site
    that was assembled at another time.
    """
    every = {
        p: (plan if of.site is plan.site else of, r) for p, (of, r) in made.items()
    }
    every |= {path: (plan, recipe) for recipe in anew for path in recipe.outputs}
    stories = plan.site.stories
    drafts = frozenset(s.path for s in stories if s.facts.status == "draft")
    return Showing(plan, every, drafts)


def to_do(
    plan: SitePlan, settings: Settings, all_facts: Mapping[Place, Any]
) -> Iterator[Shown]:
    """What is wrong with drafts: it stops nothing, and lies over them alone.

    A draft that has no page yet is spoken of on the front page.
    """
    drafts = {
        settings.shown(path): FRONT
        for (_, path), facts in all_facts.items()
        if getattr(facts, "status", "") == "draft"
    }
    if not drafts:
        return
    for path, address in plan.site.targets.items():
        if settings.shown(path) in drafts:
            drafts[settings.shown(path)] = address
    for one in plan.problems:
        if one.path in drafts:
            yield shown(one, Path.cwd(), drafts[one.path])


def new_page(plan: SitePlan, before: dict[str, str], now: dict[str, str]) -> str:
    """The page of an article that was not there before, if it is one."""
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


def trouble_of(error: Exception) -> Trouble:
    """What stops the site from being planned."""
    if isinstance(error, ContentErrors):
        root = Path.cwd()
        found = tuple(shown(one, root) for one in errors(error.problems))
        return Trouble(problems=found)
    return Trouble(problems=(failure_of(error, ""),))
