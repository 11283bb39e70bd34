"""The private original of an article, read once and looked at in two ways."""

from dataclasses import dataclass
from functools import cached_property

from ..article.words import Words
from .printed import Printed, printed


@dataclass(frozen=True)
class Original:
    """The text as its publisher printed it; never part of any output."""

    text: str

    @cached_property
    def words(self) -> Words:
        """Its words, to measure what stands in our text."""
        return Words(self.text)

    @cached_property
    def printed(self) -> Printed:
        """What a reader of it saw, to hold quotations against."""
        return printed(self.text)
