"""No more words are quoted than the owner allows."""

from collections.abc import Iterator
from itertools import accumulate

from ...errors import Problem
from ..case import Case


def length(case: Case) -> Iterator[Problem]:
    """The words of all quotations together; the line is where they pass the limit."""
    limit = case.terms.max_words
    if limit is None or case.standing.permitted or case.reuse == "full":
        return
    reached = accumulate(q.words for q in case.quotations)
    for quotation, words in zip(case.quotations, reached, strict=True):
        if words > limit:
            yield case.say(
                quotation.line,
                "too-many-words",
                f"{case.meter.words_at_most} words are quoted, {case.name} allows "
                f"{limit}{case.said_of_open}",
                case.quote_less,
            )
            return
