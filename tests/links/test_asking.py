"""How one address is asked: hops, patience and manners, without a network."""

import datetime as dt
import time
from email.utils import format_datetime
from urllib.parse import urljoin

import pytest
import urllib3

from creditline.links import client as asking
from creditline.links.client import Client

HERE = "https://a.example/story"
HTML = {"Content-Type": "text/html"}


class Response:
    """What a server says, in pieces."""

    def __init__(self, status, headers=None, pieces=(b"page",)):
        self.status = status
        self.headers = HTML if headers is None else headers
        self.pieces = list(pieces)
        self.closed = False
        self.read = 0

    def read1(self, most):
        piece = self.pieces.pop(0) if self.pieces else b""
        assert len(piece) <= most
        self.read += len(piece)
        return piece

    def close(self):
        self.closed = True


class Web:
    """Servers that say what a test wants them to, and write down what was asked."""

    def __init__(self, says):
        self.says = {address: list(said) for address, said in says.items()}
        self.asked, self.given, self.options = [], [], []

    def request(self, method, address, **options):
        self.asked.append((method, address))
        self.options.append(options)
        said = self.says[address]
        one = said.pop(0) if len(said) > 1 else said[0]
        if isinstance(one, Exception):
            raise one
        self.given.append(Response(*one) if isinstance(one, tuple) else one)
        return self.given[-1]


def ask(says, address=HERE, **more):
    """What is found at an address, what was asked, and how long it was waited."""
    web, slept = Web(says), []
    client = Client(agent="Us", pool=web, between=0, sleep=slept.append, **more)
    found = client.ask(address)
    assert all(response.closed for response in web.given)
    return found, web, slept


def hop(status, to):
    """A redirect."""
    return (status, {**HTML, "Location": to})


@pytest.mark.parametrize(
    ("steps", "moved"),
    [
        ([301], True),
        ([308], True),
        ([301, 308, 301], True),
        ([302], False),
        ([303], False),
        ([307], False),
        ([301, 302], False),
        ([302, 301], False),
    ],
)
def test_a_move_is_for_good_if_every_step_is(steps, moved):
    """
    Redirects are followed to their end, and told where all of them are lasting.
    """
    says = {
        f"{HERE}{n}": [hop(status, f"story{n + 1}")] for n, status in enumerate(steps)
    }
    end = f"{HERE}{len(steps)}"

    found, _, _ = ask({**says, end: [(200,)]}, f"{HERE}0")

    assert (200, end, end if moved else "") == (
        found.status,
        found.address,
        found.moved_to,
    )


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (304, {"Location": "/b"}),
        (300, {"Location": "/b"}),
        (301, {}),
        (302, {}),
        (200, {"Location": "/b"}),
    ],
)
def test_what_leads_nowhere_is_an_answer(status, headers):
    """
    Without an address to go to, or with a status that sends nobody, it stays there.
    """
    found, web, _ = ask({HERE: [(status, {**HTML, **headers})]})

    assert (status, HERE, "") == (found.status, found.address, found.moved_to)
    assert {HERE} == {address for _, address in web.asked}


@pytest.mark.parametrize(
    ("to", "end"),
    [
        ("/b#part", "https://a.example/b"),
        ("?page=2", "https://a.example/story?page=2"),
        ("//b.example/x", "https://b.example/x"),
        ("http://b.example/x", "http://b.example/x"),
    ],
)
def test_an_address_of_a_hop_is_read_as_a_browser_reads_it(to, end):
    """
    It may be relative; its fragment is no part of what is asked.
    """
    assert end == ask({HERE: [hop(301, to)], end: [(200,)]})[0].address


def test_a_circle_need_not_lead_back_to_its_beginning():
    """
    Nothing is asked twice, whichever of the addresses it is.
    """
    says = {HERE: [hop(302, "a")], f"{HERE[:-5]}a": [hop(302, "b")]}
    found, web, _ = ask({**says, f"{HERE[:-5]}b": [hop(302, "a")]})

    assert "leads in a circle" == found.trouble
    assert 3 == len(web.asked)


@pytest.mark.parametrize(
    ("hops", "trouble"), [(10, ""), (11, "leads on more than 10 times")]
)
def test_ten_hops_are_followed(hops, trouble):
    """
    The tenth redirect is still followed; the eleventh is not.
    """
    says = {f"{HERE}{n}": [hop(302, f"story{n + 1}")] for n in range(hops)}
    found, web, _ = ask({**says, f"{HERE}{hops}": [(200,)]}, f"{HERE}0")

    assert trouble == found.trouble
    assert 11 == len({address for _, address in web.asked})


