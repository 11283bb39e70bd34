"""Nobody counts our readers."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case


def counter(case: Case) -> Iterator[Problem]:
    """Where a tracker is the price of a full text, there is only an excerpt."""
    if case.terms.counter_required and case.reuse == "full":
        yield case.say(
            case.article.line("reuse"),
            "counter-required",
            f"{case.name} asks for a counter of readers in a full text; we have none",
            "write Reuse: excerpt, and quote less",
        )
