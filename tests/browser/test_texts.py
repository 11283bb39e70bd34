"""What may stand in a text, as a browser shows it on a phone, at night, in Arabic."""

import struct
import zlib

import pytest
from PIL import Image

from . import small

ROW = " | ".join(["two or three words"] * 8)
TABLE = f"| {ROW} |\n|{' --- |' * 8}\n| {ROW} |\n"
RAW = f"<table><tr>{'<td>Donaudampfschifffahrt here</td>' * 7}</tr></table>\n"
CODE = "Text `a->b (c)`.\n\n    if (x > 1) { return -5; } // done.\n"
NOTES = "One[^a], two[^b].\n\n[^a]: First.\n[^b]: Second.\n"
HEADED = "".join(f"## Part {at} of *it*\n\nText [@post].\n\n" for at in "12345")
LONG_WORD = f"https://post.example.org/{'a-very-long-name-' * 9}\n"
LONG_NAME = "Donaudampfschifffahrtsgesellschaftskapitaensverordnung" * 2
FOLLOWS = b"""<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">
<style>
rect { fill: #000 }
@media (prefers-color-scheme: dark) { rect { fill: #fff } }
</style>
<rect width="20" height="20"/></svg>"""
ARTICLES = {
    "table": small.article("table", TABLE),
    "raw": small.article("raw", f"{RAW}\n\nText.\n\n<div>{RAW}</div>\n"),
    "nested": small.article("nested", RAW.replace("here", RAW)),
    "code": small.article("code", CODE, more="Lang: ar\n"),
    "drawing": small.article("drawing", "![Lines](images/lines.png)\n"),
    "follows": small.article("follows", "![Ink](images/follows.svg)\n"),
    "notes": small.article("notes", NOTES),
    "headed": small.article("headed", HEADED),
    "four": small.article("four", HEADED.partition("## Part 5")[0]),
    "aside": small.article(
        "aside", '<p><img src="images/tall.png" alt="A" align="left"> Words.</p>\n'
    ),
    "tall": small.article("tall", "![A page](images/tall.png)\n"),
    "pair": small.article(
        "pair", "![One](images/tall.png)\n![Two](images/lines.png)\n"
    ),
    "many": small.article(
        "many",
        "Text [@source-number-9].\n",
        more="Reporter: "
        + ", ".join(f"Ada Number{at}" for at in range(9))
        + "\nCiting:"
        + "".join(f"\n    Source Number {at}" for at in range(1, 10))
        + "\n",
    ),
    "word": small.article("word", LONG_WORD),
    "name": small.article(
        "name",
        "Text.\n",
        title=LONG_NAME,
        more="".join(f"{x}: {LONG_NAME}\n" for x in ("Reporter", "Citing", "Tags")),
    ),
}


def png(width, height, pixel):
    """A picture of one colour, with its transparency as the fourth byte."""

    def part(kind, data):
        whole = kind + data
        return (
            struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(pixel) * width) * height)
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(part(*each) for each in parts)


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """The articles above, built."""
    files = {
        "images/lines.png": png(400, 200, (0, 0, 0, 0)),
        "images/tall.png": png(1200, 9000, (90, 90, 90, 255)),
        "images/follows.svg": FOLLOWS,
    }
    return small.build(tmp_path_factory.mktemp("texts"), ARTICLES, files=files)


@pytest.mark.parametrize("width", [320, 768])
def test_no_text_makes_a_page_scroll_sideways(look, output, width):
    """
    Whatever a text holds, a phone's page is as wide as the phone; nor does a name in
    a list.
    """
    tab = look("about:blank", width=width)
    wide = {}
    for page in (*ARTICLES, "index", "organisations/index", "coverage/index"):
        tab.goto((output / f"{page}.html").as_uri())
        wide[page] = tab.evaluate("document.documentElement.scrollWidth")

    assert {} == {page: found for page, found in wide.items() if found > width}


@pytest.mark.parametrize(("slug", "count"), [("table", 1), ("raw", 2), ("nested", 1)])
def test_a_wide_table_scrolls_in_itself(look, output, slug, count):
    """
    The element around it scrolls, has a name, and is reached by the keyboard.
    """
    tab = look((output / f"{slug}.html").as_uri(), width=360)
    around = tab.locator(".wide")

    assert count == around.count()
    assert around.first.evaluate("e => e.scrollWidth > e.clientWidth")
    around.first.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("document.querySelector('.wide').scrollLeft > 0")
    assert ("group", "Table") == tuple(
        around.first.evaluate("e => [e.role, e.ariaLabel]")
    )


def test_code_is_read_from_left_to_right(look, output):
    """
    On an Arabic page as well, and apart from the sentence around it.
    """
    tab = look((output / "code.html").as_uri())

    found = tab.evaluate(
        """() => [...document.querySelectorAll('.text :is(pre, code)')].map(e => {
            const style = getComputedStyle(e);
            return `${e.localName} ${style.direction} ${style.unicodeBidi}`;
        })"""
    )

    assert {"pre ltr isolate", "code ltr isolate"} == {*found}


