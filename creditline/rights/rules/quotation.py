"""Quotations are true."""

from collections.abc import Iterator

from ...errors import Problem
from ..case import Case, is_elsewhere

ELSEWHERE = (
    "quote what was printed, or retell it; if it is from another source, put [@key] "
    "behind it"
)


def quotation(case: Case) -> Iterator[Problem]:
    """Every quotation from the original occurs in it.

    The hint says where the nearest passage stands, and shows it to the writer
    alone: the original is private, and a log may not be.
    """
    if case.measured is None:
        return
    for wrong in case.measured.misquoted:
        if is_elsewhere(wrong.keys, case.elsewhere):
            continue
        hint, private = ELSEWHERE, ""
        if near := wrong.nearest:
            path, (line, word) = case.measured.path, near.at
            place = _place(line, path)
            hint = (
                f"compare “{near.departs}” with word {word} {place} of {path}, in "
                "the folder of originals"
            )
            private = f"the original has, {_place(near.line, path)}: “{near.text}”"
        said = f"“{wrong.text}” is not in the original"
        yield case.say(wrong.line, "misquotation", said, hint, private=private)


def _place(line: int, path: str) -> str:
    """A line of an original; of a page, whose lines nobody sees, the paragraph."""
    if path.lower().endswith(".html"):
        # Paragraphs are read as a line each, with an empty one between them.
        return f"in paragraph {line // 2 + 1}"
    return f"on line {line}"
