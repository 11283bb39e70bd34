"""Why an output was written, and what it depends on.

The inputs of each recipe are kept under its key, and parts that recipes share
under the digest of the part.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from .digest import Digest
from .inputs import Change, Inputs, shared
from .memory.blob import pack, unpack
from .memory.ledger import Ledger, target_of
from .memory.store import Store, opened
from .protocol import Recipe

FEW = 1000
"""So many rows are asked for one by one."""
SWOLLEN = 6
"""Rows for each recipe from which on those that nobody has any more are looked for."""


class Reasons:
    """The stored inputs of the recipes of one output folder."""

    def __init__(self, store: Store, target: str) -> None:
        self.store = store
        self.target = target

    def inputs(self, key: Digest) -> dict[str, Digest] | None:
        """The inputs of a recipe, or None if the store has them no more."""
        row = self.store.connection.execute(
            "SELECT inputs FROM recipes WHERE target = ? AND key = ?",
            (self.target, key),
        ).fetchone()
        if row is None:
            return None
        merged: dict[str, Digest] = {}
        own, parts = unpack(row[0], key)
        for part in parts:
            merged.update(self.inputs(part) or {})
        merged.update(own)
        return merged

    def save(
        self,
        recipes: Sequence[Recipe],
        keys: Sequence[Digest],
        before: Collection[Digest],
    ) -> None:
        """Store the inputs of recipes that are not among those of *before*.

        Forget those of *before* that are gone.
        """
        now, known = set(keys), set(before)
        fresh, gone = now - known, known - now
        if not fresh and not gone:
            return
        among = {
            key: recipe.inputs
            for key, recipe in zip(keys, recipes, strict=True)
            if key in fresh
        }
        # To find the parts that nobody has any more, all recipes must be looked at.
        swollen = len(fresh) > len(now) / 4 or self.count() > SWOLLEN * len(now)
        read = [recipe.inputs for recipe in recipes] if swollen else among.values()
        parts = {part.digest: part for part in shared(read)}
        if swollen or len(parts) > FEW:
            stored = self.stored()
        else:
            stored = {key for key in parts if self.has(key)}
        if swollen:
            gone |= stored - parts.keys() - now
        rows = among | {key: parts[key] for key in parts.keys() - stored}
        run = self.store.connection.executemany
        run(
            "DELETE FROM recipes WHERE target = ? AND key = ?",
            [(self.target, key) for key in sorted(gone)],
        )
        run(
            "REPLACE INTO recipes VALUES (?, ?, ?)",
            [(self.target, key, row_of(inputs, key)) for key, inputs in rows.items()],
        )

    def count(self) -> int:
        """How many rows there are."""
        ask = "SELECT COUNT(*) FROM recipes WHERE target = ?"
        row = self.store.connection.execute(ask, (self.target,)).fetchone()
        return int(row[0])

    def has(self, key: Digest) -> bool:
        """Whether there is a row of that key."""
        ask = "SELECT 1 FROM recipes WHERE target = ? AND key = ?"
        row = self.store.connection.execute(ask, (self.target, key)).fetchone()
        return row is not None

    def stored(self) -> set[Digest]:
        """The keys of all rows, of recipes and of parts."""
        ask = "SELECT key FROM recipes WHERE target = ?"
        return {key for (key,) in self.store.connection.execute(ask, (self.target,))}


Tell: TypeAlias = Callable[[Recipe, Sequence[Change]], Iterable[str]]
"""Says changes in the words of a plan."""


def plainly(_recipe: Recipe, changes: Sequence[Change]) -> Iterable[str]:
    """Each change by the name of its input."""
    return map(str, changes)


def why(
    recipe: Recipe, key: Digest, before: Digest, reasons: Reasons, tell: Tell = plainly
) -> list[str]:
    """Say in words why the outputs of a recipe are made again."""
    if not before:
        return ["new"]
    if before == key:
        return ["the file was changed or deleted by hand"]
    inputs = reasons.inputs(before)
    if inputs is None:
        return ["what it was made from is not known"]
    changes = list(differences(inputs, recipe.inputs))
    return list(tell(recipe, changes)) or ["no input that has a name"]


def row_of(inputs: Mapping[str, Digest], key: Digest) -> bytes:
    """Inputs as the store keeps them."""
    if isinstance(inputs, Inputs):
        return pack((dict(inputs.own), [p.digest for p in inputs.parts]), key)
    return pack((dict(inputs), []), key)


def differences(
    before: Mapping[str, Digest], now: Mapping[str, Digest]
) -> Iterator[Change]:
    """The inputs that are new, gone, or have another digest."""
    was, now = dict(before), dict(now)
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
        return None if made is None else Reasons(memory, target).inputs(made[0])
