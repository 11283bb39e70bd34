"""No advertisement stands where an owner wants none."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case


def advertising(case: Case) -> Iterator[Problem]:
    """A site with advertisements does not reuse texts that exclude them."""
    if case.terms.ads == "none" and case.policy.advertisements and case.is_reused:
        yield case.say(
            case.article.line("reuse"),
            "ads-not-allowed",
            f"this site has advertisements, and {case.name} allows none beside a "
            "text of theirs",
            "write Reuse: summary",
        )
