"""Work on all cores, in order, with a bounded part of it in flight.

Little work is done at once, in this process: starting workers takes longer.
What they share is inherited where processes fork, and sent to each worker
once where they do not.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeAlias, TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")
Work: TypeAlias = Callable[[Any, Any], Any]

SPARE = 0.3
"""Seconds of work that are done here before workers are started for the rest."""

CHUNK_SECONDS = 0.05


class Outcome(NamedTuple):
    """What a chunk came to: results, and the error that ended it early."""

    results: list[Any]
    error: BaseException | None


def cores() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[Any, Item], Done],
    shared: Any,
    items: Sequence[Item],
    jobs: int,
    lost: Callable[[str], None],
) -> Iterator[Done]:
    """Yield ``work(shared, item)`` for each item, in order."""
    started = time.perf_counter()
    rest = iter(items)
    done = 0
    for item in rest:
        yield work(shared, item)
        done += 1
        took = time.perf_counter() - started
        if jobs > 1 and took > SPARE and took / done * (len(items) - done) > SPARE:
            break
    left = items[done:]
    if not left:
        return
    size = max(1, min(len(left) // (jobs * 4), int(CHUNK_SECONDS * done / took)))
    with workers(work, shared, jobs) as executor:
        yield from through(executor, here, None, left, size, lost, (work, shared))


def through(
    executor: Executor,
    work: Work,
    shared: Any,
    items: Sequence[Any],
    size: int,
    lost: Callable[[str], None],
    fallback: tuple[Work, Any] | None = None,
    in_flight: int = 16,
) -> Iterator[Any]:
    """Send *items* to *executor* in chunks; redo here what it loses."""
    chunks = iter([items[i : i + size] for i in range(0, len(items), size)])
    waiting: deque[tuple[Sequence[Any], Future[Outcome]]] = deque()
    alive = True
    try:
        while True:
            while alive and len(waiting) < in_flight:
                chunk = next(chunks, None)
                if chunk is None:
                    break
                try:
                    waiting.append(
                        (chunk, executor.submit(attempt, work, shared, chunk))
                    )
                except RuntimeError as error:
                    alive = False
                    lost(str(error))
                    yield from alone(work, shared, chunk, fallback)
            if waiting:
                chunk, future = waiting.popleft()
            else:
                last = next(chunks, None)
                if last is None:
                    return
                yield from alone(work, shared, last, fallback)
                continue
            try:
                outcome = future.result()
            except Exception as error:
                # Whatever the work itself raises is in its outcome: this is
                # the executor's failure, and the work can be done here.
                lost(str(error) or type(error).__name__)
                yield from alone(work, shared, chunk, fallback)
                continue
            yield from outcome.results
            if outcome.error is not None:
                raise outcome.error
    finally:
        for _, future in waiting:
            future.cancel()


def alone(
    work: Work, shared: Any, chunk: Sequence[Any], fallback: tuple[Work, Any] | None
) -> Iterator[Any]:
    """Do a chunk in this process."""
    work, shared = fallback or (work, shared)
    for item in chunk:
        yield work(shared, item)


def attempt(work: Work, shared: Any, chunk: Sequence[Any]) -> Outcome:
    """Do a chunk in a worker, and bring its error home in one piece."""
    results: list[Any] = []
    try:
        for item in chunk:
            results.append(work(shared, item))
    except Exception as error:
        return Outcome(results, portable(error))
    return Outcome(results, None)


def portable(error: Exception) -> Exception:
    """An error that survives the trip between processes, with its traceback."""
    trace = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(f"In a worker process:\n{trace}")
    return error


@contextmanager
def workers(work: Work, shared: Any, jobs: int) -> Iterator[Executor]:
    """Start *jobs* processes that hold *work* and *shared*."""
    context = multiprocessing.get_context("fork" if can_fork() else "spawn")
    executor = ProcessPoolExecutor(jobs, context, settle, (work, shared))
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def can_fork() -> bool:
    """Whether a copy of this process can go on: it has one thread only."""
    # macOS offers fork, but its own libraries do not survive it.
    return sys.platform == "linux" and threading.active_count() == 1


_settled: tuple[Work, Any] | None = None


def settle(work: Work, shared: Any) -> None:
    """Make this worker ready: what it shares, and when it must end."""
    global _settled  # a worker has no other place to keep it
    _settled = (work, shared)
    # Ctrl-C reaches the whole group; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """End this worker when its parent is gone, however that went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def here(_: Any, item: Any) -> Any:
    """Do one item with what `settle` left in this worker."""
    assert _settled is not None
    work, shared = _settled
    return work(shared, item)
