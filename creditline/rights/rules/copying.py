"""A summary that copies is no summary."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case


def copying(case: Case) -> Iterator[Problem]:
    """No long run of the original's words stands outside quotation marks."""
    if case.measured is None or case.reuse == "full":
        return
    limit = case.policy.longest_copy
    for copied in case.measured.copied:
        if copied.length > limit:
            said = f"{copied.length} words in a row are the original's: “{copied.text}”"
            hint = "retell them in our own words, or quote them"
            yield case.say(copied.line, "copied-run", said, hint)
