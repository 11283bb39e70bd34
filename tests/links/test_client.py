"""What the web may answer, and what we make of it."""

import datetime as dt

import pytest

from creditline.links.client import Client
from creditline.links.verdict import verdict

TODAY = dt.date(2026, 1, 5)


@pytest.fixture
def slept():
    """How long the client has waited, without waiting."""
    return []


@pytest.fixture
def client(slept):
    """A client that loses its patience quickly."""
    return Client(
        agent="Creditline/test",
        connect=2,
        read=0.3,
        whole=0.6,
        between=0,
        sleep=slept.append,
    )


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("alive", "alive", "answers"),
        ("head-refused", "alive", "answers"),
        ("head-lies", "alive", "answers"),
        ("moved", "alive", "answers"),
        ("for-now", "alive", "answers"),
        ("film", "alive", "answers"),
        ("headline", "alive", "answers"),
        ("huge", "alive", "answers"),
        ("busy", "alive", "answers"),
        ("flaky", "alive", "answers"),
        ("", "alive", "answers"),
        ("missing", "gone", "404 Not Found"),
        ("then-gone", "gone", "404 Not Found"),
        ("withdrawn", "gone", "410 Gone"),
        ("home", "gone", "leads to the front page"),
        ("soft", "gone", "says '404 – Page not found'"),
        ("wall", "unsure", "403 Forbidden"),
        ("tomorrow", "unsure", "asks to be left alone"),
        ("circle", "unsure", "leads in a circle"),
        ("endless/0", "unsure", "leads on more than 10 times"),
        ("out", "unsure", "leads out of the web"),
        ("nowhere", "unsure", "leads out of the web"),
        ("silent", "unsure", "no answer in time"),
        ("dripping", "unsure", "no answer in time"),
    ],
)
def test_what_an_answer_means(web, client, path, state, reason):
    """
    Only what a server says plainly is gone; what may be back is unsure.
    """
    found = verdict(web(path), client.ask(web(path)), TODAY)

    assert (state, reason) == (found.state, found.reason)
    assert (TODAY if state == "alive" else None) == found.seen_alive


def test_nobody_there(client):
    """
    A host that refuses, and one that nobody knows, may be back tomorrow.
    """
    assert "the host refuses to talk" == client.ask("http://127.0.0.1:9/").trouble
    assert "the host is not known" == client.ask("http://no.such.invalid/x").trouble


def test_a_move_for_good_is_told(web, client):
    """
    A new address is worth knowing only if the server calls it lasting.
    """
    assert web("alive") == client.ask(web("moved")).moved_to
    assert "" == client.ask(web("for-now")).moved_to
    assert "" == client.ask(web("alive")).moved_to


def test_a_server_says_how_long_to_wait(web, client, slept):
    """
    Retry-After is obeyed, and a server that asks for a day is left alone.
    """
    client.ask(web("busy"))
    assert [2.0, 2.0] == slept
    slept.clear()
    client.ask(web("tomorrow"))

    assert [] == slept
    assert 1 == sum(path == "/tomorrow" for _, path, _ in web.server.asked)


def test_a_host_that_wants_a_day_is_not_asked_again(web, client):
    """
    Nothing else is asked of it in this run, and another run starts anew.
    """
    first, second = client.ask(web("tomorrow")), client.ask(web("alive"))
    elsewhere = client.ask(web("alive", host="localhost"))

    assert (first.later, second.later, elsewhere.later) == (True, True, False)
    # The other name of this machine alone: its head, then the page.
    assert ["HEAD", "GET"] == [
        how for how, path, _ in web.server.asked if path == "/alive"
    ]


def test_a_host_is_one_in_whatever_letters(web, client):
    """
    What it asks for holds for all that is asked of it.
    """
    first = client.ask(web("tomorrow", host="LocalHost"))
    second = client.ask(web("alive", host="localhost"))

    assert (True, True) == (first.later, second.later)


@pytest.mark.parametrize(
    ("path", "calls"), [("film", 1), ("alive", 2), ("moved", 3), ("film/2", 1)]
)
def test_calls_to_one_host_are_apart(web, slept, path, calls):
    """
    Between two calls of whatever kind to one host there is a pause, none before
    the first.
    """
    now = [100.0]

    def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    client = Client(agent="x", between=1.5, sleep=sleep, clock=lambda: now[0])
    client.ask(web(path))

    assert calls == len(web.server.asked)
    assert [1.5] * (calls - 1) == slept


def test_waits_grow(web, client, slept):
    """
    A server that stays silent is asked less and less often, then not at all.
    """
    client.ask(web("silent"))

    assert [1.0, 2.0] == slept


def test_no_more_is_read_than_needed(web, client):
    """
    A page without an end costs a bounded part of it.
    """
    client.ask(web("huge"))
    web.server.over.set()

    assert web.server.sent < 8_000_000


def test_a_film_is_not_fetched(web, client):
    """
    What is no page is only asked for, not read.
    """
    client.ask(web("film"))

    assert [("HEAD", "/film")] == [asked[:2] for asked in web.server.asked]


def test_we_say_who_asks(web, client):
    """
    A server's keeper can find out who it was.
    """
    client.ask(web("alive"))

    assert {"Creditline/test"} == web.server.agents


def test_nobody_leads_us_into_a_private_network(client, monkeypatch):
    """
    A page of the world cannot make us knock at doors of this machine.
    """
    from creditline.links.verdict import Answer

    hop = (Answer(status=302), "http://127.0.0.1:9/admin")
    monkeypatch.setattr(Client, "patiently", lambda *_: hop)

    assert "leads into a private network" == client.ask("https://a.example/").trouble
