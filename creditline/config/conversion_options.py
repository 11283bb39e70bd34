"""What of the settings decides how an article is converted."""

from functools import cached_property
from typing import TypeAlias
from zoneinfo import ZoneInfo

from msgspec import Struct

OWN = "markdown.extensions."
"""What the names of extensions begin with that come with Python-Markdown."""
# Typogrify's filters, in the order in which it applies them.
FILTERS = ("amp", "widont", "smartypants", "caps", "initial_quotes")

Stated: TypeAlias = tuple[str, tuple[str, ...]]
"""A field by its name in small letters, and its values."""


class Options(Struct, frozen=True, dict=True):
    """Small, hashable and free of the site: workers and store key hold it."""

    timezone: str = "UTC"
    extensions: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = (
        ("markdown.extensions.extra", ()),
        ("markdown.extensions.toc", ()),
    )
    filters: tuple[str, ...] = ("smartypants",)
    defaults: tuple[Stated, ...] = ()
    """Fields of every text that does not state them."""
    of_paths: tuple[tuple[str, tuple[Stated, ...]], ...] = ()
    """Fields of the texts at, or below, some paths of the content."""
    of_file_name: str = ""
    of_path: str = ""
    """Expressions whose groups are fields: of a file's name, and of its path."""
    summary_words: int = 45
    summary_end: str = "…"
    language: str = "en"
    """Of texts that state none."""
    stock: bool = False
    """Whether the libraries convert by themselves: the same HTML, later."""

    def __hash__(self) -> int:
        # What an extension is told need not be hashable, such as a glossary.
        names = tuple(name for name, _ in self.extensions)
        return hash((self.timezone, names, self.filters, self.stock))

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone of times that state none."""
        return ZoneInfo(self.timezone)
