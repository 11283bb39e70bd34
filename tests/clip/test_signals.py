"""What servers, archives and sites say to machines of their rights is kept."""

import json

import pytest

from creditline.clip.read.signals import of_ai_txt, of_headers

from .server import serving

PAGE = (
    b"<html lang=en><head><title>Bridge to close</title>"
    b'<meta property="og:site_name" content="Harbour Mail">'
    b'<meta property="article:published_time" content="2025-04-08"></head>'
    b"<body><h1>Bridge to close for eleven months</h1>"
    + b"<p>The harbour council voted on Tuesday to close the old swing bridge.</p>"
    * 4
)
HTML = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([("X-Robots-Tag", "googlebot: noarchive, noai")], ["robots: noarchive, noai"]),
        ([("X-Robots-Tag", "noindex, max-snippet: 20")], ["robots: max-snippet:20"]),
        ([("TDM-Reservation", "1")], ["tdm-reservation: 1"]),
        ([("tdm-reservation", "perhaps"), ("X-Robots-Tag", "all")], []),
        ([("tdm-policy", "https://a.example/t")], ["https://a.example/t"]),
        (
            [("Link", '<https://a.example/l>; rel="license", </s.css>; rel=preload')],
            ["https://a.example/l"],
        ),
    ],
)
def test_the_head_of_an_answer_is_read(headers, expected):
    """
    Each header of rights says one thing, and other headers say nothing.
    """
    assert expected == [d.value for d in of_headers(headers)]


def test_lines_of_ai_txt_are_told():
    """
    What a site keeps from machines is told line by line, and a page is no such file.
    """
    text = "User-Agent: *\nDisallow: / # all\nAllow: /press\nDisallow: *.html\n"

    told = [(d.line, d.value) for d in of_ai_txt(text)]
    assert [(2, "ai.txt: disallow /"), (4, "ai.txt: disallow *.html")] == told
    assert [] == list(of_ai_txt("<html>disallowed: nothing"))


def test_signals_of_an_address_are_evidence(desk):
    """
    A page that was fetched is kept with what its server and its site said.
    """
    answers = {
        "/bridge": (200, {**HTML, "X-Robots-Tag": "noarchive"}, PAGE),
        "/ai.txt": (200, {"Content-Type": "text/plain"}, b"Disallow: /\n"),
    }
    with serving(answers) as server:
        done = desk.clip(f"{server.address}/bridge", allow_local=True)

    note = json.loads(done.original.with_suffix(".json").read_text("utf-8"))
    told = [f["value"] for f in note["evidence"] if f["field"] == "Signal"]
    assert ["robots: noarchive", "ai.txt: disallow /"] == told
    assert "it is told to machines: robots: noarchive" in desk.said


@pytest.mark.parametrize(
    "answer",
    [
        (404, {}, b""),
        (200, HTML, b"Disallow: /\n"),
        (200, {"Content-Type": "text/plain"}, b"Disallow: /\n" * 100_000),
    ],
    ids=["none", "a-page", "endless"],
)
def test_a_site_without_ai_txt_says_nothing(desk, answer):
    """
    A page is clipped all the same.
    """
    answers = {"/bridge": (200, HTML, PAGE), "/ai.txt": answer}
    with serving(answers) as server:
        done = desk.clip(f"{server.address}/bridge", allow_local=True)

    note = json.loads(done.original.with_suffix(".json").read_text("utf-8"))
    assert [] == [f for f in note["evidence"] if f["field"] == "Signal"]
