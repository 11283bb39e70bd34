"""Cleaning removes what we made, and nothing else."""

import errno
import os
import shutil

import pytest

from creditline.engine.clean import clean
from creditline.errors import SiteError

from ..witness import LOOKS, Killed, Mortal, Step, witnessed
from .toy import Toy, names, tree


def test_clean_removes_what_we_made(toy: Toy) -> None:
    """
    Our pages, folders and memory go; foreign files and sources stay.
    """
    sources = tree(toy.folder)
    toy.write("output/CNAME", "example.com")
    toy.build()
    toy.write("output/bridge/notes.txt", "mine")

    removed = clean(toy.output, toy.store)

    assert removed == [
        "bridge/index.html",
        "harbour/index.html",
        "index.html",
        "static/style.css",
    ]
    assert {
        **sources,
        "output/CNAME": b"example.com",
        "output/bridge/notes.txt": b"mine",
    } == tree(toy.folder)
    assert not toy.store.parent.exists()


def test_clean_leaves_no_folder_of_ours(toy: Toy) -> None:
    """
    An output that holds only what we made goes as a whole.
    """
    toy.build()

    clean(toy.output, toy.store)

    assert not toy.output.exists()


def test_clean_knows_what_a_lost_store_made(toy: Toy) -> None:
    """
    The journal tells what is ours, even if the store is gone.
    """
    toy.build()
    toy.store.unlink()

    assert 4 == len(clean(toy.output, toy.store))
    assert not toy.output.exists()


def test_clean_knows_what_a_broken_store_made(toy: Toy) -> None:
    """
    A store that cannot be read is no reason to leave anything behind.
    """
    toy.build()
    data = bytearray(toy.store.read_bytes())
    data[100:] = bytes(len(data) - 100)
    toy.store.write_bytes(data)

    assert 4 == len(clean(toy.output, toy.store))
    assert not toy.output.exists()


def test_clean_of_nothing_does_nothing(toy: Toy) -> None:
    """
    Where nothing was built, there is nothing to remove.
    """
    sources = tree(toy.folder)

    assert [] == clean(toy.output, toy.store)
    assert sources == tree(toy.folder)


def test_a_build_after_clean_is_a_first_build(toy: Toy) -> None:
    """
    Nothing is remembered.
    """
    toy.build()
    clean(toy.output, toy.store)

    assert 2 == len(toy.build().named("converted"))
    assert toy.expected() == toy.pages()


def test_clean_knows_what_a_lost_journal_made(toy: Toy) -> None:
    """
    The store tells what is ours, folders too, even if the journal is gone.
    """
    toy.write("texts/a/b/deep.txt", "Deep\n")
    toy.build()
    for path in toy.store.parent.glob("made-*.txt"):
        path.unlink()

    assert 5 == len(clean(toy.output, toy.store))
    assert not toy.output.exists()


def test_a_folder_that_we_took_away_is_ours_no_more(toy: Toy) -> None:
    """
    Whoever makes it again keeps it, and be it that the store is lost.
    """
    toy.write("texts/a/b/deep.txt", "Deep\n")
    toy.build()
    (toy.folder / "texts/a/b/deep.txt").unlink()
    toy.build()
    assert not (toy.output / "a").exists()
    (toy.output / "a/b").mkdir(parents=True)
    toy.store.unlink()
    clean(toy.output, toy.store)

    assert (toy.output / "a/b").is_dir()


def everywhere(toy: Toy, work) -> None:
    """Do *work* on a toy, ended at each of its changes; then see what is left."""
    kept = toy.folder.with_name(f"{toy.folder.name}-kept")
    shutil.copytree(toy.folder, kept)
    for number in range(200):
        killed = False
        try:
            with witnessed(Mortal(number)):
                work()
        except Killed:
            killed = True
        if not killed:
            break
        clean(toy.output, toy.store)
        left = names(toy.output), toy.store.parent.exists()
        assert ({"CNAME"}, False) == left
        shutil.rmtree(toy.folder)
        shutil.copytree(kept, toy.folder)
    assert 10 < number < 200


def test_clean_after_a_build_that_ended_anywhere(toy: Toy) -> None:
    """
    Whatever a build had begun is ours to the last file, and nothing else is.
    """
    toy.write("output/CNAME", "example.com")
    toy.build()
    toy.write("texts/zoo/lion.txt", "Lion\n")
    toy.write("texts/bridge.txt", "Bridge falls\n")
    (toy.folder / "texts/harbour.txt").unlink()

    everywhere(toy, toy.build)


def test_clean_that_ended_anywhere_is_taken_up_again(toy: Toy) -> None:
    """
    What is left of it goes the next time.
    """
    toy.write("output/CNAME", "example.com")
    toy.build()

    everywhere(toy, lambda: clean(toy.output, toy.store))


def test_a_foreign_file_of_a_name_that_was_to_be_ours_stays(toy: Toy) -> None:
    """
    A build that ended before it put a page has not made what stands there now.
    """
    toy.build()
    toy.write("texts/zoo/lion.txt", "Lion\n")
    with witnessed(before(toy.output / "zoo")), pytest.raises(Killed):
        toy.build()
    toy.write("output/zoo/lion/index.html", "theirs")

    assert 4 == len(clean(toy.output, toy.store))
    assert {"zoo/lion/index.html": b"theirs"} == tree(toy.output)


def before(path):
    """End the process before anything is put at a path."""

    def look(step: Step) -> None:
        if step.kind == "rename" and step.paths[-1] == str(path):
            raise Killed

    return look


def test_a_failed_clean_is_undone(toy: Toy) -> None:
    """
    If something cannot be deleted, all is as it was, and the message names it.
    """
    toy.build()
    sources, page = tree(toy.folder), toy.output / "index.html"

    def refused(step: Step) -> None:
        if step.kind not in LOOKS and step.paths[0] == str(page):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(page))

    with witnessed(refused), pytest.raises(SiteError) as caught:
        clean(toy.output, toy.store)

    assert f"cannot write {page}: Permission denied" == str(caught.value)
    left = {p: d for p, d in tree(toy.folder).items() if "store.sqlite3" not in p}
    assert left == {p: d for p, d in sources.items() if "store.sqlite3" not in p}
    assert 4 == len(clean(toy.output, toy.store))
