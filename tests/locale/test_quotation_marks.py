"""The table of quotation marks, held against CLDR, its print and the clock."""

import json
import re

import pytest

from creditline.article.passages import passages
from creditline.command.manual import README, table
from creditline.locale.pairing import Pairing
from creditline.locale.quotation_marks import CONVENTIONS, marks_of

TEXT = (README.parent / "docs/rights.md").read_text("utf-8")


def test_every_locale_of_cldr_finds_its_marks(cldr):
    """
    Primary and alternate marks of each locale are a row of the table.
    """
    ours = {(opens, closes) for opens, closes, _ in CONVENTIONS}
    theirs = {}
    for path in cldr.glob("*/delimiters.json"):
        (main,) = json.loads(path.read_text("utf-8"))["main"].values()
        said = main["delimiters"]
        for kind in ("quotation", "alternateQuotation"):
            marks = said[f"{kind}Start"], said[f"{kind}End"]
            theirs.setdefault(marks, path.parent.name)

    assert len(theirs) > 15
    assert {} == {marks: theirs[marks] for marks in theirs.keys() - ours}


def test_our_own_marks_are_the_primary_ones_of_a_language(cldr):
    """
    Whatever its country; where CLDR has single ones, double ones stay double.
    """
    wrong = {}
    for path in cldr.glob("*/delimiters.json"):
        language = path.parent.name
        (main,) = json.loads(path.read_text("utf-8"))["main"].values()
        said = main["delimiters"]
        wanted = said["quotationStart"], said["quotationEnd"]
        found = tuple(mark.strip("\u00a0") for mark in marks_of(f"{language}-X"))
        if "-" not in language and found != wanted:
            wrong[language] = wanted

    assert {"fur", "ia", "nl", "st", "tn"} == wrong.keys()
    assert ("“", "”") == marks_of("en-GB") == marks_of("NL")
    assert ("«\u00a0", "\u00a0»") == marks_of("fr-CA")


def test_the_table_is_printed_as_it_is():
    """
    What docs/rights.md says of marks is what the code looks for.
    """
    rows = [
        ("``` `` ```" if opens == "``" else f"`{opens}`", f"`{closes}`", who)
        for opens, closes, who in CONVENTIONS
    ]
    found = re.search(r"<!-- marks -->\n(.*)\n<!-- end of marks -->", TEXT, re.S)

    assert table(("Before", "Behind", "Who writes so"), rows) == found[1].strip()


def test_no_pair_stands_there_twice():
    """
    A row that repeats another would say nothing.
    """
    pairs = [row[:2] for row in CONVENTIONS]

    assert len(pairs) == len(set(pairs))


HOSTILE = [
    *("“", "”", "‘", "’", "'", '"', "„", "»", "«", "「", "」", "''", "``", ",, ", "<<"),
    *(" “a", " ’a", " 'a", ' "a', "a' b", "“\n\n", "“‘", "「“a”", "'em s' ", "`a''b` "),
    *('1" a ', "’’a", 'א"ב', "> “a\n\n", "- “a\n"),
]


@pytest.mark.parametrize("piece", HOSTILE, ids=range(len(HOSTILE)))
def test_marks_cost_in_step_with_the_text(piece, monkeypatch):
    """
    Twice as many marks are looked at twice as often, whatever they are.
    """
    steps = [0]

    def counted(name):
        work = getattr(Pairing, name)

        def stepping(*given, **more):
            steps[0] += 1
            return work(*given, **more)

        monkeypatch.setattr(Pairing, name, stepping)

    for name in ("take", "_close", "_wait", "_add", "_is_none"):
        counted(name)
    spent = []
    for size in (400, 800):
        steps[0] = 0
        text = piece * size
        passages(text, [(0, len(text))])
        spent.append(steps[0])

    assert spent[1] <= 2.1 * spent[0] + 10
