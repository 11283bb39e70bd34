"""What a build makes of dates, on a disk whose clock the test holds."""

import os
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from creditline.engine import beginning
from creditline.engine.disk import lock, scan
from creditline.engine.memory import ledger
from creditline.engine.workers import render

from ..witness import Step, witnessed
from .real import RealSite
from .toy import Toy

SECOND = 1_000_000_000
HOUR = 3600 * SECOND
START = 1_700_000_000 * SECOND
TICKS = [
    pytest.param(4_000_001, id="4ms"),
    pytest.param(SECOND, id="1s"),
    pytest.param(2 * SECOND, id="2s"),
]
PAGE = "output/bridge/index.html"
TEXT = "texts/bridge.txt"


class Disk:
    """A disk that dates files by whole ticks, and may keep no date of change."""

    def __init__(self, toy: Toy, tick: int, *, keeps_changes: bool = False) -> None:
        self.toy = toy
        self.tick = tick
        self.now = START
        self.keeps_changes = keeps_changes
        self.changes: dict[str, int] = {}

    @property
    def date(self) -> int:
        """What a file that is written now is dated with."""
        return self.now // self.tick * self.tick

    def write(self, path: str, text: str, *, dated: int | None = None) -> None:
        """Write a file as it is written at this moment, or with an older date."""
        self.toy.write(path, text)
        self.dated(str(self.toy.folder / path), dated)

    def dated(self, path: str, date: int | None = None) -> None:
        date = self.date if date is None else date
        os.utime(path, ns=(date, date))
        self.changes[os.path.realpath(path)] = self.date

    def seen(self, path: str, status: os.stat_result) -> SimpleNamespace:
        """A file's status as this disk has it."""
        changed = self.changes.get(os.path.realpath(path), 0)
        return SimpleNamespace(
            st_size=status.st_size,
            st_mtime_ns=status.st_mtime_ns,
            st_ctime_ns=changed if self.keeps_changes else 0,
        )

    def build(self) -> list[str]:
        """Build within one tick; what was written."""
        heard = self.toy.build()
        assert self.toy.expected() == self.toy.pages()
        return heard.named("wrote")

    def reads(self) -> set[str]:
        """The sources and pages that a build opens to read."""
        opened = set()

        def hear(step: Step) -> None:
            if step.kind == "read" and Path(step.paths[0]).is_file():
                opened.add(os.path.relpath(step.paths[0], self.toy.folder))

        with witnessed(hear):
            self.toy.build()
        return {path for path in opened if path[0] != "."}


class Entry:
    """A folder's entry, on that disk."""

    def __init__(self, disk: Disk, entry: "os.DirEntry[str]") -> None:
        self.disk, self.entry = disk, entry
        self.name, self.path = entry.name, entry.path
        self.is_dir, self.is_file = entry.is_dir, entry.is_file
        self.is_symlink = entry.is_symlink

    def stat(self) -> SimpleNamespace:
        return self.disk.seen(self.path, self.entry.stat())


