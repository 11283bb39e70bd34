"""No more paragraphs are quoted than the owner allows."""

from collections.abc import Iterator
from itertools import accumulate

from ...errors import Problem
from ..case import Case


def paragraphs(case: Case) -> Iterator[Problem]:
    """The paragraphs of all block quotes together."""
    limit = case.terms.max_paragraphs
    if limit is None or case.standing.permitted or case.reuse == "full":
        return
    reached = accumulate(q.paragraphs for q in case.quotations)
    for quotation, count in zip(case.quotations, reached, strict=True):
        if count > limit:
            yield case.say(
                quotation.line,
                "too-many-paragraphs",
                f"{case.meter.paragraphs_quoted} paragraphs are quoted, {case.name} "
                f"allows {limit}",
                "quote fewer, or retell them in our own words",
            )
            return
