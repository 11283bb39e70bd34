"""Looking for the first character must find what looking for all of it finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.kept_words import QUOTED
from creditline.article.prose import ANY_MARK, BLOCK, INLINE, MARKUP, _marked
from creditline.article.scanning import matches, replaced

TEXTS = st.lists(
    st.sampled_from(
        [
            *"\"'“”‘’«»‹›„‚「」『』[](){}<>&!*_~`\\#@:;.-–— \n\tab1",
            *("> ", "\n> ", "[@a]", "![", "](", "&amp;", "&#8220;", "{#a}", "[^1]"),
        ]
    ),
    max_size=60,
).map("".join)


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [pytest.param(INLINE, MARKUP, id="markup"), pytest.param(QUOTED, ANY_MARK, id="q")],
)
@given(text=TEXTS)
def test_the_same_is_found(pattern, starts, text):
    """
    The matches are those of the pattern alone, and so is what replaces them.
    """
    places = [found.span() for found in pattern.finditer(text)]

    assert places == [found.span() for found in matches(pattern, starts, text)]
    said = pattern.sub(lambda found: f"<{found[0]}>", text)
    assert said == replaced(pattern, starts, lambda found: f"<{found[0]}>", text)


@given(TEXTS)
def test_the_same_block_quotes_are_found(text):
    """
    A block quote is found by its mark wherever the pattern finds it.
    """
    places = [found.span() for found in BLOCK.finditer(text)]

    assert places == [found.span() for found in _marked(text)]


def test_nothing_to_replace_is_no_work():
    """
    A text without any of the characters is given back as it is.
    """
    text = "no mark " * 3

    assert text is replaced(re.compile(r"\*+"), re.compile(r"\*"), str, text)
