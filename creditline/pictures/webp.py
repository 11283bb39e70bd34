"""WebP: a RIFF file of chunks (RFC 9649)."""

from collections.abc import Callable, Iterator, Sequence

from . import exif, xmp
from .kinds import dimensions

# What shows the picture: pixels, transparency, motion, colours.
KEPT = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
# In the first chunk, bits that say whether EXIF and XMP follow.
HAS_EXIF, HAS_XMP, HAS_ALPHA = 0x08, 0x04, 0x10
# In the header of pixels without loss, a bit that says whether some are seen through.
IS_TRANSPARENT = 0x10


def cleaned(data: bytes) -> bytes:
    """The picture with what may be seen of what it says; what follows it goes."""
    found = [
        (name, kept) for name, said in _chunks(data) if (kept := _kept(name, said))
    ]
    return _whole(found)


def with_packet(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A picture that was cleaned with another packet of XMP, at its end.

    A simple one becomes one with a header of its own, which tells of the packet.
    """
    found = list(_chunks(data))
    packet = next((said for name, said in found if name == b"XMP "), b"")
    found = [(name, said) for name, said in found if name != b"XMP "]
    if found and found[0][0] != b"VP8X":
        width, height = dimensions(data, "image/webp")
        if not width or not height:
            return data  # nobody can read it
        sides = (side.to_bytes(3, "little") for side in (width - 1, height - 1))
        lossless = found[0][0] == b"VP8L" and found[0][1][4] & IS_TRANSPARENT
        flags = HAS_ALPHA if lossless else 0
        found.insert(0, (b"VP8X", bytes([flags, 0, 0, 0]) + b"".join(sides)))
    return _whole([*found, (b"XMP ", change(packet))]) if found else data


def _whole(found: Sequence[tuple[bytes, bytes]]) -> bytes:
    """The file of these chunks, the first of which tells what follows."""
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
