"""Builds wait for each other, and for nobody who is dead."""

import errno
import multiprocessing
import sys
import threading
import time

import pytest

from creditline.engine import Recorder, build
from creditline.engine.disk import lock
from creditline.engine.disk.lock import locked

from .toy import Toy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


def hold(path, ready, release):
    with locked(path, lambda: None):
        ready.set()
        release.wait(60)


def holder(path):
    """A process that holds a lock until it is told to let go."""
    context = multiprocessing.get_context("fork")
    ready, release = context.Event(), context.Event()
    process = context.Process(target=hold, args=(path, ready, release))
    process.start()
    assert ready.wait(60)
    return process, release


@pytest.mark.parametrize("place", ["store", "output"])
def test_a_build_waits_for_another(toy: Toy, place) -> None:
    """
    A second build on the same store or output says that it waits, and then
    does its work.
    """
    toy.build()
    toy.write("texts/tower.txt", "Tower\n")
    path = toy.output if place == "output" else toy.store.parent / "lock"
    process, release = holder(path)
    heard = Recorder()
    thread = threading.Thread(target=build, args=(toy, toy.output, toy.store, 1, heard))
    thread.start()
    while not heard.events:
        time.sleep(0.01)

    assert not (toy.output / "tower").exists()
    release.set()
    thread.join(60)
    process.join()

    message = f"another build is working on {toy.output}; waiting for it to end"
    assert [message] == heard.named("note")
    assert toy.expected() == toy.pages()


def test_the_lock_of_a_dead_build_is_free(toy: Toy) -> None:
    """
    A killed build keeps nobody waiting.
    """
    toy.build()
    process, _ = holder(toy.store.parent / "lock")
    process.kill()
    process.join()

    assert [] == toy.build().named("note")


def test_a_disk_without_locks_is_built_on(toy: Toy, monkeypatch) -> None:
    """
    Where nothing can be locked, a build does not fail for it.
    """

    def no_locks(_handle):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "take", no_locks)

    assert 4 == len(toy.build().named("wrote"))


def test_who_waits_is_told_once(tmp_path, monkeypatch) -> None:
    """
    However often the lock is tried until it is free.
    """
    told, answers = [], [BlockingIOError, PermissionError, BlockingIOError, None]

    def busy(_):
        if answer := answers.pop(0):
            raise answer

    monkeypatch.setattr(lock, "take", busy)
    monkeypatch.setattr(lock, "POLL", 0)
    with locked(tmp_path / "lock", lambda: told.append(len(answers))):
        assert [] == answers

    assert [3] == told


def build_there(toy):
    toy.build(jobs=2)


def test_many_builds_at_once(toy: Toy) -> None:
    """
    However many builds start at once, the site is right afterwards.
    """
    for number in range(20):
        toy.write(f"texts/{number}.txt", f"Text {number}\n")
    context = multiprocessing.get_context("fork")
    builds = [context.Process(target=build_there, args=(toy,)) for _ in range(4)]
    for process in builds:
        process.start()
    for process in builds:
        process.join(60)

    assert [0] * 4 == [process.exitcode for process in builds]
    assert toy.expected() == toy.pages()
    assert [] == toy.build().named("wrote")
