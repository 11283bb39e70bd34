"""Texts and pages that mean harm: a clear refusal, or a clean result."""

import json
from io import BytesIO
from types import SimpleNamespace

import pytest

from creditline.article.markdown.convert import convert_article
from creditline.clip.draft.article_file import slug_for
from creditline.clip.intake import confined
from creditline.clip.intake.confined import read_confined
from creditline.clip.lexicon.names import index
from creditline.clip.read.raw_text import Paragraph
from creditline.clip.read.refusal import Refused
from creditline.clip.words.attribution import READ, attributions

PROSE = (
    "<p>The pass between Olden and Strand was shut on Friday after a landslide that "
    "buried two empty cars, and nobody can say for how long.</p>"
    "<p>Engineers hope to open one lane by Sunday, if the rain stops, Reuters reported "
    "on 7 June 2024, and if the slope stays where it is.</p>"
)


def page(body, head=""):
    """A page around *body*."""
    return (
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
    )


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        pytest.param(
            b"<div>" * 10_000_000,
            "html",
            "the text has 50,000,000 bytes, the limit is 16,000,000; "
            "cut the article out of it",
            id="50-MB-of-tags",
        ),
        pytest.param(b"x" * 4_000_001, "plain", "the text has 4,000,001", id="long"),
        pytest.param(b"word\n\n" * 6_000, "plain", "6,000 paragraphs", id="paragraphs"),
        pytest.param(b"", "plain", "the text is empty", id="empty"),
        pytest.param(b" \n\t\n", "plain", "the text is empty", id="blank"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, "plain", "not a text", id="png"
        ),
        pytest.param(b"<html><body></body></html>", "html", "no text", id="no-text"),
        pytest.param(
            b"<html><body>" + b"<div>" * 200_000 + b"x", "html", "no text", id="deep"
        ),
        pytest.param(page("<p>a b</p>" * 30_001), "html", "30,001 blocks", id="wide"),
        pytest.param(
            b"WARC/1.0\r\nbroken\r\n\r\n", "warc", "holds no page|as WARC", id="warc"
        ),
        pytest.param(
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--",
            "mhtml",
            "holds no page",
            id="mhtml",
        ),
    ],
)
def test_too_much_or_nothing_is_refused(data, kind, message):
    """
    What no report looks like is refused in a sentence.
    """
    with pytest.raises(Refused, match=message):
        read_confined(data, kind)


def test_page_that_takes_too_long_is_refused():
    """
    Reading a page is cut off after its time, however it keeps the parser busy.
    """
    attributes = " ".join(f'a{n}="b"' for n in range(300_000))

    with pytest.raises(Refused, match="could not be read within 1 seconds"):
        read_confined(page(f"<p {attributes}>words</p>"), "html", seconds=1)


def test_an_installation_that_lacks_something_is_told(tmp_path, monkeypatch):
    """
    Where a package cannot be imported, the page is not to blame for it.
    """
    (tmp_path / "trafilatura.py").write_text("raise ImportError('no cleaner\\nis')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    with pytest.raises(Refused, match=r"\Ano page can be read: no cleaner\Z"):
        read_confined(page("<p>words</p>"), "html")


def test_page_that_takes_too_much_memory_is_refused(monkeypatch, capsys):
    """
    A reader that runs out of memory, or of stack, says so and is over.
    """
    for error in (MemoryError, RecursionError):

        def fail(*_, error=error):
            raise error

        monkeypatch.setattr(confined, "read", fail)
        monkeypatch.setattr(confined, "bound", lambda: None)
        monkeypatch.setattr(confined.sys, "stdin", SimpleNamespace(buffer=BytesIO()))

        assert confined.REFUSED == confined.main()
        assert "takes too much memory" in capsys.readouterr().err


def test_mime_parts_nested_without_end_are_refused():
    """
    An archive of archives is a clear refusal, not a crash.
    """
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    data = head
    for n in range(500):
        data += b"--b\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)

    with pytest.raises(Refused, match=r"^the archive holds no page$"):
        read_confined(data, "mhtml")


@pytest.fixture
def hostile(desk):
    """Clip a page with everything in it that does not belong in an article."""
    body = (
        '<script>document.write("stolen words")</script>'
        '<form action="javascript:go()"><input value="typed words">'
        "<button>Pay now</button></form>"
        f"<article><h1>A pass is shut</h1>{PROSE}"
        '<p onclick="go()">See <a href="javascript:go()">this</a> and '
        '<img src="data:image/png;base64,AAAA" alt="drawn words"> more of the rain '
        "that has fallen on the valley since the spring.</p></article>"
        '<div style="display:none">hidden words</div><iframe src="/x">framed</iframe>'
    )
    head = (
        f"<title>{'T' * 100_000}</title>"
        f'<meta property="og:title" content="{"../" * 40_000}">'
        '<meta property="og:site_name" content="Strand&#10;Date: 1999-01-01&#10;Post">'
        '<meta name="author" content="[@gdc] <script>x</script>">'
        '<meta name="date" content="2024-06-08">'
        '<link rel="canonical" href="javascript:alert(1)">'
        '<script type="application/ld+json">' + "[" * 20_000 + "</script>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": '
        '{"@value": ["x"]}, "author": [[["y"]]], "url": "data:text/html,z"}</script>'
    )
    return desk.clip(desk.write("page.html", page(body, head)), reuse="excerpt")


def test_nothing_that_runs_reaches_the_article(hostile, desk):
    """
    Scripts, forms, hidden text and data addresses leave no word behind.
    """
    article = hostile.article.read_text("utf-8")
    document = convert_article(article.encode(), "x.md", desk.site.options)
    shown = document.body.plain + "".join(map(str, document.body.pieces))

    for word in (
        "stolen",
        "typed",
        "Pay now",
        "hidden",
        "framed",
        "data:",
        "javascript",
    ):
        assert word not in article
        assert word not in shown
    assert "<script" not in shown
    assert len(article) < 3_000


def test_no_value_makes_a_field_of_its_own(hostile):
    """
    A line end in a name does not begin another field.
    """
    header = hostile.article.read_text("utf-8").split("\n\n")[0].split("\n")

    assert 1 == len([line for line in header if line.startswith("Date:")])
    assert "Source: strand-date-1999-01-01-post" in header


def test_deep_json_is_passed_over(desk):
    """
    JSON-LD that nests without end is not read; the rest of the page is.
    """
    head = (
        '<script type="application/ld+json">' + '{"@graph":[' * 5_000 + "</script>"
        '<meta name="date" content="2024-06-08">'
    )
    reading = read_confined(page(PROSE, head), "html")

    assert ["2024-06-08"] == [d.value for d in reading.raw.stated("date")]


def test_entities_do_not_grow():
    """
    A page that defines entities of entities stays as short as it is.
    """
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
        + "".join(
            f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
        )
        + f"]><html><body>{PROSE}<p>&m;</p></body></html>"
    )
    reading = read_confined(bomb.encode(), "html")

    assert sum(len(p.text) for p in reading.raw.paragraphs) < 1_000


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("../../etc/passwd", "etc-passwd", id="dots"),
        pytest.param("..\\..\\windows", "windows", id="backslashes"),
        pytest.param("/home/.ssh", "home-ssh", id="absolute"),
        pytest.param("a\x00b\nc", "a-b-c", id="controls"),
        pytest.param("CON", "con-clipping", id="device"),
        pytest.param("...", "clipping", id="nothing"),
        pytest.param("\u202egpj.exe", "gpj-exe", id="turned"),
        pytest.param("word " * 30_000, "-".join(["word"] * 16), id="long"),
        pytest.param("ك" * 3_000, "ك" * 40, id="long-word"),
        pytest.param("C:evil", "c-evil", id="drive"),
    ],
)
def test_slug_names_a_file_and_nothing_else(title, slug):
    """
    Whatever a title holds, its slug is one plain name of a file.
    """
    assert slug == slug_for(title)


