"""The rules: each holds one kind of promise, and says where it is broken.

A rule is a pure function from a `Case` to problems.  Every term of an owner has
one, and so have the promises that we make of ourselves.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ...errors import Problem
from ..case import Case
from .advertising import advertising
from .allowance import allowance
from .commerce import commerce
from .copying import copying
from .counter import counter
from .credit import credit
from .edits import edits
from .frequency import frequency
from .images import images
from .indexing import indexing
from .length import length
from .link import link
from .links import links
from .notice import notice
from .paragraphs import paragraphs
from .permission import permission
from .quotation import quotation
from .review import review
from .sentence import byline, sentence
from .share import share

__all__ = ["RULES", "frequency", "problems", "review"]

Rule: TypeAlias = Callable[[Case], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    allowance,
    permission,
    length,
    share,
    paragraphs,
    quotation,
    copying,
    link,
    credit,
    sentence,
    byline,
    edits,
    links,
    images,
    counter,
    notice,
    advertising,
    indexing,
    commerce,
)


def problems(case: Case) -> Iterator[Problem]:
    """Everything that the rules find in one article."""
    return (problem for rule in RULES for problem in rule(case))
