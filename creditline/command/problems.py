"""Problems in the forms that other programs read."""

import json
from collections.abc import Iterable

from ..errors import Problem

KEYS = ("path", "line", "code", "severity", "message", "hint")


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects, one a problem."""
    found = [{key: getattr(problem, key) for key in KEYS} for problem in problems]
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> str:
    """Annotations as GitHub's workflow commands, one a line.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for p in problems:
        said = f"{p.message} ({p.hint})" if p.hint else p.message
        place = f"file={_property(p.path)},line={p.line},title={_property(p.code)}"
        lines.append(f"::{p.severity} {place}::{_data(said)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
