"""What goes on beside other work comes to the same, wherever it is done."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from creditline.engine.workers import processes
from creditline.engine.workers.forked import Beside

from .toy import Toy


@pytest.fixture(autouse=True)
def _forking(monkeypatch) -> None:
    """Processes that run tests have a thread more than those that build."""
    monkeypatch.setattr(processes, "can_fork", lambda: sys.platform == "linux")


def where() -> int:
    """The process that asks."""
    return os.getpid()


def files() -> int:
    """How many files are open, where the system says so."""
    return len([*Path("/proc/self/fd").glob("*")])


def test_another_process_does_the_work() -> None:
    """
    Where processes fork, what is asked for has been done elsewhere.
    """
    with Beside(where, jobs=2) as working:
        assert (os.getpid() == working.result()) is not processes.can_fork()


@pytest.mark.parametrize(("jobs", "forks"), [(1, True), (2, False)])
def test_with_one_process_it_is_done_when_it_is_asked_for(
    monkeypatch, jobs: int, forks: bool
) -> None:
    """
    One job is one process, and some systems have no copies of processes.
    """
    monkeypatch.setattr(processes, "can_fork", lambda: forks)
    done: list[int] = []

    with Beside(lambda: done.append(1) or len(done), jobs) as working:
        assert [] == done
        assert 1 == working.result()


def test_no_room_for_a_process_costs_time_and_nothing_else(monkeypatch) -> None:
    """
    A machine that starts no more processes builds all the same.
    """

    def full() -> int:
        raise BlockingIOError("too many processes")

    monkeypatch.setattr(os, "fork", full)
    before = files()

    with Beside(where, jobs=2) as working:
        assert os.getpid() == working.result()
    assert before == files()


@pytest.mark.parametrize("end", [lambda: os._exit(9), lambda: os.kill(os.getpid(), 9)])
def test_what_a_lost_process_should_have_done_is_done_here(end) -> None:
    """
    A process that was killed leaves no answer, or half of one.
    """
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            end()
        return "done"

    with Beside(work, jobs=2) as working:
        assert "done" == working.result()


@pytest.mark.skipif(sys.platform != "linux", reason="processes do not fork here")
def test_ctrl_c_is_for_the_process_that_asks() -> None:
    """
    The whole group hears it, and only one of them may clear up.
    """
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGINT)
        return os.getpid()

    with Beside(work, jobs=2) as working:
        assert here != working.result()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_an_error_is_raised_where_it_is_heard(capfd) -> None:
    """
    It is the work's own error, told once, with the place where it happened.
    """

    def work() -> None:
        raise ValueError("no such thing")

    with (
        Beside(work, jobs=2) as working,
        pytest.raises(ValueError, match="no such thing") as raised,
    ):
        working.result()

    assert "work" == raised.traceback[-1].name
    assert ("", "") == capfd.readouterr()


@pytest.mark.skipif(sys.platform != "linux", reason="processes do not fork here")
def test_a_system_that_forgets_processes_is_no_hindrance() -> None:
    """
    Whoever started us may have told it to.
    """
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with Beside(where, jobs=2) as working:
            assert os.getpid() != working.result()
    finally:
        signal.signal(signal.SIGCHLD, before)


@pytest.fixture
def interrupts():
    """Ctrl-C is heard, whoever started these tests: in the background it is not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform != "linux", reason="processes do not fork here")
def test_who_waits_can_be_stopped(interrupts) -> None:
    """
    Ctrl-C while we wait is Ctrl-C, and the other process does not outlive it.
    """
    heard, tell = os.pipe()
    here, before = os.getpid(), files()

    def work() -> None:
        if os.getpid() != here:
            os.read(heard, 1)
            time.sleep(0.2)
            os.kill(here, signal.SIGINT)
            time.sleep(60)

    working = Beside(work, jobs=2)
    child = working.child

    def wait() -> None:
        os.write(tell, b".")
        working.result()

    with pytest.raises(KeyboardInterrupt), working:
        wait()

    assert before == files()
    os.close(heard)
    os.close(tell)
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


@pytest.mark.skipif(sys.platform != "linux", reason="processes do not fork here")
def test_nobody_is_left_behind() -> None:
    """
    Work that nobody asks for has ended when its block has.
    """
    before = files()
    with Beside(where, jobs=2) as working:
        child = working.child

    assert child > 0
    assert before == files()
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


class Prepared(Toy):
    """A toy site that makes something ready, slowly."""

    def prepare(self) -> None:
        time.sleep(0.2)
        (self.folder / "ready").write_text(f"by {os.getpid()}")


def test_what_pages_need_is_ready_before_the_first_one(tmp_path, monkeypatch) -> None:
    """
    It is waited for, and made elsewhere; later builds find it made.
    """
    site = Prepared(tmp_path)
    site.write("texts/bridge.txt", "Bridge opens\nfor all\n")
    begun: list[str] = []
    plain = site.plan.render

    def render(self, recipe, body):
        begun.append((site.folder / "ready").read_text())
        return plain(self, recipe, body)

    monkeypatch.setattr(site.plan, "render", render)
    site.build(jobs=2)
    (site.folder / "ready").unlink(missing_ok=True)
    monkeypatch.undo()
    site.write("texts/bridge.txt", "Bridge falls\nfor all\n")
    site.build(jobs=2)

    assert begun
    assert f"by {os.getpid()}" not in begun
    assert not (site.folder / "ready").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_prepared_stops_no_build(tmp_path, monkeypatch, jobs) -> None:
    """
    What is wrong with it is said by whoever needs it.
    """

    def fails(_: Toy) -> None:
        raise ValueError("no room")

    site = Prepared(tmp_path)
    site.write("texts/bridge.txt", "Bridge opens\nfor all\n")
    monkeypatch.setattr(Prepared, "prepare", fails)
    site.build(jobs=jobs)

    assert site.expected() == site.pages()
