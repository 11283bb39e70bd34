"""Where a settings file says what: the line of each name, without running it."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple


class Where(NamedTuple):
    """A line of a file."""

    file: Path
    line: int


def stated_lines(files: Sequence[Path]) -> dict[str, Where]:
    """Where each name is assigned last, in the first of *files* that does."""
    found: dict[str, Where] = {}
    for file in files:
        lines = {name: Where(file, line) for name, line in _assigned(file)}
        found = {**lines, **found}
    return found


def _assigned(file: Path) -> Iterator[tuple[str, int]]:
    """Every name in capitals that the code of *file* assigns, in its order."""
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return  # it was run a moment ago, and is being edited
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    stored = [node for node in names if isinstance(node.ctx, ast.Store)]
    for node in sorted(stored, key=lambda node: node.lineno):
        if node.id.isupper():
            yield node.id, node.lineno
