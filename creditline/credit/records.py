"""The credit of an article: one frozen record, from which every format is made.

Our page and the original are two things.  Everything here is about the
original and the organisations behind it; an unknown fact is empty or None,
which every format says as "not stated" or leaves out, and never fills in.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from ..article.medium import OFFLINE, Broadcast
from ..article.names import same_name
from ..article.values import Copy, Moment
from .terms import NO_TERMS, Terms

Role: TypeAlias = Literal["outlet", "source", "cited"]
Mark: TypeAlias = Literal["solid", "hollow", "ring"]
Deed: TypeAlias = Literal["reported", "published", "both", "cited", "retold", "own"]


class Organisation(Struct, frozen=True, kw_only=True):
    """Who reports or publishes: an entry of ``outlets.toml``, or only a name.

    ``feed`` is its own feed, ``path`` its page below our site.  ``registered``
    is false for one that an article names and the registry does not know; ``also``
    are other keys by which a text may cite such a one.  With ``own`` it is us.
    """

    key: str
    name: str
    url: str = ""
    language: str = ""
    feed: str = ""
    path: str = ""
    registered: bool = False
    own: bool = False
    also: tuple[str, ...] = ()
    terms: Terms = NO_TERMS


def citable(organisations: Iterable[Organisation]) -> dict[str, str]:
    """The key of whom a text means, by every key that it may cite.

    An organisation's own key goes before all others, and what two of them could
    mean is nobody's.
    """
    known = {organisation.key: organisation for organisation in organisations}
    others = [(key, o.key) for o in known.values() for key in o.also]
    said = [key for key, _ in others]
    found = {key: own for key, own in others if said.count(key) == 1}
    return found | {key: key for key in known}


class Work(Struct, frozen=True, kw_only=True):
    """A published work that we took something from, with its publisher.

    ``number`` is its place among the sources of the article, from 1;
    ``uses`` is how often the text cites it.  ``is_home`` tells that ``url``
    is only the publisher's front page, not the work's own address.
    """

    number: int
    role: Role
    organisation: Organisation
    url: str = ""
    is_home: bool = False
    date: Moment | None = None
    uses: int = 0
    marks: tuple[str, ...] = ()
    """The places in the text that cite it, if some do so by another key."""

    @property
    def key(self) -> str:
        """What ``[@key]`` calls it."""
        return self.organisation.key

    @property
    def name(self) -> str:
        return self.organisation.name

    @property
    def path(self) -> str:
        return self.organisation.path

    @property
    def language(self) -> str:
        return self.organisation.language

    @property
    def stated(self) -> bool:
        """Whether the work's own address is known."""
        return bool(self.url) and not self.is_home

    @property
    def backlinks(self) -> tuple[str, ...]:
        """The places in the text that cite it, as fragments."""
        return self.marks or tuple(
            f"cite-{self.key}-{n}" for n in range(1, self.uses + 1)
        )


class Hop(Struct, frozen=True, kw_only=True):
    """One station on the way from the report to our page.

    ``mark`` is drawn: solid for a work, hollow where its own address is not
    stated, a ring for us.  ``cited`` are works that this one relies on.
    """

    deed: Deed
    name: str
    path: str = ""
    url: str = ""
    date: Moment | None = None
    mark: Mark = "solid"
    cited: "tuple[Hop, ...]" = ()


class Credit(Struct, frozen=True, kw_only=True):
    """Everything that we say of one article's original.

    ``outlet`` reported it, ``source`` published what we read (often the
    same), ``cited`` are works that it relies on as well, in order; ``signing`` are
    those of ``reporters`` that are a registered organisation's name.  A piece of our
    own has no original: ``outlet`` is us, ``reporters`` are our writers, and
    ``reuse`` is ``own``.
    """

    outlet: Work
    source: Work
    cited: tuple[Work, ...] = ()
    reporters: tuple[str, ...] = ()
    signing: tuple[str, ...] = ()
    place: str = ""
    medium: str = ""
    page: str = ""
    edition: str = ""
    section: str = ""
    programme: str = ""
    broadcast: Broadcast | None = None
    original_title: str = ""
    original_lang: str = ""
    published: Moment
    retrieved: Moment | None = None
    archived: tuple[Copy, ...] = ()
    reuse: str = "summary"
    permission: str = ""
    permission_expires: dt.date | None = None

    @property
    def sources(self) -> tuple[Work, ...]:
        """Every work in the order of its number; one that is both stands once.

        We are no source of a piece of our own.
        """
        if self.own:
            return self.cited
        both = self.source.number == self.outlet.number
        return (self.outlet, *(() if both else (self.source,)), *self.cited)

    @property
    def same(self) -> bool:
        """Whether the outlet published what we read itself."""
        return self.source.number == self.outlet.number

    @property
    def institutions(self) -> frozenset[str]:
        """The bylines that are the name of an organisation, and nobody's own."""
        works = (self.outlet, *self.sources)
        behind = {same_name(work.name) for work in works}
        named = (name for name in self.reporters if same_name(name) in behind)
        return frozenset((*named, *self.signing))

    @property
    def signatures(self) -> tuple[str, ...]:
        """The bylines beside that of the outlet, which is named with them anyway."""
        outlet = same_name(self.outlet.name)
        return tuple(name for name in self.reporters if same_name(name) != outlet)

    @property
    def own(self) -> bool:
        """Whether the article is a piece of our own."""
        return self.outlet.organisation.own

    @property
    def in_our_words(self) -> bool:
        """Whether the text is ours, and so ours to license."""
        return self.reuse in ("own", "link", "summary")

    @property
    def terms(self) -> Terms:
        """What the source's publisher allows: the terms that bind us."""
        return self.source.organisation.terms

    @property
    def original_url(self) -> str:
        """The original's own address, or nothing where it is not stated."""
        return self.source.url if self.source.stated and not self.own else ""

    @property
    def offline(self) -> bool:
        """Whether the original stood where nothing has an address."""
        return self.medium in OFFLINE and not self.source.stated

    @property
    def notice(self) -> str:
        """The publisher's copyright notice for the year of publication."""
        return self.terms.notice.replace("{year}", str(self.published.year))
