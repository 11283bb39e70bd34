"""A real build that is killed leaves whole pages, and the next build is right."""

import multiprocessing
import os
import random
import sys
import time

import pytest

from creditline.engine.disk import transaction
from creditline.engine.memory import store
from creditline.engine.workers import conversion, pool, render

from .real import DAY, RealSite
from .test_kill import KILLS, check_pages, slowly

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows neither forks nor kills like this"
)
ARTICLES = 8
SITE_KILLS = KILLS // 2
"""Each is held against the whole site, made anew."""


def build(site, jobs):
    """Build in a process of its own, so that kills meet it at every kind of work."""
    os.setpgid(0, 0)
    pool.SPARE = 0.004
    slowly(transaction.Transaction, "put")
    slowly(transaction.Transaction, "did")
    slowly(transaction.Transaction, "remove")
    slowly(store.Store, "write")
    slowly(conversion, "convert_one")
    slowly(render, "stage")
    site.build(jobs)


def start(site, jobs):
    process = multiprocessing.get_context("fork").Process(
        target=build, args=(site, jobs)
    )
    process.start()
    return process


def change(site, chance):
    """A few edits of several kinds, and always one."""
    for number in range(ARTICLES):
        kind = chance.random()
        if kind < 0.3:
            day = f"2024-0{chance.randint(1, 3)}-0{number + 1}"
            site.write_article(f"story-{number}", day, f"Said {chance.random()}.")
        elif kind < 0.4:
            site.article(f"story-{number}").unlink(missing_ok=True)
    kind = chance.random()
    if kind < 0.2:
        site.outlets(chance.choice(["The Post", "The Evening Post"]))
    elif kind < 0.4:
        site.template("partials/foot.html", chance.choice(["once", "twice", ""]))
    elif kind < 0.6:
        url = chance.choice(["", "https://clippings.example"])
        site.settings(chance.choice(["One", "Two"]), url)
    site.write_article("always", "2024-01-09", f"Said {chance.random()}.")


def test_kills_of_a_real_build(tmp_path, monkeypatch):
    """
    Whenever a build is killed, each address has a complete old or new page,
    and the next complete build equals a clean one.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    site = RealSite(tmp_path)
    chance = random.Random(2024)
    change(site, chance)
    site.build()
    change(site, chance)
    began = time.monotonic()
    start(site, 2).join()
    length = time.monotonic() - began
    assert site.expected() == site.pages()
    met = 0
    for _ in range(SITE_KILLS):
        change(site, chance)
        before, wanted = site.pages(), site.expected()
        process = start(site, chance.choice([1, 2]))
        process.join(chance.random() * length)
        met += process.is_alive()
        process.kill()
        process.join()
        check_pages(before, wanted, site.pages())
        if chance.random() < 0.5:  # sound: or killed twice in a row
            site.build()
            assert wanted == site.pages()
    site.build()

    assert site.expected() == site.pages()
    assert site.by_pelican() == site.pages()
    assert met > SITE_KILLS // 3
