"""What templates see of lists: groups, the ways on, counts, organisations."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from ...article.values import day_of
from ...credit.records import Organisation
from ...credit.terms_words import terms_sentences
from .. import addresses
from ..model import Site, Story
from ..templates.language import Language
from .scene import Scene
from .story import StoryView


class Group(Struct, frozen=True):
    """Neighbours in a list under one heading."""

    label: str
    articles: Sequence[StoryView]


class Neighbour(Struct, frozen=True):
    """The way to another part of a list."""

    label: str
    path: str


class Listing(Struct, frozen=True):
    """One part of a list: its groups, and the ways to the parts beside it."""

    groups: tuple[Group, ...] = ()
    newer: Neighbour | None = None
    older: Neighbour | None = None


class Count(Struct, frozen=True):
    """A line of an index: a name, where it leads, how much is there.

    That of a month has its first day, which `in_words` makes its name of.
    """

    label: str
    path: str
    count: int
    months: "tuple[Count, ...]" = field(default=())
    month: dt.date | None = None

    @property
    def name(self) -> str:
        return self.label


class Credited(Struct, frozen=True):
    """An organisation, how many stories are from it, and the day of the newest."""

    organisation: Organisation
    count: int = 0
    latest: dt.date | None = None

    @classmethod
    def of(cls, organisation: Organisation, stories: Sequence[Story]) -> "Credited":
        """With all that is from it, newest first."""
        latest = day_of(stories[0].article.date) if stories else None
        return cls(organisation, len(stories), latest)


class OrganisationView:
    """An organisation with its terms in words, and how much came from it."""

    def __init__(self, credited: Credited, language: Language) -> None:
        self.organisation = credited.organisation
        self.speech = language
        self.count, self.latest = credited.count, credited.latest

    def __repr__(self) -> str:
        return self.organisation.name

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


def topic_counts(site: Site) -> tuple[Count, ...]:
    """Every topic, and how many stories it has."""
    return tuple(Count(t.name, t.path, len(s)) for t, s in site.by_topic.items())


def credited_of(site: Site) -> tuple[Credited, ...]:
    """Every organisation, and how many stories are from it."""
    return tuple(
        Credited.of(o, site.by_organisation.get(key, ()))
        for key, o in site.organisations.items()
    )


def year_counts(site: Site) -> tuple[Count, ...]:
    """Every year that has stories, with its months."""
    return tuple(
        Count(
            str(year),
            addresses.year_address(year),
            len(stories),
            month_counts(site, year),
        )
        for year, stories in site.by_year.items()
    )


def month_counts(site: Site, year: int) -> tuple[Count, ...]:
    """The months of a year that have stories."""
    return tuple(
        Count(
            f"{year}-{month:02}",
            addresses.month_address(year, month),
            len(told),
            month=dt.date(year, month, 1),
        )
        for month, told in site.months(year).items()
    )


def in_words(counts: Sequence[Count], language: Language) -> tuple[Count, ...]:
    """*counts*, those of months under their names.

    Words of dates are for pages that are made: most builds make none of these.
    """
    return tuple(
        replace(
            count,
            label=language.dated(count.month, "month") if count.month else count.label,
            months=in_words(count.months, language),
        )
        for count in counts
    )


def organisation_views(
    credited: Sequence[Credited], scene: Scene
) -> list[OrganisationView]:
    """What templates see of organisations."""
    return [OrganisationView(one, scene.language) for one in credited]


def grouped(stories: Sequence[Story], scene: Scene, by: str) -> Iterator[Group]:
    """*stories* under headings of their ``year``, ``month`` or ``day``."""
    label, found = "", list[StoryView]()
    for story in stories:
        name = scene.language.dated(story.article.date, by)
        if name != label and found:
            yield Group(label, found)
            found = []
        label = name
        found.append(StoryView(story, scene))
    if found:
        yield Group(label, found)
