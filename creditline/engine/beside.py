"""Work that goes on beside other work, on a core that would have nothing to do.

A copy of this process does it and sends what came of it.  Only where a copy is
cheap: elsewhere, or if the copy is lost, it is done here when it is asked for.
"""

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Generic, Self, TypeVar

from . import pool

Done = TypeVar("Done")

MANY = 2000
"""So many files to look at are worth a process of their own."""


class Beside(Generic[Done]):
    """Work that has begun, and whose outcome will be asked for later.

    ::

        with Beside(count_words, jobs=2) as words:
            ...
            print(words.result())

    It sees this process as it was then, and can change nothing in it.  It uses no
    open connection to the store, which must not cross over.
    """

    def __init__(self, work: Callable[[], Done], jobs: int) -> None:
        """With one job, or where processes cannot fork, nothing begins yet."""
        self.work = work
        self.child = self.pipe = -1
        if jobs > 1 and pool.can_fork():
            with suppress(OSError):
                self.child, self.pipe = begun(work)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.child > 0:
            self.heard()

    def result(self) -> Done:
        """What came of it; asked for once."""
        said = self.heard() if self.child > 0 else b""
        if not said:
            # If it failed, it fails here again, where somebody hears of it.
            return self.work()
        done: Done = pickle.loads(said)
        return done

    def heard(self) -> bytes:
        """All that the copy says, once it has ended; nothing unless it ended well."""
        with open(self.pipe, "rb") as pipe:
            said = pipe.read()
        _, status = os.waitpid(self.child, 0)
        self.child = self.pipe = -1
        return said if status == 0 else b""


def begun(work: Callable[[], object]) -> tuple[int, int]:
    """Begin *work* in a copy of this process: its number, and where it will speak."""
    import signal

    hearing, speaking = os.pipe()
    # Ctrl-C reaches the whole group.  The copy ends by itself, and soon: it must
    # never clear up what the other one has begun, not even in its first moment.
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        child = os.fork()
    except OSError:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        os.close(hearing)
        os.close(speaking)
        raise
    if child:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        os.close(speaking)
        return child, hearing
    status = 1
    try:
        os.close(hearing)
        with open(speaking, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        # Whatever happened: nothing of what the other process has begun is ended here.
        os._exit(status)
