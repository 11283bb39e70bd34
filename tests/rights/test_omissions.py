"""A text that claims to be the original is searched for what it lacks."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.article.quoted_passages import Prose
from creditline.rights.measure import measure
from creditline.rights.measured import Altered, LeftOut
from creditline.rights.omissions import Gap, gaps, moved, segments
from creditline.rights.original import Original
from creditline.rights.overlap import Run, common_runs
from creditline.rights.quotations import alteration

from ..article.shown import prose_of

WORDS = [f"w{number}" for number in range(120)]


@given(st.integers(5, 110), st.integers(1, 100))
def test_whatever_is_left_out_is_found_exactly(start, length):
    """
    One stretch of any length, between five words that are there, is the gap.
    """
    stop = start + length
    assume(stop <= len(WORDS) - 5)
    runs = common_runs(WORDS[:start] + WORDS[stop:], WORDS, 5)

    assert [Gap(start, stop, start - 1)] == list(gaps(runs, len(WORDS)))
    assert None is moved(runs)


@given(st.integers(0, 60), st.integers(60, 120))
def test_the_ends_may_be_no_part_of_the_text(start, stop):
    """
    Only many words before or after the text are told, and as doubtful.
    """
    assume(stop - start >= 5)
    runs = common_runs(WORDS[start:stop], WORDS, 5)
    found = list(gaps(runs, len(WORDS)))
    before = [Gap(0, start, 0, edge=True)] * (start > 30)
    after = [Gap(stop, 120, stop - start - 1, edge=True)] * (120 - stop > 30)

    assert before + after == found


@given(st.integers(5, 110), st.integers(5, 110))
def test_parts_that_change_places_are_moved_and_not_missing(first, second):
    """
    Nothing is missing from a text whose parts stand in another order.
    """
    first, second = sorted((first, second))
    assume(second - first >= 5)
    text = WORDS[first:second] + WORDS[:first] + WORDS[second:]
    runs = common_runs(text, WORDS, 5)

    assert [] == list(gaps(runs, len(WORDS)))
    assert Run(second - first, 0, first) == moved(runs)


def test_words_put_in_place_of_others_are_no_gap():
    """
    What was replaced is told as an edit, once.
    """
    text = " ".join([*WORDS[:30], "other", "words", *WORDS[33:]])
    found = measure(Prose(text), Original(" ".join(WORDS)), whole=True)

    assert (1, "other words") == found.departs
    assert () == found.left_out


def test_a_gap_is_told_beside_our_words_and_shown_in_its_own():
    """
    The line and words before it are ours, the line and words of it the original's.
    """
    original = Original("One two three four five.\nSix seven.\nEight nine ten one two.")
    text = "Title\n\nOne two *three*\nfour five. Eight nine ten one two."
    found = measure(prose_of(text, 7), original, whole=True)

    assert (
        LeftOut(
            line=10,
            text="two three four five",
            length=2,
            passage="Six seven",
            at=2,
            edge=False,
        ),
    ) == found.left_out


@pytest.mark.parametrize(
    ("quotation", "at"),
    [
        ("Nobody was hurt", None),
        ("Nobody … pay twice", 7),
        ("Nobody was [badly] hurt", 11),
        ("[N]obody was hurt", 0),
        ("Nobody was hurt […] pay", 16),
        ("… was hurt …", None),
        ("She paused … and went", None),
        ("[sic] was hurt", 0),
        ("the well [of Aldmere] is", None),
    ],
)
def test_ours_in_a_quotation_are_told_from_theirs(quotation, at):
    """
    An ellipsis between words and any bracket alter, unless they were printed so.
    """
    text = "Nobody was hurt, nobody will pay twice. She paused … and went. Now "
    original = Original(f"{text} the well [of Aldmere] is shut.")

    assert at == alteration(quotation, original)


def test_an_altered_quotation_has_its_line_and_citation():
    """
    It is found in a block quote and in a sentence, however short.
    """
    original = Original("Nobody was hurt, nobody will pay twice.")
    text = "So:\n\n> Nobody was hurt,\n> nobody … twice.\n> -- [@post]\n\n“[W]as hurt”."

    assert (
        Altered(4, "Nobody was hurt, nobody … twice.", ("post",)),
        Altered(7, "[W]as hurt", ()),
    ) == measure(prose_of(text), original).altered


@pytest.mark.parametrize(
    ("runs", "parts", "out_of_place", "missing"),
    [
        pytest.param([], [], None, [], id="nothing-shared"),
        pytest.param([Run(0, 0, 9)], [Run(0, 0, 9)], None, [], id="all"),
        pytest.param(
            [Run(0, 0, 5), Run(2, 10, 5)],
            [Run(0, 0, 5), Run(5, 13, 2)],
            None,
            [Gap(5, 13, 4)],
            id="two-that-overlap-in-ours",
        ),
        pytest.param(
            [Run(0, 0, 9), Run(2, 20, 7)],
            [Run(0, 0, 9)],
            None,
            [],
            id="one-within-another",
        ),
        pytest.param(
            [Run(0, 10, 5), Run(5, 12, 5)],
            [Run(0, 10, 5), Run(5, 12, 5)],
            Run(5, 12, 5),
            [],
            id="two-that-overlap-in-theirs",
        ),
        pytest.param(
            [Run(0, 10, 5), Run(5, 15, 5)],
            [Run(0, 10, 5), Run(5, 15, 5)],
            None,
            [],
            id="side-by-side",
        ),
        pytest.param(
            [Run(0, 0, 5), Run(5, 6, 5)],
            [Run(0, 0, 5), Run(5, 6, 5)],
            None,
            [Gap(5, 6, 4)],
            id="one-word-missing",
        ),
        pytest.param(
            [Run(0, 0, 5), Run(6, 6, 5)],
            [Run(0, 0, 5), Run(6, 6, 5)],
            None,
            [],
            id="one-word-replaced",
        ),
        pytest.param(
            [Run(0, 0, 5), Run(5, 15, 5), Run(10, 7, 5)],
            [Run(0, 0, 5), Run(5, 15, 5), Run(10, 7, 5)],
            Run(10, 7, 5),
            [],
            id="what-stands-further-down",
        ),
    ],
)
def test_parts_and_what_is_between_them(runs, parts, out_of_place, missing):
    """
    Each of our words belongs to one part; what lies between two neighbours in the
    original, and nowhere else in our text, is missing.
    """
    assert parts == segments(runs)
    assert out_of_place == moved(runs)
    assert missing == list(gaps(runs, 20))


def test_only_a_text_that_claims_to_be_the_original_is_searched():
    """
    Of a retelling nothing is left out, and nothing in it is out of place.
    """
    text = Prose(" ".join(WORDS[50:60] + WORDS[10:20] + WORDS[25:40]))
    found = measure(text, Original(" ".join(WORDS)))

    assert (None, None, ()) == (found.departs, found.moved, found.left_out)
