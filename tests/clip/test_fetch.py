"""Addresses are fetched politely, within bounds, and never behind a wall."""

import gzip
import time

import pytest

from creditline.clip.intake import fetch as fetching
from creditline.clip.intake import hosts
from creditline.clip.intake.fetch import fetch
from creditline.clip.intake.hosts import Place, is_private
from creditline.clip.read.refusal import Refused

from .server import PAGE, serving

HTML = {"Content-Type": "text/html; charset=utf-8"}


def test_page_is_fetched_by_one_polite_request():
    """
    One request, which says who asks; the page comes with its charset.
    """
    with serving({"/a": (200, HTML, PAGE)}) as server:
        got = fetch(f"{server.address}/a", allow_local=True)

    assert (PAGE, "text/html", "utf-8") == (got.data, got.content_type, got.charset)
    assert ["/a"] == [path for path, _ in server.asked]
    assert server.asked[0][1]["User-Agent"].startswith("Creditline/")


def test_redirects_are_followed_and_kept():
    """
    Every address on the way is remembered, the last one being the page's.
    """
    answers = {
        "/old": (301, {"Location": "/new?x=1"}, b""),
        "/new?x=1": (302, {"Location": "newest"}, b""),
        "/newest": (200, HTML, PAGE),
    }
    with serving(answers) as server:
        got = fetch(f"{server.address}/old#part", allow_local=True)

    assert ["/old", "/new?x=1", "/newest"] == [
        a.removeprefix(server.address) for a in got.addresses
    ]


def test_packed_page_is_unpacked():
    """
    A server that packs its answers is understood.
    """
    headers = {**HTML, "Content-Encoding": "gzip"}
    with serving({"/": (200, headers, gzip.compress(PAGE))}) as server:
        assert PAGE == fetch(server.address, allow_local=True).data


def stall(handler):
    """Send one byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(500):
        try:
            handler.wfile.write(b"x")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.05)


def stall_in_headers(handler):
    """Never come to the end of the headers."""
    for _ in range(500):
        try:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n" if not _ else b"X-A: b\r\n")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.05)


def endless(handler):
    """Send more than anyone wants."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"x" * 65536)
    except OSError:
        return


@pytest.mark.parametrize("behaviour", [stall, stall_in_headers], ids=["body", "head"])
def test_server_that_never_ends_is_cut_off(monkeypatch, behaviour):
    """
    A server that sends a byte at a time does not keep us past the limit.
    """
    monkeypatch.setattr(fetching, "FETCH_SECONDS", 0.4)

    with (
        serving({"/": behaviour}) as server,
        pytest.raises(Refused, match=r"did not answer in full within 0\.4 seconds"),
    ):
        fetch(server.address, allow_local=True)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param(endless, "has more than 1,000 bytes", id="endless"),
        pytest.param(
            (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(bytes(10**6))),
            "has more than 1,000 bytes",
            id="bomb",
        ),
        pytest.param(
            (200, {**HTML, "Content-Encoding": "br"}, b"x"),
            "is packed as br, which was not asked for",
            id="packing",
        ),
        pytest.param(
            (200, {**HTML, "Content-Encoding": "gzip"}, b"plain"),
            "is packed in a way that is broken",
            id="broken-packing",
        ),
        pytest.param((404, HTML, b""), "answers 404 Not Found", id="missing"),
        pytest.param((200, {"Content-Type": "video/mp4"}, b""), "video/mp4", id="type"),
        pytest.param(
            (302, {"Location": "/"}, b""), "go round in a circle", id="circle"
        ),
        pytest.param(
            (302, {"Location": "file:///etc/passwd"}, b""),
            "is not a web address",
            id="to-file",
        ),
        pytest.param(
            (302, {"Location": "http://user:pw@host.example/"}, b""),
            "asks for a name and a password",
            id="to-password",
        ),
        pytest.param((302, {}, b""), "answers 302", id="nowhere"),
        pytest.param(
            (200, {**HTML, "Content-Length": "99"}, b"short"),
            "broke off before its end",
            id="broken-off",
        ),
    ],
)
def test_answer_that_cannot_be_used_is_refused(answer, message):
    """
    Whatever else a server answers, we say what it was and stop.
    """
    with serving({"/": answer}) as server, pytest.raises(Refused, match=message):
        fetch(f"{server.address}/", allow_local=True, most=1000)


def test_too_many_redirects_are_refused():
    """
    A chain of redirects comes to an end, ours if not theirs.
    """
    answers = {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(30)}

    with (
        serving(answers) as server,
        pytest.raises(Refused, match="redirects more than 8 times"),
    ):
        fetch(f"{server.address}/0", allow_local=True)

    assert len(server.asked) <= 8


