"""What a reader meets who comes at any moment of a build, and what a broken one leaves.

A site whose pages link to each other is looked at before each change of a file,
or ended there.
"""

import errno
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from creditline.engine import Recipe
from creditline.engine.protocol import Body
from creditline.errors import SiteError

from ..witness import LOOKS, Killed, Moments, Mortal, Step, witnessed
from .toy import Toy, ToyPlan, names


class LinkedPlan(ToyPlan):
    """The list links to each page, and a page to those that its text names."""

    def render(self, recipe: Recipe, body: Body) -> Iterable[tuple[str, bytes]]:
        """Make what the toy makes, with links below it."""
        kind, name = recipe.job
        linked = [path.removesuffix(".txt") for path in self.titles]
        if kind == "page":
            linked = re.findall(r"see (\S+)", body("texts", name).lower())
        links = "".join(f'<a href="{one}/index.html">' for one in linked)
        for output, data in super().render(recipe, body):
            yield output, data if kind == "copy" else data + links.encode()


@pytest.fixture
def linked(toy: Toy) -> Toy:
    """Two pages, of which one links to the other, and their list; built once."""
    toy.plan = LinkedPlan
    toy.write("texts/harbour.txt", "Harbour closes\nSee bridge\n")
    toy.write("output/CNAME", "example.org")
    toy.build()
    return toy


def add(toy: Toy) -> None:
    """Two new pages in new folders: the list and an old page link to the last."""
    toy.write("texts/bridge.txt", "Bridge reopens\nSee zoo/lion\n")
    toy.write("texts/zoo/lion.txt", "Lion\nSee bridge\n")
    toy.write("texts/zoo/asp.txt", "Asp\nSee zoo/lion\n")


def remove(toy: Toy) -> None:
    """A page that the list and another page link to goes away."""
    toy.write("texts/harbour.txt", "Harbour closes\nFor good.\n")
    (toy.folder / "texts/bridge.txt").unlink()


def rename(toy: Toy) -> None:
    """A page goes to a folder of its own, and its links with it."""
    (toy.folder / "texts/bridge.txt").rename(toy.folder / "texts/span.txt")
    toy.write("texts/harbour.txt", "Harbour closes\nSee span\n")


def restyle(toy: Toy) -> None:
    """Every page changes, and a file that they use."""
    toy.shout = "?"
    toy.write("files/style.css", "a {}\n")


def everything(toy: Toy) -> None:
    """New, changed and removed pages at once; one joins a folder that is there."""
    add(toy)
    restyle(toy)
    toy.write("files/new.css", "b {}\n")
    (toy.folder / "texts/harbour.txt").unlink()


def dead_links(pages: dict[str, bytes]) -> set[str]:
    """Addresses to which a reader comes from the front page, with nothing there."""
    waiting, met = ["index.html"], set()
    while waiting:
        path = waiting.pop()
        if path not in met:
            met.add(path)
            text = pages.get(path, b"").decode()
            waiting += re.findall(r'href="([^"]+)"', text)
    return met - pages.keys()


def check_moments(moments: Moments, *versions: dict[str, bytes]) -> None:
    """Each page is one of its versions, is there if all have it, and links right."""
    assert [] == moments.written_in_place
    for met in moments.trees:
        for path in met.keys() | {path for each in versions for path in each}:
            assert met.get(path) in [each.get(path) for each in versions], path
        assert set() == dead_links(met)


EDITS = [add, remove, rename, restyle, everything]


@pytest.mark.parametrize("edit", EDITS)
def test_a_reader_at_any_moment_meets_a_whole_site(linked: Toy, edit) -> None:
    """
    Pages are old or new, never half, never gone for a while; and from the front
    page on, no link leads to what is not there yet or not there any more.
    """
    before = linked.pages()
    edit(linked)
    moments = Moments(linked.output)
    with moments.of():
        linked.build()

    after = {**linked.expected(), "CNAME": b"example.org"}
    assert after == moments.trees[-1]
    check_moments(moments, before, after)


def changes_of(toy: Toy, edit) -> int:
    """How many changes of files a build makes after an edit; nothing is left of it."""
    copy = Toy(toy.folder.with_name(f"{toy.folder.name}-copy"), plan=toy.plan)
    shutil.copytree(toy.folder, copy.folder)
    edit(copy)
    moments = Moments(copy.output)
    with moments.of():
        copy.build()
    shutil.rmtree(copy.folder)
    return len(moments.steps)


