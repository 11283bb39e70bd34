"""Where the files of a test lie: in memory, on a machine that has room there.

A disk takes ten times as long as the rest of a build, and is not what is tested.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 4_000_000_000


def in_memory() -> bool:
    """Whether a disk in memory is here, with room, and runs what is put there."""
    with suppress(OSError, AttributeError):
        disk = os.statvfs(MEMORY)
        room = disk.f_bavail * disk.f_frsize > ROOM
        return room and not disk.f_flag & os.ST_NOEXEC and os.access(MEMORY, os.W_OK)
    return False


def choose() -> None:
    """Let temporary files lie there, here and in the programs that are started.

    Whoever has named another folder in ``TMPDIR`` gets it.
    """
    if "TMPDIR" not in os.environ and in_memory():
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None
