"""A text that must not be changed is not changed."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case


def edits(case: Case) -> Iterator[Problem]:
    """In a full text every word is the original's.

    Only what was added or altered is found: a file of the original also holds
    what does not belong to the text, so that leaving out cannot be told.
    """
    if case.terms.edits_allowed is not False or case.reuse != "full":
        return
    if case.measured is None:
        yield case.unmeasured(f"whether the text of {case.name} was changed")
    elif case.measured.departs is not None:
        line, words = case.measured.departs
        yield case.say(
            line,
            "edited-text",
            f"“{words}” is not in the original, and {case.name} allows no edits",
            "give the text as it was printed",
        )
