"""IPTC's own records, and the resources of Photoshop that they stand in."""

from collections.abc import Iterator

NAME = b"Photoshop 3.0\0"
RECORDS = 0x0404
# Of record 2: title, urgency, category, keywords, instructions, days, who made it,
# place names, headline, credit, source, notice, contact, caption and its writer.
KEPT = frozenset(
    {0, 5, 10, 15, 20, 25, 40, 55, 60, 80, 85, 90, 92, 95, 100, 101, 103, 105, 110}
    | {115, 116, 118, 120, 122}
)


def cleaned(resources: bytes) -> bytes:
    """The resources that may be seen, of those of one picture; empty for none."""
    found = [data for number, data in _resources(resources) if number == RECORDS]
    return wrapped(cleaned_records(found[0])) if found else b""


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


def cleaned_records(data: bytes) -> bytes:
    """The records that may be seen, and the one that says their encoding."""
    kept, at, speaks = b"", 0, False
    while data[at : at + 1] == b"\x1c" and at + 5 <= len(data):
        record, number = data[at + 1], data[at + 2]
        size = int.from_bytes(data[at + 3 : at + 5], "big")
        whole = data[at : at + 5 + size]
        if (record, number) == (1, 90) or (record == 2 and number in KEPT):
            kept += whole
            speaks = speaks or (record == 2 and number > 0)
        at += 5 + size
    return kept if speaks else b""
