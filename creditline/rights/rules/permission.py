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
    own = bool(case.article.permission_expires)
    line = case.article.line("permission_expires" if own else "reuse")
    if case.standing.ended is not None:
        left = "our summary" if case.reuse == "summary" else "a notice"
        yield case.say(
            line,
            "permission-ended",
            f"the permission ended on {case.standing.ended.isoformat()}; "
            f"only {left} stands here now",
            "ask for another, or write Reuse: summary and retell it",
            "warning",
        )
    elif case.standing.permitted:
        _, last = permission_for(case.article, case.terms)
        soon = case.day + dt.timedelta(days=case.policy.expiry_notice_days)
        if last is not None and last <= soon:
            yield case.say(
                line,
                "permission-ends",
                f"the permission ends after {last.isoformat()}",
                "ask for a longer one, or prepare a summary of our own",
                "warning",
            )
