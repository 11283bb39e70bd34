"""No larger a share of the original is quoted than the owner allows."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case
from ..meter import percent


def share(case: Case) -> Iterator[Problem]:
    """The quoted words in a hundred of the original's, which must be at hand."""
    limit = case.terms.max_percent
    if limit is None or case.standing.permitted or case.reuse == "full":
        return
    if not case.quotations:
        return
    meter = case.meter
    if not meter.words_original:
        yield case.unmeasured("what share of the original is quoted")
    elif 100 * meter.words_at_most > limit * meter.words_original:
        share = percent(meter.words_at_most, meter.words_original)
        yield case.say(
            case.quotations[-1].line,
            "too-large-share",
            f"{meter.words_at_most} of {meter.words_original} words are quoted, "
            f"{share} per cent; {case.name} allows {limit}{case.said_of_open}",
            case.quote_less,
        )
