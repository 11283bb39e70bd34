"""Links, emphasis, lists, headings and quotations of a page survive as Markdown."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.markdown.convert import convert_article
from creditline.clip.draft.choices import Party
from creditline.clip.draft.outline import marked, quotation
from creditline.clip.read.html_page import parse
from creditline.clip.read.page_runs import runs
from creditline.clip.read.raw_text import Paragraph, Span
from creditline.config.places import Places
from creditline.config.settings import load

HOME = "https://harbourmail.example/news/bridge"
POST = Party(key="post", name="Harbour Mail")


def paragraphs(html):
    """The runs of a page as paragraphs of a text."""
    return [
        Paragraph(
            n,
            r.text,
            ((0, 1),),
            "heading" if "#" in r.opens else "text",
            r.opens,
            r.spans,
        )
        for n, r in enumerate(runs(parse(f"<body>{html}")), 1)
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<p>It is <em>not</em> <b>done </b>yet.</p>",
            "> It is *not* **done** yet.",
            id="emphasis",
        ),
        pytest.param(
            '<p>See <a href="/r?utm_source=x">the <i>report</i></a>, <a href="#a">a</a>'
            ' and <a href="javascript:x()">b</a>.</p>',
            f"> See [the *report*](https://harbourmail.example/r), [a]({HOME}) and b.",
            id="links-of-the-page",
        ),
        pytest.param(
            "<h2>What <b>now</b>?</h2><p>Nothing.</p>",
            "> ## What now?\n>\n> Nothing.",
            id="heading",
        ),
        pytest.param(
            "<ul><li>One<ol><li>Two<li>Three</ol><li><p>Four</p><p>Five</p></ul>",
            "> - One\n>     1. Two\n>     2. Three\n> - Four\n>\n>     Five",
            id="lists",
        ),
        pytest.param(
            "<blockquote><p>We wait.</p><p>And wait.</p></blockquote>",
            "> > We wait.\n>\n> > And wait.",
            id="quotation",
        ),
        pytest.param(
            '<p><a href="https://x.example/">@post</a> and'
            ' <a href="https://x.example/">[1]</a></p>',
            "> @post and [1]",
            id="what-would-be-a-citation",
        ),
        pytest.param(
            "<p><strong><em>Both</em></strong> * one _ two</p>",
            "> **Both** \\* one \\_ two",
            id="signs-of-the-text",
        ),
    ],
)
def test_marks_of_a_page_are_those_of_markdown(html, expected):
    """
    What a page marks is marked; what Markdown would take for a mark is not.
    """
    quoted = quotation(paragraphs(html), None, None, POST, HOME)

    assert f"{expected}\n>\n> -- [@post]" == quoted


def test_an_item_whose_list_is_left_out_stands_for_itself():
    """
    Without what it stands under, a deeper line would be a block of code.
    """
    inside = paragraphs("<ul><li>One<ul><li>Two<p>More</p></ul></ul>")

    assert "> - Two\n>\n>     More\n>\n> -- [@post]" == quotation(
        inside[1:], None, None, POST
    )


def test_what_is_cut_keeps_the_marks_before_the_cut():
    """
    An emphasis that goes on behind the limit ends with it.
    """
    inside = paragraphs("<p>One two <b>three four five</b> <i>six</i>.</p>")

    assert "> One two **three four** …\n>\n> -- [@post]" == quotation(
        inside, 4, None, POST
    )


@pytest.fixture(scope="module")
def options(tmp_path_factory):
    """How a site without settings of its own converts."""
    root = tmp_path_factory.mktemp("site")
    (root / "pelicanconf.py").write_text('SITENAME = "S"\n', "utf-8")
    (root / "content").mkdir()
    return load(Places(root / "pelicanconf.py")).options


@given(
    words=st.lists(
        st.text("aé*_[]()<&`\\!#>1.-@^", min_size=1, max_size=6), min_size=1, max_size=8
    ),
    at=st.lists(st.tuples(st.integers(0, 7), st.integers(1, 4)), max_size=3),
    mark=st.sampled_from(["*", "**", "["]),
)
def test_marks_change_no_word(options, words, at, mark):
    """
    Whatever is marked, the page shows the words of the text and nothing else.
    """
    text = " ".join(words)
    ends = [len(" ".join(words[:n])) for n in range(len(words) + 1)]
    spans, free = [], 0
    for first, count in sorted(at):
        if free <= first < len(words):
            last = free = min(len(words), first + count)
            start = ends[first] + (1 if first else 0)
            spans.append(Span(start, ends[last], mark, "https://x.example/"))
    body = f"Begun {marked(text, (), HOME)} ended"
    with_marks = f"Begun {marked(text, spans, HOME)} ended"

    assert shown(body, options) == shown(with_marks, options)


def shown(body, options):
    """The letters of a converted article."""
    header = f"Title: A\nDate: 2024-01-01\nOutlet: a\nSource: A <{HOME}>\n\n"
    made = convert_article(f"{header}{body}\n".encode(), "a.md", options)
    html = "".join(str(piece) for piece in made.body.pieces)
    return " ".join(unescape(re.sub(r"</?(?:em|strong|a|p)\b[^>]*>", "", html)).split())
