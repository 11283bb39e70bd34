"""Smaller copies are smaller, and what a browser makes of them is the file."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.publish.compression import (
    COMPRESS,
    compressed,
    copies,
    expanded,
    original,
)


@pytest.mark.parametrize(
    ("path", "size", "expected"),
    [
        ("index.html", 512, ("index.html.br", "index.html.gz")),
        ("index.html", 511, ()),
        ("index.html", 0, ()),
        ("a/FEED.XML", 9000, ("a/FEED.XML.br", "a/FEED.XML.gz")),
        ("photo.jpg", 9000, ()),
        ("photo.avif", 9000, ()),
        ("font.woff2", 9000, ()),
        ("site.tar.gz", 9000, ()),
        ("_headers", 9000, ()),
    ],
)
def test_only_text_that_is_worth_it_gets_copies(path, size, expected):
    """
    Pictures and archives are compressed already; small files fill one packet.
    """
    assert expected == copies(path, size)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html.gz", "index.html"),
        ("a/feed.xml.br", "a/feed.xml"),
        ("index.html", ""),
        ("backup.tar.gz", ""),
        (".gz", ""),
    ],
)
def test_a_copy_names_its_original(path, expected):
    """
    Only what we would have made ourselves counts as a copy.
    """
    assert expected == original(path)


@pytest.mark.parametrize(
    "suffix",
    [
        *("atom", "bib", "css", "csv", "html", "js", "json", "jsonld", "map", "md"),
        *("mjs", "ris", "rss", "svg", "txt", "webmanifest", "xml", "xsl"),
    ],
)
def test_every_kind_of_text_gets_copies(suffix):
    """
    Whatever a site holds that is text is smaller on its way.
    """
    path = f"a/b.{suffix}"

    assert (f"{path}.br", f"{path}.gz") == copies(path, 512)
    assert [path] * 2 == [original(copy) for copy in copies(path, 512)]


@pytest.mark.parametrize("suffix", ["br", "gz"])
@pytest.mark.parametrize("data", [b"", b"x", b"\x1f\x8b", b"<html>"])
def test_what_is_no_copy_gives_nothing(suffix, data):
    """
    A browser that gets something else shows nothing, and that is known.
    """
    assert expanded(f"a.html.{suffix}", data) is None


@pytest.mark.parametrize("suffix", COMPRESS)
@given(text=st.text(min_size=1))
def test_what_goes_in_comes_out(suffix, text):
    """
    A browser gets from a copy the very bytes of the file.
    """
    data = text.encode()

    assert data == expanded(f"a.txt{suffix}", compressed(f"a.txt{suffix}", data))


@pytest.mark.parametrize("suffix", COMPRESS)
@given(text=st.text(min_size=512, max_size=512 + 50))
def test_a_copy_is_never_a_burden(suffix, text):
    """
    Even text without any pattern grows by a few bytes at most.
    """
    data = text.encode()

    assert len(compressed(f"a.txt{suffix}", data)) < len(data) + 32


def test_gzip_says_no_date():
    """
    The date and the name that gzip can hold would differ with each build.
    """
    data = compressed("a.txt.gz", b"text" * 500)

    assert (0, 0) == (data[3], int.from_bytes(data[4:8], "little"))
    assert b"text" * 500 == gzip.decompress(data)


@pytest.mark.parametrize("suffix", COMPRESS)
@pytest.mark.parametrize("data", [b"", b"not compressed", b"\x1f\x8b\x08\x00"])
def test_a_broken_copy_is_nothing(suffix, data):
    """
    Bytes that no browser could expand are told apart from the file's own.
    """
    assert not expanded(f"a.txt{suffix}", data)
