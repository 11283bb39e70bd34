import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.article.body import Quoted
from creditline.article.quoted_passages import Prose
from creditline.locale.words import Words
from creditline.rights.measure import measure, measure_files
from creditline.rights.measured import Copied, Measured, Misquoted, Passage
from creditline.rights.meter import Meter, meter
from creditline.rights.original import Original

from ..article.shown import OPTIONS, prose_of

ORIGINAL = Original(
    "The harbour bridge will reopen on Monday morning, the mayor said.\n\n"
    "“Nobody was hurt, and nobody will pay twice,” she told reporters, "
    "while divers were still looking for the second anchor of the ferry."
)


def test_what_cannot_be_known_is_none():
    """
    Without the original the meter counts what is quoted and claims nothing else.
    """
    found = meter([Quoted(3, 4, 0), Quoted(9, 60, 2)], None)

    assert Meter(quotations=2, words_quoted=64, paragraphs_quoted=2) == found
    assert found.percent is None


def test_a_summary_that_quotes_has_copied_nothing():
    """
    Words between quotation marks count as quoted, never as copied.
    """
    prose = prose_of("She was plain: “Nobody was hurt, and nobody will pay twice.”")
    measured = measure(prose, ORIGINAL, "a.txt")

    assert (
        Measured(
            path="a.txt",
            words=34,
            words_own=3,
            longest_run=8,
            runs=1,
            misquoted=(
                Misquoted(
                    1,
                    "Nobody was hurt, and nobody will pay twice.",
                    Passage(
                        "Nobody was hurt, and nobody will pay twice",
                        3,
                        "twice.",
                        (3, 8),
                    ),
                    (),
                ),
            ),
        )
        == measured
    )
    assert 24 == meter([Quoted(1, 8, 0)], measured).percent


def test_a_summary_that_copies_is_told_where():
    """
    Each run outside quotations has its line, its length and its own words.
    """
    text = (
        "Good news.\n\nThe Harbour Bridge will re-open soon, and divers were still\n"
        "looking for the *second* anchor. All say the bridge\nwill reopen on Monday "
        "morning."
    )
    found = measure(prose_of(text, first_line=9), ORIGINAL)

    assert (
        Copied(11, 8, "divers were still looking for the second anchor"),
        Copied(12, 6, "bridge will reopen on Monday morning"),
    ) == found.copied
    assert 14 == found.words_copied
    assert (8, 2) == (found.longest_run, found.runs)


def test_a_run_across_a_quotation_mark_counts_by_its_parts():
    """
    Only the part of a run outside the quotation is copied, if it is long enough.
    """
    text = "“Nobody was hurt,” and nobody will pay twice, she told reporters."
    found = measure(prose_of(text), ORIGINAL)

    assert (11, 1) == (found.longest_run, found.runs)
    assert (Copied(1, 8, "and nobody will pay twice, she told reporters"),) == (
        found.copied
    )


def test_long_runs_are_shown_by_their_first_words():
    """
    A message says enough of a run to find it, and no more.
    """
    copied = measure(Prose(ORIGINAL.text), ORIGINAL).copied

    said = "The harbour bridge will reopen on Monday morning, the mayor said."

    assert [(34, f"{said} “Nobody …")] == [(c.length, c.text) for c in copied]
    (copied,) = measure(Prose(f"{said} “Nobody"), ORIGINAL).copied
    assert (12, f"{said} “Nobody") == (copied.length, copied.text)


def test_what_is_not_the_originals_is_told_where():
    """
    A text that claims to be the original departs from it at a line.
    """
    text = "The harbour bridge will reopen on Monday\nmorning, the cheerful mayor said."
    found = measure(prose_of(text), ORIGINAL, whole=True)

    assert (2, "cheerful mayor said") == found.departs
    assert None is measure(Prose(ORIGINAL.text), ORIGINAL, whole=True).departs


def test_misquotations_have_their_line_and_citation():
    """
    A block quote is held against the original, and so are five words and more.
    """
    text = (
        "He said “never at all”, and “divers are still looking for it” [@tass].\n\n"
        "> The harbour bridge\n> will reopen …\n> on Monday evening.\n> -- [@gdc]\n"
    )
    first, second = measure(prose_of(text, 5), ORIGINAL).misquoted

    assert (5, "divers are still looking for it", ("tass",)) == (
        first.line,
        first.text,
        first.keys,
    )
    assert Passage("divers were still looking for", 3, "are", (3, 14)) == first.nearest
    monday = Passage("on Monday", 1, "evening.", (1, 8))
    assert Misquoted(9, "on Monday evening.", monday, ("gdc",)) == second


def test_files_are_measured_with_their_standfirst_and_links():
    """
    The summary in the header is our text too; lines are those of the file.
    """
    article = (
        "Title: Bridge\nSummary: The harbour bridge will reopen on Monday\n\n"
        "See [it](https://a.example/1).\n"
    )
    original = f"{ORIGINAL.text}\nhttps://a.example/1, https://a.example/2."
    found = measure_files(
        article.encode(), original.encode(), "originals/bridge.txt", OPTIONS
    )

    assert (
        Copied(2, 7, "The harbour bridge will reopen on Monday", above=True),
    ) == found.copied
    assert ("https://a.example/2",) == found.lost_links


def test_of_an_article_that_cannot_be_read_nothing_is_told():
    """
    It is told where it is converted: here it neither lacks a link nor copies words.
    """
    original = b"One, https://a.example/1."

    assert Measured(path="o.txt") == measure_files(
        b"A \xff", original, "o.txt", OPTIONS
    )


def test_an_original_that_cannot_be_read_is_a_problem():
    """
    The problem names the original's file and the line of the first bad byte.
    """
    found = measure_files(
        b"Title: x\n\ny", b"one\ntwo \xff", "originals/x.txt", OPTIONS
    )

    assert [
        (
            "originals/x.txt:2: byte 0xff at offset 8 is not UTF-8 [undecodable]\n"
            "    save the file as UTF-8"
        )
    ] == [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    ("quoted", "original", "percent"),
    [
        (0, 100, 0),
        (1, 1000, 1),
        (15, 1000, 2),
        (14, 1000, 1),
        (84, 1120, 8),
        (9, 8, 113),
        (9, 0, None),
    ],
)
def test_a_share_is_rounded_and_never_to_nothing(quoted, original, percent):
    """
    Whole per cents, the nearest; one word of a thousand is not none.
    """
    assert percent == Meter(words_quoted=quoted, words_original=original).percent


@given(
    st.lists(st.sampled_from([*ORIGINAL.text.split(), "“a b c”", "own"]), max_size=30)
)
def test_every_word_is_either_quoted_or_ours(pieces):
    """
    The meter loses no word and counts none twice.
    """
    prose = prose_of(" ".join(pieces))
    found = measure(prose, ORIGINAL)
    sure = (q for q in prose.quotations if not q.open)
    quoted = sum(len(Words(prose.text[q.start : q.end])) for q in sure)

    assert len(Words(prose.text)) == quoted + found.words_own
    assert found.words_copied <= found.words_own
