"""Markdown to pages: citations, links and typography, as the case files say."""

import re
from html import escape, unescape

import pytest
import smartypants
from hypothesis import assume, example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from creditline.article.layout import TAG
from creditline.article.markdown.convert import convert_article
from creditline.article.markdown.converter import convert_inline, set_line
from creditline.article.markdown.judging import TOLD
from creditline.article.markdown.text import convert
from creditline.article.markdown.typography import set_at_once, set_run
from creditline.config.conversion_options import FILTERS, Options
from creditline.site.templates.language import Language
from creditline.site.views.text import rendered

from ..cases import cases, listed
from .shown import OPTIONS, body_of, shown_html

MARKS = ["“”", "„“", "„”", "«»", "»«", "‹›", "‘’", "‚‘", "「」", "『』", '""', "''"]
CURLED = {'""': "“”"}
# Every letter that a filter or Markdown looks for, and anything else.
LETTERS = st.sampled_from("ab1S .,-–—…<>&'\"`*_[]()\\!#|~^:={}/@+$%") | st.characters(
    codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]
)
PUNCTUATION = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|&~:^=$@/])")


@pytest.mark.parametrize(("source", "expected"), cases("citing.txt"))
def test_citations(source, expected):
    """
    A citation or a signature becomes what the case file says.
    """
    assert expected == shown_html(body_of(source))


@pytest.mark.parametrize(("source", "expected"), cases("links.txt"))
def test_links(source, expected):
    """
    A link is left open, left alone or refused, as the case file says.
    """
    assert expected == shown_html(body_of(source))


@pytest.mark.parametrize(("source", "expected"), cases("pastes.txt"))
def test_what_writers_paste(source, expected):
    """
    A page, or what is to be done, once, as the case file says.
    """
    body = body_of(source)

    assert expected == (listed(body.problems) or "fine")
    # Of markup each thing is told once, however often it is pasted.
    again = body_of(f"{source}\n\n" * 3)
    told = [[p.code for p in one.problems if p.code in TOLD] for one in (body, again)]
    assert told[0] == told[1]


@pytest.mark.parametrize(("source", "expected"), cases("typography.txt"))
def test_typography(source, expected):
    """
    Marks are set as the case file says.
    """
    assert expected == shown_html(body_of(source))


@st.composite
def quotations(draw):
    """Two marks and any words that can stand between them."""
    marks = draw(st.sampled_from(MARKS))
    words = draw(st.text(LETTERS, min_size=1, max_size=40))
    # The marks themselves would end the quotation; so would an address's blank.
    for mark in (*marks, "’", "“", "”") if marks == "‘’" else marks:
        words = words.replace(mark, "")
    # No mark opens before a blank.
    assume(words[:1].strip())
    if marks == "''":
        # Before a decade or an n, it is an apostrophe.
        assume(not re.match(r"\d\ds\b|n\Z", words, re.I))
    return marks, words


def plain(html):
    """The words of some HTML, as a browser shows them."""
    return unescape("".join(TAG.split(html)[::2]))


@given(quotations())
@example(("''", "I don"))
@example(("“”", "&ldquo;"))
@example(("‘’", "it's -- 'so' ... \"so\""))
def test_quoted_words_are_not_set(quotation):
    """
    What stands between quotation marks comes out as it went in, to the letter.
    """
    marks, words = quotation
    opens, closes = marks
    html = set_run([f"We say {opens}{escape(words, quote=False)}{closes} -- so."], ALL)
    opens, closes = CURLED.get(marks, marks)

    assume(words.strip())
    assert f"We say {opens}{words}{closes} — so." == plain(html)


ALL = ("smartypants",)
TAGS = ["<em>", "</em>", '<a href="it\'s--so">', "</a>", "<br>", "<b title='a--b'>"]


