"""What a page adds to a text: tables that scroll, letters for notes, headings."""

import pytest

from creditline.site.templates.language import Language
from creditline.site.views.contents import contents
from creditline.site.views.text_dressing import dressed, lettered

BEGIN = '<div class="wide" role="group" aria-label="Table" tabindex="0">'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>table</p>", "<p>table</p>", id="none"),
        pytest.param(
            "<table><tr></table>a", f"{BEGIN}<table><tr></table></div>a", id="one"
        ),
        pytest.param(
            '<TABLE class="a">b</TABLE >',
            f'{BEGIN}<TABLE class="a">b</TABLE ></div>',
            id="capitals",
        ),
        pytest.param(
            "<table>a<table>b</table></table><table></table>",
            f"{BEGIN}<table>a<table>b</table></table></div>{BEGIN}<table></table></div>",
            id="one-within-another",
        ),
        pytest.param(
            '<p title="<table>">a</p><!-- <table> -->',
            '<p title="<table>">a</p><!-- <table> -->',
            id="no-tag",
        ),
    ],
)
def test_a_table_scrolls_in_an_element_of_its_own(html, expected):
    """
    The outermost table, however it is written, and nothing that only looks like one.
    """
    assert expected == dressed(html, Language("en"), "en")


@pytest.mark.parametrize(
    ("number", "letter"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (703, "aaa")]
)
def test_letters_go_on_after_z(number, letter):
    """
    Notes are lettered as browsers letter the list of them.
    """
    assert letter == lettered(number)


def heading(rank, place, words="Words"):
    return f'<h{rank} id="{place}">{words}</h{rank}>'


def test_headings_are_listed_by_rank_place_and_words():
    """
    Numbers of sources and names beside the text are no words of a heading.
    """
    cited = (
        'A &amp; <em>b</em><sup><a class="cite" id="cite-a-1" href="#source-1">1</a>'
        "</sup>"
    )
    html = "".join(
        (
            *(heading(2, f"a-{at}") for at in range(3)),
            heading(3, "b", cited),
            '<h4 class="c" id="ü&amp;">D</h4>',
            "<h5 id='d'>E</h5><h2>No place</h2>",
        )
    )

    assert [
        *((2, f"a-{at}", "Words") for at in range(3)),
        (3, "b", "A & b"),
        (4, "ü&amp;", "D"),
    ] == [tuple(found) for found in contents(html)]


def test_four_headings_are_no_table_of_contents():
    """
    What is seen at a glance is not listed.
    """
    four = "".join(heading(2, at) for at in "abcd")

    assert () == contents(four) == contents(f"{four}<h5>E</h5>")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2 3 4 2 3", "2 3 4 2 3"),
        ("2 4 4 3 2", "2 3 3 3 2"),
        ("3 5 3 2 6", "2 3 2 2 3"),
    ],
)
def test_no_rank_of_heading_is_left_out(written, shown):
    """
    A heading is one rank below the one that it belongs to, and ends as it begins.
    """

    def headings(ranks):
        return "".join(f'<h{n} id="a">A <b>b</b></h{n}>\n' for n in ranks.split())

    other = '<p title="<h4>">a</p>'

    assert headings(shown) + other == dressed(
        headings(written) + other, Language("en"), "en"
    )
