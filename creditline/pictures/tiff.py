"""TIFF: directories of entries, each saying where its value stands (TIFF 6.0, BigTIFF).

What must go is written over where it stands, and its entry is taken out of its
directory: nothing else moves.
"""

import struct
from collections.abc import Iterable, Iterator

from msgspec import Struct

from . import exif, iptc, xmp

XMP, IPTC, RESOURCES, CAMERA, PLACE, SMALLER = 700, 33723, 34377, 34665, 34853, 330
INTEROPERABILITY = 40965
DIRECTORIES = (CAMERA, PLACE, SMALLER, INTEROPERABILITY)
"""Entries that say where other directories stand."""
STRIPS = ((273, 279), (324, 325), (513, 514))
"""Entries that say where pixels stand, and how many bytes."""
SHOWN = frozenset(
    one
    for first, last in (
        *((254, 268), (273, 274), (277, 284), (286, 293), (296, 297), (301, 301)),
        *((317, 325), (332, 343), (347, 347), (512, 532), (34675, 34675)),
    )
    for one in range(first, last + 1)
)
"""What shows the picture: its size, its strips or tiles, its colours."""
KEPT = SHOWN | {*exif.KEPT, XMP, IPTC, RESOURCES, CAMERA}
KIND, REDUCED = 254, 1
BYTES = 1


class Form(Struct, frozen=True):
    """How wide numbers are: in a TIFF of the usual kind, or a big one."""

    order: str
    count: str
    pointer: str

    @property
    def entry(self) -> str:
        return f"{self.order}HH{self.pointer}"

    @property
    def room(self) -> int:
        """The bytes of a value that stands in its entry."""
        return struct.calcsize(f"={self.pointer}")


class Entry(Struct, frozen=True):
    """An entry as it stands, and from where to where its value does."""

    tag: int
    whole: bytes
    start: int
    stop: int


FORMS = {
    b"II*\0": Form("<", "H", "L"),
    b"MM\0*": Form(">", "H", "L"),
    b"II+\0": Form("<", "Q", "Q"),
    b"MM\0+": Form(">", "Q", "Q"),
}


def cleaned(data: bytes) -> bytes:
    """The picture with what may be seen of what it says, in as many bytes."""
    form = FORMS.get(data[:4])
    return bytes(_Cleaning(bytearray(data), form).held) if form else data


