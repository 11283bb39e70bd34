"""Reuse does not become systematic."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ...article.values import day_of
from ...errors import Problem
from ..case import Case


def frequency(cases: Iterable[Case]) -> Iterator[Problem]:
    """In one month no more texts of an owner are reused than it allows.

    The earliest of a month stay; each after the limit is a problem.
    """
    reused = [case for case in cases if case.is_reused]
    reused.sort(key=lambda c: (day_of(c.article.date), c.article.path))
    counts: Counter[tuple[str, int, int]] = Counter()
    for case in reused:
        day, limit = day_of(case.article.date), case.terms.max_per_month
        month = case.source.key, day.year, day.month
        counts[month] += 1
        if limit is not None and counts[month] > limit:
            said = f"this is text {counts[month]} of {case.name} reused in {day:%Y-%m}"
            hint = "write Reuse: summary, and retell it in our own words"
            said = f"{said}, they allow {limit}"
            yield case.say("date", "too-many-in-month", said, hint)
