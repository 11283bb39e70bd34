"""Hosts are asked politely, and articles keep what was found out."""

import datetime as dt
import json
import re
import threading
import time

import pytest

from creditline.links.archives import copy_of
from creditline.links.checking import check, due
from creditline.links.results import Result, written
from creditline.links.verdict import Answer
from creditline.verbs.links import links

from ..publish.small_site import WORDS, SmallSite

TODAY = dt.date(2026, 1, 5)


class Slow:
    """Answers slowly, and knows how many it talked to at once."""

    def __init__(self):
        self.lock = threading.Lock()
        self.now, self.most = {}, {}

    def ask(self, address):
        host = address.split("/")[2]
        with self.lock:
            self.now[host] = self.now.get(host, 0) + 1
            self.most[host] = max(self.most.get(host, 0), self.now[host])
        time.sleep(0.005)
        with self.lock:
            self.now[host] -= 1
        return Answer(status=200, address=address)


def test_a_host_is_asked_one_thing_at_a_time():
    """
    However much we want to know of a host, it never has two of our questions.
    """
    wanted = [f"https://{host}.example/{n}" for host in "ab" for n in range(8)]
    asker, slept = Slow(), []
    found = dict(check(wanted, asker, TODAY, pause=1.5, sleep=slept.append))

    assert set(wanted) == set(found)
    assert {"a.example": 1, "b.example": 1} == asker.most
    assert [1.5] * 14 == slept


def test_an_address_is_asked_once():
    """
    Two articles with one source are one question.
    """
    assert 1 == len(list(check(["https://a.example/"] * 3, Slow(), TODAY)))


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

    assert line == copy_of("https://a.example/", Archive())


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
    line = [re.search(r'class="credit-line">(.*?)</p>', page)[1] for page in pages]
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
