"""What no file can hold, in whatever the settings say."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .shown import shown

# No path holds the first, and no file the others: halves of letters.
NO_TEXT = re.compile("[\0\ud800-\udfff]")


def unwritable(raw: Mapping[str, Any]) -> dict[str, str]:
    """By its name, what of a setting neither is for a page nor names a file."""
    return {
        name: f"{name}: {shown(text)} holds {found[0]!r}, which no file can hold"
        for name, value in raw.items()
        for text in _texts(value)
        if (found := NO_TEXT.search(text))
    }


def _texts(value: Any) -> Iterator[str]:
    """All texts in a value, however deep; what holds itself is looked at once."""
    waiting, seen = [value], set[int]()
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list | tuple | dict) and id(one) not in seen:
            seen.add(id(one))
            waiting += [*one, *one.values()] if isinstance(one, dict) else one
