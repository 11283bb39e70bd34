"""EXIF: what of it a reader may see.

EXIF is a TIFF file without a picture: a header, then directories of entries, each
a tag, a type, a count, and a value or where it stands (CIPA DC-008).
"""

import struct
from collections.abc import Iterator, Mapping

from msgspec import Struct

HEAD = b"Exif\0\0"
"""What stands before it in most formats."""

ORIENTATION, COLOURS = 0x0112, 0xA001
# What it shows, which way is up, when it was changed, who made it, whose it is;
# then title, author, keywords and subject as Windows writes them.
KEPT = (0x010E, ORIENTATION, 0x0132, 0x013B, 0x8298, 0x9C9B, 0x9C9D, 0x9C9E, 0x9C9F)
MORE = 0x8769
# In the directory that `MORE` names: when it was taken, and in which colours.
KEPT_MORE = (0x9003, COLOURS)
LONG = 4
SIZES: Mapping[int, int] = {
    1: 1, 2: 1, 3: 2, LONG: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4
}  # fmt: skip
ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


class Entry(Struct, frozen=True):
    """One entry of a directory, with the bytes of its value."""

    tag: int
    kind: int
    count: int
    value: bytes


def cleaned(tiff: bytes, without: tuple[int, ...] = ()) -> bytes:
    """The EXIF that may be seen; empty where nothing of it may.

    The tags *without* which it shall be go, too: the orientation, where a format says
    it in a place that browsers do not read and saying it elsewhere would turn the
    picture, and what is true no more of a copy.
    """
    order = ORDERS.get(tiff[:4])
    if order is None:
        return b""
    (first,) = struct.unpack_from(f"{order}L", tiff.ljust(8, b"\0"), 4)
    found = {one.tag: one for one in _entries(tiff, order, first)}
    kept = [found[tag] for tag in KEPT if tag in found and tag not in without]
    more = []
    if MORE in found and found[MORE].kind == LONG:
        (place,) = struct.unpack(f"{order}L", found[MORE].value[:4])
        inner = {one.tag: one for one in _entries(tiff, order, place)}
        more = [inner[t] for t in KEPT_MORE if t in inner and t not in without]
    return _written(tiff[:4], order, kept, more) if kept or more else b""


def _entries(tiff: bytes, order: str, place: int) -> Iterator[Entry]:
    """The entries of the directory at *place*, as far as they are whole."""
    if place + 2 > len(tiff):
        return
    (count,) = struct.unpack_from(f"{order}H", tiff, place)
    for at in range(place + 2, min(place + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind, number = struct.unpack_from(f"{order}HHL", tiff, at)
        size = SIZES.get(kind, 0) * number
        start = at + 8
        if size > 4:
            (start,) = struct.unpack_from(f"{order}L", tiff, at + 8)
        if 0 < size <= len(tiff) - start:
            yield Entry(tag, kind, number, tiff[start : start + size])


def _written(head: bytes, order: str, kept: list[Entry], more: list[Entry]) -> bytes:
    """A header and one or two directories, each with its values behind it."""
    if more:
        pointer = struct.pack(f"{order}L", 0)
        entries = [*kept, Entry(MORE, LONG, 1, pointer)]
        second = 8 + len(_directory(order, 8, entries))
        entries[-1] = Entry(MORE, LONG, 1, struct.pack(f"{order}L", second))
        first = _directory(order, 8, entries)
        body = first + _directory(order, second, more)
    else:
        body = _directory(order, 8, kept)
    return head + struct.pack(f"{order}L", 8) + body


def _directory(order: str, place: int, entries: list[Entry]) -> bytes:
    """A directory that will stand at *place*."""
    head = struct.pack(f"{order}H", len(entries))
    behind = place + len(head) + 12 * len(entries) + 4
    values = b""
    for one in sorted(entries, key=lambda one: one.tag):
        head += struct.pack(f"{order}HHL", one.tag, one.kind, one.count)
        if len(one.value) <= 4:
            head += one.value.ljust(4, b"\0")
        else:
            head += struct.pack(f"{order}L", behind + len(values))
            # Values begin at even places.
            values += one.value + b"\0" * (len(one.value) % 2)
    return head + b"\0\0\0\0" + values