@given(quotations(), st.lists(st.sampled_from(TAGS), max_size=6), st.data())
def test_quoted_words_are_not_set_across_tags(quotation, tags, data):
    """
    Emphasis or a link within a quotation opens no gap in it.
    """
    marks, words = quotation
    html = escape(words, quote=False)
    pieces = [f"We say {marks[0]}"]
    for tag in tags:
        cut = data.draw(st.integers(0, len(html)))
        if "&" in html[max(0, cut - 5) : cut]:
            continue
        pieces += html[:cut], tag
        html = html[cut:]
    pieces = TAG.split("".join([*pieces, html, f"{marks[1]} -- so."]))
    found = set_run(pieces, ALL)
    opens, closes = CURLED.get(marks, marks)

    assert pieces[1::2] == TAG.split(found)[1::2]
    assume(words.strip())
    assert f"We say {opens}{words}{closes} — so." == plain(found)


@given(st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=5))
def test_a_block_quote_is_not_set(lines):
    """
    The words of a block quote come out as they went in, whatever they are.
    """
    words = [" ".join(line.split()) for line in lines]
    quoted = "".join(f"> x{PUNCTUATION.sub(literal, line)}\n" for line in words)
    html = "".join(p for p in body_of(quoted).pieces if isinstance(p, str))

    assert [f"x{line}" for line in words] == [
        line.strip() for line in plain(html).strip().split("\n")
    ]


def literal(found):
    return f"&#{ord(found[0])};"


@given(st.text(LETTERS, max_size=60))
def test_a_line_is_never_markup(words):
    """
    A headline is words: whatever stands in it, none of it becomes a tag.
    """
    html = set_line(words, OPTIONS)

    assert 1 == len(TAG.split(html))
    assert "<" not in html


@given(st.text(st.sampled_from("ab '\"-.“”‘’«»<>&;/=`*_[]()\n"), max_size=80))
def test_nothing_but_marks_is_set(words):
    """
    Typography changes marks, dashes and dots, and no letter and no tag.
    """
    tokens = TAG.split(words)
    found = TAG.split(set_run(tokens, ALL))

    assert tokens[1::2] == found[1::2]
    assert re.sub(r"\W", "", unescape("".join(tokens[::2]))) == re.sub(
        r"\W", "", unescape("".join(found[::2]))
    )


SCRAPS = (
    *("a", "B c", " ", "--", "...", ". . .", "'s", "'90s", '"', "“", "”", "«d»", "-"),
    *(
        *("\\", "\\-", "\\\\", "&#8212;", "&#38;", "&", "&lt;", " & ", "NATO", "A.1"),
        *("U.S.", ":"),
    ),
    *("&nbsp;", "&#34;", "„h", ". ", "s", "<b>", "</b>", "<br>", "—", "[", ")", "é"),
    *('"e f"', "'g'", "&amp;", "&quot;", "https://h.example/--i", "<", "`", "\n"),
    *("<kbd>", "</kbd>", "<tt>", "</tt>"),
    *("<em>", "</em>", "<code>", "</code>", "<q>", "</q>", '<a href="--">', "<!-- -->"),
)


@pytest.mark.parametrize("filters", [FILTERS, *((name,) for name in FILTERS)])
@given(
    words=st.lists(st.sampled_from(SCRAPS), max_size=20).map("".join),
    language=st.sampled_from(["en", "de", "fr"]),
)
def test_what_is_left_out_would_have_done_nothing(filters, words, language):
    """
    A filter that could find nothing, or only dashes and dots, is not needed.
    """
    tokens = TAG.split(words)
    stock = set_run(tokens, filters, language, stock=True)

    assert stock == set_run(tokens, filters, language)


# Words, marks and dashes as they come in a row, and what ends a block.
PIECES = (
    *("a", "B c", " ", " ", "--", " -- ", "...", ". . .", "'s", "'90s", '"', '"e f"'),
    *(
        '"g -- h"',
        "'i'",
        "“j”",
        "„k“",
        "5'",
        " 6",
        '2"',
        "ש",
        '"ם',
        "https://l.example/--m",
    ),
    *(
        "*n*",
        "[o's](https://p.example/q)",
        "`r's`",
        "\\",
        "&amp;",
        "\n\n",
        "\n\n",
        "\n\n",
    ),
    *("\n\n> ", "\n> ", "\n\n- ", "\n\n## ", "\n\n    ", "<kbd>s's</kbd>", "[^1]", "t"),
)


