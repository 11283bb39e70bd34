"""What a page says of itself to its browser, and what the desk lets in."""

import asyncio
import re
import shutil
import socket
import threading
import webbrowser
from contextlib import ExitStack
from html.parser import HTMLParser

import pytest

from creditline.config.places import Places
from creditline.errors import SettingsError, SiteError
from creditline.preview import indexing, server
from creditline.preview.events import Changed, Hub, Shown, Trouble
from creditline.preview.searching import Searching
from creditline.preview.showing import Page
from creditline.setup import bootstrap
from creditline.verbs.preview import preview

from ..patience import free_port
from ..publish.small_site import SETTINGS

PAGE = b"<!doctype html><title>A</title><body><p>A</body></html>"


class Stub:
    """A desk with one page; what happens while it is made is up to a test."""

    def __init__(self, page, meanwhile=lambda: None):
        self.made = page
        self.meanwhile = meanwhile

    def page(self, path):
        self.meanwhile()
        return self.made if path == "a.html" else None

    def has(self, path):
        return path == "folder/index.html"


def got(app, path, query=b"", *more):
    """Status, headers and body of one answer of an application."""
    sent = []

    async def ask():
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query,
            "headers": [(b"host", b"localhost"), *more],
        }

        asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive():
            # Nothing more comes, and nobody hangs up.
            return next(asked, None) or await asyncio.Event().wait()

        async def send(message):
            sent.append(message)

        await app(scope, receive, send)

    # A browser of another test may have a loop in this thread.
    thread = threading.Thread(target=lambda: asyncio.run(ask()))
    thread.start()
    thread.join()
    head, *rest = sent
    body = b"".join(one.get("body", b"") for one in rest)
    return head["status"], dict(head["headers"]), body


def app(desk, hub=None):
    """The application at such a desk."""
    return server.app(desk, hub or Hub(start=7), None, None)


def test_what_changes_while_a_page_is_made_is_told_again():
    """
    The page names the last event from before it was made: a save meanwhile may not
    be on it.
    """
    hub = Hub(start=7)
    desk = Stub(Page(PAGE), lambda: hub.tell(Changed(pages=("a.html",))))

    _, _, body = got(app(desk, hub), "/a.html")

    assert (b'data-since="7"', 8) == (
        re.search(rb'data-since="\d+"', body)[0],
        hub.latest,
    )


class Script(HTMLParser):
    """The attributes of the scripts on a page."""

    def __init__(self, page):
        super().__init__()
        self.all = []
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        pytest.param(Page(PAGE), {}, id="plain"),
        pytest.param(Page(PAGE, draft=True), {"data-draft": "yes"}, id="draft"),
        pytest.param(
            Page(
                PAGE,
                failure=Shown(path="a\"'.html", line=3, message="</script><b>&amp;"),
            ),
            {"data-failure": "a\"'.html:3: </script><b>&amp;"},
            id="failure",
        ),
    ],
)
def test_what_a_page_says_of_itself(page, said):
    """
    Once, before the end of its body, and no word of it is taken for markup.
    """
    _, _, body = got(app(Stub(page)), "/a.html")
    first = {"src": "/-/preview.js", "data-path": "a.html", "data-since": "7"}

    assert body.startswith(b"<!doctype html><title>A</title><body><p>A<script ")
    assert body.endswith(b"></script></body></html>")
    assert ("script", first | said) == Script(body).all[-1]
    assert ["title", "body", "p", "script"] == [tag for tag, _ in Script(body).all]


@pytest.mark.parametrize(
    ("query", "header", "since"),
    [
        (b"since=7", (), 7),
        (b"since=7", ((b"last-event-id", b"8"),), 8),
        (b"", ((b"last-event-id", b"8"),), 8),
        (b"", (), 0),
        (b"since=", (), 0),
        (b"since=-7", (), 0),
        (b"since=7.5", (), 0),
        (b"since=%C2%B2", (), 0),
        (b"since=" + b"9" * 19, (), 9_999_999_999_999_999_999),
        (b"since=" + b"9" * 5000, (), 0),
    ],
)
def test_a_browser_says_what_it_heard_last(query, header, since):
    """
    By its own header after a break, else by its address; nonsense is nothing.
    """
    asked = []

    class Told(Hub):
        async def listen(self, since):
            asked.append(since)
            yield "id: 1"

    assert 200 == got(app(Stub(Page(PAGE)), Told()), "/-/events", query, *header)[0]
    assert [since] == asked


def test_a_page_without_an_end_is_told_as_well():
    """
    Where a template closes no body, the script stands at the end.
    """
    _, _, body = got(app(Stub(Page(b"<p>A"))), "/a.html")

    assert body.startswith(b'<p>A<script src="/-/preview.js"')


