"""Parts of Python-Markdown that are left out change nothing."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from creditline.article.converter import _library
from creditline.article.idle import (
    ALWAYS,
    BLOCKS,
    DEFINED,
    INLINE,
    PREPROCESSORS,
    TREE,
    Quick,
)
from creditline.article.options import Options

NAMES = ("extra", "toc", "sane_lists", "smarty", "admonition", "nl2br")
OPTIONS = Options(
    extensions=tuple((f"markdown.extensions.{name}", ()) for name in NAMES[:2])
)
MORE = Options(extensions=tuple((f"markdown.extensions.{name}", ()) for name in NAMES))
# Whatever any part of the library looks for, and words around it.
SCRAPS = (
    *("a word", "Words.", "one two", "\n", "\n\n", " ", "  ", "  \n", "    ", "\t"),
    *("*", "**", "_", "__", "***", "`", "``", "```\n", "~~~\n", "\\", "\\*", "|"),
    *("\n|---|---|\n", "# ", "\n## ", "\n===\n", "\n---\n", "\n- ", "\n* ", "\n1. "),
    *("\n> ", "[", "]", "](", ")", "[a](b)", "![a](b.png)", "[a][b]", "\n[b]: /c\n"),
    *("[^1]", "\n[^1]: a note\n", "\n*[word]: an abbreviation\n", "\n: meaning\n"),
    *("{#place}", "{: .kind }", "<b>", "</b>", "<div markdown>\n", "\n</div>\n"),
    *("<!-- a -- b -->", "<https://a.example/>", "<a@b.example>", "&amp;", "&", "<"),
    *("*a*", "*b c*", "(*d*", "[e f](https://g.example/h)", "[@i; @j]", "[@k](l)"),
    *("a", "b,", "-", "1990's", "(so)", "1. ", "“c”", ": ", "  d"),
    *("[@key]", "\n-- [@key]\n", "[TOC]", "- -  -", "* * *", "!!! note\n", ":", "'"),
)
texts = st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join)


@lru_cache(maxsize=2)
def both(options: Options) -> tuple[Quick, Markdown]:
    """Our converter and the library's, with the same extensions."""
    return Quick(_library(options)), _library(options)


@pytest.mark.parametrize("options", [OPTIONS, MORE], ids=["usual", "more"])
@given(text=texts)
def test_what_is_left_out_would_have_done_nothing(options: Options, text: str) -> None:
    """For any text, the HTML is the library's own."""
    quick, stock = both(options)

    assert stock.reset().convert(text) == quick.html(text)


def test_every_part_is_named_as_the_library_names_it() -> None:
    """A name that the library no longer has would leave nothing out."""
    stock = _library(OPTIONS)
    known = {
        *stock.preprocessors._priority,
        *stock.parser.blockprocessors._priority,
        *stock.treeprocessors._priority,
        *stock.inlinePatterns._priority,
    }
    names = {part.name for part in known}
    ours = {*PREPROCESSORS, *BLOCKS, *ALWAYS, *TREE, *INLINE, *DEFINED}

    # The library has these in some of its versions only.
    assert ours - names <= {"em_strong2", "hr"} - names
    assert hasattr(InlineProcessor, "_InlineProcessor__handleInline")


def test_parts_of_others_always_run() -> None:
    """A text without any mark still passes through what an extension added."""
    quick, _ = both(MORE)

    assert "<p>It’s</p>" == quick.html("It's").replace("&rsquo;", "’")


def test_abbreviations_that_no_text_defines_are_found_in_plain_words() -> None:
    """A glossary in the settings makes words mean something without any mark."""
    glossary = ("markdown.extensions.abbr", (("glossary", {"EU": "European Union"}),))
    options = Options(extensions=(("markdown.extensions.toc", ()), glossary))
    quick, stock = Quick(_library(options)), _library(options)

    assert "<abbr" in stock.convert("the EU said")
    assert stock.reset().convert("the EU said") == quick.html("the EU said")