@example(pieces=["5'", "\n\n", "6"])
@example(pieces=["it", "'", "\n\n", "s"])
@example(pieces=["https://l.example/a", "\n\n", "b -- c"])
@example(pieces=["-", "\n\n", "-", " a's"])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=20))
def test_a_whole_text_is_set_as_its_blocks_are(pieces):
    """
    Nothing of one block decides how the next is set, however many are set at once.
    """
    text = "".join(pieces)
    options = Options(filters=("smartypants",))
    made, stock = (
        convert(text, "a.md", 1, replace(options, stock=s)) for s in (False, True)
    )

    assert stock.pieces == made.pieces


@pytest.mark.parametrize("letter", ["\u05d0", "\u05ea", "\ufb1d", "\ufb3e", "\ufb4f"])
def test_a_mark_between_hebrew_letters_stays(letter):
    """
    It is part of the word, with whatever points and ligatures the letters have.
    """
    word = f'{letter}"{letter}'

    assert f"{word} — a" == set_run([f"{word} -- a"], ("smartypants",), "he")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a -- b</p>", "<p>a — b</p>"),
        ("<p>a's</p><p>'tis</p>", "<p>a’s</p><p>’tis</p>"),
        # Of itself the second is no apostrophe.
        ("<p>a</p><p>'x</p>", None),
        ("<div><pre>a -- b</pre></div>", None),
        ("<blockquote>a</blockquote><p>...</p>", "<blockquote>a</blockquote><p>…</p>"),
        ("<p>a <kbd>--</kbd> b</p>", None),
    ],
)
def test_what_can_be_set_at_once(html, expected):
    """
    Blocks that nothing parts are set as if each stood alone, and code is left alone.
    """
    found = set_at_once(TAG.split(html), {})

    assert expected == (found and "".join(found))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“it's *so*” -- 'no' — “yes” „ja” “so” so"),
        ("de-AT", "„it's *so*“ -- 'no' — „yes“ „ja“ “so” so"),
        ("pl", "„it's *so*” -- 'no' — „yes” „ja” “so” so"),
        ("fr", "«_it's *so*_» -- 'no' — «_yes_» „ja” “so” so"),
        ("IT", "«it's *so*» -- 'no' — «yes» „ja” “so” so"),
        ("nl", "“it's *so*” -- 'no' — “yes” „ja” “so” so"),
    ],
)
def test_straight_marks_become_those_of_the_language(language, expected):
    """
    Whatever the text says of its language, or else the settings of the site; marks
    that are set already stay, and what stands between any of them.
    """
    said = '"it\'s *so*" -- \'no\' -- "yes" „ja" “so" so'
    header = 'Title: A "b" c\nSummary: It "--" is\nDate: 2024-01-01\nOutlet: a\n'
    named = f"{header}Source: b\nLang: {language}\n\n{said}\n"
    unnamed = f"{header}Source: b\n\n{said}\n"
    site = Options(language=language)
    html = expected.replace("_", "\u00a0").replace(" -- 'no'", " — 'no'")
    html = html.replace("*so*", "<em>so</em>")

    for text, options in ((named, Options()), (unnamed, site)):
        made = convert_article(text.encode(), "a.md", options)
        before, behind = html.split("it's <em>so</em>", 1)[0], html[-20:]
        assert (f"<p>{html}</p>",) == made.body.pieces
        assert behind
        quoted = made.facts.title.removeprefix("A ").removesuffix(" c")
        assert quoted.startswith(before)
        assert f"It {quoted.replace('b', '--')} is" == made.facts.summary
        assert (
            made.body
            == convert_article(text.encode(), "a.md", replace(options, stock=True)).body
        )