class System:
    """The system's functions, with that disk's dates."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)

    def lstat(self, path: str) -> SimpleNamespace:
        return self.disk.seen(path, os.lstat(path))


@pytest.fixture
def disk(toy: Toy, monkeypatch):
    """Put the toy on such a disk: ``disk(tick)``."""

    def made(tick: int, **more: bool) -> Disk:
        disk = Disk(toy, tick, **more)
        entries, stage = scan.entries, render.stage

        def staged(job, output, data):
            stage(job, output, data)
            disk.dated(f"{job.tree}/{output}")

        monkeypatch.setattr(
            scan, "entries", lambda folder: [Entry(disk, e) for e in entries(folder)]
        )
        monkeypatch.setattr(ledger, "os", System(disk))
        monkeypatch.setattr(render, "stage", staged)
        for module in (beginning, ledger):
            monkeypatch.setattr(module, "disk_clock", lambda _: disk.date)
        for path in (TEXT, "texts/harbour.txt", "files/style.css"):
            disk.dated(str(toy.folder / path))
        return disk

    return made


@pytest.mark.parametrize("tick", TICKS)
@pytest.mark.parametrize("meddled", [TEXT, PAGE])
@pytest.mark.parametrize("settled", [False, True], ids=["new", "settled"])
def test_an_edit_in_the_tick_of_a_look_is_seen(disk, tick, settled, meddled) -> None:
    """
    A source or page of equal size and date is told from what was looked at, when it
    was written in the same tick: after a build that made it, and after one that
    found it as it had been, but dated anew.
    """
    here = disk(tick)
    here.build()
    here.now += settled * 10 * SECOND
    here.build()
    here.dated(str(here.toy.folder / meddled))
    assert [] == here.build()
    text = (here.toy.folder / meddled).read_text("utf-8")
    here.write(meddled, text.replace("a", "o").replace("A", "O"))

    assert ["bridge/index.html"] == here.build()


@pytest.mark.parametrize("tick", TICKS)
@pytest.mark.parametrize("meddled", [TEXT, PAGE])
def test_an_edit_in_the_tick_of_its_making_is_seen(disk, tick, meddled) -> None:
    """
    What was made or read a moment ago may have been written since.
    """
    here = disk(tick)
    here.build()
    text = (here.toy.folder / meddled).read_text("utf-8")
    here.write(meddled, text.replace("a", "o").replace("A", "O"))

    assert ["bridge/index.html"] == here.build()


@pytest.mark.parametrize("tick", TICKS)
def test_what_is_settled_is_not_read_again(disk, tick) -> None:
    """
    Sources and pages are read again until their tick is over, and then no more.
    """
    here = disk(tick)
    here.build()
    every = {TEXT, "texts/harbour.txt", "files/style.css"}
    every |= {f"output/{path}" for path in here.toy.pages()}
    # Two builds within the tick, and the first one after it.
    assert [every, every] == [here.reads(), here.reads()]
    here.now += 10 * SECOND
    assert every == here.reads()
    assert set() == here.reads()
    here.dated(str(here.toy.folder / TEXT))
    here.dated(str(here.toy.folder / PAGE))
    assert [{TEXT, PAGE}, {TEXT, PAGE}] == [here.reads(), here.reads()]
    here.now += 10 * SECOND
    assert {TEXT, PAGE} == here.reads()
    assert set() == here.reads()


def test_a_file_that_brings_an_old_date_is_not_believed_at_once(disk) -> None:
    """
    A copy that keeps its date may be followed by another within the tick.
    """
    here = disk(SECOND, keeps_changes=True)
    here.build()
    here.now += 10 * SECOND
    here.write(TEXT, "Bridge reopens\nAfter 2 years\n", dated=START - HOUR)
    here.build()
    here.write(TEXT, "Bridge reopens\nAfter 9 years\n", dated=START - HOUR)

    assert ["bridge/index.html"] == here.build()


@pytest.mark.parametrize("jump", [HOUR, 400 * 24 * HOUR])
def test_a_clock_that_jumps_costs_no_page(disk, jump) -> None:
    """
    A clock set forward is no edit; one set back is told once, and every source is
    read again, whatever its date; nothing is written for either.
    """
    here = disk(SECOND)
    here.build()
    here.now += 10 * SECOND
    here.build()
    here.now += jump
    assert set() == here.reads()
    assert [] == here.build()
    here.dated(str(here.toy.folder / "files/style.css"))
    here.build()

    here.now -= jump
    here.write(TEXT, "Bridge reopens\nAfter 2 years\n", dated=START)
    heard = here.toy.build()
    assert ["the clock went back; every file is read again"] == heard.named("note")
    assert ["bridge/index.html"] == heard.named("wrote")
    assert here.toy.expected() == here.toy.pages()
    # What is dated in days to come is never believed, and costs no more than that.
    here.now += 10 * SECOND
    here.build()
    assert {"files/style.css"} == here.reads()
    assert [] == here.toy.build().named("note")


@pytest.mark.parametrize("back", [0, 1])
def test_how_far_a_clock_must_go_back_to_be_noticed(disk, back) -> None:
    """
    The clock of the last build is no step back; a tick before it is one.
    """
    here = disk(SECOND)
    here.build()
    here.now -= back * SECOND

    assert back == len(here.toy.build().named("note"))


@pytest.mark.parametrize("ahead", [-HOUR, HOUR], ids=["behind", "ahead"])
def test_the_earlier_of_two_clocks_counts(tmp_path, monkeypatch, ahead) -> None:
    """
    The machine's clock and that of the disk may differ: what neither has passed is
    not over.
    """
    path = tmp_path / "lock"
    path.touch()
    dated = path.stat().st_mtime_ns
    os.utime(path, ns=(0, 0))
    monkeypatch.setattr(lock.time, "time_ns", lambda: dated + ahead)

    found = lock.disk_clock(path)

    assert (found == dated + ahead) is (ahead < 0)
    assert dated + min(ahead, 0) <= found < dated + HOUR
    assert path.stat().st_mtime_ns >= dated
    assert dated + ahead == lock.disk_clock(tmp_path / "none")


def test_midnight_is_the_sites_own(tmp_path, monkeypatch) -> None:
    """
    A text that may stand until a day ends is taken off its page by the first build
    after midnight in the site's zone; midnights elsewhere are nothing.
    """
    site = RealSite(tmp_path)
    site.outlets(allows="excerpt")
    text = (tmp_path / "pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", text.replace('"UTC"', '"Pacific/Auckland"'))
    site.write_article("bridge", "2024-01-05", "It reopened.")
    site.set_field("bridge", "Reuse", "full")
    site.give("bridge", "Permission-Expires", "2024-06-01")

    def told(day: int, time: str) -> bool:
        """Whether the text stands on the page at a moment."""
        moment = datetime.fromisoformat(f"2024-06-{day:02}T{time}")
        moment = moment.replace(tzinfo=ZoneInfo("Pacific/Auckland"))
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        site.build()
        assert site.expected() == site.pages()
        return b"It reopened." in site.pages()["2024/the-bridge.html"]

    assert told(1, "00:00:00")
    before = site.pages()
    # Midnight in Greenwich, and the last moment of the day here.
    assert all(told(1, time) for time in ("11:59:59", "12:00:00", "23:59:59"))
    assert before == site.pages()
    assert not told(2, "00:00:00")
    assert told(1, "23:59:59")
    assert before == site.pages()
