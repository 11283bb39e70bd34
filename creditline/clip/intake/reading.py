"""Read the bytes with the reader for their kind."""

from dataclasses import dataclass, replace

from ..read.decoding import decode
from ..read.limits import ARCHIVE_BYTES, PAGE_BYTES, PARAGRAPHS, TEXT_BYTES
from ..read.markdown_text import read_markdown
from ..read.plain_text import read_plain
from ..read.raw_text import Declared, RawText
from ..read.refusal import Refused
from ..read.signals import of_headers
from .archives import Kept, from_mhtml, from_wacz, from_warc
from .saved import saved

MOST = dict.fromkeys(("html", "eml", "docx"), PAGE_BYTES) | dict.fromkeys(
    ("pdf", "mhtml", "warc", "wacz"), ARCHIVE_BYTES
)
ARCHIVES = {"mhtml": from_mhtml, "warc": from_warc, "wacz": from_wacz}
# What is read by nothing but our own code, in this process.
PLAIN = frozenset({"plain", "markdown"})


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


def check_size(data: bytes, kind: str) -> None:
    """Refuse what no report is as long as."""
    most = MOST.get(kind, TEXT_BYTES)
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
    if kind == "html" or kind in ARCHIVES:
        return _read_page(data, kind, charset)
    if kind == "eml":
        return _read_mail(data)
    raw = _raw(data, kind, charset)
    if not raw.paragraphs:
        raise Refused("the text is empty")
    if len(raw.paragraphs) > PARAGRAPHS:
        raise Refused(
            f"the text has {len(raw.paragraphs):,} paragraphs, the limit is "
            f"{PARAGRAPHS:,}; cut the article out of it"
        )
    return Reading(raw=raw, kind=kind)


def _raw(data: bytes, kind: str, charset: str) -> RawText:
    """The paragraphs of what is no page."""
    if kind in ("pdf", "docx"):
        from .documents import read_docx, read_pdf

        return read_pdf(data) if kind == "pdf" else read_docx(data)
    found = decode(data, charset)
    reader = read_markdown if kind == "markdown" else read_plain
    return replace(
        reader(found.text), encoding=found.encoding, encoding_sure=found.sure
    )


def _read_mail(data: bytes) -> Reading:
    """A mail by its page, or by its words; its head is data of it."""
    from .documents import read_mail

    kept, text = read_mail(data)
    if not kept.page:
        return Reading(raw=text, kind="eml")
    reading = _read_page(kept.page, "html", kept.charset)
    declared = (*reading.raw.declared, *text.declared)
    raw = replace(reading.raw, declared=declared)
    return replace(reading, raw=raw, kind="eml", page=kept.page)


def _read_page(data: bytes, kind: str, charset: str) -> Reading:
    from ..read.html_page import read_html

    kept = Kept(data, charset)
    if kind != "html":
        kept = ARCHIVES[kind](data)
        check_size(kept.page, "html")
    raw = read_html(kept.page, kept.charset)
    if not raw.paragraphs:
        raise Refused("no article was found in the page")
    raw = replace(raw, declared=(*raw.declared, *of_headers(kept.headers)))
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
