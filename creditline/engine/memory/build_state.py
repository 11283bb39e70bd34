"""What the site wants made, and what the last build made of it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from ...errors import Problem
from ..digest import Digest
from ..disk.transaction import lineage
from ..protocol import Plan, Recipe
from .journal import below


class State(Struct, frozen=True):
    """The last build of one output folder.

    While ``complete`` is false, its pages are being moved, or were when it was
    killed.
    """

    settings: Mapping[str, Digest] = field(default_factory=dict)
    convert_key: str = ""
    sources: Mapping[str, Digest] = field(default_factory=dict)
    complete: bool = False
    outputs: int = 0
    """How many there are, once complete."""
    warnings: tuple[Problem, ...] = ()
    """What was said, to be said again."""


class Wanted(Struct, frozen=True):
    """What the site wants made: a plan, with what the engine made of it."""

    plan: Plan
    recipes: Sequence[Recipe]
    keys: Sequence[Digest]
    owners: Mapping[str, int]
    """Which recipe makes which output."""


def owners(recipes: Sequence[Recipe], made: Mapping[str, object]) -> dict[str, int]:
    """Which recipe makes which output; no two may make the same."""
    owned = {path: n for n, recipe in enumerate(recipes) for path in recipe.outputs}
    if len(owned) != sum(len(recipe.outputs) for recipe in recipes):
        counts = Counter(path for recipe in recipes for path in recipe.outputs)
        twice = min(path for path, count in counts.items() if count > 1)
        raise ValueError(f"two recipes make {twice}")
    # What was made before has been looked at before.
    new = owned.keys() - made.keys()
    for path in sorted(new):
        if not below(path) or path.endswith("/"):
            raise ValueError(f"{path!r} is not a path below the output folder")
    if new:
        inner = {path.rpartition("/")[0] for path in owned}
        folders = {folder for each in inner for folder in lineage(each)}
        for path in sorted(folders & owned.keys()):
            raise ValueError(f"{path} is both a page and a folder")
    return owned