def test_a_site_without_a_page_for_what_is_missing():
    """
    It is said all the same, and reloads when the page comes.
    """
    status, _, body = got(app(Stub(Page(PAGE))), '/"x')

    assert 404 == status
    assert 'data-path="&quot;x"' in body.decode()
    assert '"x' == Script(body).all[-1][1]["data-path"]


@pytest.mark.parametrize(
    ("folder", "location"),
    [
        ("ü b", b"/%C3%BC%20b/"),
        ("a?b", b"/a%3Fb/"),
        ("a#b", b"/a%23b/"),
        ("a%41", b"/a%2541/"),
        ("a/b", b"/a/b/"),
    ],
)
def test_a_folder_of_any_name_leads_to_its_slash(folder, location):
    """
    The address of the redirect is one that a header can hold, and that leads there.
    """
    desk = Stub(Page(PAGE))
    desk.has = lambda path: path == f"{folder}/index.html"

    status, headers, _ = got(app(desk), f"/{folder}")

    assert (307, location) == (status, headers[b"location"])


def test_a_tab_that_is_closed_is_not_told():
    """
    Only whoever listens counts, and nothing is kept for the others.
    """
    hub = Hub()

    async def listen():
        tabs = [hub.listen(0) for _ in range(3)]
        for tab in tabs:
            await anext(tab)
        found = [hub.tell(Changed())]
        for tab in tabs:
            await tab.aclose()
            found.append(hub.tell(Changed()))
        return found

    found = []
    thread = threading.Thread(target=lambda: found.append(asyncio.run(listen())))
    thread.start()
    thread.join()

    assert [[3, 2, 1, 0]] == found


@pytest.fixture
def outside(tmp_path):
    """A file that is no part of the site."""
    file = tmp_path / "outside.txt"
    file.write_text("what nobody named", "utf-8")
    return file


@pytest.mark.parametrize("deep", ["", "deep/"])
def test_a_link_out_of_the_content_is_not_followed(site, desk, outside, deep):
    """
    Neither a file nor a folder elsewhere is served because a link leads there; one
    that stays inside is followed, as a build follows it.
    """
    images = site.root / "content/images" / deep
    images.mkdir(parents=True)
    site.write(f"content/images/{deep}real.txt", "ours")
    (images / "leak.txt").symlink_to(outside)
    (images / "folder").symlink_to(outside.parent)
    (images / "alias.txt").symlink_to(images / "real.txt")
    names = ("real.txt", "leak.txt", "alias.txt", "folder/outside.txt")

    list(desk.changed({images / name for name in names}))

    there = [name for name in names if desk.has(f"images/{deep}{name}")]
    assert ["real.txt", "alias.txt"] == there


def test_a_link_that_is_turned_outwards_goes(site, desk, outside):
    """
    A file that was ours and becomes a link elsewhere is no longer shown.
    """
    site.write("content/images/a.txt", "ours")
    file = site.root / "content/images/a.txt"
    list(desk.changed({file}))
    assert b"ours" == desk.page("images/a.txt").data

    file.unlink()
    file.symlink_to(outside)
    list(desk.changed({file}))

    assert desk.page("images/a.txt") is None


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("pagefind/a.js", b"a"),
        ("pagefind/none.js", None),
        ("pagefind/../secret", None),
        ("pagefind/link.js", None),
        ("pagefind", None),
        ("pagefind/\0", None),
        ("/etc/passwd", None),
    ],
)
def test_only_the_index_is_read(tmp_path, path, found):
    """
    The folder of the search's index is not left, by no address and no link.
    """
    index = tmp_path / ".creditline/preview/index"
    (index / "pagefind").mkdir(parents=True)
    (index / "pagefind/a.js").write_bytes(b"a")
    (index.parent / "secret").write_bytes(b"no")
    (index / "pagefind/link.js").symlink_to(index.parent / "secret")

    assert found == Searching(Places(), tmp_path).file(path)


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (Places("b/conf.py"), ["b/conf.py", "", ""]),
        (Places("conf.py", "texts", "out", "kept"), ["conf.py", "texts", "kept"]),
    ],
)
def test_the_index_is_of_the_site_that_was_named(monkeypatch, places, words):
    """
    The process that makes it hears of the same places; it has an output of its own.
    """
    heard = []
    monkeypatch.setattr(indexing, "update", heard.append)
    monkeypatch.setattr(indexing.os, "nice", lambda _: None)

    assert words == indexing.arguments(places)
    assert indexing.UNCHANGED == indexing.main(words)
    named = ((place.settings, place.content, place.originals) for place in heard)
    assert [[*words]] == [[str(path or "") for path in each] for each in named]


