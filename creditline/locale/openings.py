"""What stands between two marks, and a mark that waits for its end."""

from typing import NamedTuple

from msgspec import Struct

from . import quotation_marks as signs
from .lookalikes import Mark, is_beside

IDLE_BEFORE = ("", " ", "\n")
"""What stands behind a mark that no word follows."""


class Passage(NamedTuple):
    """What stands between two marks, at ``start`` and before ``end``."""

    start: int
    end: int
    opens: str
    closes: str
    open: bool = False
    """Whether the marks may be apostrophes, or the one that closes is missing."""
    again: tuple[int, ...] = ()
    """Where it is opened anew, in its further paragraphs."""
    closed: bool = True

    @property
    def inner(self) -> tuple[int, int]:
        """From where to where the words stand."""
        return self.start + len(self.opens), self.end - len(self.closes)


class Opening(Struct):
    """A mark that waits for its end; *doubtful* if it may be an apostrophe."""

    mark: Mark
    sign: str
    doubtful: bool = False
    second: Mark | None = None
    """Where it ends if nothing better comes, and whether that is doubtful too."""
    second_doubtful: bool = False
    again: tuple[int, ...] = ()


def is_sure(opening: Opening) -> bool:
    """Whether a mark that nothing closes was meant to open."""
    mark = opening.mark
    apart = not mark.before.isalnum() or is_beside(mark.before, mark.after)
    return opening.sign in signs.NEVER_IDLE and apart and mark.after not in IDLE_BEFORE
