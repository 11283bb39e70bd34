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
        said = f"{read.isoformat()} is after today, {day.isoformat()}"
        yield Problem(path, line, "future-date", said, TOO_LATE)
    elif (day - read).days > policy.review_days:
        days = (day - read).days
        said = f"the terms of {organisation.name} were last read {days} days ago"
        hint = "read them again, and write the day into last_reviewed"
        yield Problem(path, line, "terms-unreviewed", said, hint, "warning")
