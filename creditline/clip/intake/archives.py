"""Take the page out of an archive: a browser's ``.mhtml`` or a WARC file."""

import io
import re
import zipfile
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime

from ..read.limits import ARCHIVE_BYTES, PAGE_BYTES, RECORDS
from ..read.refusal import Refused

HTML_TYPE = re.compile(r"(?:text/html|application/xhtml\+xml)\b", re.I)
# Files of a collection in which a page is looked for.
FILES = 20
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)


@dataclass(frozen=True, slots=True)
class Kept:
    """A page out of an archive, with where and when it was read."""

    page: bytes
    charset: str = ""
    address: str = ""
    day: str = ""
    headers: tuple[tuple[str, str], ...] = ()


def from_mhtml(data: bytes) -> Kept:
    """The page of a MIME archive: its first part that is HTML."""
    try:
        kept = page_of(message_from_bytes(data, policy=policy.default))
    except (RecursionError, LookupError, ValueError, AttributeError) as error:
        raise Refused("the archive cannot be read as MHTML") from error
    if not kept.page:
        raise Refused("the archive holds no page")
    return kept


def page_of(message: Message) -> Kept:
    """The first part of a *message* that is HTML; nothing where none is."""
    for part in message.walk():
        page = part.get_payload(decode=True)
        if HTML_TYPE.match(part.get_content_type()) and isinstance(page, bytes):
            address = message["Snapshot-Content-Location"] or part["Content-Location"]
            charset = part.get_content_charset("") or ""
            return Kept(page, charset, str(address or "").strip(), sent_on(message))
    return Kept(b"")


def sent_on(message: Message) -> str:
    """The day in the head of a *message*, as YYYY-MM-DD; or nothing."""
    try:
        return parsedate_to_datetime(str(message["Date"] or "")).date().isoformat()
    except (ValueError, TypeError):
        return ""


def from_warc(data: bytes) -> Kept:
    """The first page that was answered in full, of a WARC file's records."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for count, record in enumerate(ArchiveIterator(io.BytesIO(data))):
            if count >= RECORDS:
                break
            kept = _of_record(record)
            if kept is not None:
                return kept
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        raise Refused("the archive cannot be read as WARC") from error
    raise Refused("the archive holds no page")


def from_wacz(data: bytes) -> Kept:
    """The page that a web archive collection names first, else its first one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [n for n in archive.namelist() if n.startswith("archive/")]
            for name in sorted(n for n in names if ".warc" in n)[:FILES]:
                with archive.open(name) as file:
                    held = file.read(ARCHIVE_BYTES + 1)
                if len(held) > ARCHIVE_BYTES:
                    raise Refused(f"{name} has more than {ARCHIVE_BYTES:,} bytes")
                try:
                    return from_warc(held)
                except Refused:
                    continue
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        # The last of them says that the archive is packed in a way that Python has not.
        raise Refused("the archive cannot be read as WACZ") from error
    raise Refused("the archive holds no page")


def _of_record(record: "object") -> Kept | None:
    """The page in *record*, if it is one."""
    kind = getattr(record, "rec_type", "")
    headers = getattr(record, "rec_headers", None)
    answer = getattr(record, "http_headers", None)
    if kind not in ("response", "resource") or headers is None:
        return None
    if kind == "response" and (answer is None or answer.get_statuscode() != "200"):
        return None
    stated = (answer or headers).get_header("Content-Type") or ""
    if not HTML_TYPE.match(stated):
        return None
    page = record.content_stream().read(PAGE_BYTES + 1)  # type: ignore[attr-defined]  # the library has no types
    if len(page) > PAGE_BYTES:
        raise Refused(f"the page in the archive has more than {PAGE_BYTES:,} bytes")
    charset = CHARSET.search(stated)
    return Kept(
        page,
        charset[1] if charset else "",
        headers.get_header("WARC-Target-URI") or "",
        (headers.get_header("WARC-Date") or "")[:10],
        tuple(answer.headers) if answer else (),
    )
