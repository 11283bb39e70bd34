"""Asks one address of the web, patiently and with good manners."""

import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from threading import Lock
from urllib.parse import urljoin, urlsplit

import urllib3
from msgspec import Struct, field
from msgspec.structs import replace

from .verdict import Answer

# No page needs more than this to say what it is.
ENOUGH = 64 * 1024
REDIRECTS = 10
FOR_GOOD = (301, 308)
FOR_NOW = (302, 303, 307)
LATER = (429, 503)
ALONE = "asks to be left alone"


class Client(Struct, kw_only=True):
    """One browser of ours: how long it waits, and what it calls itself."""

    agent: str
    connect: float = 10.0
    read: float = 10.0
    whole: float = 30.0
    """The most that one answer may take, however slowly it drips."""
    tries: int = 3
    pause: float = 1.0
    """Between two tries, doubled each time."""
    between: float = 1.0
    """Between two questions to one host, whoever leads us there."""
    longest: float = 60.0
    """A server that asks for more patience is left alone until another run."""
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    pool: urllib3.PoolManager = field(
        default_factory=lambda: urllib3.PoolManager(num_pools=32, maxsize=1)
    )
    hosts: dict[str, "_Host"] = field(default_factory=dict)

    def ask(self, address: str) -> Answer:
        """What stands at an address, after all redirects."""
        seen: list[str] = []
        for_good = True
        here = address
        while len(seen) <= REDIRECTS:
            if here in seen:
                return Answer(trouble="leads in a circle")
            seen.append(here)
            if self._host(here).closed:
                return Answer(trouble=ALONE, later=True)
            answer, leads_to = self.patiently(here)
            if not leads_to:
                moved = here if for_good and len(seen) > 1 else ""
                return replace(answer, address=here, moved_to=moved)
            for_good = for_good and answer.status in FOR_GOOD
            here = _led(here, leads_to)
            if not here:
                return Answer(trouble="leads out of the web")
            if _is_private(here) and not _is_private(address):
                return Answer(trouble="leads into a private network")
        return Answer(trouble=f"leads on more than {REDIRECTS} times")

    def fetch(self, address: str) -> str:
        """The beginning of a text; empty when there is none."""
        said = self._request("GET", address)
        return said.text if 200 <= said.status < 300 else ""

    def patiently(self, address: str) -> tuple[Answer, str]:
        """Try again when a server is busy or silent; the answer, and the next hop."""
        pause = self.pause
        answer, leads_to, wait = Answer(trouble="no answer"), "", None
        for attempt in range(self.tries):
            answer, leads_to, wait = self._once(address)
            again = answer.trouble or answer.status in LATER or answer.status == 502
            if not again or attempt + 1 == self.tries:
                break
            if wait is not None and wait > self.longest:
                self._host(address).closed = True
                return replace(answer, trouble=ALONE, later=True), ""
            self.sleep(pause if wait is None else wait)
            pause *= 2
        return answer, leads_to

    def _once(self, address: str) -> tuple[Answer, str, float | None]:
        """HEAD, and GET where HEAD does not say enough."""
        said = self._request("HEAD", address)
        kind = said.headers.get("content-type", "text/html")
        hop = said.status in (*FOR_GOOD, *FOR_NOW) and "location" in said.headers
        enough = 200 <= said.status < 300 and not kind.startswith("text/html")
        if not (said.trouble or hop or enough or said.status in LATER):
            # Some servers answer HEAD wrongly, and only a page itself says that
            # it is not there although its status is 200.
            said = self._request("GET", address)
        leads_to = ""
        if said.status in (*FOR_GOOD, *FOR_NOW):
            leads_to = said.headers.get("location", "")
        answer = Answer(status=said.status, text=said.text, trouble=said.trouble)
        return answer, leads_to, _patience(said.headers.get("retry-after", ""))

    def _request(self, method: str, address: str) -> "_Said":
        """One request, when its host may be asked; what goes wrong becomes words."""
        host = self._host(address)
        with host.turn:
            if (wait := host.free - self.clock()) > 0:
                self.sleep(wait)
            try:
                return self._at_once(method, address)
            finally:
                host.free = self.clock() + self.between

    def _host(self, address: str) -> "_Host":
        return self.hosts.setdefault(urlsplit(address).netloc.lower(), _Host())

    def _at_once(self, method: str, address: str) -> "_Said":
        end = time.monotonic() + self.whole
        try:
            response = self.pool.request(
                method,
                address,
                headers={"User-Agent": self.agent, "Accept": "text/html,*/*;q=0.5"},
                timeout=urllib3.Timeout(connect=self.connect, read=self.read),
                retries=False,
                redirect=False,
                preload_content=False,
            )
        except urllib3.exceptions.HTTPError as error:
            return _Said(trouble=_in_words(error))
        try:
            data = b""
            while method == "GET" and len(data) < ENOUGH:
                if time.monotonic() > end:
                    return _Said(trouble="no answer in time")
                piece = response.read1(ENOUGH - len(data))
                if not piece:
                    break
                data += piece
            headers = {name.lower(): value for name, value in response.headers.items()}
            text = data.decode("utf-8", "replace")
            return _Said(status=response.status, headers=headers, text=text)
        except urllib3.exceptions.HTTPError as error:
            return _Said(trouble=_in_words(error))
        finally:
            # Unread bytes would be taken for the next answer.
            response.close()


class _Host(Struct):
    """A host: asked by one at a time, not before it is free, nor once closed."""

    turn: Lock = field(default_factory=Lock)
    free: float = 0.0
    closed: bool = False


class _Said(Struct, frozen=True, kw_only=True):
    """One response, or why there is none."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    trouble: str = ""


def _in_words(error: Exception) -> str:
    """What went wrong with a connection, the same on every machine."""
    kinds = {
        urllib3.exceptions.NameResolutionError: "the host is not known",
        urllib3.exceptions.SSLError: "its certificate is not trusted",
        # A kind of time-out to urllib3, so it must be asked for before those.
        urllib3.exceptions.NewConnectionError: "the host refuses to talk",
        urllib3.exceptions.TimeoutError: "no answer in time",
        urllib3.exceptions.LocationParseError: "it is no address",
    }
    return next(
        (said for kind, said in kinds.items() if isinstance(error, kind)),
        ("the answer breaks off"),
    )


def _patience(said: str) -> float | None:
    """How many seconds a server asks to wait; None when it does not say."""
    if said.isdecimal():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _led(here: str, leads_to: str) -> str:
    """Where a page of the web leads on it; empty where it leads out of it."""
    try:
        there = urljoin(here, leads_to).partition("#")[0]
        return there if urlsplit(there).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _is_private(address: str) -> bool:
    """Whether an address names a machine that the world cannot reach."""
    host = urlsplit(address).hostname or ""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith(
            (".localhost", ".local", ".internal")
        )
