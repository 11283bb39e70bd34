"""The site in memory, served to the browsers of this machine and nobody else."""

import socket
import sys
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from html import escape
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from ..errors import SettingsError
from ..media import media_type
from .desk import Desk
from .events import Hub
from .searching import BUNDLE, Searching
from .showing import Page
from .work import Listeners, Work

Lifespan: TypeAlias = Callable[[Starlette], AbstractAsyncContextManager[None]]

HOST = "127.0.0.1"
HOSTS = [HOST, "localhost"]
# How many ports after the one asked for are tried.
PORTS = 100
OURS = Path(__file__).parent / "browser"
# As strict as in public, so that whoever writes sees what readers would.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; base-uri 'none';"
    " script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'self'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def listening(port: int) -> socket.socket:
    """A socket at *port*, or at the next free one after it."""
    for candidate in range(port, min(port + PORTS, 65536)):
        one = socket.socket()
        if sys.platform != "win32":
            # Elsewhere it skips the wait after a stop; there it steals a port.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((HOST, candidate))
            one.listen()
        except OSError:
            one.close()
            continue
        return one
    raise SettingsError(f"no port from {port} on is free\n    name one with --port")


def app(desk: Desk, hub: Hub, searching: Searching, lifespan: Lifespan) -> Starlette:
    """The application: the site's files, and the stream of what changes."""

    async def events(request: Request) -> Response:
        stated = request.query_params.get("since", "")
        since = request.headers.get("last-event-id") or stated
        # Digits of other kinds are no number, and too many of them none of ours.
        known = since.isdecimal() and len(since) < 20
        stream = hub.listen(int(since) if known else 0)
        return StreamingResponse(
            stream, media_type="text/event-stream", headers={**HEADERS}
        )

    async def ours(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ("preview.js", "preview.css"):
            return Response(status_code=404, headers=HEADERS)
        data = await run_in_threadpool((OURS / name).read_bytes)
        return Response(data, media_type=media_type(name), headers=HEADERS)

    async def site(request: Request) -> Response:
        path = request.path_params["path"]
        wanted = f"{path}index.html" if path == "" or path.endswith("/") else path
        # Taken before the page is made: what changes meanwhile is told again.
        latest = hub.latest
        if wanted.startswith(BUNDLE):
            found = await run_in_threadpool(searching.file, wanted)
            if found is None:
                return Response(status_code=404, headers=HEADERS)
            return Response(found, headers=HEADERS, media_type=media_type(wanted))
        page = await run_in_threadpool(desk.page, wanted)
        if page is not None:
            return answer(wanted, page, latest, 200)
        if desk.has(f"{path}/index.html"):
            return RedirectResponse(f"/{quote(path)}/", headers=HEADERS)
        missing = await run_in_threadpool(desk.page, "404.html")
        if missing is None:
            missing = Page(b"<!doctype html><title>Preview</title><body></body>")
        return answer("404.html", missing, latest, 404, wanted)

    routes = [
        Route("/-/events", events),
        Route("/-/{name}", ours),
        Route("/{path:path}", site),
    ]
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)
    return Starlette(routes=routes, middleware=[guard], lifespan=lifespan)


def answer(
    path: str, page: Page, latest: int, status: int, asked: str = ""
) -> Response:
    """A file of the site; a page also gets what reloads it."""
    data = page.data
    if media_type(path).startswith("text/html"):
        said = {"path": asked or path, "since": str(latest)}
        if page.draft:
            said["draft"] = "yes"
        if page.failure:
            said["failure"] = (
                f"{page.failure.path}:{page.failure.line}: {page.failure.message}"
            )
        told = "".join(f' data-{k}="{escape(v)}"' for k, v in said.items())
        script = f'<script src="/-/preview.js"{told}></script>'.encode()
        head, body, rest = data.rpartition(b"</body>")
        data = head + script + body + rest if body else data + script
    return Response(data, status, HEADERS, media_type=media_type(path))


def serve(desk: Desk, one: socket.socket, listeners: Listeners) -> None:
    """Serve until somebody stops it."""
    hub = Hub(start=time.time_ns() // 1_000_000)
    searching = Searching(desk.places, desk.shop.settings.file.parent)
    work = Work(desk, hub, searching, listeners)
    config = uvicorn.Config(
        app(desk, hub, searching, lambda _: work.going_on()),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    Server(config, hub).run(sockets=[one])


class Server(uvicorn.Server):
    """Lets browsers go before it stops; it would wait for them in vain."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self.hub = hub

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.hub.close()
        await super().shutdown(sockets)
