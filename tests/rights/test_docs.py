import re

import pytest

from creditline.credit.terms import BY_NAME
from creditline.manual import README, table
from creditline.settings import Ours

from .pairs import PAIRS

TEXT = (README.parent / "docs/rights.md").read_text("utf-8")


def test_the_table_of_terms_is_that_of_the_tests():
    """
    What docs/rights.md says of each term is what its pair of sites shows.
    """
    written = [
        (
            f"`{pair.term}`",
            BY_NAME[pair.term].meaning,
            pair.breaks,
            f"`{pair.code}`" + (", a warning" if pair.warning else ""),
        )
        for pair in PAIRS
    ]
    expected = table(("Term", "Meaning", "What breaks it", "Code"), written)
    found = re.search(r"<!-- pairs -->\n(.*)\n<!-- end of pairs -->", TEXT, re.S)

    assert expected == found[1].strip()


@pytest.mark.parametrize(
    ("name", "default"), re.findall(r"\| `CREDITLINE_(\w+)` \| `(\w+)`", TEXT)
)
def test_settings_have_the_defaults_that_are_stated(name, default):
    """
    A default in docs/rights.md is that of the code.
    """
    assert default == str(getattr(Ours(), name.lower()))
