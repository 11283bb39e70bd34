import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.prose import Prose, Quotation
from creditline.article.words import Words
from creditline.rights.meter import Copied, Meter, measure

ORIGINAL = Words(
    "The harbour bridge will reopen on Monday morning, the mayor said.\n\n"
    "“Nobody was hurt, and nobody will pay twice,” she told reporters, "
    "while divers were still looking for the second anchor of the ferry."
)
QUOTED = re.compile("“([^”]*)”")


def body(text, first_line=1):
    """A text whose quotations stand between curly marks."""
    quotations = tuple(
        Quotation(m.start(1), m.end(1), first_line + text.count("\n", 0, m.start()))
        for m in QUOTED.finditer(text)
    )
    return Prose(text, first_line, quotations)


def test_what_cannot_be_known_is_none():
    """
    Without the original the meter counts what is quoted and claims nothing else.
    """
    meter = measure(body("Our words. “Their four words here.” Ours."), None).meter

    assert Meter(quotations=1, words_quoted=4, paragraphs_quoted=0, words_own=3) == (
        meter
    )
    assert (None, None) == (meter.percent, meter.percent_copied)


def test_a_summary_that_quotes_has_copied_nothing():
    """
    Words between quotation marks count as quoted, never as copied.
    """
    text = "She was plain: “Nobody was hurt, and nobody will pay twice.”"

    assert (
        Meter(
            quotations=1,
            words_quoted=8,
            paragraphs_quoted=0,
            words_own=3,
            words_original=34,
            longest_run=8,
            runs=1,
            words_copied=0,
        )
        == measure(body(text), ORIGINAL).meter
    )


def test_a_summary_that_copies_is_told_where():
    """
    Each run outside quotations has its line, its length and its own words.
    """
    text = (
        "Good news.\n\nThe Harbour Bridge will re-open soon, and divers were still\n"
        "looking for the second anchor. All say the bridge\nwill reopen on Monday "
        "morning."
    )
    found = measure(body(text, first_line=9), ORIGINAL)

    assert (
        Copied(11, 8, "divers were still\nlooking for the second anchor"),
        Copied(12, 6, "bridge\nwill reopen on Monday morning"),
    ) == found.copied
    assert 14 == found.meter.words_copied


def test_a_run_across_a_quotation_mark_counts_by_its_parts():
    """
    Only the part of a run outside the quotation is copied, if it is long enough.
    """
    text = "“Nobody was hurt,” and nobody will pay twice, she told reporters."
    found = measure(body(text), ORIGINAL)

    assert (11, 1) == (found.meter.longest_run, found.meter.runs)
    assert (Copied(1, 8, "and nobody will pay twice, she told reporters"),) == (
        found.copied
    )


@pytest.mark.parametrize(
    ("quoted", "original", "percent"),
    [
        (0, 100, 0),
        (1, 1000, 1),
        (15, 1000, 2),
        (14, 1000, 1),
        (84, 1120, 8),
        (9, 8, 113),
    ],
)
def test_a_share_is_rounded_and_never_to_nothing(quoted, original, percent):
    """
    Whole per cents, the nearest; one word of a thousand is not none.
    """
    meter = Meter(
        quotations=1,
        words_quoted=quoted,
        paragraphs_quoted=0,
        words_own=0,
        words_original=original,
    )

    assert percent == meter.percent


def test_an_empty_original_has_no_share():
    """
    A share of nothing is not a number.
    """
    assert None is measure(body("“One two.”"), Words("")).meter.percent


@given(
    st.lists(st.sampled_from([*ORIGINAL.text.split(), "“a b c”", "own"]), max_size=30)
)
def test_every_word_is_either_quoted_or_ours(pieces):
    """
    The meter loses no word and counts none twice.
    """
    text = " ".join(pieces)
    meter = measure(body(text), ORIGINAL).meter

    assert len(Words(text)) == meter.words_quoted + meter.words_own
    assert meter.words_copied <= meter.words_own
