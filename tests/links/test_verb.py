"""The verb as a whole: what it asks, what it keeps, and what it tells."""

import datetime as dt
import errno
import json
import os
from pathlib import Path

import pytest

from creditline import __version__
from creditline.errors import SiteError
from creditline.links import checking
from creditline.links.client import Client
from creditline.links.results import FILE, Result, written
from creditline.links.verdict import Answer
from creditline.setup import bootstrap
from creditline.verbs.links import links

from ..publish.small_site import SETTINGS, WORDS, SmallSite

BRIDGE, COPY = "https://post.example/bridge", "https://archive.example/bridge"
GONE = {"state": "gone", "reason": "404 Not Found", "checked": "2026-01-05"}


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site on the second of February, where nothing is installed or asked."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    monkeypatch.setattr(bootstrap.Home, "has", lambda *_: True)
    site = SmallSite(tmp_path / "site")
    monkeypatch.chdir(site.root)
    return site


@pytest.fixture
def asked(monkeypatch):
    """Every address is alive; who was asked, by whom."""
    found = []

    def ask(client, address):
        found.append((address, client.agent))
        return Answer(status=200, address=address)

    monkeypatch.setattr(Client, "ask", ask)
    return found


def kept(site):
    """The file of results."""
    return json.loads((site.root / "content" / FILE).read_text("utf-8"))


def test_every_credited_address_is_asked_once(site, asked):
    """
    The source, what is cited and the copies of them, of all articles.
    """
    lines = ("Citing: Wire <https://wire.example/1> 2026-01-04", f"Archived: {COPY}")
    site.article("bridge", "The bridge", f"{WORDS} [@wire]", *lines)
    site.article("again", "Again", WORDS, f"Archived: {COPY}")

    links(pause=0)

    wanted = {BRIDGE, COPY, "https://wire.example/1", "https://post.example/again"}
    assert sorted(wanted) == sorted(address for address, _ in asked)
    assert wanted == kept(site).keys()


def test_results_of_what_nobody_credits_any_more_go(site, asked, capsys):
    """
    With the last address that was credited, the file is emptied and not left.
    """
    site.write(f"content/{FILE}", json.dumps({BRIDGE: GONE}))
    path = site.root / "content/articles/2026/bridge.md"
    text = path.read_text("utf-8").replace(f"Source: {BRIDGE}", "Source: post")
    path.write_text(text, "utf-8")

    links(pause=0)

    assert ({}, []) == (kept(site), asked)
    assert "0 asked; of 0, 0 gone, 0 unsure\n" == capsys.readouterr().out


def test_no_file_is_made_of_nothing(site, asked):
    """
    Where nothing is credited and nothing was kept, no file comes.
    """
    site.remove("bridge")
    links(pause=0)

    assert not (site.root / "content" / FILE).exists()


@pytest.mark.parametrize(
    ("url", "agent"),
    [
        ("", f"Creditline/{__version__} (checks its sources)"),
        (
            "https://a.example/x",
            f"Creditline/{__version__} (+https://a.example/x; checks its sources)",
        ),
    ],
)
def test_we_say_whose_site_asks(site, asked, url, agent):
    """
    A server's keeper finds the site whose sources we check.
    """
    site.write("pelicanconf.py", f"{SETTINGS}SITEURL = {url!r}\n")
    links(pause=0)

    assert [(BRIDGE, agent)] == asked


def test_the_pause_is_the_one_that_was_asked_for(site, monkeypatch):
    """
    A host is left alone for so many seconds as the flag says.
    """
    pauses = []

    def check(_wanted, ask, _today):
        pauses.append(ask.__self__.between)
        return iter(())

    monkeypatch.setattr(checking, "check", check)
    links(pause=7)
    links()

    assert [7, 1] == pauses


