"""Readers of case files: what goes in, a line ``=>``, and what must come out.

``=== words`` begins a case and names its test.  In both halves ``⟨U+0009⟩`` and
its like stand for a character that an editor would hide or change.
"""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CASE = re.compile(r"^=== ([^\n]+)\n(.*?)^=>\n(.*?)(?=^=== |\Z)", re.M | re.S)
HIDDEN = re.compile(r"⟨U\+([0-9A-F]{4,6})⟩")


def cases(name):
    """Each case of a file becomes one test, named by its own heading."""
    text = (HERE / name).read_text("utf-8")
    found = CASE.findall(text)
    assert text.count("\n=== ") + text.startswith("=== ") == len(found), name
    return [
        pytest.param(shown(source), shown(expected).strip("\n"), id=title)
        for title, source, expected in found
    ]


def shown(text):
    """*text* with its hidden characters in their places."""
    return HIDDEN.sub(lambda found: chr(int(found[1], 16)), text)


def listed(problems):
    """Problems as case files write them: line, message, code, and the hint."""
    return "\n".join(
        f"{p.line}: {'warning: ' if p.severity == 'warning' else ''}{p.message} "
        f"[{p.code}]" + (f"\n    {p.hint}" if p.hint else "")
        for p in problems
    )
