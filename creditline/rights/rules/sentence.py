"""A sentence that the owner prescribes can be said, and so can a byline."""

from collections.abc import Iterator

from ...credit.obligations import FIELDS, missing
from ...errors import Problem
from ..case import Case


def sentence(case: Case) -> Iterator[Problem]:
    """Every fact that the prescribed sentence names is stated."""
    yield from _lacking(case, case.terms.required_sentence, "sentence")


def byline(case: Case) -> Iterator[Problem]:
    """Every fact that the prescribed byline names is stated."""
    yield from _lacking(case, case.terms.byline_format, "byline")


def _lacking(case: Case, form: str, what: str) -> Iterator[Problem]:
    if not form or not case.is_reused:
        return
    for fact in missing(form, case.article, case.url):
        said = f"the {what} that {case.name} asks for needs {FIELDS[fact].what}"
        said, hint = f"{said}, which is not stated", f"add {FIELDS[fact].field}"
        yield case.say("reuse", f"{what}-lacks-fact", said, hint)
