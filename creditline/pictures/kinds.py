"""What a file is by its first bytes: a picture, a page, or neither."""

import re

from msgspec import Struct

BRANDS = (b"avif", b"avis", b"mif1", b"msf1", b"heic", b"heix", b"hevc", b"heim")
# Blanks, an XML declaration and comments, none of which can be read in two ways.
BEFORE = rb"""\A(?:\xef\xbb\xbf)?[\s\x00]*(?:<\?xml[^>]*\?>)?
    (?:\s|<!--(?:[^-]|-(?!->))*+-->)*+"""
DRAWN = re.compile(BEFORE + rb"<(?:!doctype\s+)?(?:\w+:)?svg\b", re.I | re.X)
# What a browser takes for HTML or XML where nobody says what it is.
PAGE = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?[\s\x00]*<(?:!--|\?xml|(?:!doctype\s+)?html\b|(?:head|script|iframe|h1|div
    |font|table|a|style|title|b|body|br|p)\b)""",
    re.I | re.X,
)
BEGINNING = 4096
STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II+\0", "image/tiff"),
    (b"MM\0+", "image/tiff"),
    (b"\0\0\1\0", "image/x-icon"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
)
"""How formats begin."""


SHOWN = frozenset(
    (
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/webp",
        "image/avif",
        "image/svg+xml",
    )
)
"""What every browser shows as a picture."""
PICTURES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".jfif": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
    ".heic": "image/heic",
    ".heif": "image/heic",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".bmp": "image/bmp",
    ".ico": "image/x-icon",
    ".jxl": "image/jxl",
}


class FileFacts(Struct, frozen=True):
    """What the site must know of a file that is copied.

    ``kind`` is the media type of a picture or ``text/html``, by its content, or
    nothing; ``runs`` says what a browser could run in it, ``beside`` that it is
    nobody's to see, and ``signed`` that it holds a manifest of C2PA.  ``width``
    and ``height`` are in pixels, nought where they are not known.
    """

    path: str
    kind: str = ""
    runs: str = ""
    beside: bool = False
    signed: bool = False
    width: int = 0
    height: int = 0


def kind_of(data: bytes) -> str:
    """The media type of a picture or a page by its first bytes; else nothing."""
    kind = next((kind for start, kind in STARTS if data.startswith(start)), "")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "image/webp"
    elif data[4:8] == b"ftyp" and data[8:12] in BRANDS:
        kind = "image/avif" if data[8:12] in (b"avif", b"avis") else "image/heic"
    elif data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        kind = "image/bmp"
    elif not kind:
        start = data[:BEGINNING]
        if DRAWN.match(start):
            kind = "image/svg+xml"
        elif PAGE.match(start):
            kind = "text/html"
    return kind
