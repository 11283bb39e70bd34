"""No more stands here than the owner allows."""

from collections.abc import Iterator

from ...article.fields import REUSE
from ...errors import Problem
from ..case import Case

STANDS = {
    "summary": "a summary",
    "excerpt": "an excerpt",
    "full": "the full text",
}
ALLOWED = {
    "link": "links",
    "summary": "links and summaries in other words",
    "excerpt": "links and excerpts",
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
    hint = f"{permission}, or write Reuse: {allows or 'summary'}"
    if not allows:
        said = "the full text stands here without a licence or a permission"
        yield case.say("reuse", "no-permission", said, hint)
    else:
        said = f"{case.name} allows {ALLOWED[allows]}"
        said = f"{STANDS[case.reuse]} stands here, and {said}"
        yield case.say("reuse", "reuse-not-allowed", said, hint)


def _blocks(case: Case, allows: str) -> Iterator[Problem]:
    """A block quote is an excerpt, whatever the field says."""
    if REUSE.index(allows) >= REUSE.index("excerpt"):
        return
    for quotation in case.quotations:
        if quotation.paragraphs:
            said = f"{quotation.words} words stand in a block quote"
            said = f"{said}, and {case.name} allows {ALLOWED[allows]}"
            hint = "retell it in our own words"
            yield case.say(quotation.line, "reuse-not-allowed", said, hint)
