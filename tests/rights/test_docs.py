import re

import pytest

from creditline.command.manual import README
from creditline.config.settings import Ours
from creditline.credit.terms import BY_NAME
from creditline.locale.alike import FORMS, TABLE
from creditline.locale.kinds import SCRIPTS
from creditline.locale.words import count_words
from creditline.rights.normalised import printed

from .pairs import PAIRS

TEXT = (README.parent / "docs/rights.md").read_text("utf-8")


def rows(name):
    """The rows of a table between two marks, without its head."""
    (found,) = re.findall(rf"<!-- {name} -->\n(.*)\n<!-- end of {name} -->", TEXT, re.S)
    lines = [line.strip("| ") for line in found.strip().splitlines()]
    return [tuple(re.split(r" *\| *", line)) for line in lines[2:]]


def test_the_table_of_terms_is_that_of_the_tests():
    """
    What docs/rights.md says of each term is what its pair of sites shows, and no
    term is left out.
    """
    found = rows("pairs")

    assert [
        (f"`{p.term}`", p.breaks, f"`{p.code}`{', a warning' if p.warning else ''}")
        for p in PAIRS
    ] == [(term, breaks, code) for term, _, breaks, code in found]
    assert {f"`{name}`": term.meaning for name, term in BY_NAME.items()} == {
        term: meaning for term, meaning, *_ in found
    }


def characters(cell):
    """What a row lists, such as U+2018–201F."""
    return {
        chr(code)
        for first, last in re.findall(r"U\+([0-9A-F]+)(?:–([0-9A-F]+))?", cell)
        for code in range(int(first, 16), int(last or first, 16) + 1)
    }


def test_what_is_compared_as_the_same_is_what_is_said():
    """
    The table of docs/rights.md is the one that the code compares by.
    """
    said = {what: characters(listed) for what, listed, _ in rows("alike")}

    assert said == {row.what: set(row.characters) for row in (*TABLE, FORMS)}


@pytest.mark.parametrize(
    ("listed", "by"),
    [pytest.param(listed, by, id=what) for what, listed, by in rows("alike")[:5]],
)
def test_each_character_of_the_table_is_folded(listed, by):
    """
    What docs/rights.md says that a character is compared as, it is.
    """
    said = {"an apostrophe": "'", "a hyphen": "-", "one blank": " ", "nothing": ""}
    folded = {printed(f"ab{char}cd").text for char in characters(listed)}

    assert {f"ab{said[by]}cd"} == folded


@pytest.mark.parametrize(
    ("script", "example", "words"),
    [pytest.param(*row, id=row[0].replace(" ", "-")) for row in rows("words")],
)
def test_words_are_counted_as_the_examples_say(script, example, words):
    """
    The example of each script in docs/rights.md has as many words as it says.
    """
    assert int(words) == count_words(example)


def test_scripts_without_blanks_are_all_named():
    """
    docs/rights.md names every script of which each letter counts.
    """
    (said,) = re.findall(r"^These scripts are (.*)\.$", TEXT, re.M)

    assert list(SCRIPTS) == re.split(", | and ", said)


def test_settings_have_the_defaults_that_are_stated():
    """
    A default in docs/settings.md is that of the code, for every setting of the rules.
    """
    text = (README.parent / "docs/settings.md").read_text("utf-8")
    rules = {
        "LONGEST_COPY": "9",
        "REVIEW_DAYS": "365",
        "EXPIRY_NOTICE_DAYS": "30",
        "ADVERTISEMENTS": "False",
        "COMMERCIAL": "False",
    }
    found = dict(re.findall(r"\| `CREDITLINE_(\w+)` \| `(\w+)`", text))
    stated = {name: found[name] for name in rules}

    assert rules == stated
    ours = Ours()
    assert stated == {name: str(getattr(ours, name.lower())) for name in stated}
