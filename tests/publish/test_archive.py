"""The archive of a tree is the tree and nothing else."""

import os
import tarfile

import pytest

from creditline.publish import archive


def test_the_archive_holds_the_files(tmp_path):
    """
    Unpacked by anybody's tools, it is the tree below one folder.
    """
    (tmp_path / "tree" / "a").mkdir(parents=True)
    (tmp_path / "tree" / "index.html").write_bytes(b"i")
    (tmp_path / "tree" / "a" / "ü.html").write_bytes(b"u" * 3000)

    archive.pack(tmp_path / "tree", ["index.html", "a/ü.html"], tmp_path / "s.tar.gz")

    with tarfile.open(tmp_path / "s.tar.gz") as tar:
        found = {
            info.name: (tar.extractfile(info).read(), info.mode, info.mtime, info.uid)
            for info in tar
        }
    assert {
        "site/a/ü.html": (b"u" * 3000, 0o644, 0, 0),
        "site/index.html": (b"i", 0o644, 0, 0),
    } == found
    assert ["s.tar.gz", "tree"] == sorted(path.name for path in tmp_path.iterdir())


def test_an_archive_that_cannot_be_made_leaves_nothing(tmp_path):
    """
    Neither a half of it nor one that somebody could take for it.
    """
    (tmp_path / "a.html").write_bytes(b"a")
    with pytest.raises(FileNotFoundError, match="gone"):
        archive.pack(tmp_path, ["a.html", "gone.html"], tmp_path / "s.tar.gz")

    assert ["a.html"] == [path.name for path in tmp_path.iterdir()]


def test_dates_modes_and_order_leave_no_trace(tmp_path):
    """
    Two trees with equal files give equal archives, byte for byte.
    """
    for name, order, date, mode in (("one", "ab", 0, 0o600), ("two", "ba", 9e8, 0o755)):
        (tmp_path / name).mkdir()
        for letter in order:
            path = tmp_path / name / letter
            path.write_bytes(letter.encode() * 700)
            path.chmod(mode)
            os.utime(path, (date, date))
        archive.pack(tmp_path / name, order, tmp_path / f"{name}.tar.gz")

    assert (tmp_path / "one.tar.gz").read_bytes() == (
        tmp_path / "two.tar.gz"
    ).read_bytes()


def test_a_large_tree_is_packed_in_pieces(tmp_path, monkeypatch):
    """
    A site larger than memory can still be packed, and unpacked as one file.
    """
    monkeypatch.setattr(archive, "PIECE", 4096)
    names = [f"{number:03}.bin" for number in range(60)]
    for name in names:
        (tmp_path / name).write_bytes(os.urandom(500))

    archive.pack(tmp_path, names, tmp_path / "site.tar.gz")

    with tarfile.open(tmp_path / "site.tar.gz") as tar:
        assert [(tmp_path / name).read_bytes() for name in names] == [
            tar.extractfile(info).read() for info in tar
        ]