# Two single marks side by side may end what a double one opens.
QUOTED = (
    st.text("ab -.'\n", min_size=1)
    .filter(lambda words: "''" not in words)
    .map(lambda words: f'"a{words}a"')
)
OURS = st.text("ab-.é", min_size=1).map(lambda words: f"b{words}b")


@given(words=st.lists(QUOTED | OURS | st.just("<em>b</em>")).map(" ".join))
def test_blanks_within_marks_move_nothing_else(words):
    """
    With marks of two characters all that is no mark is what it is with those of one.
    """
    tokens = TAG.split(words)
    english = set_run(tokens, ALL, "en")
    french = english.replace("“", "«\u00a0").replace("”", "\u00a0»")

    assert french == set_run(tokens, ALL, "fr")


def test_blanks_that_do_not_break_stay_in_summaries():
    """
    Those of French before signs of two parts, in a summary and in one that is made
    of the text; a citation still leaves none before what ends its sentence.
    """
    header = "Title: A\nDate: 2024-01-01\nOutlet: a\nSource: b\nLang: fr\n"
    text = 'Il dit\u00a0: "non" [@a]. Vrai\u202f? Oui ! Si [@a]\n'
    shown = "Il dit\u00a0: «\u00a0non\u00a0». Vrai\u202f? Oui ! Si"
    for more in (f"\n{text}", f"Summary: {text}\n\n-\n"):
        made = convert_article(f"{header}{more}".encode(), "a.md", Options())
        assert shown == made.facts.summary


def test_apostrophes_of_ours_are_curled():
    """
    With typography off, or without this filter, nothing is curled at all.
    """
    words = "It's \"it's\" -- so"

    assert "It’s “it's” — so" == set_run([words], ALL)
    assert words == set_run([words], ())
    assert words == set_run([words], ("caps", "amp"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "It's *so*, `a--b` -- **so**",
            "It’s <em>so</em>, <code>a--b</code> — <strong>so</strong>",
        ),
        ("See [the *bridge*]({filename}b.md)", "See the <em>bridge</em>"),
        ("So [@post] it is", "So it is"),
        ("![A bridge](b.jpg) So", "So"),
        ("<script>alert(1)</script>So", "alert(1) So"),
        ("<b onclick=x>So</b>", "<b>So</b>"),
        ("<B>So</B>", "<b>So</b>"),
        ("<B>So</B> <b>it", "So it"),
        ("<svg/onload=alert(1)> so", "&lt;svg/onload=alert(1)> so"),
        ("# So", "So"),
        ("1. So", "So"),
        ("So[^1] it is.[^a-note]", "So it is."),
        ("So [^1] it is [^2].", "So it is."),
    ],
)
def test_a_standfirst_leads_nowhere(source, expected):
    """
    A summary stands in lists, so it keeps emphasis and nothing that acts.
    """
    assert expected == convert_inline(source, OPTIONS)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One two [@post].\n\nThree.", "One two."),
        ("## Heading\n\n> Quoted.\n\n- Item\n\nOne *two*.", "One two."),
        ("![A bridge](b.jpg)\n\nOne.", "One."),
        ("In 2019.[^1] *People*[^b] so.\n\n[^1]: A.\n[^b]: B.", "In 2019. People so."),
        ('It\'s "so -- so" -- so.', "It’s “so -- so” — so."),
        ("A &lt;b&gt; c.", "A &lt;b&gt; c."),
        (" ".join(["word"] * 50), " ".join(["word"] * 45) + " …"),
        ("", ""),
    ],
)
def test_the_first_paragraph_is_the_summary(body, expected):
    """
    Where a writer gives no summary, the first of our own paragraphs is it.
    """
    source = f"Title: T\nDate: 2024-12-09\nOutlet: post\nSource: post\n\n{body}\n"

    assert expected == convert_article(source.encode(), "a.md", OPTIONS).facts.summary


