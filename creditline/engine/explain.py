"""Why an output was written, and what it depends on.

The inputs of each recipe are kept under its key, and parts that recipes share
under the digest of the part.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from .digest import Digest, digest_of_text
from .inputs import Change, Inputs, Known, shared
from .memory.blob import pack, unpack
from .memory.ledger import Ledger, target_of
from .memory.store import Store, opened
from .protocol import TEXT, Place, Recipe

Keep: TypeAlias = Callable[[Recipe], Any]
"""What a site needs to plan a page again of which only the text was edited."""
Row: TypeAlias = tuple[str, Digest, bytes, Digest | None, bytes | None]
"""Target, key, inputs, text and what is kept of a recipe."""
FEW = 1000
"""So many rows are asked for one by one."""
SWOLLEN = 6
"""Rows for each recipe from which on those that nobody has any more are looked for."""


class Kept(NamedTuple):
    """A recipe that one text alone may make stale, as the last build left it."""

    key: Digest
    outputs: tuple[str, ...]
    job: Any
    own: Mapping[str, Digest]
    parts: Sequence[Digest]

    def inputs(self, text: Digest) -> Inputs:
        """What decides it, now that its text has another digest."""
        parts = [Known(part, dict) for part in self.parts]
        return Inputs({**self.own, TEXT: text}, *parts)


def name_of(place: Place) -> Digest:
    """A text, as rows name it: file names may hold what SQLite takes for no text."""
    return digest_of_text("\0".join(place))


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
        keep: Keep | None = None,
    ) -> None:
        """Store the inputs of recipes that are not among those of *before*.

        Forget those of *before* that are gone.  *keep* says what else is to be kept
        of a recipe that one text alone may make stale.
        """
        now, known = set(keys), set(before)
        fresh, gone = now - known, known - now
        if not fresh and not gone:
            return
        made = {k: r for k, r in zip(keys, recipes, strict=True) if k in fresh}
        among = {key: recipe.inputs for key, recipe in made.items()}
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
        rows: list[Row] = [
            (self.target, key, row_of(parts[key], key), None, None)
            for key in parts.keys() - stored
        ]
        rows += [self.row(key, recipe, keep) for key, recipe in made.items()]
        run = self.store.connection.executemany
        run(
            "DELETE FROM recipes WHERE target = ? AND key = ?",
            [(self.target, key) for key in sorted(gone)],
        )
        run("REPLACE INTO recipes VALUES (?, ?, ?, ?, ?)", rows)

    def row(self, key: Digest, recipe: Recipe, keep: Keep | None) -> Row:
        """A recipe as the store holds it."""
        inputs = row_of(recipe.inputs, key)
        job = keep(recipe) if keep is not None and recipe.text is not None else None
        if job is None or recipe.text is None:
            return self.target, key, inputs, None, None
        kept = pack((recipe.outputs, job), key)
        return self.target, key, inputs, name_of(recipe.text), kept

    def of_text(self, place: Place) -> "Kept | None":
        """The recipe that shows a text alone, as far as it is known without others."""
        rows = self.store.connection.execute(
            "SELECT key, inputs, kept FROM recipes WHERE target = ? AND text = ?",
            (self.target, name_of(place)),
        ).fetchall()
        if len(rows) != 1:
            return None
        ((key, inputs, kept),) = rows
        return Kept(key, *unpack(kept, key), *unpack(inputs, key))

    def exchange(self, before: "Kept", recipe: Recipe) -> None:
        """Store a recipe in place of what it was *before* its text was edited."""
        run = self.store.connection.execute
        run(
            "DELETE FROM recipes WHERE target = ? AND key = ?",
            (self.target, before.key),
        )
        row = self.row(recipe.key, recipe, lambda _: before.job)
        run("REPLACE INTO recipes VALUES (?, ?, ?, ?, ?)", row)

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
