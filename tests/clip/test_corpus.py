"""What clip finds in the corpus, and what it must never get wrong there."""

import pytest

from benchmarks.clip import CORPUS, FIELDS, HELD_OUT, TUNED, cases, score, table

# The least recall of each field, for what is certain; see docs/clip.md.
LEAST = {
    "date": 0.85,
    "outlet": 0.92,
    "cited": 0.90,
    "source": 0.92,
    "title": 0.96,
    "terms": 0.98,
    "reporter": 0.93,
    "place": 0.80,
}


@pytest.fixture(scope="module")
def certain():
    """The score of what ``clip --yes`` would write of the texts we learned from."""
    return score(certain=True)


def test_corpus_is_as_large_as_it_says():
    """
    Thirty texts and twenty pages at least, in each of five languages.
    """
    found = [*cases(TUNED), *cases(HELD_OUT)]
    languages = {answer["language"] for _, _, answer in found}

    assert {"en", "tr", "de", "ar", "fr"} == languages
    assert len([path for _, path, _ in found if path.suffix != ".html"]) >= 30
    assert len([path for _, path, _ in found if path.suffix == ".html"]) >= 20
    for folder in (*TUNED.iterdir(), *HELD_OUT.iterdir()):
        named = {
            case.split("/")[1] for case, _, _ in found if case.startswith(folder.name)
        }
        assert {p.stem for p in folder.iterdir()} - {"answers"} == named


@pytest.mark.parametrize("name", FIELDS)
def test_nothing_certain_is_wrong(certain, name):
    """
    A fact that would be written without asking is right in the whole corpus.
    """
    assert [] == [m for m in certain[name].mistakes if ": wrong " in m]


@pytest.mark.parametrize("name", FIELDS)
def test_enough_is_certain(certain, name):
    """
    Caution has a price, and this is the most that it may cost.
    """
    assert certain[name].recall >= LEAST.get(name, 1.0), certain[name].mistakes


def test_benchmark_prints_a_row_for_each_field(certain):
    """
    The table is what the documentation holds.
    """
    rows = table(certain, certain).split("\n")

    assert list(FIELDS) == [row.split("|")[1].strip() for row in rows[2:]]


def test_documentation_holds_the_figures_of_today(certain):
    """
    Both tables in the documentation are those that the benchmark prints.
    """
    documentation = (CORPUS.parents[2] / "docs" / "clip.md").read_text("utf-8")
    unseen = score(certain=True, corpus=HELD_OUT), score(certain=False, corpus=HELD_OUT)

    assert table(certain, score(certain=False)) in documentation
    assert table(*unseen) in documentation