@pytest.mark.parametrize(
    ("address", "because"),
    [
        ("http://127.0.0.1:9/", "127.0.0.1 is 127.0.0.1"),
        ("https://localhost/", "'https://localhost/' is not a web address"),
        ("http://[::1]/", "::1 is ::1"),
        ("http://10.0.0.1/", "10.0.0.1 is 10.0.0.1"),
        ("http://192.168.1.1/", "192.168.1.1 is 192.168.1.1"),
        ("http://169.254.169.254/latest/", "169.254.169.254 is 169.254.169.254"),
        ("http://0.0.0.0/", "0.0.0.0 is 0.0.0.0"),
        ("http://2130706433/", "'https://2130706433/' is not a web address"),
        ("http://0x7f.1/", "0x7f.1 is 127.0.0.1"),
        ("http://[::ffff:127.0.0.1]/", "::ffff:127.0.0.1 is ::ffff:127.0.0.1"),
        ("http://[fe80::1]/", "fe80::1 is fe80::1"),
    ],
)
def test_private_addresses_are_refused(address, because):
    """
    Nothing of this machine or its network is asked for, however it is spelt.
    """
    public = "which is not a public address; say --allow-local if you mean it"
    with pytest.raises(Refused) as caught:
        fetch(address)

    assert str(caught.value) in (because, f"{because}, {public}")


def test_redirect_to_loopback_is_refused(monkeypatch):
    """
    A public page cannot send us to what only this machine sees.
    """
    answers = {
        "/": (302, {"Location": "http://inner.example/secret"}, b""),
        "/secret": (200, HTML, b"secret"),
    }
    with serving(answers) as server:
        outer, inner = "93.184.215.14", "127.0.0.1"
        names = {"outer.example": outer, "inner.example": inner}

        def look_up(host, port, **_):
            return [(2, 1, 6, "", (names.get(host, host), port))]

        def connect(host, port, *, allow_local=False):
            found = hosts_places(host, port, allow_local=allow_local)
            # The check has seen a public address; the test has only this one.
            return [Place(p.family, "127.0.0.1", server.server_port) for p in found]

        hosts_places = hosts.places
        monkeypatch.setattr(hosts.socket, "getaddrinfo", look_up)
        monkeypatch.setattr(fetching, "places", connect)
        with pytest.raises(Refused) as caught:
            fetching.follow(
                "http://outer.example/",
                time.monotonic() + 5,
                allow_local=False,
                most=1000,
            )

    assert (
        "inner.example is 127.0.0.1, which is not a public address; "
        "say --allow-local if you mean it"
    ) == str(caught.value)
    assert ["/"] == [path for path, _ in server.asked]


def test_name_with_any_private_answer_is_refused(monkeypatch):
    """
    One private address among public ones is enough to refuse the name.
    """
    answers = [(2, 1, 6, "", (ip, 80)) for ip in ("93.184.215.14", "10.1.2.3")]
    monkeypatch.setattr(hosts.socket, "getaddrinfo", lambda *_, **__: answers)

    with pytest.raises(Refused, match=r"host.example is 10\.1\.2\.3"):
        hosts.places("host.example", 80)


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("8.8.8.8", False),
        ("2606:4700::1111", False),
        ("100.64.0.1", True),
        ("224.0.0.1", True),
        ("::", True),
        ("fc00::1", True),
        ("64:ff9b::7f00:1", True),
        ("64:ff9b::808:808", False),
        ("2002:7f00:1::", True),
        ("no address", True),
    ],
)
def test_private_is_whatever_is_not_public(address, private):
    """
    Addresses within addresses are judged by the inner one.
    """
    assert private == is_private(address)


def test_https_is_tried_first(monkeypatch):
    """
    An address without a scheme, or with http, is asked by https first.
    """
    asked = []

    def follow(address, _, **__):
        asked.append(address)
        if address.startswith("https:"):
            raise fetching.Unreachable("no")
        return "page"

    monkeypatch.setattr(fetching, "follow", follow)
    fetch("http://plain.example/a")
    fetching.fetch("http://other.example:8080/b")

    assert [
        "https://plain.example/a",
        "http://plain.example/a",
        "http://other.example:8080/b",
    ] == asked


def test_page_from_an_address_becomes_an_article(desk):
    """
    The article has the address, and the note every address on the way.
    """
    answers = {"/p": (301, {"Location": "/page"}, b""), "/page": (200, HTML, PAGE)}
    with serving(answers) as server:
        done = desk.clip(
            f"{server.address}/p",
            allow_local=True,
            source="Strand Courier <https://courier.example/pass>",
        )

    note = done.original.with_suffix(".json").read_text("utf-8")
    assert PAGE == done.original.read_bytes()
    assert f'"{server.address}/p",\n  "{server.address}/page"' in note
    assert "Source: Strand Courier <https://courier.example/pass>" in (
        done.article.read_text("utf-8")
    )
