"""JPEG: a row of segments, then pixels, then nothing (ITU-T T.81)."""

import re
from collections.abc import Callable, Iterator

from . import exif, iptc, xmp

END, SCAN = 0xD9, 0xDA
EXIF, XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
PROFILE, ADOBE, JFIF = b"ICC_PROFILE\0", b"Adobe", b"JFIF\0"
APP0, APP1, APP2, APP13, APP14, APP15 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF
COMMENT = 0xFE
LONGEST = 65_533
# A mark among pixels: neither a byte that is escaped nor a place to start anew.
MARK = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")


def cleaned(data: bytes) -> bytes:
    """The picture with what may be seen of what it says; what follows it goes."""
    first: dict[str, bytes] = {}
    resources = b""
    rest = []
    at = 2
    for mark, start, end in _segments(data):
        at = end
        said = data[start + 4 : end]
        if mark == APP0 and said.startswith(JFIF):
            # Its own small picture, if it has one, is at its end.
            first.setdefault(
                "jfif", _segment(APP0, said[:12].ljust(12, b"\0") + b"\0\0")
            )
        elif mark == APP1 and said.startswith(EXIF):
            kept = exif.cleaned(said.removeprefix(EXIF))
            first.setdefault("exif", _segment(APP1, EXIF + kept) if kept else b"")
        elif mark == APP1 and said.startswith(XMP):
            kept = xmp.cleaned(said.removeprefix(XMP))
            first.setdefault("xmp", _segment(APP1, XMP + kept) if kept else b"")
        elif mark == APP13 and said.startswith(iptc.NAME):
            resources += said.removeprefix(iptc.NAME)
        elif _is_kept(mark, said):
            rest.append(data[start:end])
    records = iptc.cleaned(resources)
    more = _segment(APP13, iptc.NAME + records) if records else b""
    head = b"".join(first.get(name, b"") for name in ("jfif", "exif", "xmp"))
    return data[:2] + head + more + b"".join(rest) + b"".join(_pixels(data, at))


def with_packet(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A picture that was cleaned with another packet of XMP, if a segment holds it.

    It stands behind the segments of JFIF and EXIF, which readers want first.
    """
    at, end, packet = 2, 2, b""
    for mark, start, stop in _segments(data):
        said = data[start + 4 : stop]
        if mark == APP1 and said.startswith(XMP):
            at, end, packet = start, stop, said.removeprefix(XMP)
            break
        if (mark, said[:5]) not in ((APP0, JFIF), (APP1, EXIF[:5])):
            break
        at = end = stop
    made = _segment(APP1, XMP + change(packet))
    return data[:at] + made + data[end:] if made else data


def _is_kept(mark: int, said: bytes) -> bool:
    """Whether a segment is needed to show the picture in its colours."""
    if mark == APP2:
        return said.startswith(PROFILE)
    if mark == APP14:
        return said.startswith(ADOBE)
    return not APP0 <= mark <= APP15 and mark != COMMENT


def _segment(mark: int, said: bytes) -> bytes:
    if len(said) > LONGEST:
        return b""
    return bytes((0xFF, mark)) + (len(said) + 2).to_bytes(2, "big") + said


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The segments before the first pixels: mark, start and end of each."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if mark in (SCAN, END):
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        yield mark, at, end
        at = end


def _pixels(data: bytes, at: int) -> Iterator[bytes]:
    """All from the first scan to the end of the picture."""
    start = at
    while found := MARK.search(data, at):
        mark = found[1][0]
        if mark == END:
            yield data[start : found.end()]
            return
        size = int.from_bytes(data[found.end() : found.end() + 2], "big")
        at = found.end() + max(size, 2)
        if APP0 <= mark <= APP15 or mark == COMMENT:
            yield data[start : found.start()]
            start = at
    yield data[start:]
