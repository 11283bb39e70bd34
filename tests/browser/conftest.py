"""Sites built once for all tests of a process, and ways to look at them."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from creditline.config.places import Places
from creditline.driver import build_site
from creditline.engine import NullReporter

from .rich import lay

ROOT = Path(__file__).parents[2]
DAY = "1735646400"  # 31 December 2024


@pytest.fixture(scope="session")
def reference(tmp_path_factory):
    """The output of the project's own site."""
    root = tmp_path_factory.mktemp("reference")
    places = Places(ROOT / "pelicanconf.py", output=root / "output")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        build_site(places, NullReporter(), jobs=1)
    return root / "output"


@pytest.fixture(scope="session")
def rich(tmp_path_factory):
    """The output of a site that has everything."""
    root = lay(tmp_path_factory.mktemp("rich"), ROOT / "theme")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        build_site(Places(root / "pelicanconf.py"), NullReporter(), jobs=1)
    return root / "output"


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that does not talk."""

    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def served(rich, tmp_path_factory):
    """The address of the rich site, below a path of a host."""
    host = tmp_path_factory.mktemp("host")
    (host / "sub").mkdir()
    (host / "sub" / "path").symlink_to(rich)
    handler = functools.partial(Quiet, directory=str(host))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sub/path/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def look(chromium):
    """Open a page: ``look(address, width=…, scheme=…)`` gives the tab."""
    opened = []

    def open_page(address, *, width=1280, height=900, scheme="light", **more):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, **more
        )
        opened.append(context)
        tab = context.new_page()
        tab.heard = []
        tab.asked = []
        tab.on("console", lambda said: tab.heard.append(said.text))
        tab.on("pageerror", lambda error: tab.heard.append(str(error)))
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.goto(str(address))
        return tab

    yield open_page
    for context in opened:
        context.close()
