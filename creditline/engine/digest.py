"""Digests of bytes and of inputs, and signatures of files on disk."""

import os
from collections.abc import Mapping
from hashlib import blake2b
from itertools import chain
from typing import TypeAlias

Digest: TypeAlias = str

Signature: TypeAlias = tuple[int, int, int]
"""Size, time of last write and time of last change of a file, in nanoseconds."""


def digest(data: bytes) -> Digest:
    """Name *data* by 32 hexadecimal digits."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of_text(text: str) -> Digest:
    """Name *text*; file names may hold bytes that are not UTF-8."""
    return digest(text.encode("utf-8", "surrogatepass"))


def digest_of_inputs(inputs: Mapping[str, Digest]) -> Digest:
    """Name a set of inputs, whatever order they are in."""
    # Every build does this for every page: one join is five times as fast as
    # a line for each input.
    return digest_of_text("\n".join(chain.from_iterable(sorted(inputs.items()))))


def signature(status: os.stat_result) -> Signature:
    """Take the part of a file's status that any edit changes."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns)


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
