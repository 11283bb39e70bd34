"""How a text cites: the form that a writer uses, and the mark that stands for it."""

import unicodedata

GROUP = r"\[(@[^\s\[\]@;]+(?:\s*;\s*@[^\s\[\]@;]+)*)\](?!\(<?https?:)"
"""``[@key]`` and ``[@one; @other]``, as in Pandoc; ``[@name](https://…)`` is a link."""

MARKER = "cl-cite"
"""The element that Markdown leaves behind, with the keys as its attribute."""


def keys_of(group: str) -> str:
    """The keys that stand between the brackets, with blanks between them."""
    group = unicodedata.normalize("NFC", group)
    return " ".join(key.strip().removeprefix("@") for key in group.split(";"))
