"""What may grow over a thousand builds, and does not."""

import gc
import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from creditline.engine.memory import conversions
from creditline.engine.workers import forked, processes
from creditline.errors import ContentErrors

from .test_grouped_conversion import Pairs
from .toy import Toy, convert

BUILDS = 1000


def sizes(site: Toy) -> dict[str, int]:
    """How much there is of everything that a build leaves."""
    found = {
        path.name.partition("-")[0]: path.stat().st_size
        for path in site.store.parent.iterdir()
    }
    connection = sqlite3.connect(site.store)
    for table in ("conversions", "leaves", "recipes", "parts", "kept"):
        (found[table],) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    connection.close()
    gc.collect()
    return {
        **found,
        "files of ours": sum(1 for _ in site.store.parent.rglob("*")),
        "pages": sum(1 for _ in site.output.rglob("*")),
        "objects": len(gc.get_objects()),
        "open files": len([*Path("/proc/self/fd").glob("*")]),
        "threads": threading.active_count(),
        "processes": sum(1 for _ in children()),
    }


def children() -> Iterator[str]:
    """Processes that this one began, ended or not, where the system says so."""
    for tasks in Path("/proc/self/task").glob("*/children"):
        yield from tasks.read_text("ascii").split()


@pytest.fixture(scope="module")
def samples(tmp_path_factory) -> list[dict[str, int]]:
    """All sizes after each fiftieth of a thousand builds, each of another site."""
    site = Pairs(tmp_path_factory.mktemp("growth"))
    samples = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forked, "MANY", 0)
        patch.setattr(processes, "can_fork", lambda: sys.platform == "linux")
        for number in range(1, BUILDS + 1):
            edit(site, number)
            try:
                site.build(jobs=2 if number % 50 == 0 else 1)
            except ContentErrors:
                site.write("texts/broken.txt", "Mended\n")
            if number % 50 == 0:
                samples.append(sizes(site))
    return samples


def edit(site: Pairs, number: int) -> None:
    """Change texts, files, settings and code; a page comes, and the last one goes."""
    noise = f"{number:04}" * 500
    site.write("texts/a.txt", f"Text {number}\n{noise}")
    site.write("files/a.txt", noise)
    page = f"texts/a-page-that-comes-and-goes-{number}/again.txt"
    site.write(page, "Again\n")
    before = site.folder / page.replace(f"-{number}/", f"-{number - 1}/")
    before.unlink(missing_ok=True)
    site.shout = "!?"[number // 7 % 2]
    site.convert_key = site.maker = str(number // 40)
    if number % 100 == 99:
        site.write("texts/broken.txt", "\n")


@pytest.mark.parametrize(
    ("what", "more"),
    [
        pytest.param("made", 10_000, id="journal"),
        pytest.param("store.sqlite3", 20_000, id="store"),
        pytest.param("conversions", 20, id="conversions"),
        pytest.param("leaves", 5, id="leaves"),
        pytest.param("recipes", 0, id="recipes"),
        pytest.param("parts", 10, id="parts"),
        pytest.param("kept", 0, id="kept"),
        pytest.param("files of ours", 0, id="files-of-ours"),
        pytest.param("pages", 0, id="pages"),
        pytest.param("objects", 200, id="memory"),
        pytest.param("open files", 0, id="open-files"),
        pytest.param("threads", 0, id="threads"),
        pytest.param("processes", 0, id="processes"),
    ],
)
def test_nothing_grows_for_ever(samples, what: str, more: int) -> None:
    """
    What five hundred builds have left is about all that the next five hundred leave.
    """
    half = len(samples) // 2
    first, second = samples[:half], samples[half:]
    most = max(sample[what] for sample in first)

    assert [] == [s[what] for s in second if s[what] > most + more]


@pytest.fixture
def converted(toy: Toy, monkeypatch) -> Iterator[list[str]]:
    """The names of the texts that are converted."""
    found: list[str] = []

    def counting(path: str, data: bytes):
        found.append(path)
        return convert(path, data)

    toy.convert = counting
    return found


def build_often(toy: Toy, times: int) -> None:
    """Build, each time with another text for the harbour."""
    for number in range(times):
        toy.write("texts/harbour.txt", f"Harbour {os.urandom(4).hex()} {number}\n")
        toy.build()


@pytest.mark.parametrize(("builds", "anew"), [(0, []), (20, []), (21, ["bridge.txt"])])
def test_how_long_a_text_can_be_gone_back_to(
    toy: Toy, converted, builds: int, anew: list[str]
) -> None:
    """
    What became of a text is kept for twenty builds after the one that lost it.
    """
    toy.build()
    before = (toy.folder / "texts/bridge.txt").read_text("utf-8")
    toy.write("texts/bridge.txt", "Bridge falls\n")
    toy.build()
    build_often(toy, builds)
    toy.write("texts/bridge.txt", before)
    converted.clear()
    toy.build()

    assert anew == converted
    assert toy.expected() == toy.pages()


def test_what_is_in_use_again_is_kept(toy: Toy, converted) -> None:
    """
    A text that came back is not forgotten for having been away once.
    """
    toy.build()
    before = (toy.folder / "texts/bridge.txt").read_text("utf-8")
    toy.write("texts/bridge.txt", "Bridge falls\n")
    toy.build()
    toy.write("texts/bridge.txt", before)
    build_often(toy, 25)
    converted.clear()
    toy.shout = "?"
    toy.build()

    assert [] == converted
    assert toy.expected() == toy.pages()


@pytest.mark.parametrize(("keys", "count"), [(6, 0), (7, 2)])
def test_how_many_versions_of_the_code_are_remembered(
    toy: Toy, converted, keys: int, count: int
) -> None:
    """
    Going back to one of the last six versions converts nothing.
    """
    # Their names are in another order than their use.
    for key in range(keys):
        toy.convert_key = str(9 - key)
        toy.build()
    converted.clear()
    toy.convert_key = "9"
    toy.build()

    assert count == len(converted)


def test_a_version_that_is_used_stays(toy: Toy, converted) -> None:
    """
    The version of which the last use is longest ago is the one that goes.
    """
    for key in "0123450678":
        toy.convert_key = key
        toy.build()
    converted.clear()
    toy.convert_key = "0"
    toy.build()

    assert [] == converted


def test_of_many_texts_that_are_gone_the_last_are_kept(
    toy: Toy, converted, monkeypatch
) -> None:
    """
    However many a build loses, no more are kept than there are texts, or a thousand.
    """
    monkeypatch.setattr(conversions, "KEPT_ROWS", 10)
    (toy.folder / "texts/bridge.txt").unlink()
    (toy.folder / "texts/harbour.txt").unlink()
    for version in range(5):
        for number in range(30):
            toy.write(f"texts/{number}.txt", f"Text {number} {version}\n")
        toy.build()
    connection = sqlite3.connect(toy.store)
    (rows,) = connection.execute("SELECT count(*) FROM conversions").fetchone()
    connection.close()
    assert 60 == rows

    converted.clear()
    for number in range(30):
        toy.write(f"texts/{number}.txt", f"Text {number} 3\n")
    toy.build()
    assert [] == converted
