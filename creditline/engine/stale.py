"""Which outputs a site wants, and which of them are not as they would be made."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from .digest import Digest
from .disk.transaction import lineage
from .memory.journal import below
from .protocol import Edited, Plan, Recipe


class Wanted(Struct, frozen=True):
    """What the site wants made: a plan, with what the engine made of it."""

    plan: Plan | Edited
    recipes: Sequence[Recipe]
    owners: Mapping[str, int]
    """Which recipe makes which output."""

    def keys_of(self, outputs: Iterable[str]) -> Iterator[Digest]:
        """What decides each of some outputs."""
        beside: dict[int, Digest] = {}
        for output in outputs:
            number = self.owners[output]
            recipe = self.recipes[number]
            if recipe.frame is None or output == recipe.outputs[0]:
                yield recipe.key
                continue
            if number not in beside:
                beside[number] = recipe.key_beside
            yield beside[number]

    def stale(
        self, made: Mapping[str, tuple[Digest, Digest]], damaged: Collection[str]
    ) -> dict[int, bool]:
        """The recipes of which some output is not on disk as it would be made.

        Each with whether that is the first one alone.  *made* has the key and the
        digest of each output as it was left, *damaged* are those that somebody changed.
        """
        touched = {self.owners[path] for path in damaged if path in self.owners}
        found: dict[int, bool] = {}
        for number, recipe in enumerate(self.recipes):
            first, *beside = recipe.outputs
            if number in touched or not all(map(made.__contains__, beside)):
                found[number] = False
            # While the first is as it would be made, so are those beside it.
            elif first not in made or made[first][0] != recipe.key:
                keys = {made[path][0] for path in beside}
                framed = recipe.frame is not None and beside
                found[number] = bool(framed) and keys == {recipe.key_beside}
        return found


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
