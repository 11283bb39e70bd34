"""When work is spread, and what of it is done where, on a clock the test holds."""

import gc
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from types import SimpleNamespace

import pytest

from creditline.engine.workers import pool, processes
from creditline.engine.workers.collector import resting


class Hall:
    """Where work takes as long as the test says, here and in workers."""

    def __init__(self, seconds: float, first: float = 0) -> None:
        self.now = 0.0
        self.seconds = seconds
        self.first = first
        self.here: list[list[int]] = []
        self.sent: list[list[int]] = []
        self.started: list[int] = []
        self.waiting = self.most = 0
        self.ended = False

    def work(self, shared: str, items: Sequence[int]) -> list[str]:
        """What becomes of some items; those that are done here take their time."""
        if not self.started:
            self.now += self.seconds * len(items) + (0 if self.here else self.first)
            self.here.append(list(items))
        return [f"{shared}{item}" for item in items]

    @contextmanager
    def workers(self, work, shared, jobs):
        """Stands for processes."""
        self.started.append(jobs)
        hall = self

        class Executor:
            def submit(self, attempt, _work, _shared, chunk):
                hall.sent.append(list(chunk))
                hall.waiting += 1
                hall.most = max(hall.most, hall.waiting)
                made = attempt(work, shared, chunk)

                class Promise(Future):
                    def done(self):
                        return True

                    def result(self, timeout=None):
                        hall.waiting -= 1
                        return made

                return Promise()

        yield Executor()
        self.ended = True


@pytest.fixture
def spread(monkeypatch):
    """Spread numbers over a hall: ``spread(hall, count, jobs)``."""

    def go(hall: Hall, count: int, jobs: int, **more: bool) -> list[str]:
        clock = SimpleNamespace(perf_counter=lambda: hall.now)
        monkeypatch.setattr(pool, "time", clock)
        monkeypatch.setattr(pool, "workers", hall.workers)
        items = list(range(count))
        return list(pool.spread(hall.work, "n", items, jobs, print, **more))

    return go


def made(count: int) -> list[str]:
    """What becomes of so many items, in order."""
    return [f"n{number}" for number in range(count)]


@pytest.mark.parametrize(
    ("seconds", "count", "jobs", "here"),
    [
        pytest.param(1.0, 100, 1, 100, id="one-job"),
        pytest.param(0.001, 100, 2, 100, id="a-moment"),
        pytest.param(0.01, 30, 2, 30, id="a-little"),
        pytest.param(0.01, 200, 2, 8, id="more"),
        pytest.param(0.01, 200, 8, 40, id="for-so-many-only-after-a-while"),
        pytest.param(0.01, 400, 8, 8, id="enough-for-many"),
        pytest.param(1.0, 2, 2, 1, id="two-slow-ones"),
        pytest.param(1.0, 1, 2, 1, id="one-slow-one"),
        pytest.param(0.1, 4, 2, 4, id="few"),
        pytest.param(1.0, 0, 2, 0, id="nothing"),
    ],
)
def test_when_workers_are_started(spread, seconds, count, jobs, here) -> None:
    """
    Starting workers takes as long as a little work, which is done here instead; and
    this process is one of the jobs.
    """
    hall = Hall(seconds)

    assert made(count) == spread(hall, count, jobs)
    assert list(range(here)) == [item for items in hall.here for item in items]
    assert [jobs - 1] * (here < count) == hall.started
    assert hall.ended == (here < count)


def test_a_slow_first_item_is_not_taken_for_all(spread) -> None:
    """
    The first one loads what the others need; they are no reason to start workers.
    """
    hall = Hall(0.001, first=0.25)

    assert made(100) == spread(hall, 100, 2)
    assert [] == hall.started
    assert [1] * 8 == [len(items) for items in hall.here[:8]]
    assert {16} == {len(items) for items in hall.here[8:-1]}


def test_a_slow_first_item_does_not_send_out_the_rest_one_by_one(spread) -> None:
    """
    Where it is reason to start workers, it still says little of the rest.
    """
    hall = Hall(0.001, first=0.5)

    assert made(1000) == spread(hall, 1000, 2)
    assert [[0]] == hall.here
    assert {16} == {len(chunk) for chunk in hall.sent[:50]}


def test_work_is_done_in_order_and_a_few_chunks_ahead(spread) -> None:
    """
    Each item is done once; chunks are small, the last ones smaller, and no more
    than sixteen wait at a time.
    """
    hall = Hall(0.0099)

    assert made(1000) == spread(hall, 1000, 2)
    sizes = [len(chunk) for chunk in hall.sent]
    assert [16] * 58 == sizes[:58]
    assert [4] * 16 == sizes[58:]
    assert 16 == hall.most
    assert list(range(1000)) == [n for some in hall.here + hall.sent for n in some]


