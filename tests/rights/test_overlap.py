import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.overlap import CHANGES, HOSTILE, LENGTHS, found, plant
from creditline.locale.words import Words
from creditline.rights.overlap import Run, common_runs, covered

# Few letters, so that texts have much in common and repeat themselves.
TEXTS = st.text("abc", max_size=40).map(tuple)
LEAST = st.integers(1, 5)


def slow_runs(ours, original, least):
    """The definition itself: maximal stretches of ours that stand in the original."""

    def place(start, stop):
        length = stop - start
        return next(
            (
                at
                for at in range(len(original) - length + 1)
                if original[at : at + length] == ours[start:stop]
            ),
            None,
        )

    spans = [
        (start, stop)
        for start in range(len(ours))
        for stop in range(start + 1, len(ours) + 1)
        if place(start, stop) is not None
    ]
    return tuple(
        Run(start, place(start, stop), stop - start)
        for start, stop in spans
        if stop - start >= least
        and not any(
            a <= start and stop <= b and (a, b) != (start, stop) for a, b in spans
        )
    )


def longest(ours, original):
    return max((run.length for run in common_runs(ours, original, 1)), default=0)


@pytest.mark.parametrize("change", CHANGES)
def test_planted_runs_are_found_exactly(change):
    """
    Every planted run is found with its bounds in both texts, and no other.
    """
    planted = plant(len(change), LENGTHS, change)

    assert set(planted.places) == found(planted)


@pytest.mark.parametrize("length", [5, 9, 10, 11, 40])
def test_shorter_runs_than_asked_for_are_left_out(length):
    """
    The threshold is exact: a run one word short of it does not count.
    """
    planted = plant(length, (length,), "none")

    assert (set(planted.places) if length >= 10 else set()) == found(planted, 10)


@given(TEXTS, TEXTS, LEAST)
def test_runs_are_what_the_definition_says(ours, original, least):
    """
    The fast search finds what a search without any cleverness finds.
    """
    assert slow_runs(ours, original, least) == common_runs(ours, original, least)


@given(TEXTS, TEXTS)
def test_the_longest_run_is_the_same_from_both_sides(ours, original):
    """
    Which of two texts is the copy does not change what they share.
    """
    assert longest(ours, original) == longest(original, ours)


@given(TEXTS, TEXTS, TEXTS, LEAST)
def test_more_text_shares_no_less(ours, original, more, least):
    """
    Adding to either text never hides a copied word.
    """
    before = covered(common_runs(ours, original, least))

    assert before <= covered(common_runs(ours + more, original, least))
    assert before <= covered(common_runs(ours, original + more, least))
    assert before >= covered(common_runs(ours, original, least + 1))


@given(TEXTS, LEAST)
def test_a_text_is_one_run_of_itself(text, least):
    """
    Compared with itself a text is copied whole, once.
    """
    whole = (Run(0, 0, len(text)),) if len(text) >= least else ()

    assert whole == common_runs(text, text, least)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_no_special_case(name):
    """
    Texts made to be slow give the same answer as any other.
    """
    ours = Words(HOSTILE[name](3000)).keys
    original = Words(HOSTILE[name](3000) + " end").keys

    assert len(ours) == covered(common_runs(ours, original, 1))


def test_a_run_of_no_words_is_refused():
    """
    Everything has a run of nothing in common; asking for it is a mistake.
    """
    with pytest.raises(ValueError, match="a run has at least one word"):
        common_runs(("a",), ("a",), 0)
