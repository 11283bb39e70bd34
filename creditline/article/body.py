"""The text of an article: HTML in pieces, and what was found in it.

Markdown and typography are done once for each text.  What depends on other files
(where a link leads, which number a source has) is left open: a `Link` or a `Cite`
stands between the pieces of HTML until the page is made.
"""

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from ..errors import Problem

if TYPE_CHECKING:
    from .quoted_passages import KeptProse


class Link(Struct, frozen=True):
    """An address to fill in: what the writer wrote, and where.

    ``kind`` is ``filename``, ``static``, ``tag``, ``index`` or ``relative``.
    """

    kind: str
    target: str
    fragment: str
    line: int
    image: bool


class Cite(Struct, frozen=True):
    """A ``[@key]``: the ``use``-th citation of this key in the text.

    ``caption`` tells that it signs a block quote, where it stands for a name.
    """

    key: str
    line: int
    use: int
    caption: bool

    @property
    def place(self) -> str:
        """Where it stands on the page, as a fragment."""
        return f"cite-{self.key}-{self.use}"


class SourceAddress(Struct, frozen=True):
    """Where a block quote was taken from: the attribute ``cite``, or nothing."""

    key: str


class WayBack(Struct, frozen=True):
    """What the link from a footnote to its place in the text is called."""

    number: int


Piece: TypeAlias = str | Link | Cite | SourceAddress | WayBack


class Quoted(Struct, frozen=True, order=True):
    """Where other people's words stand, how many, and whose the text says they are.

    ``paragraphs`` is nought within a sentence; ``keys`` are the citations that
    the sentence, or the signature of a block quote, ends in.  ``open`` tells that
    the marks may be apostrophes, ``field`` in which field it stands, if in one, and
    ``again`` how many of its words stand in another quotation as well.
    """

    line: int
    words: int
    paragraphs: int
    keys: tuple[str, ...] = ()
    open: bool = False
    field: str = ""
    again: int = 0


class Quotation(Struct, frozen=True):
    """Other people's words: a block quote, or a passage between marks."""

    text: str
    facts: Quoted


class Text(Struct, frozen=True):
    """What is kept of a body: what pages print, and what originals are held to."""

    pieces: tuple[Piece, ...]
    prose: "KeptProse | None" = None


class Body(Struct, frozen=True):
    """The text in pieces, in plain words, and the quotations in it."""

    pieces: tuple[Piece, ...] = ()
    plain: str = ""
    quotations: tuple[Quotation, ...] = ()
    ids: tuple[str, ...] = ()
    words: int = 0
    first_paragraph: str = ""
    problems: tuple[Problem, ...] = ()
    prose: "KeptProse | None" = None
    """Its words and quotations, if they are to be held against an original."""

    @property
    def text(self) -> Text:
        """What is kept of it."""
        return Text(self.pieces, self.prose)

    @property
    def links(self) -> tuple[Link, ...]:
        """What the text links to within the site."""
        return tuple(p for p in self.pieces if isinstance(p, Link))

    @property
    def cites(self) -> tuple[Cite, ...]:
        """The citations, in the order of the text."""
        return tuple(p for p in self.pieces if isinstance(p, Cite))