@pytest.mark.parametrize(
    ("address", "to", "trouble"),
    [
        (HERE, HERE, "leads in a circle"),
        (HERE, "#top", "leads in a circle"),
        (HERE, "ftp://a.example/x", "leads out of the web"),
        (HERE, "javascript:alert(1)", "leads out of the web"),
        (HERE, "file:///etc/passwd", "leads out of the web"),
        *[
            (HERE, f"http://{host}/x", "leads into a private network")
            for host in (
                *("127.0.0.1", "10.1.2.3:8080", "192.168.0.1", "[::1]", "localhost"),
                *("a.localhost", "nas.local", "wiki.internal", "169.254.169.254"),
            )
        ],
        (HERE, "http://notlocal/x", ""),
        (HERE, "http://8.8.8.8/x", ""),
        ("http://10.0.0.1/a", "http://10.0.0.2/x", ""),
        ("http://wiki.internal/a", "http://localhost/x", ""),
    ],
)
def test_where_nobody_leads_us(address, to, trouble):
    """
    Not in circles, not out of the web, and not from the world into a network at home.
    """
    end = urljoin(address, to).partition("#")[0]
    found, _, _ = ask({end: [(200,)], address: [hop(302, to)]}, address)

    assert trouble == found.trouble


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        ((200, {"Content-Type": "text/html; charset=utf-8"}), ["HEAD", "GET"]),
        ((200, {}), ["HEAD", "GET"]),
        ((200, {"Content-Type": "application/pdf"}), ["HEAD"]),
        ((299, {"Content-Type": "image/png"}), ["HEAD"]),
        ((300, {"Content-Type": "image/png"}), ["HEAD", "GET"]),
        ((404, {"Content-Type": "image/png"}), ["HEAD", "GET"]),
        ((405, HTML), ["HEAD", "GET"]),
        ((500, HTML), ["HEAD", "GET"]),
        ((301, HTML), ["HEAD", "GET"]),
    ],
)
def test_a_page_is_fetched_where_its_head_says_too_little(head, asked):
    """
    What is no page is only asked for; what a server says of HEAD alone is no answer.
    """
    _, web, _ = ask({HERE: [head, (200,)]})

    assert [(method, HERE) for method in asked] == web.asked


NOW = 1_770_000_000
REFUSED = urllib3.exceptions.NewConnectionError(None, "")


@pytest.mark.parametrize(
    ("first", "slept", "end"),
    [
        pytest.param([(503, {})], [1.0], 200, id="busy"),
        pytest.param([(429, {})], [1.0], 200, id="too often"),
        pytest.param([(502, {})] * 2, [1.0], 200, id="a gateway"),
        pytest.param([(500, {})] * 2, [], 500, id="a fault of its own"),
        pytest.param([(504, {})] * 2, [], 504, id="late"),
        pytest.param([REFUSED], [1.0], 200, id="no connection"),
        pytest.param([(503, {})] * 2, [1.0, 2.0], 200, id="twice"),
        pytest.param([(503, {})] * 3, [1.0, 2.0], 503, id="three times"),
        pytest.param([(503, {"Retry-After": "0"})], [0.0], 200, id="at once"),
        pytest.param([(503, {"Retry-After": "7"})], [7.0], 200, id="seconds"),
        pytest.param([(503, {"Retry-After": "60"})], [60.0], 200, id="a minute"),
        pytest.param([(503, {"Retry-After": "61"})], [], 503, id="longer"),
        pytest.param([(503, {"Retry-After": "soon"})], [1.0], 200, id="no time"),
        pytest.param([(503, {"Retry-After": "-5"})], [1.0], 200, id="negative"),
        pytest.param([(503, {"Retry-After": "²"})], [1.0], 200, id="a power"),
        pytest.param([(503, {"Retry-After": "+30s"})], [30.0], 200, id="a moment"),
        pytest.param([(503, {"Retry-After": "-30s"})], [0.0], 200, id="a past one"),
        pytest.param([(429, {"Retry-After": "+90s"})], [], 429, id="a late one"),
    ],
)
def test_patience(monkeypatch, first, slept, end):
    """
    Who is busy is asked again when they say, up to three times and a minute's wait.
    """
    monkeypatch.setattr(time, "time", lambda: NOW)

    def moment(said):
        status, headers = said
        later = headers.get("Retry-After", "")
        if not later.endswith("s") or not later[1:-1].isdigit():
            return said
        at = dt.datetime.fromtimestamp(NOW + int(later[:-1]), dt.UTC)
        return status, {"Retry-After": format_datetime(at, usegmt=True)}

    says = [one if isinstance(one, Exception) else moment(one) for one in first]

    found, _, waited = ask({HERE: [*says, (200,)]})

    assert (slept, end) == (waited, found.status)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            urllib3.exceptions.NameResolutionError("a", None, None),
            "the host is not known",
        ),
        (urllib3.exceptions.SSLError(), "its certificate is not trusted"),
        (REFUSED, "the host refuses to talk"),
        (urllib3.exceptions.ReadTimeoutError(None, "", ""), "no answer in time"),
        (urllib3.exceptions.ConnectTimeoutError(), "no answer in time"),
        (urllib3.exceptions.LocationParseError(""), "it is no address"),
        (urllib3.exceptions.ProtocolError(), "the answer breaks off"),
    ],
)
def test_troubles_in_words(error, words):
    """
    The same on every machine; and each was tried three times.
    """
    found, web, _ = ask({HERE: [error]})

    assert (words, 0, "") == (found.trouble, found.status, found.moved_to)
    assert [("HEAD", HERE)] * 3 == web.asked


