"""What is remembered of recipes: their inputs, and what makes them of edited texts.

The inputs of each recipe are kept under its key, and parts that recipes share
under the digest of the part.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from ..digest import Digest, digest_of_text
from ..inputs import Inputs, shared
from ..protocol import Keep, Kept, Place, Recipe
from .blob import pack, unpack
from .store import Store

Row: TypeAlias = tuple[str, Digest, bytes, Digest | None, bytes | None, bytes | None]
"""Target, key and inputs of a recipe, the text that it is of, those that it shows,
and what is kept of it."""
FEW = 1000
"""So many rows are asked for one by one."""
SHORT = 8
"""Bytes of a name among others."""
SWOLLEN = 6
"""Rows for each recipe from which on those that nobody has any more are looked for."""


def name_of(place: Place) -> Digest:
    """A text, as rows name it: file names may hold what SQLite takes for no text."""
    return digest_of_text("\0".join(place))


@lru_cache(maxsize=50_000)
def short(place: Place) -> bytes:
    """The same among those that a recipe shows.

    Two of the same name cost a look at a page that shows neither.
    """
    return bytes.fromhex(name_of(place))[:SHORT]


class Recipes:
    """What the store knows of the recipes of one output folder."""

    def __init__(self, store: Store, target: str) -> None:
        self.store = store
        self.target = target
        self.ready: dict[Digest, Row] = {}
        """Rows that are made and not stored yet, by key."""
        self.keep: Callable[[Recipe], Keep | None] = nothing
        """What is to be kept of a recipe besides its inputs, if it shows texts."""

    def prepare(self, recipe: Recipe, key: Digest) -> None:
        """Make the row that will be stored, while others work."""
        self.ready[key] = row(self.target, key, recipe, self.keep(recipe))

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
        """Store the recipes that are not among those of *before*.

        Forget those of *before* that are gone.
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
            (self.target, key, row_of(parts[key], key), None, None, None)
            for key in parts.keys() - stored
        ]
        rows += self.rows(list(made.values()), list(made), keys)
        self.exchange(gone, rows)

    def renew(self, before: Sequence[Kept], recipes: Sequence[Recipe]) -> None:
        """Store recipes in place of what they were *before* texts were edited."""
        keys = [recipe.key for recipe in recipes]
        parts = shared([recipe.inputs for recipe in recipes])
        rows: list[Row] = [
            (self.target, part.digest, row_of(part, part.digest), None, None, None)
            for part in parts
            if not self.has(part.digest)
        ]
        rows += self.rows(recipes, keys, keys)
        self.exchange((was.key for was in before), rows)

    def rows(
        self,
        recipes: Sequence[Recipe],
        keys: Sequence[Digest],
        all_keys: Sequence[Digest],
    ) -> Iterator[Row]:
        """Recipes as the store holds them; of two that share a key, neither is kept."""
        twice = {key for key, count in Counter(all_keys).items() if count > 1}
        for recipe, key in zip(recipes, keys, strict=True):
            if key not in self.ready:
                self.prepare(recipe, key)
            made = self.ready.pop(key)
            target, _, inputs, _, shows, _ = made
            yield (target, key, inputs, None, shows, None) if key in twice else made

    def exchange(self, gone: Iterable[Digest], rows: Iterable[Row]) -> None:
        """Store *rows*, and forget those that are *gone*."""
        run = self.store.connection.executemany
        run(
            "DELETE FROM recipes WHERE target = ? AND key = ?",
            [(self.target, key) for key in sorted(gone)],
        )
        run("REPLACE INTO recipes VALUES (?, ?, ?, ?, ?, ?)", rows)

    def of_text(self, place: Place) -> Kept | None:
        """The recipe that is of a text, as far as it is known without others."""
        found = self.known("text = ?", name_of(place))
        return found[0] if len(found) == 1 else None

    def showing(self, place: Place) -> list[Kept | None]:
        """The recipes that show a text, and perhaps some more, in the same way."""
        return self.known("shows IS NOT NULL AND instr(shows, ?)", short(place))

    def known(self, which: str, name: Digest | bytes) -> list[Kept | None]:
        """The recipes of some rows; None where that is not all that makes one."""
        rows = self.store.connection.execute(
            f"SELECT key, inputs, kept FROM recipes WHERE target = ? AND {which}",  # noqa: S608 (ours)
            (self.target, name),
        )
        return [
            kept and Kept(key, *unpack(kept, key), *unpack(inputs, key))
            for key, inputs, kept in rows
        ]

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


def nothing(_: Recipe) -> None:
    """Keep nothing of a recipe besides its inputs."""


def row(target: str, key: Digest, recipe: Recipe, keep: Keep | None) -> Row:
    """A recipe as the store holds it."""
    inputs = row_of(recipe.inputs, key)
    if keep is None:
        return target, key, inputs, None, None, None
    shows = b"".join(map(short, keep.shows))
    if keep.job is None:
        return target, key, inputs, None, shows, None
    text = None if recipe.text is None else name_of(recipe.text)
    return target, key, inputs, text, shows, pack((recipe.outputs, keep.job), key)


def row_of(inputs: Mapping[str, Digest], key: Digest) -> bytes:
    """Inputs as the store keeps them."""
    if isinstance(inputs, Inputs):
        return pack((dict(inputs.own), [p.digest for p in inputs.parts]), key)
    return pack((dict(inputs), []), key)
