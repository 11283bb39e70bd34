"""Whole articles: what one file can have wrong by itself, on which line."""

import pytest

from creditline.article.fields import FIELDS
from creditline.article.header_values import PAGE_FIELDS
from creditline.article.markdown.convert import convert_article, convert_page
from creditline.article.record import Article
from creditline.config.conversion_options import Options

from ..cases import cases, listed


@pytest.mark.parametrize(("source", "expected"), cases("fields.txt"))
def test_problems(source, expected):
    """
    Every problem of a file is found, with its line, its words and what to do.
    """
    found = convert_article(source.encode(), "a.md", Options()).facts.problems

    assert expected == (
        listed(sorted(found, key=lambda p: (p.line, p.code))) or "no problems"
    )


def test_every_field_is_kept():
    """
    Whatever may be declared arrives in the record; nothing is read and dropped.
    """
    names = {field.attribute for field in FIELDS}

    assert names <= set(Article.__struct_fields__)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_change_nothing(ending, mark):
    """
    The same words make the same page, whichever system they were written on.
    """
    lines = [
        "Title: “A bridge”",
        "Date: 2024-12-09",
        "Outlet: post",
        "Source: post",
        "",
        "One [@post].",
        "",
        "> Two.",
        "> -- [@post]",
        "",
        "```",
        "three",
        "```",
    ]
    plain = convert_article("\n".join(lines).encode(), "a.md", Options())
    other = convert_article((mark + ending.join(lines)).encode(), "a.md", Options())

    assert plain == other


def test_a_page_of_our_own_has_fewer_fields():
    """
    A page such as "About" credits nobody, so it is asked for its title alone.
    """
    source = b"Title: About\nOutlet: post\n\nWho we are.\n"
    found = convert_page(source, "pages/about.md", Options()).facts.problems

    assert "2: Outlet is not a field [unknown-field]\n    remove it" == listed(found)
    assert ["title"] == [name for name, f in PAGE_FIELDS.items() if f.required]
