"""Marks in texts of ASCII alone, which are looked for with less."""

from hypothesis import given
from hypothesis import strategies as st

from creditline.locale.quotation_marks import marks, may_open


@given(st.text("ab1_ '\"`<>,\0-", max_size=40))
def test_plain_texts_hold_the_same_marks(text):
    """
    What is left out of the patterns stands in no such text.
    """
    for rarer in (False, True):
        told = [m.span() for m in marks(rarer=rarer).finditer(text)]
        assert told == [m.span() for m in marks(plain=True, rarer=rarer).finditer(text)]
    told = [m.span() for m in may_open().finditer(text)]
    assert told == [m.span() for m in may_open(plain=True).finditer(text)]
