"""Terms are read again before they are old."""

import datetime as dt
from collections.abc import Iterator

from ...credit.records import Organisation
from ...errors import TOO_LATE, Problem
from ..case import Policy


def review(
    organisation: Organisation, path: str, line: int, day: dt.date, policy: Policy
) -> Iterator[Problem]:
    """Terms that bind an article of ours were read not too long ago.

    *path* and *line* are where the registry says when.
    """
    read = organisation.terms.last_reviewed
    if read is None:
        return
    if read > day:
        yield Problem(
            path,
            line,
            "future-date",
            f"{read.isoformat()} is after today, {day.isoformat()}",
            TOO_LATE,
        )
    elif (day - read).days > policy.review_days:
        yield Problem(
            path,
            line,
            "terms-unreviewed",
            f"the terms of {organisation.name} were last read {(day - read).days} "
            "days ago",
            "read them again, and write the day into last_reviewed",
            "warning",
        )
