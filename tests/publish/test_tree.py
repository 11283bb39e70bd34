"""A tree of files changes in whole steps, and only where it must."""

import os

import pytest

from creditline.publish import tree


@pytest.fixture
def root(tmp_path):
    """A tree with a file, beside one that is not part of it."""
    (tmp_path / "tree/a").mkdir(parents=True)
    (tmp_path / "tree/a/b.html").write_bytes(b"old")
    (tmp_path / "beside.html").write_bytes(b"beside")
    return tmp_path / "tree"


def test_a_reader_meets_the_old_or_the_new(root):
    """
    Whoever has a file open while it is written reads all of what was there.
    """
    with (root / "a/b.html").open("rb") as reader:
        assert tree.write(root, "a/b.html", b"new and longer")
        assert b"old" == reader.read()

    assert b"new and longer" == (root / "a/b.html").read_bytes()
    assert ["a/b.html"] == [*tree.files(root)]
    assert {"a"} == {path.name for path in root.iterdir()}


def test_equal_bytes_are_left_alone(root):
    """
    A file that holds the same already is not written, and that is said.
    """
    before = (root / "a/b.html").stat()

    assert not tree.write(root, "a/b.html", b"old")
    after = (root / "a/b.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_link_is_no_file_of_ours(root):
    """
    In its place stands the file, though what it leads to holds the same.
    """
    place, beside = root / "a/b.html", root.parent / "beside.html"
    place.unlink()
    place.symlink_to(beside)

    assert tree.write(root, "a/b.html", b"beside")
    assert not place.is_symlink()
    assert (b"beside", b"beside") == (place.read_bytes(), beside.read_bytes())


def test_folders_are_made_as_they_are_needed(root):
    """
    A new file may stand in folders that nobody made yet.
    """
    assert tree.write(root, "x/y/ü z.html", b"new")
    assert ["a/b.html", "x/y/ü z.html"] == [*tree.files(root)]


def test_an_empty_folder_goes_with_its_last_file(root):
    """
    Folders above are emptied as far as the root; what somebody put there stays.
    """
    tree.write(root, "x/y/z.html", b"1")
    tree.write(root, "x/keep.html", b"2")

    assert tree.remove(root, "x/y/z.html")
    assert tree.remove(root, "a/b.html")
    assert not tree.remove(root, "a/b.html")

    assert ["x/keep.html"] == [*tree.files(root)]
    assert {"x"} == {path.name for path in root.iterdir()}
    assert tree.remove(root, "x/keep.html")
    assert root.is_dir()
    assert b"beside" == (root.parent / "beside.html").read_bytes()


def test_what_a_crash_left_is_no_file_of_the_tree(root):
    """
    A file that was being written is written over by the next; one of that name
    further down is somebody's own.
    """
    (root / ".creditline.new").write_bytes(b"half")
    (root / "a/.creditline.new").write_bytes(b"somebody's")

    assert ["a/.creditline.new", "a/b.html"] == [*tree.files(root)]
    tree.write(root, "c.html", b"c")
    assert not (root / ".creditline.new").exists()


def test_a_link_to_a_folder_is_one_file(root):
    """
    What lies behind a link is not ours to list.
    """
    (root / "link").symlink_to(root.parent, target_is_directory=True)

    assert ["a/b.html", "link"] == [*tree.files(root)]


def test_signatures_tell_of_every_page_that_was_written(root):
    """
    A page that was rewritten, even with its size and date as before, has another.
    """
    tree.write(root, "c.css", b"c")
    before = [*tree.signatures(root)]
    assert ["a/b.html"] == [one.rpartition(" ")[2] for one in before]

    status = (root / "a/b.html").stat()
    tree.write(root, "a/b.html", b"new")
    os.utime(root / "a/b.html", ns=(status.st_atime_ns, status.st_mtime_ns))
    tree.write(root, "c.css", b"d")

    assert before != [*tree.signatures(root)]
    (root / "a/b.html").unlink()
    assert [] == [*tree.signatures(root)]
