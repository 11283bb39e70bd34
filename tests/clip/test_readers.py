"""From bytes to paragraphs: lines are kept, marks and wrappings are not."""

import gzip
import io
from email.message import EmailMessage

import pytest

from creditline.clip.intake.confined import read_confined
from creditline.clip.intake.kinds import kind_of
from creditline.clip.intake.reading import read
from creditline.clip.read.decoding import decode
from creditline.clip.read.html_page import read_html
from creditline.clip.read.language import guess, language_of
from creditline.clip.read.markdown_text import read_markdown, unmarked
from creditline.clip.read.plain_text import read_plain
from creditline.clip.read.refusal import Refused

from .server import PAGE


def shape(raw):
    """The lines and words of each paragraph."""
    return [(p.line, p.text) for p in raw.paragraphs]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("One.\nTwo.\n", [(1, "One."), (2, "Two.")], id="a-line-each"),
        pytest.param("\n\nOne.\n\n\nTwo.", [(3, "One."), (6, "Two.")], id="blank"),
        pytest.param(
            "The quick ferry crosses the strait at nine and comes back\n"
            "at noon, unless the wind has turned to the north-west in\n"
            "the meantime.\n",
            [
                (
                    1,
                    "The quick ferry crosses the strait at nine and comes back at "
                    "noon, unless the wind has turned to the north-west in the "
                    "meantime.",
                )
            ],
            id="wrapped",
        ),
        pytest.param(
            "A headline that is rather long, as some of them will be\n"
            "By Ada Byron\n"
            "3 May 2024\n",
            [
                (1, "A headline that is rather long, as some of them will be"),
                (2, "By Ada Byron"),
                (3, "3 May 2024"),
            ],
            id="headline-byline-day",
        ),
        pytest.param("One.\n* * *\nTwo.", [(1, "One."), (3, "Two.")], id="rule"),
        pytest.param(
            "A\u00adb\u200b c\ud7ff\u202e d", [(1, "Ab c\ud7ff d")], id="unseen"
        ),
    ],
)
def test_plain_text(text, paragraphs):
    """
    Paragraphs end where their writer ended them, not where a machine did.
    """
    assert paragraphs == shape(read_plain(text))


def test_line_within_a_wrapped_paragraph():
    """
    A word in the third line of a paragraph is found on that line.
    """
    text = "\n".join(["word " * 11 + "ends"] * 3)
    paragraph = read_plain(f"\n{text}").paragraphs[0]

    assert [2, 3, 4] == [
        paragraph.line_at(n) for n in (0, len(text) // 3 + 1, len(text) - 3)
    ]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**bold** and _soft_ `code`", "bold and soft code"),
        ("[words](https://a.example/(x)) ![no](b.png)", "words)"),
        ("[words][ref] \\*star\\*", "words *star*"),
        ("snake_case_name * not", "snake_case_name * not"),
        ("<b>tag</b> 3 < 4", "tag 3 < 4"),
    ],
)
def test_markdown_marks_are_read_aloud(marked, plain):
    """
    A link is its words, an image is nothing, a mark is no character.
    """
    assert plain == unmarked(marked)


def test_markdown_front_matter_is_evidence():
    """
    What the head declares is kept with its line, and is no paragraph.
    """
    raw = read_markdown(
        '---\ntitle: "A: b"\ndate: 2024-05-03\nlayout: post\n---\n\n'
        "# A: b\n\n```\ncode\n```\n\n> quoted\n\n- one\n- two\n"
    )

    assert [("title", "A: b", 2), ("date", "2024-05-03", 3)] == [
        (d.name, d.value, d.line) for d in raw.declared
    ]
    assert [(7, "A: b"), (13, "quoted"), (15, "one"), (16, "two")] == shape(raw)


@pytest.mark.parametrize(
    ("data", "encoding", "sure"),
    [
        pytest.param("Çeşme".encode(), "utf-8", True, id="utf-8"),
        pytest.param("\ufeffÇeşme".encode(), "utf-8-sig", True, id="bom"),
        pytest.param("Çeşme".encode("utf-16"), "utf-16", True, id="utf-16"),
        pytest.param("Çeşme abcdef".encode("utf-16-le"), "utf-16-le", False, id="le"),
        pytest.param(
            b'<meta charset="iso-8859-9">' + "Çeşme ığ".encode("cp1254"),
            "cp1254",
            True,
            id="declared",
        ),
        pytest.param(
            b'<meta charset="iso-8859-1">' + "Çeşme".encode(),
            "utf-8",
            True,
            id="declared-wrongly",
        ),
        pytest.param(
            b'<meta charset="utf-7">' + "für das Öl und die Straße".encode("cp1252"),
            "cp1252",
            False,
            id="declared-dangerously",
        ),
        pytest.param(
            "وقالت الوزارة إن الطريق مفتوح بعد الظهر".encode("cp1256"),
            "cp1256",
            False,
            id="arabic",
        ),
        pytest.param(
            "Vali, okulların kar nedeniyle iki gün daha kapalı olduğunu söyledi".encode(
                "cp1254"
            ),
            "cp1254",
            False,
            id="turkish",
        ),
    ],
)
def test_encodings(data, encoding, sure):
    """
    The bytes are believed before what they say of themselves.
    """
    found = decode(data)

    assert (encoding, sure) == (found.encoding, found.sure)
    assert "\ufffd" not in found.text


def test_server_is_believed_where_the_bytes_are_silent():
    """
    A charset from the server decides between encodings that both fit.
    """
    assert "ığş" == decode("ığş".encode("cp1254"), "windows-1254").text


