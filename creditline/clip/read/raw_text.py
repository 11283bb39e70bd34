"""A text as it came, taken apart: paragraphs with their lines, and what it declares.

Every reader (plain text, Markdown, HTML, archives) ends in a `RawText`, so the
finders need not know where a text came from.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["text", "heading", "caption"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a paragraph's text that is a link to ``target``, or emphasised.

    ``mark`` is what Markdown puts around it: ``*``, ``**``, or ``[`` for a link.
    """

    start: int
    end: int
    mark: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph on one line, and where its pieces stood.

    ``starts`` holds (offset in ``text``, line in the file), ascending; ``opens`` is
    what Markdown puts before it (``## ``, ``- ``, ``> ``), and ``spans`` are its links
    and emphasis, the outer before the inner.
    """

    number: int
    text: str
    starts: tuple[tuple[int, int], ...]
    kind: Kind = "text"
    opens: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def line(self) -> int:
        """The line on which the paragraph begins."""
        return self.starts[0][1]

    def line_at(self, offset: int) -> int:
        """The line on which the character at *offset* stands."""
        at = bisect_right(self.starts, offset, key=lambda start: start[0])
        return self.starts[max(0, at - 1)][1]


@dataclass(frozen=True, slots=True)
class Declared:
    """A fact that the file states as data: in a tag, in JSON-LD, in a header.

    ``name`` is ours (``date``, ``publisher``, …); ``words`` are the file's;
    ``origin`` is the way in which it is stated (``json-ld``, ``meta``, …).
    """

    name: str
    value: str
    line: int
    words: str
    origin: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawText:
    """What a reader made of the bytes.

    ``margin`` is what stands on the page outside the text, such as its foot;
    ``head`` is what of it stands between headline and text, ``tail`` what stands
    right behind the text.  ``others`` are what the page's data say of other pages.
    ``encoding_sure`` is false where the encoding had to be guessed.
    """

    kind: str
    paragraphs: tuple[Paragraph, ...]
    margin: tuple[Paragraph, ...] = ()
    head: tuple[Paragraph, ...] = ()
    tail: tuple[Paragraph, ...] = ()
    declared: tuple[Declared, ...] = ()
    others: tuple[Declared, ...] = ()
    encoding: str = "utf-8"
    encoding_sure: bool = True

    def stated(self, *names: str) -> Iterator[Declared]:
        """What is declared under each of *names*, the most telling first."""
        return (d for name in names for d in self.declared if d.name == name)

    @property
    def said(self) -> str:
        """All that is written in it, the text before its margin; of a book a part."""
        return "\n".join(p.text for p in (*self.paragraphs, *self.margin))[:200_000]

    @property
    def words(self) -> int:
        return sum(len(p.text.split()) for p in self.paragraphs)


def numbered(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """*paragraphs* with numbers from 1; empty ones are left out."""
    kept = (p for p in paragraphs if p.text)
    return tuple(replace(p, number=number) for number, p in enumerate(kept, 1))
