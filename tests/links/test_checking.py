"""Hosts are asked politely, and articles keep what was found out."""

import datetime as dt
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from creditline.article.values import Copy, Reference
from creditline.links.archives import copy_of
from creditline.links.checking import addresses, check, due
from creditline.links.results import Result, written
from creditline.links.verdict import Answer
from creditline.verbs.links import links

from ..patience import PATIENCE
from ..publish.small_site import WORDS, SmallSite

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 1, 5)


class Slow:
    """Answers slowly, and knows how many it talked to at once."""

    def __init__(self):
        self.lock = threading.Lock()
        self.now, self.most = {}, {}

    def ask(self, address):
        host = address.split("/")[2].lower()
        with self.lock:
            self.now[host] = self.now.get(host, 0) + 1
            self.most[host] = max(self.most.get(host, 0), self.now[host])
        time.sleep(0.005)
        with self.lock:
            self.now[host] -= 1
        return Answer(status=200, address=address)


def test_a_host_is_asked_one_thing_at_a_time():
    """
    However much we want to know of a host, it never has two of our questions; it is
    the same in capitals.
    """
    wanted = [f"https://{host}.example/{n}" for host in "abAB" for n in range(8)]
    asker = Slow()
    found = dict(check(wanted, asker.ask, TODAY))

    assert set(wanted) == set(found)
    assert {"a.example": 1, "b.example": 1} == asker.most


def test_a_host_that_wants_to_be_left_alone():
    """
    Nothing is told of its addresses, so that another run asks them.
    """

    class Tired:
        def ask(self, address):
            return Answer(trouble="asks to be left alone", later="b." in address)

    wanted = ["https://a.example/", "https://b.example/1", "https://b.example/2"]

    assert ["https://a.example/"] == [
        one for one, _ in check(wanted, Tired().ask, TODAY)
    ]


def test_what_stops_one_stops_all():
    """
    A fault of ours is not swallowed by the thread in which it happens.
    """

    class Broken:
        def ask(self, address):
            raise ZeroDivisionError(address)

    with pytest.raises(ZeroDivisionError, match=re.escape("https://a.example/")):
        list(check(["https://a.example/"], Broken().ask, TODAY))


def test_whoever_stops_listening_waits_for_nobody():
    """
    An answer that is on its way when somebody presses Ctrl-C is not waited for.
    """
    asked, never, others = [], threading.Event(), {*threading.enumerate()}

    class Endless:
        def ask(self, address):
            asked.append(address)
            if address.startswith("https://b."):
                never.wait(60)
            return Answer(status=200, address=address)

    wanted = ["https://a.example/", *(f"https://b.example/{n}" for n in range(9))]
    answers = check(wanted, Endless().ask, TODAY)
    first = next(answers)[0]
    answers.close()
    never.set()
    for thread in {*threading.enumerate()} - others:
        thread.join(PATIENCE)

    assert "https://a.example/" == first
    assert len(asked) <= 2


def test_an_address_is_asked_once():
    """
    Two articles with one source are one question.
    """
    assert 1 == len(list(check(["https://a.example/"] * 3, Slow().ask, TODAY)))


@pytest.mark.parametrize(
    ("age", "days", "asked"),
    [(0, 30, False), (29, 30, False), (30, 30, True), (0, 0, True)],
)
def test_what_was_asked_lately_is_left_alone(age, days, asked):
    """
    A result is good for so many days.
    """
    checked = TODAY - dt.timedelta(age)
    known = {"a": Result(state="alive", reason="answers", checked=checked)}

    assert (["a"] if asked else []) == due(["a"], known, TODAY, days)
    assert ["b"] == due(["b"], known, TODAY, days)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            {
                "available": True,
                "timestamp": "20241210093000",
                "url": "http://web.archive.org/web/20241210093000/https://a.example/",
            },
            "https://web.archive.org/web/20241210093000/https://a.example/ 2024-12-10",
        ),
        ({"available": False, "timestamp": "20241210", "url": "x"}, ""),
        ({"available": True, "timestamp": "soon", "url": "x"}, ""),
        (["x"], ""),
        (None, ""),
    ],
)
def test_a_copy_is_suggested_as_a_field(said, line):
    """
    What the archive knows becomes a line that can be pasted.
    """

    class Archive:
        def fetch(self, address):
            assert address.endswith("?url=https%3A%2F%2Fa.example%2F")
            return json.dumps({"archived_snapshots": {"closest": said} if said else {}})

    assert line == copy_of("https://a.example/", Archive().fetch)


