"""Quotations are true."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case, is_elsewhere


def quotation(case: Case) -> Iterator[Problem]:
    """Every quotation from the original occurs in it.

    The hint shows the nearest passage, which is nearly what the writer quotes.
    """
    if case.measured is None:
        return
    for wrong in case.measured.misquoted:
        if is_elsewhere(wrong.keys, case.elsewhere):
            continue
        near = wrong.nearest
        yield case.say(
            wrong.line,
            "misquotation",
            f"“{wrong.text}” is not in the original",
            f"the original has, on line {near.line}: “{near.text}”"
            if near
            else "quote what was printed, or retell it; if it is from another "
            "source, put [@key] behind it",
        )
