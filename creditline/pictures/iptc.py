"""IPTC's own records, and the resources of Photoshop that they stand in."""

from collections.abc import Iterator
from contextlib import suppress

NAME = b"Photoshop 3.0\0"
RECORDS = 0x0404
MARK = b"\x1c"
# Of the first kind of records, what says their encoding; the second kind is texts.
ENCODING, UTF8, APPLICATION = (1, 90), b"\x1b%G", 2
# Of record 2: title, urgency, category, keywords, instructions, days, who made it,
# place names, headline, credit, source, notice, contact, caption and its writer.
KEPT = frozenset(
    {0, 5, 10, 15, 20, 25, 40, 55, 60, 80, 85, 90, 92, 95, 100, 101, 103, 105, 110}
    | {115, 116, 118, 120, 122}
)


def cleaned(resources: bytes) -> bytes:
    """The resources that may be seen, of those of one picture; empty for none."""
    return wrapped(_cleaned_records(records(resources)))


def records(resources: bytes) -> bytes:
    """IPTC's records among the resources of one picture, or those alone."""
    if resources.startswith(MARK):
        return resources
    held = (data for number, data in _resources(resources) if number == RECORDS)
    return next(held, b"")


def wrapped(records: bytes) -> bytes:
    """IPTC's records as the one resource of a picture."""
    if not records:
        return b""
    head = b"8BIM" + RECORDS.to_bytes(2, "big") + b"\0\0"
    return head + len(records).to_bytes(4, "big") + records + b"\0" * (len(records) % 2)


def _resources(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each resource: its number and what it holds."""
    at = 0
    while at + 12 <= len(data):
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        # A name, with its length before it, in an even number of bytes.
        at += 6 + (data[at + 6] + 2) // 2 * 2
        size = int.from_bytes(data[at : at + 4], "big")
        yield number, data[at + 4 : at + 4 + size]
        at += 4 + size + size % 2


def texts(held: bytes) -> dict[int, list[str]]:
    """What the records of the second kind say, by number."""
    found: dict[int, list[bytes]] = {}
    encoding = "cp1252"
    for record, number, whole in _entries(held):
        value = whole[5:]
        if (record, number) == ENCODING and value == UTF8:
            encoding = "utf-8"
        elif record == APPLICATION and value:
            found.setdefault(number, []).append(value)
    return {n: [_text(v, encoding) for v in values] for n, values in found.items()}


def _text(value: bytes, encoding: str) -> str:
    """A value as text; what does not say its encoding is mostly UTF-8 all the same."""
    with suppress(UnicodeDecodeError):
        return value.decode("utf-8").strip("\0 ")
    return value.decode(encoding, "replace").strip("\0 ")


def _entries(held: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Each record: its kind, its number, and all of it."""
    at = 0
    while held[at : at + 1] == MARK and at + 5 <= len(held):
        end = at + 5 + int.from_bytes(held[at + 3 : at + 5], "big")
        yield held[at + 1], held[at + 2], held[at:end]
        at = end


def _cleaned_records(held: bytes) -> bytes:
    """The records that may be seen, and the one that says their encoding."""
    kept = [
        (number, whole)
        for record, number, whole in _entries(held)
        if (record, number) == ENCODING or (record == APPLICATION and number in KEPT)
    ]
    speaks = any(number and whole[1] == APPLICATION for number, whole in kept)
    return b"".join(whole for _, whole in kept) if speaks else b""
