"""Cleaning removes what we made, and nothing else."""

from creditline.engine import clean

from .toy import Toy, tree


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
