"""Texts that are set without Python-Markdown, and those that are not."""

from functools import lru_cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from msgspec.structs import replace

from creditline.article.markdown.converter import library_of
from creditline.article.markdown.fast_blocks import Quick
from creditline.config.conversion_options import Options

USUAL = ("extra", "toc")
# What most texts consist of, and whatever lies next to it.
SCRAPS = (
    *("a word", "Words.", "one two", "é", "ß", "日本", "1990's", "(so)", "“c”", '"q"'),
    *("\n", "\n\n", "\n\n\n", " ", "\xa0", "\u2028", "\x0b", "\x85", "\u2003"),
    *("*a*", "*b c*", "(*d*", "[e f](https://g.example/h)", "[@i; @j]", "[@k](l)"),
    *("[@k]", "[@k]: https://a.example", '[@a"b]', "[@c>d]", "[", "]", "![", "x*y"),
    *("\n\n## A b", "\n\n### A b", "\n## ", "# ", "#", "\n\n## In text", "[TOC]"),
    *("\n\n- a\n- b", "\n\n1. one\n2. two", "\n- ", "\n* ", "+ ", "- ", "1. ", "٣. "),
    *("\n\n> q\n> r", "\n\n> s", "\n> ", ">", "\n>\n> ", "\n>", "-- x", "\n> -- [@k]"),
    *("\n==", "\n--", "---", "* * *", "~~~\n", "| a", "{.b}", ": c", "&amp;", "<b>"),
)
texts = st.lists(st.sampled_from(SCRAPS), max_size=14).map("".join)


@lru_cache(maxsize=8)
def both(*extensions: str) -> tuple[Quick, Markdown]:
    """Our converter and the library's, with the same extensions."""
    named = tuple((f"markdown.extensions.{name}", ()) for name in extensions)
    options = Options(extensions=named)
    return Quick(library_of(options)), library_of(replace(options, stock=True))


@pytest.mark.parametrize("extensions", [USUAL, ("extra",)], ids=["usual", "placeless"])
@example(text="Words.\n\n## A b\n\nOne *b c*\ntwo.\n\n> q\n> r\n\n- a\n- b")
@given(text=texts)
def test_what_is_set_is_what_the_library_makes_of_it(
    extensions: tuple[str, ...], text: str
) -> None:
    """For any text, the HTML is the library's own, or none."""
    quick, stock = both(*extensions)

    assert quick.simply(text) in (None, stock.reset().convert(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words, and no mark.", "<p>Plain words, and no mark.</p>"),
        ("تركيا", "<p>تركيا</p>"),
        ("5 of us > 3", "<p>5 of us &gt; 3</p>"),
        ("One.\n\nTwo\nlines.", "<p>One.</p>\n<p>Two\nlines.</p>"),
        ("\n\n\nOne.\n\n\n\nTwo.\n", "<p>One.</p>\n<p>Two.</p>"),
        ("An *a b* (*c*).", "<p>An <em>a b</em> (<em>c</em>).</p>"),
        (
            "See [a b](https://a.example/b?c=d) so.",
            '<p>See <a href="https://a.example/b?c=d">a b</a> so.</p>',
        ),
        (
            "He [@a; @b] and [@c]\nsaid.",
            '<p>He <cl-cite keys="a b"></cl-cite> and <cl-cite keys="c"></cl-cite>\n'
            "said.</p>",
        ),
        (
            "# One\n\nA.\n\n## Two words",
            '<h1 id="one">One</h1>\n<p>A.</p>\n<h2 id="two-words">Two words</h2>',
        ),
        ("> One\n> two.", "<blockquote>\n<p>One\ntwo.</p>\n</blockquote>"),
        (
            "> One.\n>\n> Two.\n\n> Three.",
            "<blockquote>\n<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>\n</blockquote>",
        ),
        ("- a\n- *b*", "<ul>\n<li>a</li>\n<li><em>b</em></li>\n</ul>"),
        ("3. a\n9. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        (
            "* a\n\nB\n\n* c",
            "<ul>\n<li>a</li>\n</ul>\n<p>B</p>\n<ul>\n<li>c</li>\n</ul>",
        ),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_the_commonest_forms(text: str, html: str) -> None:
    """The library is not asked, and would say the same."""
    quick, stock = both(*USUAL)

    assert html == quick.simply(text)
    assert html == stock.reset().convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "[a]: https://a.example",
        "[@a]: https://a.example",
        "a[^1]\n\n[^1]: b",
        "*[EU]: Union\n\nThe EU",
        "a *b",
        "a [b](c)",
        "![a](https://a.example/b.png)",
        "a _b_",
        "a `b`",
        "a  \nb",
        "a\n    b",
        "    a",
        "a\n- b",
        "a\n1. b\n\n- c\n\n- d",
        "- a\nb",
        "- a\n    - b",
        "- # a",
        "- a\n\n- b",
        "- a\n- ",
        "> a\nb",
        "> - a",
        "> > a",
        ">a",
        "> a\n>",
        "> a\n> -- [@b]",
        "> — [@b]",
        "## a\nb",
        "## a ##",
        "## *a*",
        "##a",
        "## A\n\n## a",
        "## !",
        "a\n===",
        "---",
        "~~~\na\n~~~",
        "a | b\n--|--\nc | d",
        "a\n: b",
        "# a {#b}",
        "&copy; a",
        "<b>a</b>",
        "[TOC]\n\n# a",
        "a\xa0\n\nb",
        "a\tb",
    ],
)
def test_more_than_the_commonest_forms(text: str) -> None:
    """A text of which one part is more than that is the library's."""
    quick, stock = both(*USUAL)

    assert quick.simply(text) is None
    assert stock.reset().convert(text) == quick.html(text)


@pytest.mark.parametrize(
    "extensions",
    [
        (("markdown.extensions.sane_lists", ()),),
        (("markdown.extensions.nl2br", ()),),
        (("markdown.extensions.toc", (("permalink", True),)),),
        (("markdown.extensions.toc", (("anchorlink", True),)),),
        (("markdown.extensions.toc", (("baselevel", 2),)),),
        (("markdown.extensions.abbr", (("glossary", {"EU": "Union"}),)),),
    ],
    ids=["lists", "lines", "permalink", "anchorlink", "level", "glossary"],
)
def test_settings_by_which_common_forms_mean_more(extensions) -> None:
    """Where the library makes something else of them, it is asked."""
    quick = Quick(library_of(Options(extensions=extensions)))

    assert quick.simply("The EU") is None


@pytest.mark.parametrize(
    ("toc", "html"),
    [
        ((("separator", "."),), '<h2 id="a.b">A b</h2>'),
        ((("toc_depth", 1),), '<h2 id="a-b">A b</h2>'),
    ],
    ids=["separator", "depth"],
)
def test_fragments_follow_the_settings(toc, html: str) -> None:
    """The library's own rule makes them, as the settings have it."""
    options = Options(extensions=(("markdown.extensions.toc", toc),))
    quick, stock = Quick(library_of(options)), library_of(replace(options, stock=True))

    assert html == stock.convert("## A b")
    assert quick.simply("## A b") in (None, html)


def test_a_marker_of_ones_own_stands_for_the_contents() -> None:
    """What a site writes for its table of contents is no paragraph."""
    toc = (("markdown.extensions.toc", (("marker", "CONTENTS"),)),)
    quick = Quick(library_of(Options(extensions=toc)))

    assert quick.simply("CONTENTS\n\n# a") is None
