"""GIF: a screen, then blocks: pictures, and what is said beside them (GIF89a)."""

from . import xmp

PICTURE, MORE, END = 0x2C, 0x21, 0x3B
CONTROL, PLAIN, APPLICATION = 0xF9, 0x01, 0xFF
# How often it moves, and its colours.
KEPT = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"})
XMP = b"XMP DataXMP"
# Behind a packet, which stands there as it is: wherever a reader comes out of the
# text, these bytes lead it to the end.
LANDING = b"\1" + bytes(range(255, -1, -1)) + b"\0"


def cleaned(data: bytes) -> bytes:
    """The picture with what may be seen of what it says; what follows it goes."""
    at = 13 + _colours(data[10:11])
    kept = [data[:at]]
    while at < len(data):
        start, kind = at, data[at]
        if kind == PICTURE:
            at = _after(data, at + 11 + _colours(data[at + 9 : at + 10]))
            kept.append(data[start:at])
        elif kind == MORE:
            label, at = data[at + 1 : at + 2], _after(data, at + 2)
            kept.append(_extension(label, data[start:at]))
        else:
            kept.append(data[at : at + 1] if kind == END else b"")
            break
    return b"".join(kept)


def _extension(label: bytes, whole: bytes) -> bytes:
    """A block beside the pictures as it may be seen; empty if it may not."""
    if label == bytes([APPLICATION]):
        name = whole[3:14]
        if name == XMP:
            packet = xmp.cleaned(whole[14 : -len(LANDING)])
            return whole[:14] + packet + LANDING if packet else b""
        return whole if name in KEPT else b""
    return whole if label in (bytes([CONTROL]), bytes([PLAIN])) else b""


def _colours(flags: bytes) -> int:
    """The bytes of a table of colours, by the flags that announce it."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _after(data: bytes, at: int) -> int:
    """Where a row of smaller blocks ends."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1