@pytest.mark.parametrize("folder", ["articles", "articles/2024"])
def test_link_out_of_the_content_is_not_followed(desk, tmp_path, folder):
    """
    A folder that is a link to somewhere else gets no file.
    """
    outside = tmp_path / "outside"
    outside.mkdir()
    path = desk.content / folder
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(outside, target_is_directory=True)

    with pytest.raises(Refused, match="is a link out of"):
        desk.clip()

    assert [] == list(outside.iterdir())
    assert not desk.originals.exists()


def test_file_that_appears_meanwhile_is_not_overwritten(desk, monkeypatch):
    """
    Between looking and writing somebody else may write: theirs stays.
    """
    from creditline.clip.draft import clipping

    write = clipping.write_all

    def race(files):
        path = files[-1].path
        path.parent.mkdir(parents=True)
        path.write_text("theirs", "utf-8")
        write(files)

    monkeypatch.setattr(clipping, "write_all", race)
    with pytest.raises(Refused, match="is there already, and nothing is overwritten"):
        desk.clip(title="T")

    assert {"content/articles/2024/t.md": b"theirs"} == desk.files()


def test_registry_that_changes_meanwhile_is_not_overwritten(desk, monkeypatch):
    """
    An organisation that somebody adds while a person is asked is not lost.
    """
    outlets = desk.content / "outlets.toml"
    outlets.write_text("# ours\n", "utf-8")

    class Slow:
        """A person who edits the registry while answering."""

        def tell(self, line):
            """Hear nothing."""

        def judge(self, finding):
            return finding

        def title(self, proposal):
            outlets.write_text('[bbc]\nname = "BBC"\n', "utf-8")
            return "T"

        def register(self, name, entry):
            return True

    with pytest.raises(Refused, match="was changed meanwhile; clip again"):
        desk.clip(dialogue=Slow())

    assert {"content/outlets.toml": b'[bbc]\nname = "BBC"\n'} == desk.files()


def test_notes_that_are_broken_do_no_harm(desk):
    """
    A note that is no JSON, or of another shape, is passed over.
    """
    desk.originals.mkdir()
    for name, text in (("a.json", "{"), ("b.json", "[]"), ("c.json", json.dumps({}))):
        (desk.originals / name).write_text(text, "utf-8")

    assert desk.clip().article.exists()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("According to " + "A " * 100_000, id="capitals"),
        pytest.param("Der Sender " * 30_000 + "„" * 20_000, id="nouns"),
        pytest.param("X said 3 May 2024, " * 20_000, id="days"),
    ],
)
def test_paragraph_without_end_is_read_to_a_bound(text):
    """
    What a paragraph names is read in its beginning: a text cannot cost hours.
    """
    paragraph = Paragraph(1, text, ((0, 1),))
    found = list(attributions([paragraph], "de", index()))

    assert all(a.start < READ for a in found)
