"""A problem is told on the line of the Markdown where its words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .shown import prose_of


def lines_of(source):
    """The line of each quotation, as readers meet them."""
    return [quotation.line for quotation in prose_of(source).quotations]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        pytest.param("“one”\n\n“one”\n“one”", [1, 3, 4], id="the-same-words"),
        pytest.param("One.\n\n> One.", [3], id="words-that-stood-above"),
        pytest.param(
            "“*A* [b](https://x.example/) c”\n“d”", [1, 2], id="markup-within"
        ),
        pytest.param("x&amp;y &mdash; z\n“&lt;a&gt; &mdash; b”", [2], id="entities"),
        pytest.param("A[^n] “b”.\n\n[^n]: “c”\n\n“d” e", [1, 5, 3], id="footnote"),
        pytest.param("A[^n].\n\n[^n]: “b”\n\n`x [^n]: y`", [3], id="footnote-in-code"),
        pytest.param("- a\n- > b\n  > c\n\n“d”", [2, 5], id="list"),
        pytest.param("| a |\n| - |\n| “b” |\n| “b” |", [3, 4], id="table"),
        pytest.param("`“a”`\n\n“a”", [3], id="code-says-the-same"),
        pytest.param("<div>\n\n“a”\n<q>b</q></div>", [3, 4], id="html"),
        pytest.param("![“a” is here](b.png)\n\n“c”", [1, 3], id="picture"),
        pytest.param("*[AB]: words\n\nAB “AB c”\n“d”", [3, 4], id="abbreviation"),
        pytest.param("a\\*b\n“c\\*d”", [2], id="escapes"),
        pytest.param("文“一”\n字“一”", [1, 2], id="chinese"),
    ],
)
def test_each_quotation_has_its_own_line(source, lines):
    """
    Markup, repeated words and what is moved leave the lines as they are.
    """
    assert lines == lines_of(source)


WORDS = st.sampled_from(
    ["the", "bridge", "opens", "closes", "today", "never", "again", "he", "said"]
)
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
WRAPS = [
    "{}",
    "*{}*",
    "[{}](https://a.example/the)",
    "ours {} so",
    "{} &amp; x",
    "`{}`",
]


@given(st.lists(st.tuples(LINES, st.sampled_from(WRAPS), st.booleans()), max_size=12))
def test_lines_are_right_among_few_words(lines):
    """
    Even where the same words stand on most lines, each has its own.
    """
    source = "\n\n".join(
        wrap.format(f"“{words}”" if quoted else words) for words, wrap, quoted in lines
    )
    expected = [
        1 + 2 * number
        for number, (_, wrap, quoted) in enumerate(lines)
        if quoted and wrap != "`{}`"
    ]

    assert expected == lines_of(source)
