"""What an outline says in our own words, in the language of the article.

The words are the writer's to change; they come from the catalogue of the pages.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...credit.wording import listed
from ...site.templates.language import Language, spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class OurWords:
    """Headings and sentences with places for names in braces."""

    language: Language
    reported: str
    said: str
    rest: str
    also: str
    paragraph: str
    lead: str
    published: str
    title: str

    def day(self, day: dt.date) -> str:
        """A day as prose has it."""
        return self.language.day(day)

    def names(self, names: Sequence[str]) -> str:
        """Names in a row, the last with "and" before it."""
        return listed(tuple(names), self.language.words)


def our_words(tag: str, own: Path | None = None) -> OurWords:
    """The words of a language, or English where there is no catalogue of it.

    *own* is the folder of the site's own catalogues, if it has one.
    """
    language = Language(spoken(tag, "en", own), own)
    _ = language.words.gettext
    return OurWords(
        language=language,
        reported=_("What {name} reported"),
        said=_("What {name} said"),
        rest=_("What else there is"),
        also=_("Also named as sources"),
        paragraph=_("Paragraph {number}"),
        lead=_("{outlet} reported this on {day} {cite}"),
        published=_("{lead}; {source} published what we read {cite}"),
        title=_("{outlet} on {names}"),
    )
