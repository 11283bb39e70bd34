"""The search for canaries finds them wherever it is said to look."""

import base64
import gzip
import io
import tarfile
import zlib

import brotli
import pytest

from .views import PNG, views

WORD = "quillovant"


def chunk(kind, body):
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def zipped(data):
    # Without the time of day: pytest names a case after its bytes, and all workers
    # must give it the same name.
    return gzip.compress(data, mtime=0)


def tar(data):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        info = tarfile.TarInfo("a.html")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", WORD.encode()),
        ("quillovant.html", b""),
        ("a%20quillov%61nt.html", b""),
        ("a.html", b"quill&#111;vant"),
        ("a.html", b"quill<b>ovant</b>"),
        ("a.html", "quillo\u00advant".encode()),
        ("a.json", b'"quill\\u006fvant"'),
        ("a.bib", b"{Q}uillovant"),
        ("a.html.gz", zipped(WORD.encode())),
        ("a.html.br", brotli.compress(WORD.encode())),
        ("site.tar.gz", zipped(tar(zipped(WORD.encode())))),
        ("a.html", b"data:x," + base64.b64encode(b"A sentence with quillovant in it")),
        ("a.bin", WORD.encode("utf-16-be")),
        ("a.png", PNG + chunk(b"tEXt", b"Title\0quillovant")),
        ("a.png", PNG + chunk(b"zTXt", b"Title\0\0" + zlib.compress(WORD.encode()))),
        (
            "a.png",
            PNG + chunk(b"iTXt", b"T\0\1\0en\0t\0" + zlib.compress(WORD.encode())),
        ),
    ],
)
def test_a_word_is_found_however_it_is_packed(name, data):
    """
    Each packing and each spelling is seen through.
    """
    assert any(WORD in text.lower() for _, text in views(name, data))


def test_what_is_not_there_is_not_found():
    """
    Other words are other words.
    """
    assert not any(WORD in t.lower() for _, t in views("a", tar(b"quill of ant")))
