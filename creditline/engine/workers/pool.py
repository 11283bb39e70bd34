"""Work on all cores, in order, with a bounded part of it in flight.

Little work is done at once, in this process: starting workers takes longer.  Of more,
this process does its part instead of waiting for them.
"""

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from .collector import resting, working
from .processes import Work, attentive, here, workers

if TYPE_CHECKING:
    # Most builds start no workers, and importing this takes as long as they do.
    from concurrent.futures import Executor, Future

Item = TypeVar("Item")
Done = TypeVar("Done")
Waiting: TypeAlias = "deque[tuple[Sequence[Any], Future[Outcome]]]"
"""Chunks whose turn has not come, each with what will become of it."""

SPARE = 0.3
"""Seconds of work that are done here before workers are started for the rest."""

FEW = 8
"""So many items are done here first, even if many more are to come."""

RUN = 16
"""So many items are done together: each step of the work is quicker the second time."""

CHUNK_SECONDS = 0.1
IN_FLIGHT = 16


class Outcome(NamedTuple):
    """What a chunk came to: results, and the error that ended it early."""

    results: list[Any]
    error: Exception | None


def cores() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[Any, Sequence[Item]], Sequence[Done]],
    shared: Any,
    items: Sequence[Item],
    jobs: int,
    lost: Callable[[str], None],
    *,
    apart: bool = False,
) -> Iterator[Done]:
    """Yield what *work* makes of each item, in order.

    It is called with *shared* and a few items at a time.  With *apart*, workers begin
    at different places of *items*, and results come in the order of the work: what
    stands together is not done at the same time.
    """
    # More hands than chunks in flight would have nothing to do.
    jobs = min(jobs, IN_FLIGHT)
    with working():
        done = 0
        took = typical = 0.0
        recent: deque[float] = deque(maxlen=FEW)
        while done < len(items):
            some = items[done : done + (1 if done < FEW else RUN)]
            started = time.perf_counter()
            yield from work(shared, some)
            spent = time.perf_counter() - started
            recent.append(spent / len(some))
            took += spent
            done += len(some)
            # The first ones load what the work needs, which the others have then:
            # a mean would take all of them for as slow.
            typical = sorted(recent)[len(recent) // 2]
            rest = typical * (len(items) - done)
            if (
                jobs > 1
                and rest > SPARE
                and (took > SPARE or (done >= FEW and rest > jobs * SPARE))
            ):
                break
        left = items[done:]
        if not left:
            return
        # What took long may have loaded what all need, and tells little of the rest.
        chunk = max(RUN, int(CHUNK_SECONDS / typical))
        size = max(1, min(len(left) // (jobs * 4), chunk))
        chunks = [left[at : at + size] for at in range(0, len(left), size)]
        if apart:
            chunks = dealt(chunks, jobs)
        chunks = tapered(chunks, jobs)
        # This process works, too, for each one has a copy of what it touches.  What
        # comes of the others' work stays, and no garbage is made of it.
        with workers(work, shared, jobs - 1) as executor, resting(), attentive():
            alone = partial(work, shared)
            yield from through(executor, here, None, chunks, lost, alone)


def dealt(chunks: Sequence[Item], hands: int) -> list[Item]:
    """*chunks* of as many stretches as there are *hands*, one of each in turn."""
    stretch = -(-len(chunks) // hands)
    return [
        chunks[at]
        for start in range(stretch)
        for at in range(start, len(chunks), stretch)
    ]


def tapered(chunks: Sequence[Sequence[Item]], hands: int) -> list[Sequence[Item]]:
    """*chunks* in their order, the last ones in quarters.

    So all hands end at nearly the same time.
    """
    last = max(0, len(chunks) - 2 * hands)
    ends: list[Sequence[Item]] = []
    for chunk in chunks[last:]:
        size = -(-len(chunk) // 4)
        ends += [chunk[at : at + size] for at in range(0, len(chunk), size)]
    return [*chunks[:last], *ends]


def through(
    executor: "Executor",
    work: Work,
    shared: Any,
    chunks: Iterable[Sequence[Any]],
    lost: Callable[[str], None],
    alone: Callable[[Sequence[Any]], Sequence[Any]] | None = None,
) -> Iterator[Any]:
    """Have *executor* do all chunks, in order, a few at a time.

    What it loses is done here, by *alone* if that is given; and then some of the rest,
    instead of waiting.
    """
    waiting: Waiting = deque()
    rest = iter(chunks)
    told = False
    try:
        while True:
            for chunk in islice(rest, IN_FLIGHT - len(waiting)):
                waiting.append((chunk, sent(executor, work, shared, chunk)))
            if not waiting:
                return
            if alone:
                help_with(waiting, alone)
            chunk, future = waiting.popleft()
            outcome = received(future)
            if isinstance(outcome, Outcome):
                yield from outcome.results
                if outcome.error is not None:
                    raise outcome.error
                continue
            if not told:
                lost(outcome)
                told = True
            for item in chunk:
                yield from alone([item]) if alone else work(shared, [item])
    finally:
        for _, future in waiting:
            future.cancel()


def help_with(
    waiting: Waiting, alone: Callable[[Sequence[Any]], Sequence[Any]]
) -> None:
    """Do here what nobody has begun, while the first chunk is not done."""
    from concurrent.futures import Future

    # The first ones are whose turn it is next elsewhere.
    for place in reversed(range(len(waiting))):
        chunk, future = waiting[place]
        if waiting[0][1].done():
            return
        if future.cancel():
            made: Future[Outcome] = Future()
            waiting[place] = chunk, made
            with working():
                made.set_result(outcome_of(alone, chunk))


def sent(
    executor: "Executor", work: Work, shared: Any, chunk: Sequence[Any]
) -> "Future[Outcome]":
    """Hand a chunk to the executor; if it would not take it, that is what comes."""
    from concurrent.futures import Future

    try:
        return executor.submit(attempt, work, shared, chunk)
    except RuntimeError as error:  # broken, or shut down
        refused: Future[Outcome] = Future()
        refused.set_exception(error)
        return refused


def received(future: "Future[Outcome]") -> Outcome | str:
    """What became of a chunk, or why that will never be known."""
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001  # whatever it is
        # What the work itself raises is in its outcome: this is the
        # executor's failure, and the work can be done elsewhere.
        return str(error) or type(error).__name__


def attempt(work: Work, shared: Any, chunk: Sequence[Any]) -> Outcome:
    """Do a chunk in a worker, and bring its error home in one piece."""
    results, error = outcome_of(partial(work, shared), chunk)
    return Outcome(results, error and portable(error))


def outcome_of(
    alone: Callable[[Sequence[Any]], Sequence[Any]], chunk: Sequence[Any]
) -> Outcome:
    """Do a chunk here; what was done before an error counts."""
    results: list[Any] = []
    try:
        for at in range(0, len(chunk), RUN):
            results += alone(chunk[at : at + RUN])
    except Exception as error:  # noqa: BLE001  # raised again when it is its turn
        return Outcome(results, error)
    return Outcome(results, None)


def portable(error: Exception) -> Exception:
    """An error that survives the trip between processes, with its traceback."""
    import pickle
    import traceback

    trace = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001  # pickling runs anybody's code
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(f"In a worker process:\n{trace}")
    return error
