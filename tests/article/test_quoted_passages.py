import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.layout import UNSEEN
from creditline.locale.words import Words

from .shown import prose_of

MARKDOWN = st.text(
    st.sampled_from("ab “”\"'*_[]()>`~&;{}#:@\\!<-\n") | st.characters(codec="utf-8")
)


def shown(text):
    """The words of a text, blanks made one."""
    return " ".join(text.replace(UNSEEN, "").split())


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param(
            "A *word*, __two__ and sn_ke", "A word, two and sn_ke", id="stars"
        ),
        pytest.param("un*believ*able", "unbelievable", id="within-a-word"),
        pytest.param("[text](https://x.example/a_(b) 'T') on", "text on T", id="link"),
        pytest.param("![alt](a.jpg) on [text][ref]", "on [text][ref] alt", id="image"),
        pytest.param("said [@gdc; @tass].", "said .", id="citation"),
        pytest.param("“He [the mayor] said”", "“He [the mayor] said”", id="bracket"),
        pytest.param("> quoted\n> words", "quoted words", id="block-quote"),
        pytest.param("a <b class='x'>bold</b>er<br>b", "a bolder b", id="tags"),
        pytest.param("one</p><p>two<!-- no -->", "one two", id="blocks"),
        pytest.param(
            "a &mdash; b&nbsp;c &nonsense; d", "a — b c &nonsense; d", id="entities"
        ),
        pytest.param("## Head {#id}\n\ntext\n{: .x }", "Head text", id="attributes"),
        pytest.param("[ref]: https://x.example\ntext", "text", id="definition"),
        pytest.param("so[^1] it\n\n[^1]: is", "so it is", id="footnote"),
        pytest.param("1 \\* 2 `code`", "1 * 2 code", id="escape-and-code"),
    ],
)
def test_markup_is_no_part_of_the_words(source, words):
    """
    What a reader does not see is masked, and what he sees is left.
    """
    assert words == shown(prose_of(source).text)


@pytest.mark.parametrize(
    ("source", "quotations"),
    [
        pytest.param("She said “so it is”.", [(1, 0, (), "so it is")], id="curly"),
        pytest.param('He: "so", „so“, «so».', [(1, 0, (), "so")] * 3, id="marks"),
        pytest.param(
            'a\n\n"one\ntwo" [@gdc].', [(3, 0, ("gdc",), "one two")], id="over-lines"
        ),
        pytest.param(
            '"One," he *said* [@a; @b]. "Two." Then three [@c].',
            [(1, 0, ("a", "b"), "One,"), (1, 0, (), "Two.")],
            id="cited-by-its-sentence",
        ),
        pytest.param(
            "He said “one two”\n\nas is known [@a].",
            [(1, 0, (), "one two")],
            id="cited-in-another-paragraph",
        ),
        pytest.param(
            "Since '90 «one.\n\ntwo» [@a].",
            [(1, 0, ("a",), "one. two")],
            id="cited-where-an-apostrophe-may-open",
        ),
        pytest.param('"Go!" he said [@a].', [(1, 0, ("a",), "Go!")], id="exclaimed"),
        pytest.param(
            "> one\n> two\n>\n> three\n> -- [@gdc]\n\nour",
            [(1, 2, ("gdc",), "one two three")],
            id="signed",
        ),
        pytest.param(
            "> one\n\nour [@a].", [(1, 1, (), "one")], id="cited-behind-a-block-quote"
        ),
        pytest.param(
            '> one\n\n<figure markdown="1">\n![](a.png)\n'
            '<figcaption markdown="1">Ours [@a]</figcaption>\n</figure>',
            [(1, 1, (), "one")],
            id="above-a-picture-with-a-caption",
        ),
        pytest.param(
            "> one\n> -- [@a]\n>\n> two\n> -- B, [@b]",
            [(1, 1, ("a",), "one"), (4, 1, ("b",), "two")],
            id="signed-one-by-one",
        ),
        pytest.param("> one\ntwo\n\n> three", [(1, 2, (), "one two three")], id="lazy"),
        pytest.param("> one  \n> two", [(1, 1, (), "one two")], id="line-by-line"),
        pytest.param(
            "- x\n\n    > in a list", [(3, 1, (), "in a list")], id="in-a-list"
        ),
        pytest.param("> a “b” c", [(1, 1, (), "a “b” c")], id="nested"),
        pytest.param(
            "<q>so</q> <blockquote><p>a</p><p>b</p></blockquote>",
            [(1, 0, (), "so"), (1, 2, (), "a b")],
            id="html",
        ),
        pytest.param(
            "<q>so “</q>it” was",
            [(1, 0, (), "so “")],
            id="html-that-ends-in-a-mark",
        ),
        pytest.param(
            '"one <q>two</q> three',
            [(1, 0, (), "two")],
            id="html-behind-what-is-not-closed",
        ),
        pytest.param("the '90s and players' days", [], id="apostrophes"),
        pytest.param("`“code”`\n\n```\n“code”\n> code\n```", [], id="code"),
        pytest.param(
            "**“so”** _“it”_", [(1, 0, (), "so"), (1, 0, (), "it")], id="emphasis"
        ),
    ],
)
def test_quotations_are_found_with_line_and_citation(source, quotations):
    """
    Line, paragraphs, citations and words of each quotation, in order.
    """
    prose = prose_of(source)

    assert quotations == [
        (q.line, q.paragraphs, q.keys, shown(prose.text[q.start : q.end]))
        for q in prose.quotations
    ]


def test_lines_are_those_of_the_file():
    """
    The first line is where the body starts in its file.
    """
    prose = prose_of("a\n\n“b”", first_line=12)

    assert [14] == [q.line for q in prose.quotations]
    assert 14 == prose.line(3)


@given(MARKDOWN)
def test_stretches_lose_nothing(source):
    """
    Quoted and unquoted stretches make the whole text, in order.
    """
    prose = prose_of(source)
    pieces = [prose.text[start:end] for _, start, end in prose.stretches()]

    assert prose.text == "".join(pieces)


@given(st.text(st.sampled_from("ab ,.é中\n"), max_size=60))
def test_plain_words_are_left_alone(text):
    """
    A text without markup keeps all its words.
    """
    assert Words(text).keys == Words(prose_of(text).text).keys
