"""The way to the original is the one that its owner asks for."""

from collections.abc import Iterator

from ...article.medium import OFFLINE
from ...errors import Problem, Severity
from ..case import Case


def link(case: Case) -> Iterator[Problem]:
    """Who asks for a direct link gets one; the full text may not go without."""
    # In print or on air there is nothing to link to.
    kept = case.reuse != "full" and case.article.medium in OFFLINE
    if case.terms.direct_link and not case.url and not kept:
        said = f"{case.name} asks for the address of the original itself"
        hint = "give the article's own address as Source, if it has one"
        severity: Severity = "error" if case.reuse == "full" else "warning"
        yield case.say("source", "home-page-source", said, hint, severity)