def test_an_answer_that_breaks_off(monkeypatch):
    """
    A page that ends in the middle is no answer, and its connection is given up.
    """

    def broken(_self, _most):
        raise urllib3.exceptions.ProtocolError

    monkeypatch.setattr(Response, "read1", broken)

    assert "the answer breaks off" == ask({HERE: [(200,)]})[0].trouble


@pytest.mark.parametrize(
    ("pieces", "read", "kept"),
    [
        ([b"a" * 65_536, b"b"], 65_536, 65_536),
        ([b"a" * 65_535, b"b", b"c"], 65_536, 65_536),
        ([b"a", b"", b"c"], 1, 1),
        ([b"\xff\xfe"], 2, 2),
    ],
)
def test_only_the_beginning_is_read(pieces, read, kept):
    """
    64 KiB are enough of any page, in whatever encoding it is.
    """
    found, web, _ = ask({HERE: [(200,), Response(200, HTML, pieces)]})

    assert (read, kept) == (web.given[-1].read, len(found.text))


@pytest.mark.parametrize(("late", "trouble"), [(30.0, ""), (30.5, "no answer in time")])
def test_an_answer_has_half_a_minute(monkeypatch, late, trouble):
    """
    However slowly it drips, no answer takes longer as a whole.
    """
    clock = iter([100.0, 200.0, 200.0 + late] + [200.0 + late] * 9)
    monkeypatch.setattr(asking.time, "monotonic", lambda: next(clock, 0.0))

    found, _, _ = ask({HERE: [(200,), Response(200, HTML, [b"a"])]}, tries=1)

    assert trouble == found.trouble


@pytest.mark.parametrize(
    ("told", "waits"), [({}, (10.0, 10.0)), ({"connect": 3.0, "read": 4.0}, (3.0, 4.0))]
)
def test_what_every_question_carries(told, waits):
    """
    Who asks and what for, how long we wait, and that nobody else follows or repeats.
    """
    _, web, _ = ask({HERE: [(200,)]}, **told)

    assert 2 == len(web.options)
    for options in web.options:
        assert "Us" == options["headers"]["User-Agent"]
        assert options["headers"]["Accept"].startswith("text/html,")
        assert waits == (
            options["timeout"].connect_timeout,
            options["timeout"].read_timeout,
        )
        assert (False, False, False) == tuple(
            options[name] for name in ("retries", "redirect", "preload_content")
        )


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ((199,), ""),
        ((200,), "page"),
        ((299,), "page"),
        ((300,), ""),
        ((404,), ""),
        (REFUSED, ""),
    ],
)
def test_a_small_text_is_fetched(said, text):
    """
    Whatever is no plain answer is no text.
    """
    web = Web({HERE: [said]})

    assert text == Client(agent="Us", pool=web).fetch(HERE)
    assert [("GET", HERE)] == web.asked
