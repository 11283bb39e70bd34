"""An article's text as rights see it: words, and which of them are quoted."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """Words that our text gives as somebody's own."""

    start: int
    end: int
    line: int
    paragraphs: int = 0
    """How many paragraphs a block quote has; none within a sentence."""
    key: str = ""
    """The cited source whose words these are; empty for the original."""

    @property
    def block(self) -> bool:
        """Whether the quotation stands by itself."""
        return self.paragraphs > 0


@dataclass(frozen=True, slots=True)
class Body:
    """A text, the line of its file on which it starts, and its quotations.

    Quotations are in order and do not overlap.
    """

    text: str
    first_line: int = 1
    quotations: tuple[Quotation, ...] = ()

    def stretches(self) -> Iterator[tuple[bool, int, int]]:
        """The text in pieces: whether quoted, start and end; none is left out."""
        done = 0
        for quotation in self.quotations:
            yield False, done, quotation.start
            yield True, quotation.start, quotation.end
            done = quotation.end
        yield False, done, len(self.text)

    def line(self, at: int) -> int:
        """The line of the file on which a character stands."""
        return self.first_line + self.text.count("\n", 0, at)
