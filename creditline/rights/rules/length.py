"""No more is quoted than the owner allows: words, paragraphs, a share of the whole."""

from collections.abc import Callable, Iterator
from itertools import accumulate

from ...article.body import Quoted
from ...errors import Problem
from ..case import Case
from ..meter import percent


def length(case: Case) -> Iterator[Problem]:
    """The words of all quotations together; the line is where they pass the limit."""
    limit = case.terms.max_words
    for quotation in _beyond(case, limit, lambda q: q.words):
        said = f"{case.meter.words_at_most} words are quoted, {case.name} allows"
        said = f"{said} {limit}{case.said_of_open}"
        yield case.say(quotation.line, "too-many-words", said, case.quote_less)


def paragraphs(case: Case) -> Iterator[Problem]:
    """The paragraphs of all block quotes together."""
    limit = case.terms.max_paragraphs
    for quotation in _beyond(case, limit, lambda q: q.paragraphs):
        said = f"{case.meter.paragraphs_quoted} paragraphs are quoted"
        said = f"{said}, {case.name} allows {limit}"
        hint = "quote fewer, or retell them in our own words"
        yield case.say(quotation.line, "too-many-paragraphs", said, hint)


def share(case: Case) -> Iterator[Problem]:
    """The quoted words in a hundred of the original's, which must be at hand."""
    limit, meter = case.terms.max_percent, case.meter
    if limit is None or not case.is_limited or not case.quotations:
        return
    if not meter.words_original:
        yield case.unmeasured("what share of the original is quoted")
    elif 100 * meter.words_at_most > limit * meter.words_original:
        share = percent(meter.words_at_most, meter.words_original)
        said = f"{meter.words_at_most} of {meter.words_original} words are quoted"
        said = f"{said}, {share} per cent; {case.name} allows {limit}"
        line, said = case.quotations[-1].line, f"{said}{case.said_of_open}"
        yield case.say(line, "too-large-share", said, case.quote_less)


def _beyond(
    case: Case, limit: int | None, count: Callable[[Quoted], int]
) -> list[Quoted]:
    """The quotation with which a limit is passed, if one is."""
    if limit is None or not case.is_limited:
        return []
    reached = accumulate(map(count, case.quotations))
    over = zip(case.quotations, reached, strict=True)
    return [quotation for quotation, total in over if total > limit][:1]
