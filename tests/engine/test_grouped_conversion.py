"""Facts of several files are made once for each group, and anew for an edit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from creditline.engine import Recipe, Recorder
from creditline.engine.protocol import Body, Place, SourceFile
from creditline.engine.workers.grouped_conversion import GROUPED, FileGroup, FileGroups

from .toy import Toy


def join(
    name: str, data: tuple[bytes, ...], bodies: tuple[Any, ...]
) -> tuple[str, int]:
    """Count the bytes of all files of a group."""
    return name, sum(map(len, data))


@dataclass
class Pairs(Toy):
    """A toy that counts the bytes of each text with the file of its name."""

    join: Any = join
    maker: str = "1"

    def file_groups(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> FileGroups | None:
        """Each text and its file; None without any."""
        groups = tuple(
            FileGroup(path, (text, files["files"][path]))
            for path, text in files["texts"].items()
            if path in files["files"]
        )
        return FileGroups(groups, self.join, self.maker) if groups else None

    def assemble(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> "CountedPlan":
        plan = super().assemble(files, all_facts)
        counted = {
            path: facts for (root, path), facts in all_facts.items() if root == GROUPED
        }
        recipes = [*plan.recipes, Recipe(("counts.txt",), {"counts": repr(counted)})]
        return CountedPlan(recipes, counted)


@dataclass
class CountedPlan:
    """A page with all counts."""

    recipes: list[Recipe]
    counted: dict[str, Any]
    problems: tuple[()] = ()

    def render(self, recipe: Recipe, body: Body) -> Iterable[tuple[str, bytes]]:
        """Make a page; only that of the counts matters here."""
        yield from ((path, repr(self.counted).encode()) for path in recipe.outputs)


@pytest.fixture
def pairs(tmp_path) -> Pairs:
    """Two texts, of which one has a file beside it."""
    site = Pairs(tmp_path)
    site.write("texts/a.txt", "12345")
    site.write("texts/b.txt", "1")
    site.write("files/a.txt", "123")
    return site


def joined(heard: Recorder) -> list[str]:
    """The groups that were made."""
    return [path for path in heard.named("converted") if path.startswith("joint/")]


def counts(site: Pairs) -> str:
    return (site.output / "counts.txt").read_text("utf-8")


def test_a_group_is_made_when_one_of_its_files_changes(pairs):
    """
    The first build makes all facts, the next none, and an edit its own.
    """
    assert ["joint/a.txt"] == joined(pairs.build())
    assert "{'a.txt': ('a.txt', 8)}" == counts(pairs)
    pairs.write("files/other.txt", "1")
    assert [] == joined(pairs.build())
    pairs.write("files/a.txt", "1234")
    assert ["joint/a.txt"] == joined(pairs.build())
    assert "{'a.txt': ('a.txt', 9)}" == counts(pairs)
    pairs.write("texts/a.txt", "")
    pairs.write("files/b.txt", "12")
    assert {"joint/a.txt", "joint/b.txt"} == set(joined(pairs.build(jobs=2)))
    assert "{'a.txt': ('a.txt', 4), 'b.txt': ('b.txt', 3)}" == counts(pairs)


def test_a_group_that_is_gone_leaves_nothing(pairs):
    """
    Without its file a text has no such facts; with it again, the old one.
    """
    pairs.write("files/b.txt", "1")
    pairs.build()
    (pairs.folder / "files/b.txt").unlink()
    pairs.build()
    assert "{'a.txt': ('a.txt', 8)}" == counts(pairs)
    pairs.write("files/b.txt", "1")
    assert [] == joined(pairs.build())
    assert "'b.txt': ('b.txt', 2)" in counts(pairs)
    (pairs.folder / "files/a.txt").unlink()
    (pairs.folder / "files/b.txt").unlink()
    pairs.build()
    assert "{}" == counts(pairs)


def test_another_maker_makes_all_groups(pairs):
    """
    New code makes new facts; `clean` does so without it.
    """
    pairs.build()
    pairs.maker = "2"
    pairs.shout = "?"
    assert ["joint/a.txt"] == joined(pairs.build())
    assert ["joint/a.txt"] == joined(pairs.build(clean=True))


def bodies_of(
    name: str, data: tuple[bytes, ...], bodies: tuple[Any, ...]
) -> tuple[Any, ...]:
    """The bodies themselves."""
    return bodies


def test_a_group_has_the_bodies_of_what_is_converted(pairs):
    """
    Of a file that is not converted there is none, nor of one that has changed since.
    """
    pairs.join = bodies_of
    pairs.build()
    assert "{'a.txt': ('12345', None)}" == counts(pairs)


@dataclass
class Edited(Pairs):
    """A text of it is edited as soon as all are converted."""

    def file_groups(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> FileGroups | None:
        self.write("texts/a.txt", "12")
        return super().file_groups(files, all_facts)


def test_a_file_that_changed_since_has_no_body(pairs):
    """
    What was made of other bytes is no body of these.
    """
    Edited(pairs.folder, join=bodies_of).build()

    assert "{'a.txt': (None, None)}" == counts(pairs)


@dataclass
class Vanishing(Pairs):
    """A file goes before it is joined."""

    def file_groups(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> FileGroups | None:
        (self.folder / "files/a.txt").unlink()
        return super().file_groups(files, all_facts)


def test_a_group_whose_file_has_just_gone_has_no_facts(pairs):
    """
    Somebody tidies up while a site is built.
    """
    Vanishing(pairs.folder).build()

    assert "{}" == counts(pairs)


def test_a_failing_group_is_named(pairs):
    """
    A bug says on which group it was met.
    """
    pairs.join = broken
    with pytest.raises(ZeroDivisionError) as caught:
        pairs.build()

    assert ["while joining a.txt"] == caught.value.__notes__


def broken(name: str, data: tuple[bytes, ...], bodies: tuple[Any, ...]) -> None:
    raise ZeroDivisionError
