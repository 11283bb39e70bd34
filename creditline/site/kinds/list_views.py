"""What templates see of lists: groups, the ways on, counts, organisations."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...article.values import day_of
from ...credit.records import Organisation
from ...credit.terms_words import terms_sentences
from ..model import Site, Story
from ..templates.language import Language
from .correction_notes import notes
from .views import StoryView


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours in a list under one heading."""

    label: str
    articles: Sequence[StoryView]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The way to another part of a list."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One part of a list: its groups, and the ways to the parts beside it."""

    groups: tuple[Group, ...] = ()
    newer: Neighbour | None = None
    older: Neighbour | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A line of an index: a name, where it leads, how much is there."""

    label: str
    path: str
    count: int
    months: "tuple[Count, ...]" = field(default=())

    @property
    def name(self) -> str:
        return self.label


class OrganisationView:
    """An organisation with its terms in words, and how much came from it."""

    def __init__(
        self, organisation: Organisation, language: Language, stories: Sequence[Story]
    ) -> None:
        self.organisation = organisation
        self.speech = language
        self.count = len(stories)
        self.latest = day_of(stories[0].article.date) if stories else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.organisation, name)

    @property
    def last_reviewed(self) -> dt.date | None:
        return self.organisation.terms.last_reviewed

    @property
    def terms_sentences(self) -> tuple[str, ...]:
        return terms_sentences(
            self.organisation.terms, self.speech.words, self.speech.day
        )


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction, or an outlet's own change, on the page of all of them."""

    date: Any
    text: str
    article: StoryView


def grouped(
    stories: Sequence[Story], site: Site, language: Language, by: str
) -> Iterator[Group]:
    """*stories* under headings of their ``year``, ``month`` or ``day``."""
    label, found = "", list[StoryView]()
    for story in stories:
        name = language.dated(story.article.date, by)
        if name != label and found:
            yield Group(label, found)
            found = []
        label = name
        found.append(StoryView(story, site, language))
    if found:
        yield Group(label, found)


def corrections(
    site: Site, language: Language, kind: str
) -> tuple[CorrectionLine, ...]:
    """Every note of a kind, newest first."""
    return tuple(
        CorrectionLine(
            note.said.date, note.said.text, StoryView(note.story, site, language)
        )
        for note in notes(site, kind)
    )
