"""Reuse does not become systematic."""

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import itemgetter

from ...article.values import day_of
from ...errors import Problem
from ..case import Case


def frequency(cases: Iterable[Case]) -> Iterator[Problem]:
    """In one month no more texts of an owner are reused than it allows.

    The earliest of a month stay; each after the limit is a problem.
    """
    limited = [
        (day_of(case.article.date), case.article.path, limit, case)
        for case in cases
        if (limit := case.terms.max_per_month) is not None and case.is_reused
    ]
    counts: Counter[tuple[str, int, int]] = Counter()
    for day, _, limit, case in sorted(limited, key=itemgetter(0, 1)):
        month = case.source.key, day.year, day.month
        counts[month] += 1
        if counts[month] > limit:
            said = f"this is text {counts[month]} of {case.name} reused in {day:%Y-%m}"
            hint = "write Reuse: summary, and retell it in our own words"
            said = f"{said}, they allow {limit}"
            yield case.say("date", "too-many-in-month", said, hint)
