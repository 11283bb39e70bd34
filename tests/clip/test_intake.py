"""What the front door takes, what it only tells of, and several texts at once."""

import io
import zipfile

import pytest

from creditline.clip.draft import existing
from creditline.clip.draft.batch import each, named, summary
from creditline.clip.intake.confined import read_confined
from creditline.clip.intake.kinds import kind_of
from creditline.clip.read.refusal import Refused

from .test_pages import page_of

PROSE = (
    "The harbour council of Port Lindow voted on Tuesday to close the old swing bridge",
    "Buses will cross by the northern road until the work on the bearings is done.",
)


def pdf(*lines):
    """A PDF file of one page, with a line of text for each of *lines*."""
    text = " ".join(
        f"BT /F1 9 Tf 40 {700 - 40 * n} Td ({w}) Tj ET" for n, w in enumerate(lines)
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Old swing bridge to close) /Author (Ada Whitlow) >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    start = len(out)
    out += f"xref\n0 7\n0000000000 65535 f \n{table}trailer\n"
    out += f"<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode()


def zipped(**files):
    """A ZIP file; in names ``__`` stands for a slash and ``_`` for a dot."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return held.getvalue()


def docx(*lines):
    """A Word file with a paragraph for each of *lines*."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>Ada Whitlow</dc:creator></cp:coreProperties>"
    )
    return zipped(
        word__document_xml=f'<w:document xmlns:w="{space}">{body}</w:document>',
        docProps__core_xml=core,
    )


def warc(html):
    """A WARC file with one answer."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Target-URI: https://harbourmail.example/b\r\n"
        "WARC-Date: 2025-04-09T10:00:00Z\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


MAIL = (
    "From: Harbour Mail <news@harbourmail.example>\nSubject: Bridge to close\n"
    "Date: Tue, 08 Apr 2025 09:00:00 +0000\nMIME-Version: 1.0\n"
    'Content-Type: text/plain; charset="utf-8"\n\n' + "\n\n".join(PROSE) + "\n"
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(pdf(*PROSE), "pdf", id="pdf"),
        pytest.param(docx(*PROSE), "docx", id="docx"),
        pytest.param(MAIL.encode(), "eml", id="mail"),
        pytest.param(zipped(archive__data_warc="WARC/1.0"), "wacz", id="wacz"),
        pytest.param(b"<html><body>", "html", id="page"),
        pytest.param(b"WARC/1.0\r\n", "warc", id="warc"),
        pytest.param(b"Once upon a time", "plain", id="text"),
        pytest.param(b"To be: or not\nto be, that is asked", "plain", id="a-colon"),
    ],
)
def test_kinds_that_are_read(data, kind):
    """
    The first bytes say what a text is.
    """
    assert kind == kind_of(data)


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        pytest.param(b"\x89PNG\r\n", "a.html", "a picture; put it into", id="picture"),
        pytest.param(b"\0\0\0\x18ftypheic", "", "a picture; put it into", id="heic"),
        pytest.param(
            b"\0\0\0\x18ftypmp42", "", "a recording; clip the page", id="film"
        ),
        pytest.param(b"7z\xbc\xaf\x27\x1c", "", "an archive; unpack it", id="7z"),
        pytest.param(zipped(a_txt="a"), "", "an archive; unpack it", id="zip"),
        pytest.param(b"PK\x03\x04 broken", "", "cannot be opened", id="broken-zip"),
        pytest.param(zipped(xl__a_xml="a"), "", "a table; clip the report", id="sheet"),
        pytest.param(b"\xd0\xcf\x11\xe0", "a.doc", "an old office file", id="doc"),
        pytest.param(b"{\\rtf1", "", "a file in RTF", id="rtf"),
        pytest.param(b"<rss version='2'>", "", "a feed; clip the address", id="rss"),
        pytest.param(b"<?xml version='1.0'?><feed>", "", "a feed", id="atom"),
        pytest.param(
            b"<?xml version='1.0'?><urlset>", "", "XML, and no page", id="xml"
        ),
        pytest.param(b'{"a": 1}', "", "JSON; clip the page", id="json"),
        pytest.param(b"a,b\n1,2\n", "a.csv", "a table; clip the report", id="csv"),
        pytest.param(b"\x7fELF", "", "a program or a database", id="program"),
    ],
)
def test_kinds_that_are_only_told(data, name, message):
    """
    What is no text is called what it is, with what to do instead.
    """
    with pytest.raises(Refused, match=message):
        kind_of(data, name)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(pdf(*PROSE), "pdf", id="pdf"),
        pytest.param(docx(*PROSE), "docx", id="docx"),
    ],
)
def test_a_document_has_its_text_and_its_author(data, kind):
    """
    Paragraphs and properties come out of office files.
    """
    raw = read_confined(data, kind).raw

    assert " ".join(PROSE) == " ".join(p.text for p in raw.paragraphs)
    assert ["Ada Whitlow"] == [d.value for d in raw.stated("author")]


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        pytest.param(pdf(" "), "pdf", "pictures of pages, and no text", id="scanned"),
        pytest.param(b"%PDF-1.4 broken", "pdf", "cannot be read as PDF", id="broken"),
        pytest.param(zipped(a="b"), "docx", "cannot be read as DOCX", id="no-word"),
        pytest.param(zipped(a="b"), "wacz", "holds no page", id="no-page"),
    ],
)
def test_a_document_without_text_is_told(data, kind, message):
    """
    What holds no text is refused in a sentence, without a library's grumbling.
    """
    with pytest.raises(Refused, match=rf"\A.{{0,60}}{message}"):
        read_confined(data, kind)


def test_a_mail_says_who_sent_it_and_when():
    """
    The head of a newsletter is data of it.
    """
    raw = read_confined(MAIL.encode(), "eml").raw

    assert list(PROSE) == [p.text for p in raw.paragraphs]
    assert ["Harbour Mail"] == [d.value for d in raw.stated("publisher")]
    assert ["2025-04-08"] == [d.value for d in raw.stated("date")]


def test_a_collection_says_where_and_when_its_page_was_read():
    """
    The page of a WACZ file comes with the address and day of its record.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("archive/data.warc", warc(page_of("")[0]))
    reading = read_confined(held.getvalue(), "wacz")

    assert "https://harbourmail.example/b" == reading.address
    assert "2025-04-09" == reading.day


