"""A text that must not be changed is not changed."""

from collections.abc import Iterator

from ...errors import Problem, Severity
from ..case import Case, is_elsewhere
from ..measured import LeftOut, Measured

AS_PRINTED = "give the text as it was printed"


def edits(case: Case) -> Iterator[Problem]:
    """In a full text every word is the original's, in its order, and none is missing.

    Nor is a quotation in an excerpt or a full text cut, or filled in with brackets.
    """
    if case.terms.edits_allowed is not False or not case.is_reused:
        return
    if case.measured is None:
        if case.reuse == "full":
            yield case.unmeasured(f"whether the text of {case.name} was changed")
        return
    for altered in case.measured.altered:
        if not is_elsewhere(altered.keys, case.elsewhere):
            said = f"“{altered.text}” is cut or filled in"
            said = f"{said}, and {case.name} allows no edits"
            hint = "quote the words as they were printed, and all of them"
            yield case.say(altered.line, "edited-text", said, hint)
    if case.reuse == "full":
        yield from _of_a_whole(case, case.measured)


def _of_a_whole(case: Case, measured: Measured) -> Iterator[Problem]:
    """What was changed in a text that claims to be the original."""
    if measured.departs is not None:
        line, words = measured.departs
        said = f"“{words}” is not in the original, and {case.name} allows no edits"
        yield case.say(line, "edited-text", said, AS_PRINTED)
    elif measured.moved is not None:
        line, words = measured.moved
        said = f"“{words}” stands further up in the original"
        said = f"{said}, and {case.name} allows no edits"
        yield case.say(line, "edited-text", said, AS_PRINTED)
    for gap in measured.left_out:
        yield _left_out(case, gap, measured.path)


def _left_out(case: Case, gap: LeftOut, path: str) -> Problem:
    """Words that are missing; at either end of the file they may be no part of it.

    Only the writer is shown them: the original is private.
    """
    words = "1 word" if gap.length == 1 else f"{gap.length} words"
    if gap.edge:
        said = f"the original has {words} more beside “{gap.text}”"
        hint = f"{AS_PRINTED}; what is no part of it, take out of {path}"
    else:
        said = f"{words} of the original are left out after “{gap.text}”"
        said = f"{said}, and {case.name} allows no edits"
        hint = f"{AS_PRINTED}; look in {path}, in the folder of originals"
    severity: Severity = "warning" if gap.edge else "error"
    private = f"{hint}: “{gap.passage}”"
    return case.say(gap.line, "edited-text", said, hint, severity, private)