def test_what_the_index_needs_is_asked_for_first(tmp_path, monkeypatch, capsys):
    """
    What cannot be had is said, and nothing is built.
    """

    def need(what):
        raise SiteError(f"{what} cannot be had")

    monkeypatch.setattr(indexing, "need", need)
    monkeypatch.setattr(indexing.os, "nice", lambda _: None)
    places = Places(tmp_path / "pelicanconf.py")
    assert indexing.FAILED == indexing.main(indexing.arguments(places))
    assert "publish cannot be had\n" == capsys.readouterr().err


def test_a_hundred_ports_are_tried():
    """
    The first free one at or after the one that was asked for is taken, up to the
    last there is.
    """
    with ExitStack() as stack:
        first = stack.enter_context(server.listening(free_port()))
        port = first.getsockname()[1]
        second = stack.enter_context(server.listening(port))
        assert port < second.getsockname()[1] < port + 100
        assert "127.0.0.1" == second.getsockname()[0]


@pytest.mark.parametrize(
    ("system", "at_once"), [("linux", True), ("darwin", True), ("win32", False)]
)
def test_a_port_is_had_again_after_a_stop(monkeypatch, system, at_once):
    """
    At once, but on Windows, where what allows it takes the port of another program.
    """
    monkeypatch.setattr(server.sys, "platform", system)
    with server.listening(free_port()) as one:
        allowed = one.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)

    assert at_once is bool(allowed)


def test_the_last_port_is_the_last(monkeypatch):
    """
    Where none is left, that is said; none beyond the last is asked for.
    """
    asked = []

    class Taken(socket.socket):
        def bind(self, address):
            asked.append(address[1])
            raise OSError

    monkeypatch.setattr(server.socket, "socket", Taken)
    for port in (65534, 2000):
        with pytest.raises(SettingsError) as caught:
            server.listening(port)
        said = f"no port from {port} on is free\n    name one with --port"
        assert said == str(caught.value)

    assert [65534, 65535, *range(2000, 2100)] == asked


EDITED = Changed(pages=("a.html",), follow="a.html")


@pytest.mark.parametrize(
    ("event", "browsers", "more", "opened"),
    [
        pytest.param(EDITED, 0, {}, ["", "a.html"], id="nobody looks"),
        pytest.param(EDITED, 1, {}, [""], id="somebody looks"),
        pytest.param(EDITED, 0, {"no_browser": True}, [], id="none wanted"),
        pytest.param(Changed(pages=("a.html",)), 0, {}, [""], id="not followed"),
        pytest.param(Trouble(), 0, {}, [""], id="no change"),
    ],
)
def test_when_a_browser_is_opened(
    site, monkeypatch, capsys, event, browsers, more, opened
):
    """
    At the start, and for what was edited while nobody looks; never if none shall be.
    """
    port = free_port()
    found = []
    monkeypatch.setattr(webbrowser, "open", found.append)
    monkeypatch.setattr(bootstrap.Home, "has", lambda *_: True)

    def serve(_desk, _socket, listeners):
        listeners.ready()
        listeners.told(event, browsers)

    monkeypatch.setattr(server, "serve", serve)
    preview(port=port, **more)

    url = f"http://127.0.0.1:{port}"
    assert [f"{url}/{path}" for path in opened] == found
    assert f"{url}/ shows the site; Ctrl-C ends it\n" in capsys.readouterr().err


def test_a_port_in_use_is_told(site, monkeypatch, capsys):
    """
    Whoever asked for a port hears of another.
    """
    monkeypatch.setattr(server, "serve", lambda *_: None)
    with server.listening(free_port()) as one:
        port = one.getsockname()[1]
        preview(port=port, no_browser=True)

    assert re.fullmatch(
        rf"port {port} is in use; taking \d+\n", capsys.readouterr().err
    )


def test_drafts_come_with_the_settings_of_a_preview(site, desk):
    """
    Pages are at the preview's own address, whatever names it, and are searched.
    """
    shutil.copytree(desk.shop.settings.theme, site.root / "theme")
    site.write("theme/templates/archive.html", "<p>{{ SITEURL }}</p>")
    public = "SITEURL = 'https://public.example'\nTHEME = 'theme'\n"
    site.write("pelicanconf.py", f"{SETTINGS}{public}")
    list(desk.changed({(site.root / "pelicanconf.py").resolve()}))

    assert b"public.example" not in desk.page("index.html").data
    assert f"<p>{desk.url}</p>".encode() in desk.page("archive/index.html").data
    assert desk.has("search.html")
