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

from . import processes

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
        if jobs > 1 and processes.can_fork():
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
        child, pipe = self.given_up()
        if child > 0:
            os.close(pipe)
            stop(child)

    def result(self) -> Done:
        """What came of it; asked for once."""
        said = self.heard()
        # What it could not do, it has not said to the end.
        with suppress(Exception):
            done: Done = pickle.loads(said)
            return done
        # If it failed, it fails here again, where somebody hears of it.
        return self.work()

    def heard(self) -> bytes:
        """Wait until the copy has ended; what it said, nothing where there is none."""
        child, pipe = self.given_up()
        if child <= 0:
            return b""
        try:
            with open(pipe, "rb") as hearing:
                said = hearing.read()
        except BaseException:
            stop(child)
            raise
        forget(child)
        return said

    def given_up(self) -> tuple[int, int]:
        """The copy and its pipe, which are nobody's from now on."""
        child, pipe, self.child, self.pipe = self.child, self.pipe, -1, -1
        return child, pipe


def stop(child: int) -> None:
    """End a copy to which nobody listens any more."""
    import signal

    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    forget(child)


def forget(child: int) -> None:
    """Wait until a copy has ended."""
    # Somebody who started us may have told the system to forget it by itself.
    with suppress(ChildProcessError):
        os.waitpid(child, 0)


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
    try:
        os.close(hearing)
        with open(speaking, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        # Whatever happened: nothing of what the other process has begun is ended here.
        os._exit(0)