@pytest.fixture
def again(linked: Toy):
    """Have the linked toy as it was when it was built, each time that it is called."""
    kept = linked.folder.with_name(f"{linked.folder.name}-kept")
    shutil.copytree(linked.folder, kept, copy_function=shutil.copy2)

    def anew() -> Toy:
        shutil.rmtree(linked.folder)
        shutil.copytree(kept, linked.folder, copy_function=shutil.copy2)
        linked.shout = "!"
        return linked

    yield anew
    shutil.rmtree(kept)


@pytest.mark.parametrize("edit", [everything, rename])
def test_a_change_that_fails_is_undone_before_every_reader(again, edit) -> None:
    """
    Whichever change the disk refuses: a reader meets whole pages all the time, and
    in the end the site is as it was, or as it should be.
    """
    for number in range(changes_of(again(), edit)):
        toy = again()
        before = toy.pages()
        edit(toy)
        moments = Moments(toy.output)

        def full(step: Step, look=moments, at=number) -> None:
            look(step)
            if step.kind not in LOOKS and len(look.steps) == at + 1:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), step.paths[0])

        said = ""
        with witnessed(full):
            try:
                toy.build()
            except SiteError as error:
                said = str(error)
        moments.look()

        after = {**toy.expected(), "CNAME": b"example.org"}
        assert said[:13] in ("", "cannot write ")
        assert (before if said else after) == toy.pages()
        check_moments(moments, before, after)
        toy.build()
        assert after == toy.pages()


def nothing(toy: Toy) -> None:
    """The next build finds what the last one found."""


def lose_the_store(toy: Toy) -> None:
    """Only the journal is left to tell what is ours."""
    for file in toy.store.parent.glob("store.sqlite3*"):
        file.unlink()


def take_it_back(toy: Toy) -> None:
    """What was new is no longer wanted."""
    shutil.rmtree(toy.folder / "texts/zoo", ignore_errors=True)
    toy.write("texts/bridge.txt", "Bridge reopens\nAlone\n")
    (toy.folder / "files/new.css").unlink(missing_ok=True)


def take_it_back_without_the_store(toy: Toy) -> None:
    """What was new is no longer wanted, and only the journal knows of it."""
    lose_the_store(toy)
    take_it_back(toy)


THEN = [nothing, take_it_back, take_it_back_without_the_store]


@pytest.mark.parametrize("then", THEN)
def test_wherever_a_build_ends_the_next_one_is_right(again, then) -> None:
    """
    A process may end before any change of a file: readers meet whole pages and no
    dead link, and the next build leaves what a clean one makes, and foreign files.
    """
    for number in range(changes_of(again(), everything)):
        toy = again()
        before = toy.pages()
        everything(toy)
        after = {**toy.expected(), "CNAME": b"example.org"}
        with witnessed(Mortal(number)), pytest.raises(Killed):
            toy.build()

        moment = Moments(toy.output)
        moment.look()
        check_moments(moment, before, after)
        then(toy)
        toy.build()
        assert {**toy.expected(), "CNAME": b"example.org"} == toy.pages()
        assert [] == empty_folders(toy.output)
        assert names(toy.store.parent) <= MEMORY | {toy_journal(toy).name}


MEMORY = {"store.sqlite3", "store.sqlite3-wal", "store.sqlite3-shm", "lock"}


def toy_journal(toy: Toy) -> Path:
    """The list of what is ours."""
    (found,) = toy.store.parent.glob("made-*.txt")
    return found


def empty_folders(folder: Path) -> list[Path]:
    """Folders that hold nothing."""
    return [p for p in folder.rglob("*") if p.is_dir() and not any(p.iterdir())]


def test_what_came_meanwhile_from_elsewhere_is_not_ours(again) -> None:
    """
    A file that somebody put where a build that died was about to put one stays,
    with its folder, when the page is no longer wanted.
    """
    for number in range(changes_of(again(), everything)):
        toy = again()
        everything(toy)
        wanted = toy.expected().keys()
        with witnessed(Mortal(number)), pytest.raises(Killed):
            toy.build()
        foreign = wanted - toy.pages().keys()
        for path in foreign:
            toy.write(f"output/{path}", "theirs")
        shutil.rmtree(toy.folder / "files")
        shutil.rmtree(toy.folder / "texts/zoo")
        toy.build()

        theirs = {path for path, data in toy.pages().items() if data == b"theirs"}
        assert foreign == theirs
