"""Why an output was written, and what it depends on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from .digest import Digest
from .inputs import Change, Inputs
from .memory.ledger import Ledger, target_of
from .memory.recipes import Recipes
from .memory.store import opened
from .protocol import Recipe

Tell: TypeAlias = Callable[[Recipe, Sequence[Change]], Iterable[str]]
"""Says changes in the words of a plan."""


def plainly(_recipe: Recipe, changes: Sequence[Change]) -> Iterable[str]:
    """Each change by the name of its input."""
    return map(str, changes)


def why(
    recipe: Recipe, before: Digest, known: Recipes, tell: Tell = plainly
) -> list[str]:
    """Say in words why the outputs of a recipe are made again."""
    if not before:
        return ["new"]
    if before == recipe.key:
        return ["the file was changed or deleted by hand"]
    inputs = known.inputs(recipe.outputs[0], before)
    if inputs is None:
        return ["what it was made from is not known"]
    changes = list(differences(inputs, recipe.inputs))
    return list(tell(recipe, changes)) or ["no input that has a name"]


def differences(
    before: Mapping[str, Digest], now: Mapping[str, Digest]
) -> Iterator[Change]:
    """The inputs that are new, gone, or have another digest."""
    # Name by name, all parts would be looked through for each.
    was, now = dict(before), now.flat() if isinstance(now, Inputs) else dict(now)
    for name in sorted(was.keys() | now.keys()):
        if was.get(name) != now.get(name):
            yield Change(name, was.get(name), now.get(name))


def inputs_of(store: Path, output: Path, page: str) -> Mapping[str, Digest] | None:
    """Everything that *page* of the last build depended on; None if unknown."""
    if not store.is_file():
        return None
    with opened(store, lambda _: None) as memory:
        target = target_of(output, store)
        made = Ledger(memory, target).made.get(page)
        if made is None:
            return None
        known = Recipes(memory, target)
        # Most are the first of their recipe, and known by their own names.
        found = known.inputs(page, made[0])
        if found is None and (recipe := known.made_by(made[0])) is not None:
            found = known.inputs(*recipe)
        return found
