"""Guards the tests of the formats: whatever is lost from one, some reader misses."""

import shutil
from contextlib import suppress

import pytest

from . import archive, ours, pieces, readers
from .truth import of_original, of_page

# What a browser needs, or a reader mode, and no reader of ours.
ELSEWHERE = ("charset", "viewport", "color-scheme", "icon", "stylesheet", '"author"')


@pytest.fixture(scope="module")
def copied(public, tmp_path_factory):
    """Those files of the archive that tell of its first clipping, to be spoiled."""
    folder = tmp_path_factory.mktemp("spoiled")
    for name in sorted({name for name, _, _ in pieces.EVERY.values()}):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(public.parent / name, folder / name)
    return folder


def all_right(names, folder):
    """Whether the readers of these names find what is true, and nothing else."""
    page = folder / "output" / archive.EVERYTHING.path
    theirs, own = of_original(archive.EVERYTHING), of_page(archive.EVERYTHING)
    with suppress(Exception):  # A reader that stumbles has noticed.
        return all(
            found == {fact: true[fact] for fact in found}
            for book, true in ((readers.EVERY, theirs), (ours.EVERY, own))
            for name in names
            if name in book
            for found in [book[name](page)]
        )
    return False


@pytest.mark.parametrize("name", pieces.EVERY)
def test_no_piece_is_lost_unnoticed(name, copied):
    """
    Take any value, element, attribute, line or class out of a format, and what
    its readers find is no longer what is true.
    """
    where, without, names = pieces.EVERY[name]
    file = copied / where
    whole = file.read_bytes()
    right = all_right(names, copied)
    unnoticed = []
    for piece, less in without(whole.decode()):
        file.write_bytes(less.encode())
        if all_right(names, copied):
            unnoticed.append(piece)
    file.write_bytes(whole)

    assert right
    assert [] == [p for p in unnoticed if not any(word in p for word in ELSEWHERE)]
