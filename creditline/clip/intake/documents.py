"""Texts out of PDF, Word and mail files, with what these say of themselves."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from ..read.limits import PARAGRAPHS, TEXT_BYTES
from ..read.plain_text import clean, paragraphs, read_plain
from ..read.raw_text import Declared, Paragraph, RawText, numbered
from ..read.refusal import Refused
from .archives import Kept, page_of, sent_on

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CORE = (
    ("{http://purl.org/dc/elements/1.1/}title", "title"),
    ("{http://purl.org/dc/elements/1.1/}creator", "author"),
    ("{http://purl.org/dc/elements/1.1/}language", "language"),
)
PAGES = 500
# Scanned pages hold a stray letter or two, if any.
LEAST = 40


def read_pdf(data: bytes) -> RawText:
    """The text of a PDF file; each paragraph's line is the number of its page."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("the PDF is locked; save a copy without its password")
        if len(reader.pages) > PAGES:
            raise Refused(
                f"the PDF has {len(reader.pages):,} pages, the limit is {PAGES}; "
                "cut the article out of it"
            )
        texts = [page.extract_text() or "" for page in reader.pages]
        stated = dict(reader.metadata or {})
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, OSError) as error:
        raise Refused("the file cannot be read as PDF") from error
    if sum(map(len, texts)) < LEAST:
        raise Refused(
            "the PDF holds pictures of pages, and no text; have its letters recognised "
            "first, as a scanner's program does"
        )
    found = [
        Paragraph(0, p.text, ((0, page),))
        for page, text in enumerate(texts, 1)
        for p in paragraphs(text)
    ]
    return RawText(
        kind="pdf",
        paragraphs=numbered(found[:PARAGRAPHS]),
        declared=tuple(_of_pdf(stated)),
    )


def _of_pdf(stated: dict[str, Any]) -> Iterator[Declared]:
    for key, name in (("/Title", "title"), ("/Author", "author")):
        value = clean(str(stated.get(key) or ""))
        # Programs put the name of a file where they know no title.
        if value and not re.search(r"\.\w{2,4}\Z|untitled|microsoft word", value, re.I):
            yield Declared(name, value, 1, f"PDF {key}: {value}", "meta")


def read_docx(data: bytes) -> RawText:
    """The paragraphs of a Word file, and what its properties say."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _tree(archive, "word/document.xml")
            stated = "docProps/core.xml" in archive.namelist()
            core = list(_tree(archive, "docProps/core.xml").iter()) if stated else []
    except (
        zipfile.BadZipFile,
        etree.LxmlError,
        KeyError,
        OSError,
        ValueError,
    ) as error:
        raise Refused("the file cannot be read as DOCX") from error
    found = [
        Paragraph(0, text, ((0, at),), "heading" if _is_heading(p) else "text")
        for at, p in enumerate(document.iter(f"{WORD}p"), 1)
        if (text := clean("".join(t.text or "" for t in p.iter(f"{WORD}t"))))
    ]
    facts = [
        Declared(name, said, 1, f"{name}: {said}", "meta")
        for tag, name in CORE
        for element in core
        if element.tag == tag and (said := clean(element.text or ""))
    ]
    return RawText(
        kind="docx", paragraphs=numbered(found[:PARAGRAPHS]), declared=tuple(facts)
    )


def _tree(archive: zipfile.ZipFile, name: str) -> Any:
    """A part of a Word file, within bounds: a small archive can hold a huge file."""
    from lxml import etree

    with archive.open(name) as file:
        data = file.read(TEXT_BYTES * 4 + 1)
    if len(data) > TEXT_BYTES * 4:
        raise Refused(f"{name} in the file has more than {TEXT_BYTES * 4:,} bytes")
    # It resolves no entity and asks no network.
    safe = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, safe)


def _is_heading(paragraph: Any) -> bool:
    style = next(paragraph.iter(f"{WORD}pStyle"), None)
    said = style.get(f"{WORD}val", "") if style is not None else ""
    return said.lower().startswith(("heading", "title", "überschrift", "titre"))


def read_mail(data: bytes) -> tuple[Kept, RawText]:
    """The page of a mail file, and its text with what its head says.

    A mail may have no page; then its text is what it has.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        kept = page_of(message)
        plain = message.get_body(("plain",))
        text = read_plain(str(plain.get_content()) if plain is not None else "", "eml")
        text = replace(text, declared=tuple(_of_mail(message)))
    except (RecursionError, LookupError, ValueError, AttributeError) as error:
        raise Refused("the file cannot be read as mail") from error
    if not kept.page and not text.paragraphs:
        raise Refused("the mail holds no text")
    return kept, text


def _of_mail(message: EmailMessage) -> Iterator[Declared]:
    sender = clean(parseaddr(str(message["From"] or ""))[0])
    subject = clean(str(message["Subject"] or ""))
    if sender:
        yield Declared("publisher", sender, 1, f"From: {sender}", "meta")
    if subject:
        yield Declared("title", subject, 1, f"Subject: {subject}", "meta")
    if day := sent_on(message):
        yield Declared("date", day, 1, f"Date: {message['Date']}", "meta")
