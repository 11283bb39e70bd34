"""Files of the content of which nothing is made: check names them."""

import pytest

from ..cases import listed

HOUSE = "pelicanconf.py"
TEXT = "left out: only .md below ARTICLE_PATHS or PAGE_PATHS is a text [left-out]"
TEXT_HINT = "    write them in Markdown, or move them there"
FOREIGN = """.markdown .mkd .mdown .rst .html .htm .xhtml .txt .org .adoc .asciidoc .tex
    .textile .docx .odt .rtf"""
ASKED_HINT = "    nothing, or change IGNORE_FILES, ARTICLE_EXCLUDES or PAGE_EXCLUDES"


@pytest.mark.parametrize(
    ("files", "line", "said"),
    [
        pytest.param(
            ["articles/a.rst", "articles/b.html", "pages/c.markdown", "notes.md"],
            "",
            "1: warning: articles/a.rst, articles/b.html, notes.md, pages/c.markdown "
            f"are {TEXT}\n{TEXT_HINT}",
            id="texts",
        ),
        pytest.param(
            [f"articles/{n}.rst" for n in range(7)],
            "",
            "1: warning: articles/0.rst, articles/1.rst, articles/2.rst, "
            f"articles/3.rst, articles/4.rst and 2 more are {TEXT}\n{TEXT_HINT}",
            id="five-and-a-count",
        ),
        pytest.param(
            [f"articles/a{ending}" for ending in FOREIGN.split()],
            "",
            "1: warning: articles/a.adoc, articles/a.asciidoc, articles/a.docx, "
            "articles/a.htm, articles/a.html and 11 more are "
            f"{TEXT}\n{TEXT_HINT}",
            id="of-every-kind",
        ),
        pytest.param(
            ["articles/_a.md", "articles/old/b.md", "images/c.png"],
            'IGNORE_FILES = ["_*", "*.png"]\nARTICLE_EXCLUDES = ["articles/old"]',
            "1: warning: articles/_a.md, articles/old/b.md, images/c.png are left out, "
            f"as the settings say [left-out]\n{ASKED_HINT}",
            id="as-asked",
        ),
        pytest.param(
            ["data/a.csv"],
            "",
            "1: warning: data/a.csv is left out: in no folder that STATIC_PATHS names "
            "[left-out]\n    nothing, or name it there if the site needs them",
            id="others",
        ),
        pytest.param(["images/about.txt"], "", None, id="copied"),
        pytest.param(["articles/.a.md", "articles/b.md~"], "", "", id="hidden"),
    ],
)
def test_what_is_left_out_is_named(site, files, line, said):
    """
    Five of them, and how many more there are; nothing of them is published.
    """
    for file in files:
        site.write(f"content/{file}", "Nothing.")
    site.write(HOUSE, f"{site.path(HOUSE).read_text('utf-8')}{line}\n")
    found = [p for p in site.check() if p.code == "left-out"]

    assert (said or "") == listed(found)
    assert [] == [p for p in site.build().problems if p.code == "left-out"]


def test_an_article_that_was_left_out_comes_back(site):
    """
    What is passed over in one build is made in the next that does not.
    """
    story = site.path("content/articles/2024/bridge.md").read_text("utf-8")
    site.write("content/articles/_new.md", story.replace("Slug: bridge", "Slug: new"))
    settings = site.path(HOUSE).read_text("utf-8")
    there = site.output / "2024/new.html"
    for line, made in (("", True), ('IGNORE_FILES = ["_*"]\n', False), ("", True)):
        site.write(HOUSE, settings + line)
        site.build()

        assert made == there.is_file()
