"""Digests of bytes, and signatures of files on disk."""

from array import array
from collections.abc import Iterator
from hashlib import blake2b
from typing import TypeAlias

Digest: TypeAlias = str
"""32 hexadecimal digits, BLAKE2b."""

Signature: TypeAlias = tuple[int, int, int]
"""Size, time of last write and time of last change of a file, in nanoseconds.

Many of them are kept one behind the other in an ``array("q")``: that loads and
compares at once.
"""

WIDTH = 3
ABSENT: Signature = (-1, 0, 0)


def digest(data: bytes) -> Digest:
    """Name *data*."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of_text(text: str) -> Digest:
    """Name *text*; file names may hold bytes that are not UTF-8."""
    return digest(text.encode("utf-8", "surrogatepass"))


def signature_at(signs: "array[int]", number: int) -> Signature:
    """One of many signatures."""
    size, written, changed = signs[number * WIDTH : number * WIDTH + WIDTH]
    return (size, written, changed)


def each_signature(signs: "array[int]") -> Iterator[Signature]:
    """All of them, in order."""
    columns = (signs[at::WIDTH] for at in range(WIDTH))
    return zip(*columns, strict=True)


def unsettled(sign: Signature) -> Signature:
    """A signature that no file has: what bears it is read again next time."""
    return (sign[0], sign[1], -1)


def settled(time: int, clock: int) -> bool:
    """Whether a write after *clock* must get another date than *time*.

    As in Git's index: two writes within one tick of the disk's clock look the
    same, so a date proves nothing until its tick is clearly over.
    """
    # Disks that count in seconds (or two, FAT) leave no smaller digits; the
    # slowest clock behind finer dates ticks every 16 ms (Windows).
    tick = 2_100_000_000 if time % 1_000_000 == 0 else 100_000_000
    return time + tick < clock