@pytest.mark.parametrize(("jobs", "size"), [(2, 8), (4, 4)])
def test_there_are_chunks_for_everybody(spread, jobs, size) -> None:
    """
    However quick an item is, each worker gets at least four chunks.
    """
    hall = Hall(0.31 if jobs == 2 else 0.5)
    spread(hall, 70, jobs)

    assert max(map(len, hall.sent)) <= size


@pytest.mark.parametrize("jobs", [17, 10**20])
def test_nobody_is_called_who_would_wait(spread, jobs) -> None:
    """
    There are no more hands than chunks under way, whatever is asked for.
    """
    hall = Hall(0.31)

    assert made(100) == spread(hall, 100, jobs)
    assert [15] == hall.started


def test_what_stands_together_is_not_done_at_the_same_time(spread) -> None:
    """
    Workers begin at different places, where that is asked for.
    """
    hall = Hall(0.01)
    found = spread(hall, 1000, 2, apart=True)

    assert made(1000) == sorted(found, key=lambda name: int(name[1:]))
    first, second, third = (chunk[0] for chunk in hall.sent[:3])
    assert second - first > 400
    assert first < third < first + 20


def test_the_work_of_a_worker_that_fails_is_told_to_the_end(spread) -> None:
    """
    What was done before an error counts, and the error comes in its place.
    """

    def work(_shared, items):
        if 40 in items:
            raise LookupError("no such number")
        return list(items)

    outcome = pool.attempt(work, None, list(range(64)))

    assert list(range(32)) == outcome.results
    assert isinstance(outcome.error, LookupError)
    assert "In a worker process" in outcome.error.__notes__[0]


@pytest.mark.parametrize(
    ("alone", "done"),
    [(None, ["n0", "n1"]), (lambda some: [f"a{some[0]}"], ["a0", "a1"])],
)
def test_what_is_lost_is_done_item_by_item(alone, done) -> None:
    """
    A chunk that is lost is done here, its loss told once.
    """

    class Closed:
        def submit(self, *_):
            raise RuntimeError("shut down")

    told: list[str] = []
    chunks = [[0], [1]]
    work = Hall(0).work

    assert done == list(pool.through(Closed(), work, "n", chunks, told.append, alone))
    assert ["shut down"] == told


def test_nobody_works_on_for_somebody_who_has_left() -> None:
    """
    What was not begun when the answer is no longer wanted is called off.
    """
    futures: list[Future] = []

    class Slow:
        def submit(self, attempt, work, shared, chunk):
            futures.append(Future())
            if len(futures) == 1:
                futures[0].set_result(attempt(work, shared, chunk))
            return futures[-1]

    results = pool.through(Slow(), Hall(0).work, "n", [[n] for n in range(40)], print)
    assert "n0" == next(results)
    results.close()

    assert 16 == len(futures)
    assert all(future.cancelled() for future in futures[1:])


class Alone(Future):
    """What nobody else can do while somebody waits for it."""

    def result(self, timeout=None):
        return super().result(0)


class Elsewhere:
    """Does the first chunk at the end of time, and has begun with some of the rest."""

    def __init__(self, begun: int) -> None:
        self.begun = begun
        self.futures: list[Future] = []
        self.chunks: list[list[int]] = []

    def submit(self, _attempt, _work, _shared, chunk):
        self.futures.append(Alone())
        self.chunks.append(chunk)
        if len(self.futures) <= self.begun:
            self.futures[-1].set_running_or_notify_cancel()
        return self.futures[-1]

    def does(self, place: int) -> None:
        """Do a chunk at last."""
        done = [f"there {number}" for number in self.chunks[place]]
        self.futures[place].set_result(pool.Outcome(done, None))


@pytest.mark.parametrize("begun", [1, 2, 5])
def test_whoever_would_wait_works(begun: int) -> None:
    """
    What nobody has begun is done here, the last ones first, until the first chunk is
    done elsewhere; and all of it is told in order, with the error in its place.
    """
    elsewhere = Elsewhere(begun)
    here: list[int] = []

    def alone(some):
        here.extend(some)
        if len(here) == 12 - begun:
            for place in range(begun):
                elsewhere.does(place)
        if 8 in some:
            raise LookupError("no such number")
        return [f"here {number}" for number in some]

    chunks = [[number] for number in range(12)]
    told: list[str] = []
    with pytest.raises(LookupError, match="no such number") as caught:
        told += pool.through(elsewhere, None, None, chunks, told.append, alone)

    assert [f"there {n}" for n in range(begun)] == told[:begun]
    assert [f"here {n}" for n in range(begun, 8)] == told[begun:]
    assert list(range(11, begun - 1, -1)) == here
    assert not hasattr(caught.value, "__notes__")


