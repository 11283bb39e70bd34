"""What ``bench clip --pages`` counts."""

import json

import pytest

from benchmarks.clip_pages import main, measure, ours, plain, recall, report

from .test_pages import TEXT, TITLE, page_of

ANSWER = {
    "url": "https://harbourmail.example/news/bridge",
    "read": "2025-06-01",
    "date": "2025-04-08",
    "title": [TITLE, "Old swing bridge to close"],
    "reporters": ["Ada Whitlow"],
    "publisher": ["Harbour Mail"],
    "outlet": "The Harbour Mail",
    "language": "en",
    "holder": "",
    "text": TEXT.replace("<p>", "").replace("</p>", " "),
}


@pytest.fixture
def folder(tmp_path):
    """A folder with one page, and what is right of it."""
    page, _ = page_of('<meta name="author" content="Ada Whitlow">')
    (tmp_path / "one.html").write_text(page, "utf-8")
    (tmp_path / "one.json").write_text(json.dumps(ANSWER), "utf-8")
    (tmp_path / "unanswered.html").write_text(page, "utf-8")
    return tmp_path


def test_a_page_that_is_read_rightly_has_all(folder):
    """
    Every field that is there and right counts once; a page without answers not at all.
    """
    measured = measure(folder, ours)

    assert (1, 1, [1.0]) == (measured.pages, measured.whole, measured.words)
    assert {"date", "title", "reporters"} <= {
        name for name, row in measured.rows.items() if row.right == row.there == 1
    }
    assert "| date, precision / recall | 1.000 / 1.000 |" in report({"ours": measured})


@pytest.mark.parametrize(
    ("said", "stated", "right"),
    [
        pytest.param({"date": "2024-01-01"}, 1, 0, id="wrong"),
        pytest.param({}, 0, 0, id="left out"),
        pytest.param({"date": "2025-04-08"}, 1, 1, id="right"),
    ],
)
def test_a_wrong_value_costs_precision_and_a_missing_one_recall(
    folder, said, stated, right
):
    """
    Precision is right by stated, recall right by there.
    """
    row = measure(folder, lambda _page, _answer: said).rows["date"]

    assert (stated, 1, right) == (row.stated, row.there, row.right)


def test_words_count_as_often_as_they_are_there():
    """
    Text that is found once of twice is found by half.
    """
    assert 0.5 == recall("one two one two", "one two three")
    assert plain("The Harbour-Mail Ltd") == plain("harbour mail")


def test_a_folder_without_answers_is_told(tmp_path, capsys):
    """
    Nothing measured is no success.
    """
    assert 2 == main(tmp_path, mistakes=False)
    assert "no page with a .json beside it" in capsys.readouterr().err
