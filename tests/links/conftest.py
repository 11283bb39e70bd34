"""A server on this machine that plays every part of the web."""

import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = "<!doctype html><title>{0}</title><h1>{0}</h1><p>Text."
STORY = PAGE.format("A story")


class Player(BaseHTTPRequestHandler):
    """Answers as its path says."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        """Answer without a body."""
        self.play(body=False)

    def do_GET(self):
        """Answer with a body."""
        self.play(body=True)

    def play(self, *, body):
        """Find the part that the path names."""
        self.server.asked.append((self.command, self.path, time.monotonic()))
        self.server.agents.add(self.headers["User-Agent"])
        self.server.counts[self.path] += 1
        part = self.path.strip("/").partition("/")[0].replace("-", "_") or "front"
        getattr(self, f"part_{part}", self.part_missing)(body)

    def say(self, status, body, text=STORY, **headers):
        """Send one answer."""
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", headers.pop("kind", "text/html"))
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if body:
            self.wfile.write(data)

    def part_front(self, body):
        self.say(200, body, PAGE.format("Front"))

    def part_alive(self, body):
        self.say(200, body)

    def part_missing(self, body):
        self.say(404, body)

    def part_withdrawn(self, body):
        self.say(410, body)

    def part_wall(self, body):
        self.say(403, body)

    def part_head_refused(self, body):
        self.say(200 if body else 405, body)

    def part_head_lies(self, body):
        self.say(200 if body else 404, body)

    def part_moved(self, body):
        self.say(301, body, Location="/alive")

    def part_for_now(self, body):
        self.say(302, body, Location="/alive")

    def part_then_gone(self, body):
        self.say(301, body, Location="/missing")

    def part_home(self, body):
        self.say(302, body, Location="/")

    def part_nowhere(self, body):
        self.say(302, body, Location="http://[a")

    def part_circle(self, body):
        self.say(302, body, Location="/circle-back")

    def part_circle_back(self, body):
        self.say(302, body, Location="/circle")

    def part_endless(self, body):
        step = int(self.path.rpartition("/")[2] or 0)
        self.say(302, body, Location=f"/endless/{step + 1}")

    def part_out(self, body):
        self.say(302, body, Location="ftp://example.org/x")

    def part_soft(self, body):
        self.say(200, body, PAGE.format("404 &ndash; Page not found"))

    def part_headline(self, body):
        title = "The ministry says the page not found in its report was lost at sea"
        self.say(200, body, PAGE.format(title))

    def part_busy(self, body):
        if self.server.counts[self.path] < 3:
            self.say(503, body, Retry_After="2")
        else:
            self.say(200, body)

    def part_tomorrow(self, body):
        self.say(429, body, Retry_After="86400")

    def part_flaky(self, body):
        if self.server.counts[self.path] < 3:
            self.close_connection = True
            self.connection.close()
        else:
            self.say(200, body)

    def part_silent(self, body):
        self.server.over.wait(60)

    def part_dripping(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        while body and not self.server.over.wait(0.05):
            try:
                self.wfile.write(b"x" * 10)
            except OSError:
                return

    def part_huge(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.close_connection = True
        while body and not self.server.over.is_set():
            try:
                self.wfile.write(b"x" * 65536)
            except OSError:
                return
            self.server.sent += 65536

    def part_film(self, body):
        self.say(200, body, "film", kind="video/mp4")

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def web():
    """The server; ``web("alive")`` is an address of it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Player)
    server.daemon_threads = True
    server.asked, server.agents, server.counts = [], set(), Counter()
    server.over, server.sent = threading.Event(), 0
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}
    )
    thread.start()

    def address(path, host="127.0.0.1"):
        return f"http://{host}:{server.server_port}/{path}"

    address.server = server
    yield address
    server.over.set()
    server.shutdown()
    thread.join()
    server.server_close()
