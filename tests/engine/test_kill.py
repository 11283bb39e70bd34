"""A build that is killed leaves whole pages, and the next build is right."""

import multiprocessing
import os
import random
import signal
import sys
import time

import pytest

from creditline.engine.disk import transaction
from creditline.engine.memory import store
from creditline.engine.workers import conversion, pool, render

from .toy import Toy

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
KILLS = 300 if NIGHTLY else 40 if os.environ.get("CI") == "true" else 20
"""At random moments; `test_order` ends builds before every single change."""

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows neither forks nor kills like this"
)


def slowly(owner, name):
    """Make a function take its time, so that kills meet it at work."""
    real = getattr(owner, name)

    def slow(*args, **more):
        time.sleep(0.001)
        done = real(*args, **more)
        time.sleep(0.001)
        return done

    setattr(owner, name, slow)


def build_slowly(toy, jobs):
    """Build in a process of its own, with workers that start at once."""
    os.setpgid(0, 0)
    pool.SPARE = 0.004
    slowly(transaction.Transaction, "put")
    slowly(transaction.Transaction, "did")
    slowly(transaction.Transaction, "remove")
    slowly(store.Store, "write")
    slowly(conversion, "convert_one")
    slowly(render, "stage")
    toy.build(jobs=jobs)


def start(toy, jobs):
    # Forking is safe here and saves the start of a Python for every kill.
    context = multiprocessing.get_context("fork")
    process = context.Process(target=build_slowly, args=(toy, jobs))
    process.start()
    return process


def build_at_length(toy, jobs):
    """Build with texts that take long, each telling which process converts it."""
    real = conversion.convert_one

    def slow(*args, **more):
        (toy.folder / f"at-work-{os.getpid()}").touch()
        time.sleep(0.2)
        return real(*args, **more)

    conversion.convert_one = slow
    build_slowly(toy, jobs)


def start_at_length(toy):
    """A build that has just got two processes to work, and is far from its end."""
    for number in range(200):
        toy.write(f"texts/{number}.txt", f"Text {number}\n")
    context = multiprocessing.get_context("fork")
    process = context.Process(target=build_at_length, args=(toy, 2))
    process.start()
    deadline = time.monotonic() + 60
    while len(list(toy.folder.glob("at-work-*"))) < 2:
        assert process.is_alive()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return process


def change(toy, chance):
    """A few edits of every kind."""
    for number in range(12):
        path = f"texts/{number}.txt"
        kind = chance.random()
        if kind < 0.3:
            toy.write(path, f"Text {chance.randrange(3)}\n{chance.random()}\n")
        elif kind < 0.4:
            (toy.folder / path).unlink(missing_ok=True)
    toy.write("texts/always.txt", f"Always\n{chance.random()}\n")
    toy.shout = chance.choice("!?")


def check_pages(before, wanted, now):
    """Every address holds what it held, or what it is to hold: a whole page or none."""
    for path in before.keys() | wanted.keys() | now.keys():
        assert now.get(path) in (before.get(path), wanted.get(path)), path


def test_kills_at_random_moments(toy: Toy) -> None:
    """
    Whenever a build is killed, each address has a complete old or new page,
    and the next complete build equals a clean one.
    """
    chance = random.Random(2024)
    toy.build()
    change(toy, chance)
    began = time.monotonic()
    start(toy, 2).join()
    length = time.monotonic() - began
    assert toy.expected() == toy.pages()
    met = 0
    for _ in range(KILLS):
        change(toy, chance)
        before, wanted = toy.pages(), toy.expected()
        process = start(toy, chance.choice([1, 2]))
        process.join(chance.random() * length)
        met += process.is_alive()
        process.kill()
        process.join()
        check_pages(before, wanted, toy.pages())
        if chance.random() < 0.5:  # sound: or killed twice in a row
            toy.build()
            assert wanted == toy.pages()
            folders = {p for p in toy.output.rglob("*") if p.is_dir()}
            empty = [p for p in folders if not any(p.iterdir())]
            assert [] == empty
    toy.build()
    assert toy.expected() == toy.pages()
    assert not (toy.store.parent / "staging").exists()
    assert met > KILLS // 3


def test_workers_end_with_their_parent(toy: Toy) -> None:
    """
    No worker of a killed build stays behind.
    """
    process = start_at_length(toy)
    group = process.pid
    process.kill()
    process.join()

    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            break
        time.sleep(0.01)
    else:
        pytest.fail("workers are still there")

    toy.build()
    assert toy.expected() == toy.pages()


def test_ctrl_c_ends_the_whole_build(toy: Toy) -> None:
    """
    An interrupt from the terminal, which every process of the group gets, ends
    the build and its workers, and changes no page.
    """
    toy.build()
    before = toy.pages()
    process = start_at_length(toy)
    os.killpg(process.pid, signal.SIGINT)
    process.join(60)

    assert 1 == process.exitcode
    assert before == toy.pages()
    toy.build()
    assert toy.expected() == toy.pages()
