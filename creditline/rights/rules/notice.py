"""Who wants to be told before is told before."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case


def notice(case: Case) -> Iterator[Problem]:
    """An excerpt or a full text says when its owner was told."""
    if case.terms.prior_notice and case.is_reused and case.article.notified is None:
        to = case.terms.reuse_contact or "them"
        yield case.say(
            case.article.line("reuse"),
            "notice-not-given",
            f"{case.name} asks to be told before a text of theirs is published",
            f"tell {to}, and add Notified: YYYY-MM-DD",
        )
