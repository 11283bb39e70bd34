"""A site small enough to know by heart: texts become pages in capitals.

``texts/a.txt`` becomes ``a/index.html``, all texts together ``index.html`` (their
first lines), and ``files/*`` are copied to ``static/``.  The text
``settings.toml``-like word in `Toy.shout` ends every page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creditline.engine import (
    Converted,
    Recipe,
    Recorder,
    Result,
    Root,
    beginning,
    build,
)
from creditline.engine.digest import digest_of_text
from creditline.engine.inputs import Inputs, Known
from creditline.engine.protocol import (
    TEXT,
    Body,
    Keep,
    Kept,
    Memory,
    Place,
    SourceFile,
)
from creditline.errors import Problem


def convert(path: str, data: bytes) -> Converted:
    """Take the first line as the facts and the whole, in capitals, as the body."""
    text = data.decode("utf-8")
    return Converted(text.partition("\n")[0], text.upper())


@dataclass
class ToyPlan:
    """A page for each text, a list of them, and copies of the static files."""

    recipes: list[Recipe]
    shout: str
    titles: dict[str, str]
    files: Path
    problems: list[Problem] = field(default_factory=list)
    before: list[Kept] = field(default_factory=list)

    def keep(self, recipe: Recipe) -> Keep | None:
        """Keep what makes a page, or the list of all."""
        kind, name = recipe.job
        if kind == "copy":
            return None
        shown = self.titles if kind == "list" else [name]
        return Keep(recipe.job, tuple(("texts", path) for path in shown))

    def frame(self) -> Any:
        """Keep what all pages may show besides their texts."""
        return self.shout, tuple(self.titles)

    def render(self, recipe: Recipe, body: Body) -> Iterable[tuple[str, bytes]]:
        """Make one page, the list, or one copy."""
        kind, name = recipe.job
        (output, *others) = recipe.outputs
        if kind == "page":
            text = body("texts", name)
            yield output, f"{text}{self.shout}".encode()
            for other in others:
                yield other, text[:10].encode()
        elif kind == "list":
            yield output, repr(self.titles).encode()
        else:
            yield output, (self.files / name).read_bytes()


@dataclass
class Toy:
    """A toy site in a folder."""

    folder: Path
    shout: str = "!"
    convert_key: str = "1"
    convert: Any = convert
    plan: type[ToyPlan] = ToyPlan

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def store(self) -> Path:
        return self.folder / ".creditline" / "store.sqlite3"

    def roots(self) -> list[Root]:
        return [
            Root("texts", self.folder / "texts", (".txt",)),
            Root("files", self.folder / "files"),
        ]

    def settings_inputs(self) -> dict[str, str]:
        return {"shout": digest_of_text(self.shout)}

    def converts(self, file: SourceFile) -> bool:
        return file.root == "texts"

    def assemble(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> ToyPlan:
        shout = Inputs(self.settings_inputs())
        titles = {path: all_facts["texts", path] for path in files["texts"]}
        recipes = [
            Recipe(
                self.outputs_of(path),
                Inputs({TEXT: file.digest, "page": path}, shout),
                ("page", path),
                ("texts", path),
                shout,
            )
            for path, file in files["texts"].items()
        ]
        inputs = {f"title of {p}": digest_of_text(t) for p, t in titles.items()}
        recipes.append(Recipe(("index.html",), inputs, ("list", "")))
        recipes += [
            Recipe((f"static/{path}",), {f"files/{path}": file.digest}, ("copy", path))
            for path, file in files["files"].items()
        ]
        problems = [
            Problem(f"texts/{path}", 1, "text-empty", "the text has no first line")
            for path, title in titles.items()
            if not title
        ]
        return self.plan(recipes, self.shout, titles, self.folder / "files", problems)

    def edited(
        self, frame: Any, edits: Mapping[SourceFile, tuple[Any, Any]], memory: Memory
    ) -> ToyPlan | None:
        shout, paths = frame
        titles = {path: memory.facts(("texts", path)) for path in paths}
        wanted: dict[str, Kept | None] = {}
        for file, (before, now) in edits.items():
            if not now:
                return None
            found = [memory.of_text(file[:2])]
            if before != now:
                found += memory.showing(file[:2])
            wanted |= {one.outputs[0] if one else "": one for one in found}
        before = [one for one in wanted.values() if one]
        if len(before) < len(wanted):
            return None
        recipes = [self.recipe_now(one, titles, memory) for one in before]
        files = self.folder / "files"
        return self.plan(recipes, shout, titles, files, before=before)

    def recipe_now(
        self, was: Kept, titles: Mapping[str, str], memory: Memory
    ) -> Recipe:
        """A recipe with what the texts say now."""
        kind, name = was.job
        if kind == "list":
            inputs = {f"title of {p}": digest_of_text(t) for p, t in titles.items()}
            return Recipe(was.outputs, inputs, was.job)
        place = ("texts", name)
        text = memory.digest(place)
        assert text is not None
        shout = Known(was.parts[0], dict)
        inputs = Inputs({**was.own, TEXT: text}, shout)
        return Recipe(was.outputs, inputs, was.job, place, shout)

    def outputs_of(self, path: str) -> tuple[str, ...]:
        """A text ending in ``.feed.txt`` makes two files, one in ``.raw.txt`` one.

        How loud it is decides the first of them alone.
        """
        stem = path.removesuffix(".txt")
        if stem.endswith(".raw"):
            return (stem.removesuffix(".raw"),)
        if stem.endswith(".feed"):
            name = stem.removesuffix(".feed")
            return (f"{name}/index.html", f"{name}/feed.xml")
        return (f"{stem}/index.html",)

    # What tests do to it:

    def write(self, path: str, text: str) -> None:
        """Write a source file."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def build(self, **options: Any) -> Recorder:
        """Build, and give back what the reporter heard."""
        recorder = Recorder()
        options.setdefault("jobs", 1)
        self.result: Result = build(
            self, self.output, self.store, reporter=recorder, **options
        )
        return recorder

    def pages(self) -> dict[str, bytes]:
        """Every file of the output."""
        return tree(self.output)

    def expected(self) -> dict[str, bytes]:
        """What a clean build makes, without the engine."""
        roots = {root.name: root.path for root in self.roots()}
        files: dict[str, dict[str, SourceFile]] = {}
        data: dict[tuple[str, str], bytes] = {}
        for name, path in roots.items():
            files[name] = {}
            for file in sorted(path.rglob("*"), key=Path.as_posix):
                if file.is_file():
                    inner = file.relative_to(path).as_posix()
                    data[name, inner] = file.read_bytes()
                    files[name][inner] = SourceFile(name, inner, "", 0, 0)
        texts = {k: convert(k[1], v) for k, v in data.items() if k[0] == "texts"}
        plan = self.assemble(files, {k: v.facts for k, v in texts.items()})
        return {
            output: made
            for recipe in plan.recipes
            for output, made in plan.render(recipe, lambda r, p: texts[r, p].body)
        }


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names(folder: Path) -> set[str]:
    """What a folder holds, by name."""
    return {path.name for path in folder.iterdir()}


def settle(monkeypatch) -> None:
    """Pretend that the clock is a day ahead, so that all dates are old."""
    clock, day = beginning.disk_clock, 86_400_000_000_000
    monkeypatch.setattr(beginning, "disk_clock", lambda path: clock(path) + day)
