"""What a file is by its first bytes: a picture and its size, a page, or neither."""

import re
import struct

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
# Segments of a JPEG that tell the size: all of C0 to CF but tables and arithmetic.
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers that no length follows."""


SHOWN = frozenset(
    f"image/{name}" for name in ("jpeg", "png", "gif", "webp", "avif", "svg+xml")
)
"""What every browser shows as a picture."""
_PICTURES = """
    .jpg=jpeg .jpeg=jpeg .jfif=jpeg .png=png .gif=gif .webp=webp .avif=avif .svg=svg+xml
    .heic=heic .heif=heic .tif=tiff .tiff=tiff .bmp=bmp .ico=x-icon .jxl=jxl
"""
PICTURES = {
    ending: f"image/{kind}"
    for ending, _, kind in (said.partition("=") for said in _PICTURES.split())
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


def dimensions(data: bytes, kind: str) -> tuple[int, int]:
    """Its width and height; two noughts for what does not say so here."""
    try:
        if kind == "image/png":
            width, height = struct.unpack_from(">II", data, 16)
        elif kind == "image/gif":
            width, height = struct.unpack_from("<HH", data, 6)
        elif kind == "image/jpeg":
            width, height = _of_jpeg(data)
        elif kind == "image/webp":
            width, height = _of_webp(data)
        else:
            width = height = 0
    except (struct.error, IndexError):
        return 0, 0
    return width, height


def _of_jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        # Any number of these may stand before a marker.
        step = 1 if marker == 0xFF else 2
        if marker not in ALONE and marker != 0xFF:
            step += struct.unpack_from(">H", data, at + 2)[0]
        at += step
    return 0, 0


def _of_webp(data: bytes) -> tuple[int, int]:
    form = data[12:16] if len(data) >= 30 else b""
    if form == b"VP8X":
        wide, high = data[24:27], data[27:30]
        return int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1
    if form == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0
