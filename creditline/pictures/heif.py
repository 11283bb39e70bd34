"""AVIF, HEIC and JPEG XL: boxes in boxes, with places that count from the file's start.

What must go is written over where it stands (ISO 14496-12, ISO 23008-12): nothing
else moves.
"""

from collections.abc import Iterator

from msgspec import Struct

from . import exif, xmp

PACKET = b"application/rdf+xml"
FREE = b"free"
# Boxes that show the picture; others at the top hold credentials of an edit history,
# what was deleted, and whatever a maker thought of.
KEPT = frozenset(
    {b"ftyp", b"meta", b"mdat", b"moov", b"moof"}
    | {b"JXL ", b"jxll", b"jxlc", b"jxlp", b"jxli"}
)
# What a moving picture says of itself, within the box that holds its parts.
SAID = (b"udta", b"meta", b"uuid")


class Box(Struct, frozen=True):
    """A box: its name, where it starts, where what it holds starts, where it ends."""

    name: bytes
    start: int
    inside: int
    end: int


def cleaned(data: bytes) -> bytes:
    """The picture with what may be seen of what it says, in as many bytes."""
    held = bytearray(data)
    for box in _boxes(data, 0, len(data)):
        if box.name == b"meta":
            _clean_items(held, data, box)
        elif box.name not in KEPT:
            _free(held, box)
        elif box.name == b"moov":
            parts = [*_boxes(data, box.inside, box.end)]
            for track in [one for one in parts if one.name == b"trak"]:
                parts += _boxes(data, track.inside, track.end)
            for part in parts:
                if part.name in SAID:
                    _free(held, part)
    return bytes(held)


def _free(held: bytearray, box: Box) -> None:
    """Write over a box, of which only the room stays."""
    held[box.start + 4 : box.start + 8] = FREE
    held[box.inside : box.end] = bytes(box.end - box.inside)


def _clean_items(held: bytearray, data: bytes, meta: Box) -> None:
    """Write over EXIF and XMP, which are items like the picture itself."""
    parts = {box.name: box for box in _boxes(data, meta.inside + 4, meta.end)}
    kinds = dict(_kinds(data, parts.get(b"iinf")))
    base = parts[b"idat"].inside if b"idat" in parts else 0
    for number, pieces in _places(data, parts.get(b"iloc"), base):
        kind = kinds.get(number, b"")
        if kind != b"Exif" and not (kind == b"uri " or b"/" in kind):
            continue
        whole = b"".join(data[start:end] for start, end in pieces)
        if kind not in (b"Exif", PACKET):
            kept = bytes(len(whole))
        elif kind == PACKET:
            kept = xmp.cleaned(whole)
            kept = (kept if len(kept) <= len(whole) else b"").ljust(len(whole))
        else:
            # How far the header is away, then the header.
            skip = 4 + int.from_bytes(whole[:4], "big")
            kept = bytes(4) + exif.cleaned(whole[skip:])
            kept = kept.ljust(len(whole), b"\0")
        for start, end in pieces:
            held[start:end], kept = kept[: end - start], kept[end - start :]


def _boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    """The boxes side by side between two places."""
    while at + 8 <= end:
        size, inside = int.from_bytes(data[at : at + 4], "big"), at + 8
        if size == 1:
            size, inside = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        stop = min(at + size, end) if size else end
        if stop < inside:
            return
        yield Box(data[at + 4 : at + 8], at, inside, stop)
        at = stop


def _kinds(data: bytes, iinf: Box | None) -> Iterator[tuple[int, bytes]]:
    """What each item is: its kind, or its media type where it has one."""
    if iinf is None:
        return
    inside = iinf.inside + (8 if data[iinf.inside : iinf.inside + 1] > b"\0" else 6)
    for box in _boxes(data, inside, iinf.end):
        at, version = box.inside + 4, data[box.inside : box.inside + 1]
        wide = 4 if version == b"\3" else 2
        number = int.from_bytes(data[at : at + wide], "big")
        at += wide + 2
        kind = data[at : at + 4]
        if kind == b"mime":
            # A name, then the media type.
            kind = data[at + 4 : box.end].partition(b"\0")[2].partition(b"\0")[0]
        yield number, kind


def _places(
    data: bytes, iloc: Box | None, base: int
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Where the pieces of each item stand."""
    if iloc is None:
        return
    at = iloc.inside

    def number(size: int) -> int:
        nonlocal at
        at += size
        return int.from_bytes(data[at - size : at], "big")

    version = number(4) >> 24
    sizes = number(2)
    offset, length, origin, index = (sizes >> n & 15 for n in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    for _ in range(number(wide)):
        if at >= iloc.end:
            return
        item = number(wide)
        how = number(2) & 15 if version else 0
        number(2)
        start = number(origin)
        pieces = []
        for _ in range(number(2)):
            if version and index:
                number(index)
            first = start + number(offset) + (base if how == 1 else 0)
            pieces.append((first, min(first + number(length), len(data))))
        yield item, pieces