@pytest.mark.parametrize("done", range(4))
def test_nobody_works_here_once_the_first_chunk_is_done(done: int) -> None:
    """
    What was begun meanwhile is done, and no more.
    """
    elsewhere = Elsewhere(1)
    here: list[int] = []

    def alone(some):
        here.extend(some)
        if len(here) == done:
            elsewhere.does(0)
        return some

    chunks = [[number] for number in range(9)]
    results = pool.through(elsewhere, None, None, chunks, print, alone)
    if not done:
        # Before anybody asks, nothing is handed out.
        elsewhere.submit = lambda *_: finished()
    next(results)
    results.close()

    assert list(range(8, 8 - done, -1)) == here


def finished() -> Future:
    """A chunk that was done at once."""
    future: Future = Future()
    future.set_result(pool.Outcome(["done"], None))
    return future


def test_what_others_have_begun_is_left_to_them() -> None:
    """
    Only what can still be called off is done here, and never twice.
    """
    elsewhere = Elsewhere(2)
    chunks = [[number] for number in range(5)]
    waiting = deque((c, elsewhere.submit(None, None, None, c)) for c in chunks)
    here: list[int] = []

    for _ in range(2):
        pool.help_with(waiting, lambda some: here.extend(some) or some)

    assert [4, 3, 2] == here
    assert elsewhere.futures[:2] == [future for _, future in waiting][:2]
    assert [pool.Outcome([n], None) for n in (2, 3, 4)] == [
        future.result() for _, future in list(waiting)[2:]
    ]


@pytest.fixture
def usual() -> Iterator[float]:
    """An interval of turns that nobody else sets, in milliseconds."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0121)
    yield interval()
    sys.setswitchinterval(before)


def interval() -> float:
    """After how many milliseconds it is another's turn."""
    return round(sys.getswitchinterval() * 1000, 1)


@pytest.mark.parametrize("fails", [False, True])
def test_workers_are_heard_soon_while_this_process_works(
    usual: float, fails: bool
) -> None:
    """
    And afterwards everything is as it was.
    """
    with suppress(LookupError), processes.attentive():
        assert interval() == 0.5
        if fails:
            raise LookupError

    assert usual == interval()


def test_how_this_process_listens_to_workers(monkeypatch, usual: float) -> None:
    """
    It takes in what they have done without a look for garbage, and at once; before
    there are any it works as usual.
    """
    seen: list[tuple[bool, float]] = []
    hall = Hall(0.01)
    monkeypatch.setattr(pool, "time", SimpleNamespace(perf_counter=lambda: hall.now))
    monkeypatch.setattr(pool, "workers", hall.workers)

    for _ in pool.spread(hall.work, "n", list(range(200)), 2, print):
        seen.append((gc.isenabled(), interval()))  # noqa: PERF401 (as it goes)

    assert [(True, usual)] * 8 == seen[:8]
    assert {(False, 0.5)} == {*seen[8:]}
    assert usual == interval()


def test_what_is_done_here_meanwhile_leaves_no_garbage() -> None:
    """
    Garbage is looked for while this process works, and not while it takes in what
    others have done.
    """
    seen: list[bool] = []
    elsewhere = Elsewhere(1)

    def alone(some):
        seen.append(gc.isenabled())
        if len(seen) == 4:
            elsewhere.does(0)
        return some

    with resting():
        results = pool.through(
            elsewhere, None, None, [[n] for n in range(5)], print, alone
        )
        seen += (gc.isenabled() for _ in results)

    assert [True] * 4 + [False] * 5 == seen


def test_how_many_can_work_at_once(monkeypatch) -> None:
    """
    As many as this process may use, which may be fewer than there are.
    """
    monkeypatch.setattr(pool.sys, "platform", "linux")
    monkeypatch.setattr(
        pool.os, "sched_getaffinity", lambda who: {1, 2, 5} - {who}, raising=False
    )
    assert 3 == pool.cores()
    monkeypatch.setattr(pool.sys, "platform", "darwin")
    monkeypatch.setattr(pool.os, "cpu_count", lambda: 7)
    assert 7 == pool.cores()
    assert not processes.can_fork()
    monkeypatch.setattr(pool.os, "cpu_count", lambda: None)
    assert 1 == pool.cores()
