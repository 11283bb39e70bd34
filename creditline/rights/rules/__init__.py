"""The rules: each holds one kind of promise, and says where it is broken.

A rule is a pure function from a `Case` to problems.  Every term of an owner has
one, and so have the promises that we make of ourselves.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from ...credit.terms import Terms
from ...errors import Problem
from ..case import Case
from .allowance import allowance
from .conditions import advertising, commerce, counter, indexing, notice
from .copying import copying
from .credit import credit
from .edits import edits
from .frequency import frequency
from .images import images
from .length import length, paragraphs, share
from .link import link
from .links import links
from .permission import permission
from .quotation import quotation
from .review import review
from .sentence import byline, sentence

__all__ = ["RULES", "asked", "frequency", "problems", "review"]

Rule: TypeAlias = Callable[[Case], Iterator[Problem]]

RULES: tuple[tuple[Rule, str], ...] = (
    (allowance, ""),
    (permission, ""),
    (length, "max_words"),
    (share, "max_percent"),
    (paragraphs, "max_paragraphs"),
    (quotation, ""),
    (copying, ""),
    (link, "direct_link"),
    (credit, "credit"),
    (sentence, "required_sentence"),
    (byline, "byline_format"),
    (edits, "edits_allowed"),
    (links, "must_keep_links"),
    (images, "images_allowed"),
    (counter, "counter_required"),
    (notice, "prior_notice"),
    (advertising, "ads"),
    (indexing, "index"),
    (commerce, "licence"),
)
"""Each rule, and the term without which it says nothing, if there is one."""


def problems(case: Case) -> Iterator[Problem]:
    """Everything that the rules find in one article."""
    return chain.from_iterable([rule(case) for rule in asked(case.terms)])


# Few owners state more than two or three terms, and have thousands of articles.
@lru_cache(maxsize=1024)
def asked(terms: Terms) -> tuple[Rule, ...]:
    """Those rules that find something to hold to in an owner's *terms*."""
    return tuple(
        rule
        for rule, term in RULES
        if not term or getattr(terms, term) not in (None, "")
    )
