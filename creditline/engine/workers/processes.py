"""The processes that work beside this one: how they begin, listen and end.

What they share is inherited where processes fork, and sent to each worker once where
they do not.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    # Most builds start no workers, and importing this takes as long as they do.
    from concurrent.futures import Executor

Work: TypeAlias = Callable[[Any, Sequence[Any]], Sequence[Any]]
"""Does some items, and gives what became of each: ``work(shared, items)``."""

ATTENTION = 0.0005
"""Seconds after which work here is interrupted to hear of work elsewhere."""


@contextmanager
def workers(work: Work, shared: Any, jobs: int) -> Iterator["Executor"]:
    """Start *jobs* processes that hold *work* and *shared*."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if can_fork() else "spawn")
    executor = ProcessPoolExecutor(jobs, context, settle, (work, shared))
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def attentive() -> Iterator[None]:
    """Let whoever listens to workers have a turn soon: they wait to be heard."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(ATTENTION)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def can_fork() -> bool:
    """Whether a copy of this process can go on: it has one thread only."""
    # macOS offers fork, but its own libraries do not survive it.
    import threading

    return sys.platform == "linux" and threading.active_count() == 1


_shared: dict[str, Any] = {}
"""What this process, if it is a worker, works with."""


def settle(work: Work, shared: Any) -> None:
    """Make this worker ready: what it shares, and when it must end."""
    import signal
    import threading

    _shared.update(work=work, shared=shared)
    gc.enable()
    # Ctrl-C reaches the whole group; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """End this worker when its parent is gone, however that went."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def here(_: Any, items: Sequence[Any]) -> Any:
    """Do some items with what `settle` left in this worker."""
    return _shared["work"](_shared["shared"], items)
