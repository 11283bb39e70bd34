"""Days and moments, as far as they were stated: which came first, which last."""

import datetime as dt
from collections.abc import Sequence

from ..article.values import Dated, Moment

NOON = dt.time(12)


def instant(moment: Moment) -> dt.datetime:
    """A moment as a time, which feeds must state.

    Of a day it is noon UTC: the same day for readers nearly everywhere.
    """
    if isinstance(moment, dt.datetime):
        return moment
    return dt.datetime.combine(moment, NOON, dt.UTC)


def latest(*moments: Moment | None) -> Moment | None:
    """The last of those that are stated."""
    stated = [said for said in moments if said]
    # Of most there is one, which need not be compared.
    if len(stated) < 2:
        return stated[0] if stated else None
    return max(stated, key=instant)


def changed(modified: Moment | None, corrections: Sequence[Dated]) -> Moment | None:
    """When a page of ours last changed, as far as anybody stated it."""
    return latest(modified, *(said.date for said in corrections))
