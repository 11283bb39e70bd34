"""Search engines are told what the owner wants them told."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case


def indexing(case: Case) -> Iterator[Problem]:
    """A full text that must send search engines to the original knows where it is."""
    if case.terms.index == "canonical" and case.reuse == "full" and not case.url:
        yield case.say(
            case.article.line("source"),
            "no-canonical-address",
            f"{case.name} wants search engines sent to the original, whose address "
            "is not stated",
            "give the article's own address as Source",
        )
