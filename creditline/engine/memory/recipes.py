"""What is remembered of recipes: their inputs, and what makes them of edited texts.

Each recipe has a row under its first output.  Parts that recipes share are kept once,
under their digest; and what makes a recipe besides texts has a row of its own, which
stays as it is if another theme alone makes the page anew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from ..digest import Digest, digest_of_text
from ..inputs import Inputs, digest_unframed, lines, shared
from ..protocol import Keep, Kept, Place, Recipe
from .blob import pack, unpack
from .store import Store

FEW = 1000
"""So many rows are asked for one by one."""
SHORT = 8
"""Bytes of a name among others."""
SWOLLEN = 6
"""Parts for each recipe from which on those that nobody has any more are looked for."""

KeptRow: TypeAlias = tuple[str, bytes, Digest, Digest | None, bytes, bytes | None]
"""Target, first output, what decides it, the text that it is of, those that it shows,
and what is kept of it."""


class Rows(NamedTuple):
    """What the store will hold of a recipe; ``kept`` if it is not what it holds."""

    recipe: tuple[str, bytes, Digest, bytes]
    kept: KeptRow | None
    keeps: bool
    """Whether what it holds may stay."""


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
        self.ready: dict[str, Rows] = {}
        """Rows that are made and not stored yet, by first output."""
        self.keep: Callable[[Recipe], Keep | None] = nothing
        """What is to be kept of a recipe besides its inputs, if it shows texts."""

    def prepare(self, recipe: Recipe, key: Digest) -> None:
        """Make the rows that will be stored, while others work."""
        target, path = self.target, at(recipe.outputs[0])
        row = target, path, key, row_of(recipe.inputs, key)
        decided = decided_by(recipe, self.settings)
        ask = "SELECT decided FROM kept WHERE target = ? AND path = ?"
        stays = self.one(ask, path) == decided
        kept = None if stays else kept_row(target, recipe, decided, self.keep(recipe))
        self.ready[recipe.outputs[0]] = Rows(row, kept, stays)

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

    def save(self, recipes: Sequence[Recipe], keys: Sequence[Digest]) -> None:
        """Store what differs of all recipes, and forget those that are gone."""
        made = zip(recipes, keys, strict=True)
        now = {at(recipe.outputs[0]): (recipe, key) for recipe, key in made}
        before = dict(self.rows("SELECT path, key FROM recipes WHERE target = ?"))
        fresh = [(r, key) for path, (r, key) in now.items() if before.get(path) != key]
        gone = before.keys() - now.keys()
        if not fresh and not gone:
            return
        # To find the parts that nobody has any more, all recipes must be looked at.
        swollen = len(fresh) > len(now) / 4 or self.count() > SWOLLEN * len(now)
        read = recipes if swollen else [recipe for recipe, _ in fresh]
        parts = {part.digest: part for part in shared([r.inputs for r in read])}
        if swollen or len(parts) > FEW:
            stored = self.stored()
        else:
            stored = {digest for digest in parts if self.has(digest)}
        if swollen:
            ask = "DELETE FROM parts WHERE target = ? AND digest = ?"
            self.each(ask, sorted(stored - parts.keys()))
        for table in ("recipes", "kept"):
            ask = f"DELETE FROM {table} WHERE target = ? AND path = ?"  # noqa: S608 (ours)
            self.each(ask, sorted(gone))
        self.put(fresh, [parts[d] for d in parts.keys() - stored])

    def renew(self, recipes: Sequence[Recipe]) -> None:
        """Store recipes in place of what they were before texts were edited."""
        parts = shared([recipe.inputs for recipe in recipes])
        made = [(recipe, recipe.key) for recipe in recipes]
        self.put(made, [part for part in parts if not self.has(part.digest)])

    def put(
        self, made: Iterable[tuple[Recipe, Digest]], parts: Iterable[Inputs]
    ) -> None:
        """Store recipes, each with its key, and the parts of some."""
        many = self.store.connection.executemany
        rows = [self.taken(recipe, key) for recipe, key in made]
        told = [(self.target, p.digest, row_of(p, p.digest)) for p in parts]
        many("REPLACE INTO parts VALUES (?, ?, ?)", told)
        many("REPLACE INTO recipes VALUES (?, ?, ?, ?)", [row.recipe for row in rows])
        stale = [row.recipe[:2] for row in rows if not row.keeps]
        many("DELETE FROM kept WHERE target = ? AND path = ?", stale)
        kept = [row.kept for row in rows if row.kept is not None]
        many("INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?)", kept)

    def taken(self, recipe: Recipe, key: Digest) -> Rows:
        """The rows of a recipe, which may be ready."""
        path = recipe.outputs[0]
        if path not in self.ready or self.ready[path].recipe[2] != key:
            self.prepare(recipe, key)
        return self.ready.pop(path)

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

    def has(self, digest: Digest) -> bool:
        """Whether there is a part of that digest."""
        ask = "SELECT 1 FROM parts WHERE target = ? AND digest = ?"
        return self.one(ask, digest) is not None

    def stored(self) -> set[Digest]:
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
        told += [lines(inputs.own), *(part.digest for part in inputs.parts[1:])]
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
        return pack((dict(inputs.own), [p.digest for p in inputs.parts]), key)
    return pack((dict(inputs), []), key)