def test_scripts_may_hold_a_few_control_characters():
    """
    Two in a thousand are a page's scripts, one in a hundred is no text at all.
    """
    assert "x" * 998 == decode(b"x" * 998 + b"\x7f" * 2).text
    assert "x" * 99_800 == decode(b"x" * 99_800 + b"\x7f" * 200).text
    with pytest.raises(Refused, match="control characters"):
        decode(b"x" * 99_000 + b"\x7f" * 1_000)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Plain words.", "", "plain"),
        (b"# Words", "a.md", "markdown"),
        (b"  <!DOCTYPE html><p>x", "", "html"),
        (b"<!-- saved from url=(0001)x -->\n<html>", "a.txt", "html"),
        (b"words", "a.HTM", "html"),
        (b"WARC/1.1\r\n", "", "warc"),
        (b"\x1f\x8b\x08", "a.warc.gz", "warc"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=b\n\n",
            "",
            "mhtml",
        ),
        (b"Title: not a mail\nDate: 2024-01-01\n\nwords", "", "plain"),
    ],
)
def test_kind_is_told_by_the_first_bytes(data, name, kind):
    """
    What a text is decides how it is read; its name is asked last.
    """
    assert kind == kind_of(data, name)


def test_page_without_its_navigation():
    """
    The article is the text; what stands around it is its margin.
    """
    raw = read_html(
        PAGE.replace(
            b"</article>",
            b"</article><nav><p>Home</p></nav><footer>\xc2\xa9 2024 Strand</footer>",
        )
    )

    assert "The pass between Olden" in raw.paragraphs[1].text
    assert {"Home", "© 2024 Strand"} == {p.text for p in raw.margin}


def mhtml(page):
    """A browser's archive of *page*."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://courier.example/pass"
    message["Date"] = "Sat, 08 Jun 2024 10:00:00 +0200"
    message.set_content(page.decode(), subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def warc(page, compress):
    """A WARC file with a request, a redirect and *page*."""
    records = b""
    for kind, status, body in (
        ("request", "GET / HTTP/1.1", b""),
        ("response", "HTTP/1.1 301 Moved", b"<html>moved</html>"),
        ("response", "HTTP/1.1 200 OK", page),
    ):
        content = f"{status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        payload = content.encode() + body
        record = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:x>\r\n"
            "WARC-Target-URI: https://courier.example/pass\r\n"
            "WARC-Date: 2024-06-08T08:00:00Z\r\n"
            f"Content-Type: application/http; msgtype={kind}\r\n"
            f"Content-Length: {len(payload)}\r\n\r\n"
        ).encode()
        whole = record + payload + b"\r\n\r\n"
        records += gzip.compress(whole) if compress else whole
    return io.BytesIO(records).getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(mhtml(PAGE), "mhtml", id="mhtml"),
        pytest.param(warc(PAGE, compress=False), "warc", id="warc"),
        pytest.param(warc(PAGE, compress=True), "warc", id="warc.gz"),
    ],
)
def test_archives(data, kind):
    """
    The page comes out of an archive with its address and its day.
    """
    assert kind == kind_of(data, "a.warc.gz")
    reading = read(data, kind)

    assert "The pass between Olden" in reading.raw.paragraphs[1].text
    assert ("https://courier.example/pass", "2024-06-08") == (
        reading.address,
        reading.day,
    )
    assert reading.page.strip().endswith(b"</html>")


def test_confined_reading_is_the_same():
    """
    The process of its own hands back what a call would have.
    """
    assert read(PAGE, "html") == read_confined(PAGE, "html")


def test_archive_is_kept_with_its_page(desk):
    """
    An archive stays as it came; its page stands beside it for the meter.
    """
    done = desk.clip(desk.write("saved.mhtml", mhtml(PAGE)), title="Pass")
    names = {path.name for path in desk.originals.iterdir()}
    article = done.article.read_text("utf-8")

    assert {"pass.mhtml", "pass.html", "pass.json"} == names
    assert "Source: Strand Courier <https://courier.example/pass>\n" in article
    assert "Retrieved: 2024-06-08\n" in article


def test_address_that_a_browser_left():
    """
    A browser's note of where it saved a page from is the page's address.
    """
    note = b"<!-- saved from url=(0028)https://courier.example/pass -->\n"
    reading = read(note + PAGE, "html")

    assert "https://courier.example/pass" == reading.address


@pytest.mark.parametrize(
    ("text", "language", "clear"),
    [
        (
            "Det var en gang en konge som ikke ville ha noen dronning, og han",
            "sv",
            False,
        ),
        (
            "El presidente dijo que la ley no se puede cambiar sin el acuerdo de "
            "las dos partes, y que los ministros lo saben desde hace años.",
            "es",
            True,
        ),
        ("xyzzy plugh", "", False),
        ("", "", False),
    ],
)
def test_language_is_not_forced(text, language, clear):
    """
    A language that we do not know is not taken for one that we do.
    """
    assert (language, clear) == guess(text)


def test_declared_language_gives_way_to_the_words():
    """
    A page that says English and is plainly Turkish is that.
    """
    words = "Vali okulların kar nedeniyle iki gün daha kapalı olacağını söyledi. " * 3
    found = language_of(read_html(f"<html lang=en><body><p>{words}</p>".encode()))

    assert ("tr", True) == (found.value, found.certain)


def test_what_is_no_page_is_refused():
    """
    An archive of pictures alone has no article.
    """
    with pytest.raises(Refused, match="the archive holds no page"):
        read(mhtml(PAGE).replace(b"text/html", b"text/calendar"), "mhtml")
