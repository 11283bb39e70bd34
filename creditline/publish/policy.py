"""What a page may load and run, as a Content-Security-Policy.

Nothing but the site's own files; a script or style that stands inside a page
runs only when its digest is in the policy.  Blocks of data, such as JSON-LD,
are not run by a browser and need no digest.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html.parser import HTMLParser

from msgspec import Struct

# The types that a browser runs; any other makes the element a block of data.
SCRIPT_TYPES = frozenset(
    {"", "module", "importmap", "speculationrules", "text/javascript"}
    | {"application/javascript", "application/ecmascript", "text/ecmascript"}
)

# Reading a page in full takes milliseconds; nearly every page holds none of these.
SUSPECT = re.compile(
    r"<style|<script(?![^>]*(?:\ssrc=|application/ld\+json))|\s(?:style|on[a-z]+)\s*=",
    re.IGNORECASE,
)


class Inline(Struct, frozen=True):
    """Something inside a page that a strict policy allows by its digest only."""

    kind: str
    """``script``, ``style`` or ``style-attr``."""
    digest: str


class Handler(Struct, frozen=True):
    """A script in an attribute, such as ``onclick``.

    It cannot be allowed without allowing all of them, so it never is.
    """

    line: int
    attribute: str


def policy(inline: Iterable[Inline], *, search: bool) -> str:
    """The policy for pages that hold these scripts and styles, and no others."""
    found = sorted({(one.kind, one.digest) for one in inline})
    scripts = [f"'{digest}'" for kind, digest in found if kind == "script"]
    styles = [f"'{digest}'" for kind, digest in found if kind == "style"]
    attributes = [f"'{digest}'" for kind, digest in found if kind == "style-attr"]
    rules = {
        "default-src": ["'none'"],
        # The search is a WebAssembly module, which needs a permission of its own.
        "script-src": ["'self'", *(["'wasm-unsafe-eval'"] if search else []), *scripts],
        "style-src": ["'self'", *styles],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    if attributes:
        rules["style-src-attr"] = ["'unsafe-hashes'", *attributes]
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def inside(page: str) -> tuple[tuple[Inline, ...], tuple[Handler, ...]]:
    """Everything inside a page that a policy must name, and what none can."""
    if not SUSPECT.search(page):
        return (), ()
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return tuple(reader.found), tuple(reader.handlers)


def digest(text: str) -> str:
    """A digest as a policy writes it."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


class _Reader(HTMLParser):
    """Gathers what is inline; the standard library's parser is enough for it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Inline] = []
        self.handlers: list[Handler] = []
        self._kind = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        for name, value in attrs:
            if name.startswith("on"):
                self.handlers.append(Handler(self.getpos()[0], name))
            elif name == "style" and value:
                self.found.append(Inline("style-attr", digest(value)))
        self._kind = ""
        if tag == "style":
            self._kind = "style"
        elif tag == "script" and "src" not in values:
            kind = (values.get("type") or "").strip().lower()
            self._kind = "script" if kind in SCRIPT_TYPES else ""
        self._text = []

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._kind and tag in ("script", "style"):
            self.found.append(Inline(self._kind, digest("".join(self._text))))
            self._kind = ""
