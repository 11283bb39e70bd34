"""A permission that ends is noticed, before and after."""

import datetime as dt
from collections.abc import Iterator

from ...errors import Problem
from ..case import Case
from ..effective_reuse import permission_for


def permission(case: Case) -> Iterator[Problem]:
    """A warning while a permission is about to end, and when it has ended.

    The page needs no hand: on the day after, it shows no more than it may.
    """
    field = "permission_expires" if case.article.permission_expires else "reuse"
    if case.standing.ended is not None:
        left = "our summary" if case.reuse == "summary" else "a notice"
        said = f"the permission ended on {case.standing.ended.isoformat()}"
        said = f"{said}; only {left} stands here now"
        hint = "ask for another, or write Reuse: summary and retell it"
        yield case.say(field, "permission-ended", said, hint, "warning")
    elif case.standing.permitted:
        _, last = permission_for(case.article, case.terms)
        soon = case.day + dt.timedelta(days=case.policy.expiry_notice_days)
        if last is not None and last <= soon:
            said = f"the permission ends after {last.isoformat()}"
            hint = "ask for a longer one, or prepare a summary of our own"
            yield case.say(field, "permission-ends", said, hint, "warning")
