"""A value of a setting, as a sentence shows it."""

from contextlib import suppress

LONGEST = 120
"""Letters of a value that a sentence shows: an address has room."""


def shown(value: object) -> str:
    """The value as Python writes it; its kind, where it cannot say, and not all of it.

    A settings file is Python, and a value may be anything.
    """
    text = f"a {type(value).__name__}"
    with suppress(Exception):
        text = repr(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2]} …"
