"""What is remembered of recipes: their inputs, and what makes them of edited texts.

Each recipe has a row under its first output.  Parts that recipes share are kept once,
under their digest; and what makes a recipe besides texts has a row of its own, which
stays as it is if another theme alone makes the page anew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from ..digest import Digest, digest_of_text
from ..inputs import Inputs, digest_unframed, let_go, lines, shared
from ..protocol import Keep, Kept, Place, Recipe
from .blob import pack, unpack
from .store import Store

FEW = 200
"""So many parts are asked for one by one, and so many recipes stored together."""
SHORT = 8
"""Bytes of a name among others."""
SWOLLEN = 6
"""Parts for each recipe from which on those that nobody has any more are looked for."""

PartRow: TypeAlias = tuple[str, Digest, bytes]
"""Target, digest, and what the part consists of."""
KeptRow: TypeAlias = tuple[str, bytes, Digest, Digest | None, bytes, bytes | None]
"""Target, first output, what decides it, the text that it is of, those that it shows,
and what is kept of it."""


def at(output: str) -> bytes:
    """An output, as rows name it: file names may hold what SQLite takes for no text."""
    return output.encode("utf-8", "surrogatepass")


def name_of(place: Place) -> Digest:
    """The same of a text, as short for every one."""
    return digest_of_text("\0".join(place))


@lru_cache(maxsize=50_000)
def short(place: Place) -> bytes:
    """The same among those that a recipe shows.

    Two of the same name cost a look at a page that shows neither.
    """
    return bytes.fromhex(name_of(place))[:SHORT]


class Recipes:
    """What the store knows of the recipes of one output folder."""

    def __init__(self, store: Store, target: str, settings: Digest = "") -> None:
        """*settings* is the digest of what is outside of all files, such as code."""
        self.store = store
        self.target = target
        self.settings = settings
        self.keep: Callable[[Recipe], Keep | None] = nothing
        """What is to be kept of a recipe besides its inputs, if it shows texts."""
        self.was_empty = self.one("SELECT 1 FROM recipes WHERE target = ?") is None
        """Whether nothing of this output folder was stored before."""
        self.parts_known: set[Digest] = set()
        """Parts that are stored or wait to be, as far as anybody asked."""
        self.all_parts_known = self.was_empty
        """Whether these are all; so many were asked for that all were read."""
        self.waiting: list[Recipe] = []
        """Recipes to be stored with others."""
        self.added = 0
        """How many recipes this build has stored."""

    def add(self, recipe: Recipe) -> None:
        """Store a recipe, now or with those that follow; see `flush`."""
        self.waiting.append(recipe)
        self.added += 1
        if len(self.waiting) >= FEW:
            self.flush()

    def new_parts(self, inputs: Mapping[str, Digest]) -> Iterator[PartRow]:
        """The rows of the parts of some inputs that are not stored yet."""
        if not isinstance(inputs, Inputs):
            return
        for part, digest in zip(inputs.parts, inputs.digests, strict=True):
            # Nearly all that a list shows is on other pages too.
            if digest not in self.parts_known and self.is_new(digest):
                yield self.target, digest, row_of(part, digest)
                yield from self.new_parts(part)

    def is_new(self, digest: Digest) -> bool:
        """Whether a part is neither stored nor waits to be, as it does from now on."""
        if len(self.parts_known) >= FEW and not self.all_parts_known:
            self.parts_known |= self.parts()
            self.all_parts_known = True
        if digest in self.parts_known:
            return False
        self.parts_known.add(digest)
        ask = "SELECT 1 FROM parts WHERE target = ? AND digest = ?"
        return self.all_parts_known or self.one(ask, digest) is None

    def flush(self) -> None:
        """Store all that waits to be stored."""
        many, target = self.store.connection.executemany, self.target
        paths = [at(recipe.outputs[0]) for recipe in self.waiting]
        places = ", ".join("?" * len(paths))
        ask = f"SELECT path, decided FROM kept WHERE target = ? AND path IN ({places})"  # noqa: S608 (ours)
        before = dict(self.rows(ask, *paths))
        parts: list[PartRow] = []
        recipes, kept, stale = [], [], []
        for path, recipe in zip(paths, self.waiting, strict=True):
            key = recipe.key
            parts += self.new_parts(recipe.inputs)
            recipes.append((target, path, key, row_of(recipe.inputs, key)))
            decided = decided_by(recipe, self.settings)
            if before.get(path) != decided:
                stale += [(target, path)] if path in before else []
                row = kept_row(target, recipe, decided, self.keep(recipe))
                kept += [] if row is None else [row]
            if self.was_empty:
                # Nobody will ask for the parts of all of them: see `save`.
                let_go(recipe.inputs)
        self.waiting.clear()
        many("REPLACE INTO parts VALUES (?, ?, ?)", parts)
        many("REPLACE INTO recipes VALUES (?, ?, ?, ?)", recipes)
        many("DELETE FROM kept WHERE target = ? AND path = ?", stale)
        many("INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?)", kept)

    def inputs(self, path: str, key: Digest) -> dict[str, Digest] | None:
        """The inputs of what made *path* first, or None if they are not known."""
        ask = "SELECT inputs FROM recipes WHERE target = ? AND path = ? AND key = ?"
        found = self.one(ask, at(path), key)
        return None if found is None else self.merged(found, key)

    def made_by(self, made: Digest) -> tuple[str, Digest] | None:
        """The first output of the recipe that made an output, and its key."""
        for path, key, inputs in self.rows(
            "SELECT path, key, inputs FROM recipes WHERE target = ?"
        ):
            if key == made or digest_unframed(*unpack(inputs, key)) == made:
                return str(path, "utf-8", "surrogatepass"), key
        return None

    def merged(self, data: bytes, name: str) -> dict[str, Digest]:
        """Inputs with all their parts."""
        merged: dict[str, Digest] = {}
        own, parts = unpack(data, name)
        for part in parts:
            ask = "SELECT inputs FROM parts WHERE target = ? AND digest = ?"
            if (found := self.one(ask, part)) is not None:
                merged.update(self.merged(found, part))
        merged.update(own)
        return merged

    def save(self, recipes: Sequence[Recipe]) -> None:
        """Store what is not stored yet of all recipes, and forget those gone."""
        self.flush()
        complete = self.was_empty and self.added == len(recipes)
        self.was_empty = False
        if complete:
            return
        now = {at(recipe.outputs[0]) for recipe in recipes}
        before = dict(self.rows("SELECT path, key FROM recipes WHERE target = ?"))
        for recipe in recipes:
            if before.get(at(recipe.outputs[0])) != recipe.key:
                self.add(recipe)
        self.flush()
        gone = sorted(before.keys() - now)
        for table in ("recipes", "kept"):
            ask = f"DELETE FROM {table} WHERE target = ? AND path = ?"  # noqa: S608 (ours)
            self.each(ask, gone)
        # To find the parts that nobody has any more, all recipes must be looked at.
        if self.added > len(now) / 4 or self.count() > SWOLLEN * len(now):
            parts = {part.digest for part in shared([r.inputs for r in recipes])}
            ask = "DELETE FROM parts WHERE target = ? AND digest = ?"
            self.each(ask, sorted(self.parts() - parts))

    def of_text(self, place: Place) -> Kept | None:
        """The recipe that is of a text, as far as it is known without others."""
        found = self.known("texts", "text = ?", name_of(place))
        return found[0] if len(found) == 1 else None

    def showing(self, place: Place) -> list[Kept | None]:
        """The recipes that show a text, and perhaps some more, in the same way."""
        return self.known("shows", "instr(shows, ?)", short(place))

    def known(self, index: str, which: str, name: object) -> list[Kept | None]:
        """The recipes of some rows; None where that is not all that makes one."""
        rows = self.rows(
            "SELECT decided, job, key, inputs"  # noqa: S608 (ours)
            f" FROM kept INDEXED BY {index} CROSS JOIN recipes USING (target, path)"
            f" WHERE target = ? AND {which}",
            name,
        )
        return [
            job and Kept(key, *unpack(job, decided), *unpack(inputs, key))
            for decided, job, key, inputs in rows
        ]

    def count(self) -> int:
        """How many parts there are."""
        return int(self.one("SELECT COUNT(*) FROM parts WHERE target = ?"))

    def parts(self) -> set[Digest]:
        """The digests of all parts."""
        return {d for (d,) in self.rows("SELECT digest FROM parts WHERE target = ?")}

    def one(self, ask: str, *values: object) -> Any:
        """The first column of the first row, None if there is no row."""
        row = next(self.rows(ask, *values), None)
        return row and row[0]

    def rows(self, ask: str, *values: object) -> Iterator[Any]:
        """The rows of this output folder that are asked for."""
        return self.store.connection.execute(ask, (self.target, *values))

    def each(self, ask: str, names: Iterable[str | bytes]) -> None:
        """Do the same for each of some names."""
        rows = [(self.target, name) for name in names]
        self.store.connection.executemany(ask, rows)


def nothing(_: Recipe) -> None:
    """Keep nothing of a recipe besides its inputs."""


def decided_by(recipe: Recipe, settings: Digest) -> Digest:
    """What decides all that is kept of a recipe: see `Keep`."""
    inputs, told = recipe.inputs, [settings, *recipe.outputs, *(recipe.text or ())]
    if isinstance(inputs, Inputs):
        told += [lines(inputs.own), *inputs.digests[1:]]
    else:
        told.append(lines(inputs))
    return digest_of_text("\0".join(told))


def kept_row(
    target: str, recipe: Recipe, decided: Digest, keep: Keep | None
) -> KeptRow | None:
    """What is kept of a recipe, as the store holds it."""
    if keep is None:
        return None
    path, shows = at(recipe.outputs[0]), b"".join(map(short, keep.shows))
    if keep.job is None:
        return target, path, decided, None, shows, None
    text = None if recipe.text is None else name_of(recipe.text)
    job = pack((recipe.outputs, keep.job), decided)
    return target, path, decided, text, shows, job


def row_of(inputs: Mapping[str, Digest], key: Digest) -> bytes:
    """Inputs as the store keeps them."""
    if isinstance(inputs, Inputs):
        return pack((dict(inputs.own), list(inputs.digests)), key)
    return pack((dict(inputs), []), key)
