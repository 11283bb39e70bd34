"""Hubs of WebSub are told of new feeds, and stop nothing if they are not there."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

from creditline.publish import hubs
from creditline.publish.hubs import feeds_in, tell


@pytest.fixture
def hub():
    """A hub on this machine, what it was asked, what it answers, and whether it does
    so at once.
    """
    asked, answers, silent = [], [204], threading.Event()
    silent.set()

    class Hub(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(parse_qs(body.decode()))
            silent.wait(60)
            self.send_response(answers[0])
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked, answers, silent
    silent.set()
    server.shutdown()
    server.server_close()


def test_only_feeds_are_told_of():
    """
    Of all that was sent, by the names that feeds have.
    """
    feeds = ["atom.xml", "topics/a/rss.xml", "x/feed.json", "rss.pt-br.xml"]
    others = ["sitemap.xml", "index.html", "my-atom.xml", "feed.xml", "atom.xml/a.html"]

    assert tuple(feeds) == feeds_in([*feeds, *others])


def test_a_hub_is_told_each_feed(hub):
    """
    By its address, in one request.
    """
    address, asked, *_ = hub
    said = []
    tell(
        [address], "https://a.example/c", ["atom.xml", "topics/ö/rss.xml"], said.append
    )

    feeds = [
        "https://a.example/c/atom.xml",
        "https://a.example/c/topics/%C3%B6/rss.xml",
    ]
    assert [{"hub.mode": ["publish"], "hub.url": feeds}] == asked
    assert [f"told {address} of 2 new feeds"] == said


def test_nothing_new_is_nothing_said(hub):
    """
    Who sends no feed asks no hub.
    """
    address, asked, *_ = hub
    said = []
    tell([address], "https://a.example", [], said.append)

    assert ([], []) == (asked, said)


def test_a_hub_that_refuses_or_is_gone_is_said(hub):
    """
    The others are told all the same.
    """
    address, asked, answers, _ = hub
    answers[0] = 500
    said = []
    tell(
        ["http://127.0.0.1:9/", address], "https://a.example", ["atom.xml"], said.append
    )

    assert 1 == len(asked)
    assert said[0].startswith("http://127.0.0.1:9/ was not told of new feeds: ")
    assert said[1].startswith(f"{address} was not told of new feeds: HTTP Error 500")


def test_a_hub_that_says_nothing_is_left(hub, monkeypatch):
    """
    Nobody waits for it longer than it may take.
    """
    address, _, _, silent = hub
    silent.clear()
    monkeypatch.setattr(hubs, "PATIENCE", 0.1)
    said = []
    tell([address], "https://a.example", ["atom.xml"], said.append)

    assert [f"{address} was not told of new feeds: timed out"] == said
