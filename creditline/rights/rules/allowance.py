"""No more stands here than the owner allows."""

from collections.abc import Iterator

from ...article.fields import REUSE
from ...errors import Problem
from ..case import Case

STANDS = {
    "link": "a link",
    "summary": "a summary",
    "excerpt": "an excerpt",
    "full": "the full text",
}
ALLOWED = {
    "link": "links",
    "summary": "links and summaries in other words",
    "excerpt": "links and excerpts",
    "full": "the full text",
}


def allowance(case: Case) -> Iterator[Problem]:
    """What the field Reuse says is allowed, and the text holds no more."""
    allows = case.terms.allows
    if not case.standing.refused:
        if allows and not case.standing.permitted:
            yield from _blocks(case, allows)
        return
    ask = case.terms.reuse_contact or case.name
    permission = f"ask {ask} and add Permission: with its reference"
    if not allows:
        yield case.say(
            case.article.line("reuse"),
            "no-permission",
            "the full text stands here without a licence or a permission",
            f"{permission}, or write Reuse: summary",
        )
    else:
        yield case.say(
            case.article.line("reuse"),
            "reuse-not-allowed",
            f"{STANDS[case.reuse]} stands here, and {case.name} allows "
            f"{ALLOWED[allows]}",
            f"{permission}, or write Reuse: {allows}",
        )


def _blocks(case: Case, allows: str) -> Iterator[Problem]:
    """A block quote is an excerpt, whatever the field says."""
    if REUSE.index(allows) >= REUSE.index("excerpt"):
        return
    for quotation in case.quotations:
        if quotation.paragraphs:
            yield case.say(
                quotation.line,
                "reuse-not-allowed",
                f"{quotation.words} words stand in a block quote, and {case.name} "
                f"allows {ALLOWED[allows]}",
                "retell it in our own words",
            )
