"""The preview over HTTP: what every kind of answer says, however it is asked."""

import json
import socket
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from ..patience import PATIENCE
from ..publish.small_site import SETTINGS, WORDS, SmallSite
from .conftest import Server

POLICY = (
    "default-src 'self'; base-uri 'none'; script-src 'self' 'wasm-unsafe-eval'; "
    "frame-ancestors 'self'"
)
ALWAYS = {
    "cache-control": "no-store",
    "content-security-policy": POLICY,
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
HTML, TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
SECRET = "what nobody but the writer may read"


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    """The preview of a site that nobody edits, with some files beside its pages."""
    folder = tmp_path_factory.mktemp("still")
    site = SmallSite(folder / "site")
    site.write("pelicanconf.py", f"{SETTINGS}STATIC_PATHS = ['images']\n")
    site.write("content/images/map.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.write("content/images/ü b.txt", "blank")
    site.write("originals/bridge.txt", SECRET)
    site.write("content/secret.txt", SECRET)
    site.article("draft", "Not yet", WORDS, "Status: draft")
    server = Server(site, folder / "log")
    yield server
    server.stop()


def asked(server, target, *, method="GET", host="localhost", more=b""):
    """Status, headers and body of what a server answers to these very bytes."""
    target = target.encode() if isinstance(target, str) else target
    head = b"%s %s HTTP/1.1\r\nHost: %s\r\n" % (method.encode(), target, host.encode())
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as line:
        line.sendall(head + more + b"Connection: close\r\n\r\n")
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    named = (line.partition(": ") for line in lines)
    return int(first.split()[1]), {k.lower(): v for k, _, v in named}, body


class Scripts(HTMLParser):
    """The attributes of every script that a browser would see, and all elements."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found += [dict(attrs)] if tag == "script" else []


def ours(body):
    """What our script on a page is told."""
    *_, script = Scripts(body.decode()).found
    assert "/-/preview.js" == script.pop("src")
    return script


@pytest.mark.parametrize(
    ("target", "status", "kind"),
    [
        ("/", 200, HTML),
        ("/index.html", 200, HTML),
        ("/2026/bridge.html", 200, HTML),
        ("/2026/draft.html", 200, HTML),
        ("/topics/", 200, HTML),
        ("/404.html", 200, HTML),
        ("/2026/bridge.html?x=1", 200, HTML),
        ("/2026/bridge.bib", 200, "application/x-bibtex; charset=utf-8"),
        ("/2026/bridge.ris", 200, "application/x-research-info-systems; charset=utf-8"),
        ("/2026/bridge.csl.json", 200, "application/json; charset=utf-8"),
        ("/atom.xml", 200, "application/xml; charset=utf-8"),
        ("/feed.json", 200, "application/json; charset=utf-8"),
        ("/robots.txt", 200, TEXT),
        ("/theme/site.css", 200, "text/css; charset=utf-8"),
        ("/images/map.svg", 200, "image/svg+xml"),
        ("/images/%C3%BC%20b.txt", 200, TEXT),
        ("/-/preview.js", 200, "text/javascript; charset=utf-8"),
        ("/-/preview.css", 200, "text/css; charset=utf-8"),
        ("/-/desk.py", 404, None),
        ("/pagefind/none.js", 404, None),
        ("/pagefind/", 404, None),
        ("/none.html", 404, HTML),
        ("/none.css", 404, HTML),
        ("/images/", 404, HTML),
        ("/topics", 307, None),
    ],
)
def test_every_answer_has_its_headers(still, target, status, kind):
    """
    Nothing is kept by a browser, read as another type, or used by another site.
    """
    found, headers, _ = asked(still, target)

    assert (status, kind) == (found, headers.get("content-type"))
    assert ALWAYS == {name: headers.get(name) for name in ALWAYS}


def test_a_folder_leads_to_its_slash(still):
    """
    Without its slash a folder's links would lead elsewhere.
    """
    assert "/topics/" == asked(still, "/topics")[1]["location"]


def test_the_stream_is_a_stream(still):
    """
    A browser's EventSource gets events, under the same policy, and is not kept.
    """
    with socket.create_connection(("127.0.0.1", still.port), PATIENCE) as line:
        line.sendall(b"GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        head = b""
        while b"\r\n\r\n" not in head:
            head += line.recv(1)
    text = head.decode().lower()

    assert "content-type: text/event-stream; charset=utf-8\r\n" in text
    assert {} == {
        k: v for k, v in ALWAYS.items() if f"{k}: {v.lower()}\r\n" not in text
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_is_taken(still, method):
    """
    The preview is read, never written to.
    """
    assert 405 == asked(still, "/", method=method)[0]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:1", 200),
        ("127.0.0.1:8000", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
        ("127.0.0.2", 400),
        ("www.localhost", 400),
        ("", 400),
    ],
)
def test_only_names_of_this_machine_are_answered(still, host, status):
    """
    A name that somebody else's page resolves to this machine gets nothing.
    """
    assert status == asked(still, "/", host=host)[0]


LONG = "a" * 30_000


@pytest.mark.parametrize(
    ("target", "path"),
    [
        pytest.param("//", "/index.html", id="two slashes"),
        pytest.param("//evil.example/", "/evil.example/index.html", id="a host"),
        pytest.param("//topics", "/topics", id="a folder as a host"),
        pytest.param("/../pelicanconf.py", None, id="up"),
        pytest.param("/%2e%2e/pelicanconf.py", None, id="up in digits"),
        pytest.param("/..%2f..%2fetc/passwd", None, id="slash in digits"),
        pytest.param("/topics/../2026/bridge.html", None, id="up within"),
        pytest.param("/%00", "\0", id="nothing"),
        pytest.param("/a%00.html", "a\0.html", id="nothing within"),
        pytest.param('/"><script>alert(1)</script>', None, id="markup"),
        pytest.param("/%22%3E%3Cscript%3Ealert(1)%3C/script%3E", None, id="in digits"),
        pytest.param("/'onload='alert(1)", None, id="quotes"),
        pytest.param("/&quot;&gt;", None, id="entities"),
        pytest.param("/%ff%fe", "\ufffd\ufffd", id="not UTF-8"),
        pytest.param("/%C3%BC.html", "ü.html", id="UTF-8"),
        pytest.param("/%E2%80%AE.html", "\u202e.html", id="turned"),
        pytest.param("/\\..\\pelicanconf.py", None, id="backslash"),
        pytest.param("/C:/windows", None, id="a drive"),
        pytest.param("/content/secret.txt", None, id="a source"),
        pytest.param("/secret.txt", None, id="no page of it"),
        pytest.param("/originals/bridge.txt", None, id="an original"),
        pytest.param("/.creditline/store.sqlite3", None, id="the store"),
        pytest.param(f"/{LONG}", None, id="long"),
    ],
)
def test_odd_addresses_lead_nowhere(still, target, path):
    """
    They are not there; the page that says so takes nothing of them for markup.
    """
    status, headers, body = asked(still, target)
    plain = unquote(target[1:]) if path is None else path

    assert (404, HTML) == (status, headers["content-type"])
    assert ALWAYS == {name: headers.get(name) for name in ALWAYS}
    assert "set-cookie" not in headers
    assert SECRET.encode() not in body
    assert plain == ours(body)["data-path"]
    assert len(Scripts(asked(still, "/none")[2].decode()).found) == len(
        Scripts(body.decode()).found
    )


@pytest.mark.parametrize(
    "target",
    [
        pytest.param(b"/\xff", id="raw bytes"),
        pytest.param(b"/a b", id="a blank"),
        pytest.param(b"/%0d%0aSet-Cookie:%20a=b", id="line ends"),
        pytest.param(b"", id="none"),
        pytest.param(b"/" + b"a" * 100_000, id="without end"),
    ],
)
def test_what_is_no_request_does_no_harm(still, target):
    """
    It is refused as such, and whoever asks next is answered.
    """
    status, headers, _ = asked(still, target)

    assert 400 <= status < 500
    assert "set-cookie" not in headers
    assert 200 == asked(still, "/")[0]


@pytest.mark.parametrize(
    ("since", "everything"),
    [("", True), ("-1", True), ("x", True), ("²", True), ("1" * 40, True)],
)
def test_odd_numbers_of_events(still, since, everything):
    """
    Whatever a browser says that it heard last, it gets a stream that it can read.
    """
    with socket.create_connection(("127.0.0.1", still.port), PATIENCE) as line:
        head = (
            f"GET /-/events?since=0 HTTP/1.1\r\nHost: a\r\nLast-Event-ID: {since}\r\n"
        )
        line.sendall(head.replace("Host: a", "Host: localhost").encode() + b"\r\n")
        text = b""
        while text.count(b"event: ") < 2:
            text += line.recv(4096)

    events = [json.loads(one[6:]) for one in text.split(b"\n") if one[:6] == b"data: "]
    assert [True] == [one["everything"] for one in events if "everything" in one]


class Tab:
    """A browser that listens."""

    def __init__(self, server):
        self.line = socket.create_connection(("127.0.0.1", server.port), PATIENCE)
        self.line.sendall(b"GET /-/events?since=0 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self.text = b""
        self.until(b'everything": true')

    def until(self, words):
        """Listen until some words were heard; all events that came since."""
        while words not in self.text:
            more = self.line.recv(65536)
            assert more, self.text
            self.text += more
        heard, self.text = self.text, b""
        return [
            json.loads(one[6:]) for one in heard.split(b"\n") if one[:6] == b"data: "
        ]


@pytest.mark.parametrize(
    ("words", "follow"), [((), ""), (("follow",), "2026/bridge.html")]
)
def test_every_tab_hears_an_edit(served, site, words, follow):
    """
    Each of them is told the same, once; they jump to the page only if asked to.
    """
    server = served(*words)
    tabs = [Tab(server) for _ in range(3)]
    tabs.pop().line.close()
    site.article("bridge", "The bridge stays shut", WORDS)

    heard = [tab.until(b"topics/harbour/index.html") for tab in tabs]

    assert heard[0] == heard[1]
    changed = [event for event in heard[0] if "follow" in event]
    # The front page was asked for, so it stands open and is told at once.
    assert ["2026/bridge.html", "index.html"] == changed[0]["pages"]
    assert "topics/harbour/index.html" in changed[1]["pages"]
    assert not {*changed[0]["pages"]} & {*changed[1]["pages"]}
    assert [follow] * 2 == [event["follow"] for event in changed]
    for tab in tabs:
        tab.line.close()
