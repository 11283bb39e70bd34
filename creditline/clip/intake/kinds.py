"""What kind of thing the bytes are: what we read, and what we can only tell of.

By the first bytes, then by the name and by what a server calls them.
"""

import io
import re
import zipfile
from pathlib import PurePath

from ..read.refusal import Refused

HTML = re.compile(
    rb"(?is)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1)\b"
)
HEADED = re.compile(rb"(?:[\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,60}", re.I)
RELATED = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
SENT = re.compile(rb"^(?:from|message-id|mime-version):", re.I | re.M)
SUBJECT = re.compile(rb"^(?:subject|date):", re.I | re.M)
GZIP, WARC, ZIP, PDF = b"\x1f\x8b", b"WARC/", b"PK\x03\x04", b"%PDF-"
MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
FILES = ("html", "mhtml", "warc", "wacz", "eml", "pdf", "docx")
EXTENSIONS = {"plain": ".txt", "markdown": ".md"} | {k: f".{k}" for k in FILES}
FEED = re.compile(
    rb"(?s)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF)\b"
)
XML = re.compile(rb"\s*<\?xml")
# What we cannot read, by its first bytes, and what to do instead.
PICTURE = "a picture; put it into the images folder, and clip the page it stood on"
FOREIGN = (
    (
        re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP|II\*\0|MM\0\*|BM", re.S),
        PICTURE,
    ),
    (re.compile(rb"....ftyp(?:heic|heix|mif1|avif)", re.S), PICTURE),
    (
        re.compile(rb"....ftyp|\x1aE\xdf\xa3|ID3|OggS|fLaC|RIFF....WAVE", re.S),
        "a recording; clip the page or the transcript that goes with it",
    ),
    (
        re.compile(rb"\x1f\x8b|PK\x05\x06|BZh|7z\xbc\xaf|Rar!|\xfd7zXZ|\(\xb5/\xfd"),
        "an archive; unpack it, and clip what is in it",
    ),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old office file; save it as .docx or .txt"),
    (re.compile(rb"\{\\rtf"), "a file in RTF; save it as .docx or .txt"),
    (
        re.compile(rb"MZ|\x7fELF|SQLite format|\xca\xfe\xba\xbe|\0asm"),
        "a program or a database, and no text",
    ),
)


def kind_of(data: bytes, name: str = "", content_type: str = "") -> str:
    """What *data* is; `Refused` says what it is where it is no text."""
    suffix = PurePath(name).suffix.lower()
    start = data[:8192].removeprefix(b"\xef\xbb\xbf")
    marked = _zipped(data) if start.startswith(ZIP) else _marked(start, name)
    if marked:
        return marked
    html = "html" in content_type.lower() or suffix in (".html", ".htm", ".xhtml")
    if html or HTML.match(start):
        return "html"
    _stop_at_data(start, suffix, content_type)
    if suffix in MARKDOWN or "markdown" in content_type.lower():
        return "markdown"
    return "plain"


def _marked(start: bytes, name: str) -> str:
    """What bytes are that begin as their kind must, if it is one that we read."""
    if start.startswith(WARC) or (start.startswith(GZIP) and ".warc" in name.lower()):
        return "warc"
    if start.startswith(PDF):
        return "pdf"
    for first, what in FOREIGN:
        if first.match(start):
            raise Refused(f"this is {what}")
    if FEED.match(start):
        raise Refused("this is a feed; clip the address of one of its entries")
    headed = HEADED.match(start)
    if headed and RELATED.search(headed[0]):
        return "mhtml"
    mail = headed and SENT.search(headed[0]) and SUBJECT.search(headed[0])
    return "eml" if mail else ""


def _stop_at_data(start: bytes, suffix: str, content_type: str) -> None:
    """Refuse what programs write for programs."""
    bare = start.strip()
    if (
        suffix in (".json", ".jsonl")
        or "json" in content_type.lower()
        or bare[:2] in (b'{"', b"[{")
    ):
        raise Refused("this is JSON; clip the page that it was made for")
    if suffix == ".csv" or "text/csv" in content_type.lower():
        raise Refused("this is a table; clip the report that it belongs to")
    if XML.match(start):
        raise Refused("this is XML, and no page; clip the page that it was made for")


def _zipped(data: bytes) -> str:
    """What a ZIP file is, by the names in it."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()[:20_000]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # The last of them says that the archive is packed in a way that Python has not.
        raise Refused("this is an archive that cannot be opened") from None
    if "word/document.xml" in names:
        return "docx"
    if any(name.startswith("archive/") and ".warc" in name for name in names):
        return "wacz"
    if any(name.startswith("xl/") for name in names):
        raise Refused("this is a table; clip the report that it belongs to")
    if "mimetype" in names or "content.opf" in names:
        raise Refused("this is a book or an office file; save it as .docx or .txt")
    raise Refused("this is an archive; unpack it, and clip what is in it")
