import re

from creditline.credit.terms import BY_NAME
from creditline.manual import README
from creditline.settings import Ours

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


def test_settings_have_the_defaults_that_are_stated():
    """
    A default in docs/rights.md is that of the code, for every setting of the rules.
    """
    stated = dict(re.findall(r"\| `CREDITLINE_(\w+)` \| `(\w+)`", TEXT))

    assert {
        "LONGEST_COPY": "9",
        "REVIEW_DAYS": "365",
        "EXPIRY_NOTICE_DAYS": "30",
        "ADVERTISEMENTS": "False",
        "COMMERCIAL": "False",
    } == stated
    ours = Ours()
    assert stated == {name: str(getattr(ours, name.lower())) for name in stated}
