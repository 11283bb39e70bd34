"""A small site that is being written, at a desk or behind a real server."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from creditline.config.places import Places
from creditline.engine import NullReporter
from creditline.preview.desk import Desk

from ..patience import PATIENCE, free_port
from ..publish.small_site import SmallSite

ROOT = Path(__file__).parent.parent.parent

STARTED = """\
import sys
from creditline.verbs.preview import preview
preview(port=int(sys.argv[1]), no_browser=True, open_edited="follow" in sys.argv)
"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A small site, in whose folder the test works."""
    site = SmallSite(tmp_path / "site")
    monkeypatch.chdir(site.root)
    return site


@pytest.fixture
def desk(site):
    """The site in memory, planned once."""
    desk = Desk(
        Places(site.root / "pelicanconf.py"), "http://127.0.0.1:8000", NullReporter()
    )
    assert [] == [event for event in desk.start() if getattr(event, "problems", ())]
    return desk


class Server:
    """A preview in a process of its own, as a writer starts it."""

    def __init__(self, site, log, *words, port=None):
        self.port = port or free_port()
        self.log = log
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-c", STARTED, str(self.port), *words],
                cwd=site.root,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        self.until(lambda: self.get("")[0])

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path, host=None):
        """Status and text of an address; 0 when nobody answers."""
        headers = {"Host": host} if host else {}
        request = urllib.request.Request(self.url + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8", "replace")
        except OSError:
            return 0, ""

    def until(self, true):
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert self.process.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < end, self.log.read_text("utf-8")
            time.sleep(0.02)

    def stop(self):
        """End it as Ctrl-C does; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def served(site, tmp_path):
    """Start a preview of the site: ``served()`` or ``served("follow")``."""
    running = []

    def start(*words, port=None):
        log = tmp_path / f"log-{len(running)}"
        running.append(Server(site, log, *words, port=port))
        return running[-1]

    yield start
    for server in running:
        server.stop()