class _Cleaning:
    """The bytes of one file while they are written over."""

    def __init__(self, held: bytearray, form: Form) -> None:
        self.held = held
        self.form = form
        pointer = 8 if form.pointer == "Q" else 4
        seen = set[int]()
        while (place := self._number(pointer)) and place not in seen:
            seen.add(place)
            entries, behind = self._entries(place)
            following = self._number(behind)
            if len(seen) > 1 and self._is_reduced(entries):
                # A smaller copy, which may show what was cut off since.
                self._erase(place, pixels=True)
                self._set(pointer, following)
                continue
            kept = [one for entry in entries for one in self._kept(entry)]
            self._write(place, behind, kept)
            pointer = (
                place
                + struct.calcsize(f"={form.count}")
                + sum(len(one) for one in kept)
            )
            self._set(pointer, following)

    def _number(self, at: int) -> int:
        (number,) = struct.unpack(
            f"{self.form.order}{self.form.pointer}",
            self.held[at : at + self.form.room].ljust(self.form.room, b"\0"),
        )
        return int(number)

    def _set(self, at: int, number: int) -> None:
        said = struct.pack(f"{self.form.order}{self.form.pointer}", number)
        if at + len(said) <= len(self.held):
            self.held[at : at + len(said)] = said

    def _entries(self, place: int) -> tuple[list[Entry], int]:
        """The entries of the directory at *place*, and where it ends."""
        head = f"{self.form.order}{self.form.count}"
        at = place + struct.calcsize(head)
        if at > len(self.held):
            return [], len(self.held)
        (count,) = struct.unpack_from(head, self.held, place)
        wide = struct.calcsize(self.form.entry) + self.form.room
        found = []
        for _ in range(min(count, (len(self.held) - at) // wide)):
            tag, kind, number = struct.unpack_from(self.form.entry, self.held, at)
            size = exif.SIZES.get(kind, 8 if kind in (16, 17, 18) else 1) * number
            inside = at + wide - self.form.room
            start = inside if size <= self.form.room else self._number(inside)
            stop = min(start + size, len(self.held))
            found.append(Entry(tag, bytes(self.held[at : at + wide]), start, stop))
            at += wide
        return found, at

    def _kept(self, entry: Entry) -> Iterator[bytes]:
        """An entry as it may stay, if it may; what may not is written over."""
        value = bytes(self.held[entry.start : entry.stop])
        if entry.tag == CAMERA:
            for place in self._numbers(entry):
                inner, behind = self._entries(place)
                self._write(place, behind, [*self._stated(inner, exif.KEPT_MORE)])
            yield entry.whole
        elif entry.tag in (XMP, IPTC, RESOURCES):
            said = xmp.cleaned(value) if entry.tag == XMP else iptc.cleaned(value)
            if entry.tag == IPTC:
                said = iptc.records(said)
            fits = self.form.room < len(said) <= len(value)
            self._blank(entry)
            if fits:
                self.held[entry.start : entry.start + len(said)] = said
                number = struct.pack(self.form.entry, entry.tag, BYTES, len(said))
                yield number + entry.whole[len(number) :]
        else:
            yield from self._stated([entry], KEPT)

    def _stated(self, entries: Iterable[Entry], kept: Iterable[int]) -> Iterator[bytes]:
        for entry in entries:
            if entry.tag in kept:
                yield entry.whole
                continue
            if entry.tag in DIRECTORIES:
                for place in self._numbers(entry):
                    self._erase(place, pixels=entry.tag == SMALLER)
            self._blank(entry)

    def _numbers(self, entry: Entry) -> list[int]:
        """The numbers of an entry, of whichever width."""
        (kind,) = struct.unpack_from(f"{self.form.order}H", entry.whole, 2)
        letter = {3: "H", 4: "L", 13: "L", 16: "Q", 18: "Q"}.get(kind, "L")
        wide = struct.calcsize(f"={letter}")
        said = bytes(self.held[entry.start : entry.stop])
        said = said[: len(said) // wide * wide]
        return [*struct.unpack(f"{self.form.order}{len(said) // wide}{letter}", said)]

    def _is_reduced(self, entries: Iterable[Entry]) -> bool:
        return any(
            number & REDUCED
            for one in entries
            if one.tag == KIND
            for number in self._numbers(one)
        )

    def _erase(self, place: int, *, pixels: bool) -> None:
        """Write over a directory with all its values, and with its pixels."""
        entries, behind = self._entries(place)
        by_tag = {one.tag: one for one in entries}
        for places, sizes in STRIPS if pixels else ():
            if places in by_tag and sizes in by_tag:
                found = zip(
                    self._numbers(by_tag[places]),
                    self._numbers(by_tag[sizes]),
                    strict=False,
                )
                for start, size in found:
                    self._fill(start, start + size)
        for one in entries:
            self._blank(one)
        self._fill(place, behind)

    def _write(self, place: int, behind: int, kept: list[bytes]) -> None:
        """A directory of what is kept, in the room of what there was."""
        self._fill(place, behind)
        said = struct.pack(f"{self.form.order}{self.form.count}", len(kept))
        said += b"".join(kept)
        if place + len(said) <= len(self.held):
            self.held[place : place + len(said)] = said

    def _blank(self, entry: Entry) -> None:
        self._fill(entry.start, entry.stop)

    def _fill(self, start: int, stop: int) -> None:
        stop = min(stop, len(self.held))
        if start < stop:
            self.held[start:stop] = bytes(stop - start)
