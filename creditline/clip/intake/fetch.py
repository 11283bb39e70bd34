"""Fetch one page, politely: https first, with bounds on everything."""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from ... import __version__
from ...article.values import Fault, url
from ..read.limits import ARCHIVE_BYTES, FETCH_SECONDS, QUIET_SECONDS, REDIRECTS
from ..read.refusal import Refused
from .hosts import Place, places

AGENT = f"Creditline/{__version__} (clips one page, at a person's request)"
HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
TYPES = (
    *("text/html", "application/xhtml+xml", "text/plain", "text/markdown"),
    *("multipart/related", "application/x-mimearchive", "application/warc"),
)
MOVED = (301, 302, 303, 307, 308)
PIECE = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered: the bytes, and every address on the way."""

    data: bytes
    content_type: str
    charset: str
    addresses: tuple[str, ...]
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """Where the page was found in the end."""
        return self.addresses[-1]


Answer: TypeAlias = tuple[int, http.client.HTTPMessage, bytes]
"""One answer, a page or where to look instead: its status, its head, its body."""


def fetch(
    address: str, *, allow_local: bool = False, most: int = ARCHIVE_BYTES
) -> Fetched:
    """The page at *address*, by https where the host speaks it."""
    deadline = time.monotonic() + FETCH_SECONDS
    first = _ascii(address if "://" in address else f"https://{address}")
    secure = first.replace("http://", "https://", 1)
    if secure != first and not urlsplit(first).port:
        try:
            return follow(secure, deadline, allow_local=allow_local, most=most)
        except Unreachable:
            pass
    return follow(first, deadline, allow_local=allow_local, most=most)


def beside(fetched: Fetched, name: str, *, allow_local: bool = False) -> str:
    """The text *name* at the root of the host that answered; nothing for none."""
    deadline = time.monotonic() + QUIET_SECONDS
    address = urljoin(fetched.address, f"/{name}")
    try:
        found = follow(address, deadline, allow_local=allow_local, most=PIECE)
    except Refused:
        return ""
    text = found.content_type == "text/plain"
    return found.data.decode("utf-8", "replace") if text else ""


class Unreachable(Refused):
    """The host does not answer in this way."""


def follow(address: str, deadline: float, *, allow_local: bool, most: int) -> Fetched:
    """Fetch a page from wherever an address leads to."""
    seen: list[str] = []
    while True:
        _check(address, allow_local=allow_local)
        if address in seen:
            raise Refused(f"the redirects of {seen[0]} go round in a circle")
        seen.append(address)
        if len(seen) > REDIRECTS:
            raise Refused(f"{seen[0]} redirects more than {REDIRECTS} times")
        status, head, data = _ask(address, deadline, allow_local=allow_local, most=most)
        target = head.get("Location")
        if status in MOVED and target:
            address = _ascii(urljoin(address, target.strip()))
            continue
        if status != http.client.OK:
            reason = http.client.responses.get(status, "")
            raise Refused(f"{address} answers {status} {reason}".rstrip())
        kind = head.get_content_type()
        if kind not in TYPES:
            raise Refused(f"{address} is {kind}, not a page or a text")
        return Fetched(
            data=data,
            content_type=kind,
            charset=head.get_content_charset("") or "",
            addresses=tuple(seen),
            headers=tuple(head.items()),
        )


def _ascii(address: str) -> str:
    """*address* as it goes over the wire: hosts by IDNA, paths by percent."""
    try:
        parts = urlsplit(address.split("#", maxsplit=1)[0])
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        raise Refused(f"{address[:80]!r} is not a web address") from None
    if parts.username is not None or parts.password is not None:
        raise Refused(f"{host} asks for a name and a password")
    host = f"[{host}]" if ":" in host else host
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def _check(address: str, *, allow_local: bool) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused(f"{address[:80]!r} is not a web address")
    if allow_local:
        return
    try:
        url(address)
    except Fault as fault:
        raise Refused(fault.message) from None


def _ask(address: str, deadline: float, *, allow_local: bool, most: int) -> Answer:
    """Ask one host for one page; nothing here follows anything."""
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    last: Exception | None = None
    for place in places(parts.hostname or "", port, allow_local=allow_local):
        try:
            with _watched(deadline) as held:
                answer = _talk(address, place, held, most)
            if time.monotonic() < deadline:
                return answer
            # What the watch cut off may look whole.
            raise TimeoutError
        except (OSError, http.client.HTTPException, ValueError) as error:
            last = error
            if time.monotonic() >= deadline:
                raise Refused(
                    f"{address} did not answer in full within {FETCH_SECONDS} seconds"
                ) from None
    raise Unreachable(f"{parts.hostname} does not answer: {last}")


@contextmanager
def _watched(deadline: float) -> Iterator[list[socket.socket]]:
    """A place for sockets that are cut off at the *deadline*, whatever they wait for.

    A timeout of the socket is not enough: a host that sends one byte a second
    never runs into it.
    """
    held: list[socket.socket] = []

    def cut() -> None:
        for one in held:
            with suppress(OSError):  # it was closed a moment before
                one.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield held
    finally:
        timer.cancel()


def _talk(address: str, place: Place, held: list[socket.socket], most: int) -> Answer:
    parts = urlsplit(address)
    raw = socket.socket(place.family, socket.SOCK_STREAM)
    try:
        raw.settimeout(QUIET_SECONDS)
        raw.connect((place.address, place.port))
        held.append(raw)
        spoken = raw
        if parts.scheme == "https":
            context = ssl.create_default_context()
            spoken = context.wrap_socket(raw, server_hostname=parts.hostname)
            held[:] = [spoken]
        connection = http.client.HTTPConnection(parts.hostname or "", place.port)
        connection.sock = spoken
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        host = parts.netloc
        connection.request("GET", target, headers={**HEADERS, "Host": host})
        # What is not read to its end would keep the connection open.
        with connection.getresponse() as answer:
            data = b"" if answer.status in MOVED else _body(answer, address, most)
            return answer.status, answer.headers, data
    finally:
        for one in (*held, raw):
            one.close()


def _body(answer: http.client.HTTPResponse, address: str, most: int) -> bytes:
    """The body, unpacked, up to *most* bytes."""
    packed = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip", ""):
        raise Refused(f"{address} is packed as {packed}, which was not asked for")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in packed else None
    found = bytearray()
    while piece := answer.read(PIECE):
        if unpack is not None:
            try:
                piece = unpack.decompress(piece, most + 1 - len(found))
            except zlib.error as error:
                raise Refused(f"{address} is packed in a way that is broken") from error
        found += piece
        if len(found) > most or (unpack is not None and unpack.unconsumed_tail):
            raise Refused(f"{address} has more than {most:,} bytes")
    if answer.length:
        raise Unreachable(f"{address} broke off before its end")
    return bytes(found)