@pytest.mark.parametrize(
    ("headings", "ids"),
    [
        pytest.param(["جسر المدينة", "ميناء"], ["جسر-المدينة", "ميناء"], id="arabic"),
        pytest.param(["Мост закрыт!", "Порт"], ["мост-закрыт", "порт"], id="cyrillic"),
        pytest.param(["हिन्दी में", "हद"], ["हिन्दी-में", "हद"], id="marks"),
        pytest.param(["สะพาน", "橋が閉鎖"], ["สะพาน", "橋が閉鎖"], id="without-blanks"),
        pytest.param(["ميناء", "ميناء"], ["ميناء", "ميناء_1"], id="twice"),
        pytest.param(["Über uns", "Łódź"], ["uber-uns", "odz"], id="as-ever"),
        pytest.param(["جسر CNN", "第2章"], ["cnn", "2"], id="something-was-left"),
        pytest.param(["★", "★"], ["_1", "_2"], id="no-letter"),
        pytest.param(["Main", "Больше"], ["main-in-text", "больше"], id="of-the-page"),
        pytest.param(["e\u0301 й"], ["e"], id="decomposed-as-ever"),
        pytest.param(["и\u0306"], ["й"], id="decomposed"),
    ],
)
@pytest.mark.parametrize("stock", [False, True], ids=["quick", "stock"])
def test_a_heading_has_a_place_in_every_script(headings, ids, stock):
    """
    A fragment keeps the letters of its heading, where ASCII would leave none.
    """
    source = "\n\n".join(f"## {heading}\n\nWords." for heading in headings)

    assert ids == list(convert(source, "a.md", 1, Options(stock=stock)).ids)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Jump back to footnote a in the text"),
        ("ar", "العودة إلى الحاشية a في النص"),
        ("tr", "Metindeki a numaralı dipnota geri dön"),
    ],
)
@pytest.mark.parametrize("stock", [False, True], ids=["quick", "stock"])
def test_the_way_back_from_a_footnote_is_named_in_the_language(language, title, stock):
    """
    What the library says in English is said in the language of the page.
    """
    body = convert("So.[^1]\n\n[^1]: A note.", "a.md", 1, Options(stock=stock))
    html = rendered(body.text, {}, None, Language(language), language)

    assert [title] == re.findall(
        r'footnote-backref" href="#fnref:1" title="([^"]*)"', html
    )


def test_a_writer_s_own_name_for_the_way_back_stays():
    """
    What the settings call the way back is no business of ours.
    """
    extra = (("markdown.extensions.footnotes", (("BACKLINK_TITLE", "Back to %d"),)),)
    body = convert("So.[^1]\n\n[^1]: A.", "a.md", 1, Options(extensions=extra))

    assert 'title="Back to 1"' in shown_html(body)


@given(
    words=st.lists(
        st.sampled_from(["said", "don't", "1990's", "--", "---", "...", ".", "-", "é"]),
        max_size=12,
    ),
    gap=st.sampled_from([" ", ""]),
)
def test_what_needs_no_look_at_quotations_is_set_as_the_library_would(
    words: list[str], gap: str
) -> None:
    """Dashes, ellipses and apostrophes come out as from Smartypants itself."""
    text = gap.join(words)
    expected = smartypants.smartypants(text, smartypants.Attr.set1 | smartypants.Attr.u)

    assert expected == set_run([text], ("smartypants",))


@pytest.mark.parametrize(
    "tag",
    [
        '<b title="a<b && c>b">',
        "<b title='1 > \"2\" -- 3'>",
        '<span lang="en" title="(c) <-- it\'s">',
    ],
)
@pytest.mark.parametrize("words", ["plain", 'it\'s -- "so"'])
def test_signs_of_a_tag_within_one(tag, words):
    """
    What an attribute says is nobody's to set, whoever takes it for words.
    """
    name = tag[1 : tag.index(" ")]
    text = (
        f"Title: A\nDate: 2024-01-01\nOutlet: a\nSource: b\n\n{tag}{words}</{name}>\n"
    )
    made = [
        convert_article(text.encode(), "a.md", replace(Options(), stock=stock)).body
        for stock in (False, True)
    ]

    assert made[0] == made[1]
    assert tag in made[0].pieces[0]