def test_the_verb_keeps_what_it_finds_out(web, tmp_path, monkeypatch, capsys):
    """
    Each original is asked about once, told, and remembered with its day.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    site = SmallSite(tmp_path / "site")
    monkeypatch.chdir(site.root)
    for slug in ("bridge", "missing", "moved"):
        site.article(slug, slug, WORDS)
        path = site.root / f"content/articles/2026/{slug}.md"
        address = web("alive" if slug == "bridge" else slug)
        text = path.read_text("utf-8").replace(f"https://post.example/{slug}", address)
        path.write_text(text, "utf-8")

    links(pause=0)

    said = capsys.readouterr().out
    assert f"missing.md: {web('missing')} is gone: 404 Not Found" in said
    assert f"moved.md: {web('moved')} has moved for good to {web('alive')}" in said
    assert "3 asked; of 3, 1 gone, 0 unsure" in said
    kept = json.loads((site.root / "content/links.json").read_text("utf-8"))
    assert {
        "state": "gone",
        "reason": "404 Not Found",
        "checked": "2026-02-02",
    } == kept[web("missing")]
    assert "2026-02-02" == kept[web("alive")]["seen_alive"]

    before = len(web.server.asked)
    links(pause=0)
    assert before == len(web.server.asked)
    assert "0 asked; of 3, 1 gone" in capsys.readouterr().out


def test_ctrl_c_keeps_what_was_found(web, tmp_path):
    """
    It ends at once, though a host keeps silent; what was found is written down, and
    what was not asked is counted.
    """
    site = SmallSite(tmp_path / "site")
    for slug in ("alive", "silent/1", "silent/2"):
        name = slug.replace("/", "-")
        site.article(name, name, WORDS)
        path = site.root / f"content/articles/2026/{name}.md"
        text = path.read_text("utf-8").replace(
            f"https://post.example/{name}", web(slug)
        )
        path.write_text(text, "utf-8")
    (site.root / "content/articles/2026/bridge.md").unlink()
    surroundings = {"CREDITLINE_NO_VENV": "1", "SOURCE_DATE_EPOCH": "1770000000"}
    with subprocess.Popen(
        [sys.executable, str(ROOT / "tasks.py"), "links", "--pause", "0"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), **surroundings},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        while "/silent/1" not in {path for _, path, _ in web.server.asked}:
            assert process.poll() is None
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)

    assert 130 == process.returncode
    assert "2 of 3 not asked yet; run links again to go on" in said
    assert "Traceback" not in said
    kept = json.loads((site.root / "content/links.json").read_text("utf-8"))
    assert [web("alive")] == list(kept)


def test_a_page_says_when_its_original_was_last_seen(tmp_path, monkeypatch):
    """
    Readers learn the day; where the original is gone, the copy comes first.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    site = SmallSite(tmp_path / "site")
    copy = "https://archive.example/bridge"
    site.article("bridge", "The bridge reopens", WORDS, f"Archived: {copy} 2026-01-06")
    original = "https://post.example/bridge"
    alive = Result(state="alive", reason="answers", checked=TODAY, seen_alive=TODAY)
    gone = Result(
        state="gone",
        reason="404 Not Found",
        checked=dt.date(2026, 1, 20),
        seen_alive=TODAY,
    )
    pages = []
    for result in (alive, gone):
        site.write("content/links.json", written({original: result}).decode())
        wrote = site.publish().named("wrote")
        assert "2026/bridge.html" in wrote
        pages.append(site.files()["2026/bridge.html"].decode())

    assert all("Last seen there on" in page for page in pages)
    line = [re.search(r'class="credit-line"[^>]*>(.*?)</p>', page)[1] for page in pages]
    assert (True, False) == (original in line[0], copy in line[0])
    assert (False, True) == (original in line[1], copy in line[1])
    assert "Found gone on" in pages[1]
    assert f'href="{original}"' in pages[1]


def test_builds_do_as_well_without_it(tmp_path, monkeypatch):
    """
    The file of results is not published, and its absence changes no page.
    """
    site = SmallSite(tmp_path / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    site.publish()
    before = site.files()
    site.write("content/links.json", "{}\n")
    site.publish()

    assert before == site.files()


def test_what_an_article_leads_to_is_asked():
    """
    The original, what is cited, and each archive copy, where they have addresses.
    """
    article = SimpleNamespace(
        source=Reference("Post", "https://post.example/1"),
        citing=(Reference("Wire", "https://wire.example/1"), Reference("Desk")),
        archived=(Copy("https://archive.example/1"), Copy("https://archive.example/2")),
    )

    assert [
        *("https://post.example/1", "https://wire.example/1"),
        *("https://archive.example/1", "https://archive.example/2"),
    ] == [*addresses(article)]
    article.source, article.citing, article.archived = Reference("Post"), (), ()
    assert [] == [*addresses(article)]