def test_a_bad_text_stops_no_other(desk):
    """
    Of a folder each text is for itself, in the order of names; hidden files are none.
    """
    folder = desk.root / "found"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "b.html").write_text(page_of("")[0], "utf-8")
    (folder / "c.html").write_text(page_of("")[0], "utf-8")
    (folder / ".hidden.html").write_text("x", "utf-8")
    texts = named([str(folder)])
    outcomes = list(each(texts, desk.clip))

    assert ["a.pdf", "b.html", "c.html"] == [t.rpartition("/")[2] for t in texts]
    assert [False, True, False] == [one.done is not None for one in outcomes]
    assert "cannot be read as PDF" in outcomes[0].because
    assert "was clipped before" in outcomes[2].because
    assert "clipped 1 text, left 2 as they are" == summary(outcomes)


def test_a_folder_reads_the_archive_once(desk, monkeypatch):
    """
    Of a hundred articles and their originals each is read once, however many texts
    follow; one that changes meanwhile is read again.
    """
    folder = desk.root / "found"
    folder.mkdir()
    for name in "abcd":
        page = page_of("")[0].replace("</body>", f"<p>Only in {name}.</p></body>")
        (folder / f"{name}.html").write_text(page, "utf-8")
    read = []
    usual = existing.take_apart
    monkeypatch.setattr(
        existing,
        "take_apart",
        lambda text, name: read.append(name) or usual(text, name),
    )
    first = next(iter(each([str(folder / "a.html")], desk.clip)))
    list(each(named([str(folder)])[1:], desk.clip))
    name = first.done.article.name
    assert 1 == read.count(name)

    first.done.article.write_text("Title: Other\nDate: 2024-01-01\n", "utf-8")
    list(each([str(folder / "b.html")], desk.clip))
    assert 2 == read.count(name)


def test_a_folder_without_texts_is_told(tmp_path):
    """
    An empty folder is a mistake, and no success.
    """
    with pytest.raises(Refused, match="there is no text to clip in the folder"):
        named([str(tmp_path)])
