"""Notes to the writer that stand in an article and on no page.

A note is a link definition to which nothing refers, ``[clip]: # (words)``:
Markdown drops it.  Until it is deleted, the check repeats it as a warning.
"""

import re
from collections.abc import Iterator

from ...errors import Problem

MARK = "[clip]: #"
NOTE = re.compile(r"\[clip\]: # \((.*)\)[ ]*\Z")


def unfinished(body: str, path: str, first_line: int) -> Iterator[Problem]:
    """A warning for each note in *body*, which begins on *first_line*."""
    if MARK not in body:
        return
    for line, text in enumerate(body.split("\n"), first_line):
        note = NOTE.match(text)
        if note:
            hint = "see to it, and delete the line"
            yield Problem(path, line, "unfinished-clip", note[1], hint, "warning")
