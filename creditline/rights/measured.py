"""What was found out about one article and its private original.

Most builds look at this and measure nothing: `creditline.rights.measure` does.
"""

from msgspec import Struct, field

from ..errors import Problem


class Passage(Struct, frozen=True):
    """A stretch of the original, with its line there.

    ``departs`` is the first quoted word that is not the original's; ``at`` the
    line, and which word on it, where the original goes on otherwise.
    """

    text: str
    line: int
    departs: str
    at: tuple[int, int]


class Copied(Struct, frozen=True):
    """A run of the original that stands in our text without quotation marks.

    ``above`` says that it stands in the summary that lists show.
    """

    line: int
    length: int
    text: str
    above: bool = False


class Misquoted(Struct, frozen=True):
    """Quoted words that the original does not have, and whose they may be.

    ``above`` says that they stand in a field, not in the text.
    """

    line: int
    text: str
    nearest: Passage | None
    keys: tuple[str, ...]
    above: bool = False


class Altered(Struct, frozen=True):
    """A quotation that is true, but cut or filled in by us, and whose it may be."""

    line: int
    text: str
    keys: tuple[str, ...]


class LeftOut(Struct, frozen=True):
    """Words of the original that a text which claims to be it has not.

    ``text`` is ours beside it, on ``line``, and ``passage`` how the missing words
    begin, on the line ``at`` of the original.
    """

    line: int
    text: str
    length: int
    passage: str
    at: int
    edge: bool


class Measured(Struct, frozen=True):
    """What of one original, a file at ``path``, stands in one article.

    ``departs``, ``moved`` and ``left_out`` are looked for in a text that claims to
    be the original, with *whole*: the first words that are not the original's, and
    those that stand elsewhere in it, with their lines; and what is missing.
    """

    path: str
    words: int = 0
    words_own: int = 0
    words_copied: int = 0
    longest_run: int = 0
    runs: int = 0
    copied: tuple[Copied, ...] = ()
    misquoted: tuple[Misquoted, ...] = ()
    altered: tuple[Altered, ...] = ()
    departs: tuple[int, str] | None = None
    moved: tuple[int, str] | None = None
    left_out: tuple[LeftOut, ...] = ()
    lost_links: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