def test_what_was_found_out_is_kept_whatever_ends_the_rest(site, monkeypatch):
    """
    After Ctrl-C, what was answered until then need not be asked again.
    """
    site.article("ferry", "The ferry", WORDS)
    alive = Result(state="alive", reason="answers", checked=dt.date(2026, 2, 2))

    def check(*_, **__):
        yield BRIDGE, alive
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "check", check)
    with pytest.raises(KeyboardInterrupt):
        links(pause=0)

    assert {BRIDGE} == kept(site).keys()


def test_a_file_that_cannot_be_written_is_said(site, asked):
    """
    In plain words, with its name.
    """
    (site.root / "content" / FILE).mkdir()
    with pytest.raises(SiteError) as caught:
        links(pause=0)

    file = site.root / "content" / FILE
    assert f"cannot write {file}: Is a directory" == str(caught.value)


def test_what_is_known_outlives_a_full_disk(site, asked, monkeypatch):
    """
    The answers of years are there as they were, and nothing lies beside them.
    """
    file = site.root / "content" / FILE
    file.write_text(json.dumps({BRIDGE: GONE}), "utf-8")
    write = Path.write_bytes

    def full(path, data):
        write(path, data[:9])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    before = sorted(file.parent.iterdir())
    with pytest.raises(SiteError) as caught:
        links(pause=0, days=0)

    said = f"cannot write {file}: {os.strerror(errno.ENOSPC)}"
    assert said == str(caught.value)
    assert {BRIDGE: GONE} == json.loads(file.read_text("utf-8"))
    assert before == sorted(file.parent.iterdir())


DAY = dt.date(2026, 1, 5)
LATER = "https://post.example/new"


@pytest.mark.parametrize(
    ("result", "line"),
    [
        (None, ""),
        (Result(state="alive", reason="answers", checked=DAY), ""),
        (
            Result(state="alive", reason="answers", checked=DAY, moved_to=LATER),
            f" has moved for good to {LATER}",
        ),
        (Result(state="gone", reason="410 Gone", checked=DAY), " is gone: 410 Gone"),
        (
            Result(state="gone", reason="410 Gone", checked=DAY, seen_alive=DAY),
            " is gone: 410 Gone, last seen 2026-01-05",
        ),
        (
            Result(state="unsure", reason="busy", checked=DAY, moved_to=LATER),
            " is unsure: busy",
        ),
    ],
)
def test_what_a_writer_is_told(site, asked, capsys, result, line):
    """
    Only of what needs a look: a line with the article, the address and why.
    """
    site.write(f"content/{FILE}", written({BRIDGE: result} if result else {}).decode())
    links(days=400 if result else 0, pause=0)

    *lines, _ = capsys.readouterr().out.splitlines()
    where = f"content/articles/2026/bridge.md: {BRIDGE}"
    assert ([f"{where}{line}"] if line else []) == lines


@pytest.mark.parametrize(
    ("field", "answer", "said"),
    [
        pytest.param((), '{"archived_snapshots": {}}', "no copy is known", id="none"),
        pytest.param(
            (),
            '{"archived_snapshots": {"closest": {"available": true, "timestamp":'
            ' "20260106", "url": "http://web.archive.org/web/1/x"}}}',
            "add Archived: https://web.archive.org/web/1/x 2026-01-06",
            id="one",
        ),
        pytest.param((f"Archived: {COPY}",), "", None, id="not asked"),
    ],
)
def test_a_copy_is_looked_for_where_none_is_named(
    site, asked, monkeypatch, capsys, field, answer, said
):
    """
    The archive is asked about originals without a copy, and about no others.
    """
    fetched = []
    monkeypatch.setattr(Client, "fetch", lambda _, at: fetched.append(at) or answer)
    site.article("bridge", "The bridge", WORDS, *field)

    links(pause=0, suggest=True)

    *lines, _ = capsys.readouterr().out.splitlines()
    service = "https://archive.org/wayback/available?url="
    encoded = "https%3A%2F%2Fpost.example%2Fbridge"
    asks = [] if field else [f"{service}{encoded}"]
    told_of = [] if field else [f"content/articles/2026/bridge.md: {said}"]
    assert (asks, told_of) == (fetched, lines)
