"""What is printed: every word of an article, in order, on either sheet."""

import re
import subprocess
from itertools import count

import pytest

from . import small
from .test_texts import png

MORE = """Citing: Second Source
    Third Source <https://third.example.org/1>
Reporter: Ada Byron
"""
LENGTHS = (1, 3, 6, 9, 12, 15, 20, 26, 33, 41, 50, 70)
"""Paragraphs of about fifty words: from a note to nine pages."""


def article(number, *, plain):
    """An article of *number* paragraphs; every word of it is its own."""
    words = (f"word{at}" for at in count(1))

    cells = (f"cell{at}" for at in count(1))

    def some(many, words=words):
        return " ".join(next(words) for _ in range(many))

    parts = []
    for at in range(number):
        if at % 5 == 3:
            parts.append(f"## {some(4)}")
        parts.append(f"{some(50)} [@post].")
        if plain:
            continue
        if at % 4 == 1:
            rows = "\n".join(
                f"| {' | '.join(some(2, cells) for _ in range(8))} |" for _ in "12"
            )
            head = f"| {' | '.join(some(1, cells) for _ in range(8))} |"
            parts.append(f"{head}\n|{' --- |' * 8}\n{rows}")
        if at % 6 == 2:
            parts.append(
                f"<details><summary>{some(2)}</summary><p>{some(9)}</p></details>"
            )
        if at % 7 == 4:
            parts.append(
                f"- {some(9)}\n- {some(9)}\n\n> {some(12)}\n> -- [@second-source]"
            )
    return small.article(f"length-{number}", "\n\n".join(parts), more=MORE)


@pytest.fixture(scope="module")
def printed(tmp_path_factory, chromium, tool):
    """The words of a page in print: ``printed(name, format="A4")``."""
    root = tmp_path_factory.mktemp("lengths")
    texts = {
        f"length-{number}": article(number, plain=at % 2 == 0)
        for at, number in enumerate(LENGTHS)
    }
    output = small.build(root, texts, name='The "Clippings" \\ & Sons')
    program = tool("pdftotext", package="poppler-utils")
    tab = chromium.new_page()

    def words(name, **paper):
        tab.goto((output / name).as_uri())
        tab.pdf(path=root / "page.pdf", **paper)
        return subprocess.run(
            [program, root / "page.pdf", "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    yield words
    tab.close()


@pytest.mark.parametrize("number", LENGTHS)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_word_is_printed_in_order(printed, number, paper):
    """
    However long the text: all of it, then the chain, then the credit.
    """
    text = printed(f"length-{number}.html", format=paper)

    written = article(number, plain=LENGTHS.index(number) % 2 == 0)
    assert re.findall(r"word\d+", written) == re.findall(r"word\d+", text)
    ends = [text.rindex(said) for said in ("Sources", "Third Source", "Reported by")]
    assert sorted(ends) == ends
    assert max(m.end() for m in re.finditer(r"word\d+", text)) < ends[0]
    # The lines of a row are read across its cells.
    assert {*re.findall(r"cell\d+", written)} == {*re.findall(r"cell\d+", text)}
    assert f"post.example.org/2024/length-{number}" in text
    assert "Chicago" in text


@pytest.mark.parametrize("number", [33, 70])
def test_landscape_loses_nothing(printed, number):
    """
    A sheet on its side is as wide as a desk, and is no desk.
    """
    text = printed(f"length-{number}.html", format="A4", landscape=True)

    written = article(number, plain=LENGTHS.index(number) % 2 == 0)
    assert re.findall(r"word\d+", written) == re.findall(r"word\d+", text)


def test_a_sheet_says_whose_it_is(printed):
    """
    At its foot stand the site's name and the number of the page.
    """
    sheets = printed("length-41.html", format="A4").split("\f")[:-1]

    assert len(sheets) > 2
    for number, sheet in enumerate(sheets, 1):
        assert re.search(rf"\b{number} ?/ ?{len(sheets)}\b", sheet)
        assert 'The "Clippings" \\ & Sons' in sheet.rstrip()[-60:]


def test_pictures_are_printed_that_nobody_has_seen(tmp_path, chromium, tool):
    """
    The front page fetches some only when they are seen; paper has all of them, and
    the first sheet has what comes first.
    """
    texts = {
        f"story-{n}": small.article(
            f"story-{n}", "It rains.", more=f"Image: images/{n}.png\nImage-Alt: Rain\n"
        )
        for n in range(4)
    }
    files = {f"images/{n}.png": png(400, 300, (40 * n, 90, 90, 255)) for n in range(4)}
    output = small.build(tmp_path, texts, files=files)
    tab = chromium.new_page(viewport={"width": 800, "height": 200})
    tab.goto((output / "index.html").as_uri())
    waiting = tab.locator("img[loading='lazy']").count()
    pictures = tab.locator("img").count()
    tab.wait_for_function("[...document.images].every((one) => one.complete)")
    tab.pdf(path=tmp_path / "page.pdf")
    tab.close()
    listed = subprocess.run(
        [tool("pdfimages", package="poppler-utils"), "-list", tmp_path / "page.pdf"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()[2:]

    assert (0, 4) == (waiting, pictures)
    assert ["1"] * 4 == [line.split()[0] for line in listed]
    assert 'loading="lazy"' in (output / "index.html").read_text("utf-8")


def test_the_months_of_the_archive_fit_on_a_sheet(rich, chromium):
    """
    Paper does not scroll, so that what is too wide for it would be cut off.
    """
    tab = chromium.new_page(viewport={"width": 658, "height": 900})
    tab.emulate_media(media="print")
    tab.goto((rich / "coverage/index.html").as_uri())

    assert tab.locator(".wide thead th").count() > 12
    assert [] == tab.evaluate(
        "[...document.querySelectorAll('.wide')].filter((each) =>"
        " each.scrollWidth > each.clientWidth).map((each) => each.textContent)"
    )
    tab.close()


BESIDE = """
    [...document.querySelectorAll(".facts dl > div")].filter((fact) => {
      const end = fact.querySelector("dt").getBoundingClientRect().right;
      const said = [...fact.querySelectorAll("dd")].filter((dd) => dd.offsetHeight);
      return said.some((dd) => dd.getBoundingClientRect().left < end);
    }).map((fact) => fact.textContent.trim())
"""


def test_what_is_said_of_a_fact_stands_beside_it(rich, chromium):
    """
    All lines of it, and none below its name.
    """
    tab = chromium.new_page()
    tab.emulate_media(media="print")
    tab.goto((rich / "2024/bridge.html").as_uri())

    assert tab.locator(".facts dl > div:has(dd ~ dd)").count()
    assert [] == tab.evaluate(BESIDE)
    tab.close()
