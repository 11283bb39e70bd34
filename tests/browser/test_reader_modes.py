"""What programs keep that take a text out of its page: the credit, and who wrote it.

Each is somebody else's: the reader mode of Firefox, what Obsidian clips, and three
libraries by which services that save pages for later find the text.
"""

import re
import warnings
from functools import partial

import pytest
from lxml import html as lxml_html

from . import small
from .conftest import ROOT

WORDS = (
    "The council has put off its decision on the bridge, which had been expected "
    "since the spring, and gave no day, said two people who were in the room. "
    "The engineers, who found cracks in eleven bolts, want the road closed until then."
)
MANY = "\n\n".join([f"{WORDS} [@post]."] * 12)
BYLINE = "Reporter: Ada Byron, Grace Hill\nPlace: Northport\n"
CITING = "Citing:" + "".join(f"\n    Source Number {at}" for at in range(9)) + "\n"
TABLE = "| Year | Sum |\n| --- | ---: |\n| 2023 | 41 |\n| 2024 | 63 |\n"
HEADED = "\n\n".join(f"## Part {at}\n\n{WORDS}" for at in range(6))
ARTICLES = {
    "short": small.article("short", WORDS, more=BYLINE),
    "long": small.article("long", MANY, more=BYLINE),
    "unsigned": small.article("unsigned", f"{WORDS}\n\n{WORDS}"),
    "written": small.article("written", WORDS, more=f"{BYLINE}Author: Tilda Marsh\n"),
    "excerpt": small.article(
        "excerpt", f"{WORDS}\n\n> Nobody crosses.\n> -- [@post]", more=BYLINE
    )
    + "\n",
    "cited": small.article("cited", MANY, more=BYLINE + CITING),
    "corrected": small.article(
        "corrected", WORDS, more=f"{BYLINE}Correction: 2024-12-10 It is a Monday.\n"
    ),
    "pictured": small.article(
        "pictured", MANY, more=f"{BYLINE}Image: images/a.png\nImage-Alt: A bridge\n"
    ),
    "table": small.article("table", f"{WORDS}\n\n{TABLE}\n{WORDS}", more=BYLINE),
    "headed": small.article("headed", HEADED, more=BYLINE),
    "topics": small.article("topics", WORDS, more=f"{BYLINE}Tags: Bridges, Rivers\n"),
    "quoted": small.article(
        "quoted", f"“Nobody crosses,” it says [@post]. {WORDS}", more=BYLINE
    ),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """The articles above, built."""
    root = tmp_path_factory.mktemp("reader-modes")
    picture = (ROOT / "docs/screenshot.png").read_bytes()
    return small.build(root, ARTICLES, files={"images/a.png": picture})


def links(html):
    return lxml_html.fromstring(html).xpath("//a/@href") if html.strip() else []


def words(html):
    return lxml_html.fromstring(html).text_content() if html.strip() else ""


def readability_lxml(page):
    from readability import Document

    found = Document(page)
    return found.author(), words(found.summary()), links(found.summary())


def trafilatura(page):
    from trafilatura import extract
    from trafilatura.metadata import extract_metadata

    found = extract(page, include_links=True, output_format="xml") or ""
    targets = re.findall(r'target="([^"]*)"', found)
    # It takes the full stop of an initial out of a name.
    return extract_metadata(page).author, re.sub("<[^>]*>", "", found), targets


def newspaper4k(page):
    from newspaper import Article

    found = Article("https://clip.example.org/a.html")
    found.download(input_html=page)
    found.parse()
    return ", ".join(found.authors), found.text, links(found.article_html)


@pytest.fixture(scope="module")
def in_browsers(chromium, lacking):
    """The reader mode of Firefox, and what Obsidian keeps of a page."""
    scripts = [
        ROOT / "node_modules" / name
        for name in ("@mozilla/readability/Readability.js", "defuddle/dist/index.js")
    ]
    for script in scripts:
        if not script.is_file():
            lacking(script.parent.name, "run: bash .ci/checker")
    context = chromium.new_context()
    tab = context.new_page()

    def read(page, call):
        tab.set_content(page)
        for script in scripts:
            tab.add_script_tag(path=script)
        author, found = tab.evaluate(call)
        return author, words(found), links(found)

    yield {
        "firefox": partial(read, call=FIREFOX),
        "obsidian": partial(read, call=OBSIDIAN),
    }
    context.close()


FIREFOX = """() => {
    const found = new Readability(document.cloneNode(true)).parse();
    return [found.byline, found.content];
}"""
OBSIDIAN = """() => {
    const found = new Defuddle(document).parse();
    return [found.author, found.content];
}"""
PROGRAMS = (readability_lxml, trafilatura, newspaper4k)


@pytest.mark.parametrize("slug", ARTICLES)
def test_a_reader_mode_keeps_the_credit(output, in_browsers, slug):
    """
    Who reported, for whom, and the way to the original; and whoever reported is
    not taken for the writer of our page, who is named or is the site.
    """
    page = (output / f"{slug}.html").read_text("utf-8")
    ours = "Tilda Marsh" if slug == "written" else "Our Clippings"
    who = "" if slug == "unsigned" else "by Ada Byron and Grace Hill for "
    place = "" if slug == "unsigned" else "Northport, "
    line = f"Reported {who or 'by '}The Example Post, {place}9 December 2024."
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of old regular expressions, within them
        found = {each.__name__: each(page) for each in PROGRAMS}
    found |= {name: read(page) for name, read in in_browsers.items()}

    assert {*in_browsers} < {*found}
    for program, (author, text, led) in found.items():
        assert author == ours, program
        assert line in " ".join(text.split()), program
        assert f"https://post.example.org/2024/{slug}" in led, program
