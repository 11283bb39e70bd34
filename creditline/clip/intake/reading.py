"""Tell what kind of text the bytes are, and read them with the reader for it."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from ..read.decoding import decode
from ..read.limits import ARCHIVE_BYTES, PAGE_BYTES, PARAGRAPHS, TEXT_BYTES
from ..read.markdown_text import read_markdown
from ..read.plain_text import read_plain
from ..read.raw_text import Declared, RawText
from ..read.refusal import Refused
from .archives import Kept, from_mhtml, from_warc
from .saved import saved

HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1)\b",
    re.I | re.S,
)
MHTML = re.compile(rb"(?:[\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,30}", re.I)
GZIP, WARC = b"\x1f\x8b", b"WARC/"
MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
EXTENSIONS = {
    "plain": ".txt",
    "markdown": ".md",
    "html": ".html",
    "mhtml": ".mhtml",
    "warc": ".warc",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text that was read, with what its wrapping says.

    ``page`` is the page out of an archive.  ``address`` and ``day`` say where
    and when it was saved, where that is known; ``archived`` where an archive on
    the web keeps it.
    """

    raw: RawText
    kind: str
    page: bytes = b""
    address: str = ""
    day: str = ""
    archived: str = ""


def kind_of(data: bytes, name: str = "", content_type: str = "") -> str:
    """What *data* is, by its first bytes, then by what it is called."""
    suffix = PurePath(name).suffix.lower()
    start = data[:8192].removeprefix(b"\xef\xbb\xbf")
    if start.startswith(WARC) or (start.startswith(GZIP) and ".warc" in name.lower()):
        return "warc"
    headed = MHTML.match(start)
    if headed and re.search(
        rb"^content-type:\s*multipart/related", headed[0], re.I | re.M
    ):
        return "mhtml"
    html = "html" in content_type.lower() or suffix in (".html", ".htm", ".xhtml")
    if html or HTML.match(start):
        return "html"
    if suffix in MARKDOWN or "markdown" in content_type.lower():
        return "markdown"
    return "plain"


def check_size(data: bytes, kind: str) -> None:
    """Refuse what no report is as long as."""
    most = {"html": PAGE_BYTES, "mhtml": ARCHIVE_BYTES, "warc": ARCHIVE_BYTES}.get(
        kind, TEXT_BYTES
    )
    if len(data) > most:
        raise Refused(
            f"the text has {len(data):,} bytes, the limit is {most:,}; "
            "cut the article out of it"
        )
    if not data.strip():
        raise Refused("the text is empty")


def read(data: bytes, kind: str, charset: str = "") -> Reading:
    """Read *data* as *kind*; for pages, call it through `confined`."""
    check_size(data, kind)
    if kind in ("html", "mhtml", "warc"):
        return _read_page(data, kind, charset)
    found = decode(data, charset)
    reader = read_markdown if kind == "markdown" else read_plain
    raw = replace(reader(found.text), encoding=found.encoding, encoding_sure=found.sure)
    if not raw.paragraphs:
        raise Refused("the text is empty")
    if len(raw.paragraphs) > PARAGRAPHS:
        raise Refused(
            f"the text has {len(raw.paragraphs):,} paragraphs, the limit is "
            f"{PARAGRAPHS:,}; cut the article out of it"
        )
    return Reading(raw=raw, kind=kind)


def _read_page(data: bytes, kind: str, charset: str) -> Reading:
    from ..read.html_page import read_html

    kept = Kept(data, charset)
    if kind != "html":
        kept = from_mhtml(data) if kind == "mhtml" else from_warc(data)
        check_size(kept.page, "html")
    raw = read_html(kept.page, kept.charset)
    if not raw.paragraphs:
        raise Refused("no article was found in the page")
    noted = saved(kept.page.decode("utf-8", "replace"), kept.address)
    address = noted.address or kept.address
    if address:
        declared = Declared("address", address, 1, f"saved from {address}", "read")
        raw = replace(raw, declared=(declared, *raw.declared))
    return Reading(
        raw=raw,
        kind=kind,
        page=b"" if kind == "html" else kept.page,
        address=address,
        day=noted.day or kept.day,
        archived=noted.archived,
    )
