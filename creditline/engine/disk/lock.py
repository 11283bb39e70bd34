"""One build at a time: locks that die with the process that holds them."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def take(handle: int) -> None:
        """Lock an open file, or raise OSError at once."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take(handle: int) -> None:
        """Lock an open file or folder, or raise OSError at once."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


POLL = 0.05


@contextmanager
def locked(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock on *path*; call *waiting* once if somebody else does.

    A file is made if it is missing.  What cannot be opened is not locked.
    """
    handle = opened(path)
    if handle is None:
        yield
        return
    try:
        told = False
        while True:
            try:
                take(handle)
                break
            except (BlockingIOError, PermissionError):
                if not told:
                    waiting()
                    told = True
                time.sleep(POLL)
            except OSError:
                # This disk knows no locks: better to build than not to.
                break
        yield
    finally:
        os.close(handle)


def opened(path: Path) -> int | None:
    """A handle on *path* that can be locked, or None."""
    try:
        if path.is_dir():
            return os.open(path, os.O_RDONLY)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:
        # Windows opens no folders; there, two builds with different stores
        # could meet in one output folder.
        return None


def disk_clock(path: Path) -> int:
    """The time by the clock that dates files, which need not be this machine's.

    *path* is touched to find out.
    """
    now = time.time_ns()
    try:
        os.utime(path)
        return min(now, path.stat().st_mtime_ns)
    except OSError:
        return now
