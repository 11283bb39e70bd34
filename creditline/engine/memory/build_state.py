"""What the last build was made of."""

from collections.abc import Mapping

from msgspec import Struct, field

from ...errors import Problem
from ..digest import Digest


class State(Struct, frozen=True):
    """The last build of one output folder.

    While ``complete`` is false, its pages are being moved, or were when it was
    killed.
    """

    settings: Mapping[str, Digest] = field(default_factory=dict)
    convert_key: str = ""
    sources: Mapping[str, Digest] = field(default_factory=dict)
    complete: bool = False
    outputs: int = 0
    """How many there are, once complete."""
    warnings: tuple[Problem, ...] = ()
    """What was said, to be said again."""
