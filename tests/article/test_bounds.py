"""No text takes longer than its length allows; what would is told with its line."""

import pytest

from creditline.article.markdown.bounds import tangled, too_deep
from creditline.article.markdown.convert import convert_article
from creditline.article.markdown.text import convert
from creditline.config.conversion_options import Options

from ..cases import listed

HEAD = "Title: A\nDate: 2024-12-09\nOutlet: a\nSource: https://a.example/1\n"
TANGLED = (
    "from here on, more markup is begun than can be read in time [unconvertible]\n"
    "    close brackets and tags, or part the text by blank lines"
)
DEEP = (
    "the text is nested too deeply to be converted [unconvertible]\n"
    "    take the innermost parts out"
)


@pytest.fixture(params=[False, True], ids=["quick", "stock"])
def options(request):
    """Our converter, and the library as it comes."""
    return Options(filters=("smartypants",), stock=request.param)


@pytest.mark.parametrize(
    "unit",
    [
        *("[", "![", "[a](", "[a][", "[a](<", "<b ", '<b a="', "<!", "<![CDATA["),
        *("\\*", "<http://a", "*_", "*[a]: b\n", "a\n=\n", "a\n-\n", "- -", "# a\n"),
        *("```\n", "~~~\n", "```a", "``` {.a"),
    ],
)
def test_a_text_of_beginnings_is_refused(unit, options):
    """
    A megabyte of what is never finished is one problem, at once.
    """
    text = f"Ours.\n\n{unit * (10**6 // len(unit))}\n"
    body = convert(text, "a.md", 7, options)

    assert () == body.pieces
    assert f"9: {TANGLED}" == listed(body.problems)


def noted(count):
    """A text with so many footnotes."""
    return "".join(f"A[^{n}].\n\n[^{n}]: B\n\n" for n in range(count))


def test_thousands_of_footnotes_are_refused(options):
    """
    The library counts them all for each; two thousand are read.
    """
    refused = convert(noted(5000), "a.md", 7, options)

    assert f"9: {TANGLED}" == listed(refused.problems)
    assert () == convert(noted(2000), "a.md", 7, options).problems


@pytest.mark.parametrize(
    "text",
    [
        "bridge " * 150_000,
        "a" * 10**6,
        ("The bridge over *the* harbour “reopens” on Monday. " * 20 + "\n\n") * 900,
        "".join(f"- [Story {n}](https://a.example/{n}) said.\n" for n in range(4000)),
        "| a | b |\n| - | - |\n"
        + "".join(f"| [a](https://a.example/{n}) | *b* |\n" for n in range(4000)),
        "```\n" + "x[i] = (a[b] < c) & d_e * f\n" * 4000 + "```\n",
        "    x[i] = (a[b] < c) & d_e * f\n" * 4000,
        "<p>a <b>b</b></p>\n" * 4000,
        "> quoted [a](https://a.example/)\n" * 3000,
        "".join(f"{'    ' * depth}- a\n" for depth in range(60)),
        "word " + "[a](https://a.example/) " * 500,
        "```\n"
        + ("The bridge over *the* harbour reopens on Monday. " * 60 + "\n\n") * 99,
        "They said no. 1. It is old. " * 100,
        "~~~\n```\n\n" + "x[i] = (a[b] < c) & d_e * f\n" * 4000 + "~~~\n",
    ],
    ids=range(14),
)
def test_a_long_text_is_a_text(text):
    """
    Length alone, lists, tables and code of any length are no reason, nor is a mark
    of code that nothing ends.
    """
    assert (None, None) == (tangled(text), too_deep(text))


@pytest.mark.parametrize(
    ("bracket", "deep", "start"),
    [("[", 2000, None), ("[", 5000, 0), ("![", 1100, None), ("![", 1200, 0)],
)
def test_brackets_that_are_closed_may_be_nested_in_part(bracket, deep, start):
    """
    The end of each is looked for behind all that it holds; a picture's twice.
    """
    assert start == tangled(f"{bracket * deep}a{']' * deep}")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("".join(f"{'    ' * depth}- a\n" for depth in range(1000)), 67),
        ("".join("\t" * depth + "1. a\n" for depth in range(1000)), 67),
        ("1. " * 1000 + "a", 7),
        ("Ours.\n\n" + "a\n: b\n" * 1000, 9),
    ],
    ids=["list", "tabs", "numbers", "meanings"],
)
def test_nesting_a_thousand_deep_is_refused(text, line, options):
    """
    Before the library runs out of its own depth.
    """
    assert f"{line}: {DEEP}" == listed(convert(text, "a.md", 7, options).problems)


@pytest.mark.parametrize(
    "text",
    [">" * 1000 + " a", "<div>" * 200 + "a" + "</div>" * 200, "*" * 1000 + "a"],
    ids=["quotations", "divisions", "stars"],
)
def test_what_can_be_nested_is(text, options):
    """
    Where the library copes, a page comes of it.
    """
    assert () == convert(text, "a.md", 7, options).problems


def test_an_error_of_the_library_is_that_articles_problem(options):
    """
    With its line, and what it was; the others of the site are found too.
    """
    text = "``` { .python linenums=True }\na\n```\n"
    facts = convert_article(f"{HEAD}\n{text}".encode(), "a.md", options).facts

    assert (
        "6: Markdown cannot convert this: TypeError: cannot serialize True (type bool) "
        "[unconvertible]\n    look for unusual markup, such as attributes in braces"
    ) == listed(facts.problems)


def test_an_error_of_ours_is_ours(monkeypatch, options):
    """
    It keeps its traceback, and is told to nobody as their mistake.
    """
    monkeypatch.setattr(
        "creditline.article.markdown.citing.SIGNED", None
    )  # what a slip in our own extension would look like
    with pytest.raises(AttributeError, match="NoneType"):
        convert("> a\n> -- [@b]\n", "a.md", 7, options)


def test_a_summary_is_bound_as_well(options):
    """
    On its own line.
    """
    data = f"{HEAD}Summary: {'[' * 9000}\n\nOurs.\n".encode()
    facts = convert_article(data, "a.md", options).facts

    assert f"5: {TANGLED}" == listed(facts.problems)


def test_a_style_is_read_once():
    """
    However many blanks stand in it: looked through again from each, it never ends.
    """
    blanks = " " * 300_000
    body = convert(f'<p style="color: a{blanks}^">a</p>', "a.md", 1, Options())

    assert ["foreign-markup"] == [one.code for one in body.problems]