def luminance(colour):
    parts = [int(p) / 255 for p in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_black_lines_are_seen_at_night(look, output):
    """
    Behind a picture that may be clear lies a light ground, in the dark alone.
    """
    ground = "getComputedStyle(document.querySelector('.text img')).backgroundColor"
    dark = look((output / "drawing.html").as_uri(), scheme="dark").evaluate(ground)
    light = look((output / "drawing.html").as_uri()).evaluate(ground)

    assert (luminance(dark) + 0.05) / 0.05 > 7
    assert "rgba(0, 0, 0, 0)" == light


def test_a_drawing_that_follows_the_colours_is_seen_at_night(look, output, tmp_path):
    """
    On the light ground it is drawn for one: its ink is black, by choice as well.
    """
    file = tmp_path / "seen.png"
    tab = look((output / "follows.html").as_uri(), scheme="dark")
    for scheme in ("auto", "light", "dark"):
        tab.locator(f"#scheme-{scheme}").check()
        tab.locator(".text img").screenshot(path=file)
        seen = Image.open(file).convert("RGB")

        assert seen.getpixel((10, 10)) == (0, 0, 0), scheme
        assert min(seen.getpixel((30, 10))) > 200, scheme


def test_notes_have_letters_and_sources_numbers(look, output):
    """
    A writer's own note is told apart from a source at sight, and by ear.
    """
    tab = look((output / "notes.html").as_uri())

    marks = tab.locator(".footnote-ref").all_inner_texts()
    back = tab.locator(".footnote-backref").first.get_attribute("title")

    assert ["a", "b"] == marks
    assert "lower-alpha" == tab.locator(".footnote ol").evaluate(
        "e => getComputedStyle(e).listStyleType"
    )
    assert "Jump back to footnote a in the text" == back


def test_a_long_text_begins_with_its_headings(look, output):
    """
    More than four headings are listed; each line leads to its heading.
    """
    tab = look((output / "headed.html").as_uri())

    lines = tab.locator(".contents a")
    assert [f"Part {at} of it" for at in range(1, 6)] == lines.all_inner_texts()
    lines.last.click()
    assert "Part 5" in tab.locator(":target").inner_text()
    assert 0 == look((output / "four.html").as_uri()).locator(".contents").count()


@pytest.mark.parametrize(("width", "height"), [(360, 700), (1280, 800)])
def test_no_picture_is_taller_than_the_window(look, output, width, height):
    """
    A page that was photographed whole is seen at once, in its own shape.
    """
    tab = look((output / "tall.html").as_uri(), width=width, height=height)
    shown = tab.locator(".text img").bounding_box()

    assert shown["height"] <= height
    assert abs(shown["height"] / shown["width"] - 9000 / 1200) < 0.1


@pytest.mark.parametrize("width", [390, 800])
def test_a_picture_that_is_set_aside_ends_with_the_text(look, output, width):
    """
    Though its words are few: it lies over nothing of what follows.
    """
    tab = look((output / "aside.html").as_uri(), width=width)
    shown = tab.locator(".text img").bounding_box()
    text = tab.locator(".text").bounding_box()

    assert shown["height"] > 200
    assert shown["y"] + shown["height"] <= text["y"] + text["height"]


def test_two_pictures_stand_side_by_side(look, output):
    """
    Where there is room, the second begins at the height of the first.
    """
    tab = look((output / "pair.html").as_uri())
    first, second = (tab.locator(".text img").nth(at).bounding_box() for at in (0, 1))

    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]


def test_text_and_sources_begin_on_one_line(look, output):
    """
    Where the sources have a margin, their heading stands on the line of the credit.
    """
    tab = look((output / "many.html").as_uri())
    stands = """e => {
      const mark = document.createElement("img");
      mark.style.display = "inline-block";
      e.prepend(mark);
      return mark.getBoundingClientRect().bottom;
    }"""
    credit, heading = (
        tab.locator(one).evaluate(stands)
        for one in (".text > .credit-line", ".sources h2")
    )

    assert 1 > abs(credit - heading)


def test_a_long_credit_reads_short(look, output):
    """
    Nine reporters are three and six others, in two lines, and the block has all;
    of nine cited works the last are folded, and open for the number that leads there.
    """
    tab = look((output / "many.html").as_uri())
    line = tab.locator(".text > .credit-line")

    assert "Ada Number0, Ada Number1, Ada Number2 and 6 others for" in line.inner_text()
    assert ["Ada Number0, Ada Number1, Ada Number2"] == line.locator(
        "b"
    ).all_inner_texts()
    assert 2 >= round(
        line.evaluate(
            "e => e.clientHeight / parseFloat(getComputedStyle(e).lineHeight)"
        )
    )
    line.get_by_text("6 others").click()
    assert "Ada Number8" in tab.locator("section:has(:target)").inner_text()
    last = tab.locator("#source-10")
    assert not last.is_visible()
    tab.locator(".cite").click()
    assert last.is_visible()
