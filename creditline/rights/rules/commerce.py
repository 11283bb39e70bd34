"""Nobody earns with texts that were given away."""

from collections.abc import Iterator

from ...credit.licences import licence
from ...errors import Problem
from ..case import Case


def commerce(case: Case) -> Iterator[Problem]:
    """A site that earns money reuses nothing under a non-commercial licence."""
    if not case.policy.commercial or not case.is_reused or case.standing.permitted:
        return
    found = licence(case.terms.licence) if case.terms.licence else None
    if found is not None and not found.commerce:
        yield case.say(
            case.article.line("reuse"),
            "not-for-commerce",
            f"this site earns money, and the licence of {case.name} is {found.name}",
            "write Reuse: summary, or ask for a permission",
        )
