"""The preview as a writer starts it, asked by anybody on the machine."""

import fcntl
import shutil
import socket

import pytest

from creditline.config.places import Places
from creditline.config.settings import load
from creditline.preview.server import listening

from ..patience import free_port
from ..publish.small_site import SETTINGS, WORDS, SmallSite
from .conftest import Server


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    """The preview of a site that nobody edits."""
    folder = tmp_path_factory.mktemp("still")
    server = Server(SmallSite(folder / "site"), folder / "log")
    yield server
    server.stop()


def test_pages_are_served(still):
    """
    A page is at its address, a folder at its slash, and what is not is 404.
    """
    status, text = still.get("2026/bridge.html")
    assert (200, True) == (status, "The bridge reopens" in text)
    assert 200 == still.get("topics/")[0]
    assert 200 == still.get("topics")[0]
    status, text = still.get("no/such/page.html")
    assert 404 == status
    assert f'href="{still.url}theme/site.css"' in text


@pytest.mark.parametrize(
    "path",
    [
        "../pelicanconf.py",
        "%2e%2e/pelicanconf.py",
        "..%2fpelicanconf.py",
        "theme/../../pelicanconf.py",
        "/etc/passwd",
        "content/outlets.toml",
        "-/server.py",
        "pagefind/../../store.sqlite3",
        "pagefind/..%2f..%2fstore.sqlite3",
        "pagefind/%00",
        "-/..%2fserver.py",
        "..\\pelicanconf.py",
    ],
)
def test_nothing_else_is_served(still, path):
    """
    Only what the plan of the site names has an address.
    """
    request = f"GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", still.port)) as line:
        line.sendall(request.encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))

    assert b"404" in answer.split(b"\r\n")[0]
    assert b"PLUGINS" not in answer


def test_other_names_for_this_machine_are_refused(still):
    """
    A page elsewhere that resolves its own name to this machine gets nothing.
    """
    assert 400 == still.get("", host="evil.example")[0]
    assert 400 == still.get("-/events", host=f"evil.example:{still.port}")[0]
    assert 200 == still.get("", host=f"localhost:{still.port}")[0]


def test_only_this_machine_is_listened_to(still):
    """
    The socket is bound to one loopback address and to nothing else.
    """
    with socket.socket() as other, pytest.raises(OSError, match="refused"):
        other.connect(("127.0.0.2", still.port))


def test_an_edit_is_served(served, site):
    """
    A saved text is on the page a moment later.
    """
    server = served()
    site.article("bridge", "The bridge reopens", f"{WORDS} Boats may pass.")

    server.until(lambda: "Boats may pass." in server.get("2026/bridge.html")[1])


def test_saves_in_bursts_end_in_the_last(served, site):
    """
    However quickly saves follow each other, the last one is what is served.
    """
    server = served()
    for number in range(40):
        site.article("bridge", f"Headline {number}", WORDS)

    server.until(lambda: "Headline 39" in server.get("")[1])


def test_files_and_folders_come_and_go(served, site):
    """
    A new folder, a save by rename, a renamed and a deleted folder: each is seen.
    """
    server = served()
    articles = site.root / "content/articles"

    def there(path, words):
        status, text = server.get(path)
        return status == 200 and words in text

    site.article("ferry", "The ferry sails on", WORDS)
    new = articles / "new/deep"
    new.mkdir(parents=True)
    (articles / "2026/ferry.md").rename(new / "ferry.md")
    server.until(lambda: there("2026/ferry.html", "The ferry sails on"))

    beside = new / ".ferry.md.swp"
    text = (new / "ferry.md").read_text("utf-8")
    beside.write_text(text.replace("sails on", "stays in port"), "utf-8")
    beside.replace(new / "ferry.md")
    server.until(lambda: there("2026/ferry.html", "stays in port"))

    (articles / "new").rename(articles / "renamed")
    (articles / "renamed/deep/ferry.md").rename(articles / "renamed/deep/boat.md")
    site.article("bridge", "The bridge stays shut", WORDS)
    server.until(lambda: there("", "The bridge stays shut"))
    assert there("2026/ferry.html", "stays in port")

    shutil.rmtree(articles / "renamed")
    server.until(lambda: server.get("2026/ferry.html")[0] == 404)
    server.until(lambda: not there("", "stays in port"))


def test_a_port_in_use_is_passed_over():
    """
    The next free port is taken.
    """
    with listening(free_port()) as first, listening(first.getsockname()[1]) as second:
        assert second.getsockname()[1] > first.getsockname()[1]


def test_it_ends_quietly(served, site):
    """
    Ctrl-C ends it at once, with no traceback, although a browser listens and the
    search is being made.
    """
    site.write(
        "slow.py",
        "import fcntl, os, sys, time\n"
        "if 'creditline.preview.indexing' in ' '.join(sys.orig_argv):\n"
        "    held = open('indexing', 'w')\n"
        "    fcntl.flock(held, fcntl.LOCK_EX)\n"
        "    os.fork()\n"
        "    print('.', file=held, flush=True)\n"
        "    time.sleep(600)\n",
    )
    settings = (site.root / "pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f"import slow\n{settings}")
    server = served()
    made = site.root / "indexing"
    server.until(lambda: made.exists() and made.read_text("utf-8") == ".\n.\n")
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(b"GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert line.recv(100)

        assert 0 == server.stop()
    assert "Traceback" not in server.log.read_text("utf-8")
    # Held until the last of those that made the search is gone.
    with made.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_folders_that_come_later_are_watched(served, site):
    """
    A theme that the settings name after the start is followed like any other, from
    the moment when the pages are made with it.
    """
    server = served()
    theme = load(Places(site.root / "pelicanconf.py")).theme
    shutil.copytree(theme, site.root / "theme")
    site.write("pelicanconf.py", SETTINGS + 'THEME = "theme"\nSITENAME = "Other"\n')
    server.until(lambda: "Other" in server.get("")[1])
    style = site.root / "theme/static/css/base.css"
    good = style.read_text("utf-8")
    style.write_text(f"{good}.new-rule {{ top: 0 }}\n", "utf-8")

    server.until(lambda: "new-rule" in server.get("theme/site.css")[1])
