"""How many pixels a picture has, as its own header says it."""

import struct

# Segments of a JPEG that tell the size: all of C0 to CF but tables and arithmetic.
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers that no length follows."""


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
