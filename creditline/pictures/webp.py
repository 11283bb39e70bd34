"""WebP: a RIFF file of chunks (RFC 9649)."""

from collections.abc import Iterator

from . import exif, xmp

# What shows the picture: pixels, transparency, motion, colours.
KEPT = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
# In the first chunk, bits that say whether EXIF and XMP follow.
HAS_EXIF, HAS_XMP = 0x08, 0x04


def cleaned(data: bytes) -> bytes:
    """The picture with what may be seen of what it says; what follows it goes."""
    found = [
        (name, kept) for name, said in _chunks(data) if (kept := _kept(name, said))
    ]
    names = {name for name, _ in found}
    flags = (HAS_EXIF if b"EXIF" in names else 0) | (HAS_XMP if b"XMP " in names else 0)
    body = b"WEBP"
    for name, kept in found:
        body += name + len(kept).to_bytes(4, "little")
        if name == b"VP8X":
            body += bytes([kept[0] & ~(HAS_EXIF | HAS_XMP) | flags]) + kept[1:]
        else:
            body += kept + b"\0" * (len(kept) % 2)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _kept(name: bytes, said: bytes) -> bytes:
    """What of a chunk may be seen; empty for nothing."""
    if name == b"EXIF":
        return exif.cleaned(said.removeprefix(b"Exif\0\0"))
    if name == b"XMP ":
        return xmp.cleaned(said)
    return said if name in KEPT or name == b"VP8X" else b""


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of the file, each with its name."""
    end = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    at = 12
    while at + 8 <= end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
