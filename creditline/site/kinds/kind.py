"""What a kind of page is: where its pages stand, what they hold, what they are called.

Each kind is one file of this folder.  All that its template can see of the site is in
the *value* of a page: a frozen record, whose digest decides whether the page is
made again.  Whoever renders has that value, and no site to look anything up in.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from ..links import resolve
from ..model import Gathered, OwnPage, Site, Story
from ..pagination import Part
from ..templates.language import Language
from ..views.correction_notes import Note
from ..views.scene import Imprint, Scene

Context: TypeAlias = dict[str, Any]
Ways: TypeAlias = tuple[tuple[str, str], ...]
"""Pages to lead to: what each is called, and where it stands."""


class PageSpec(NamedTuple):
    """One page to be made.

    ``kind`` names its template; ``lang`` is the language that it speaks, and
    ``part`` which piece of a list it shows; ``feeds`` are the addresses, types and
    names of those that it tells of.
    """

    path: str
    kind: str
    value: Any
    lang: str = ""
    part: Part | None = None
    feeds: tuple[tuple[str, str, str], ...] = ()


class News(NamedTuple):
    """What a page's feeds tell: its stories, newest first.

    With *notes* they tell these instead of stories, and stand in *folder*.
    """

    path: str
    name: str
    """What is followed; nothing for the whole site."""
    stories: Sequence[Story]
    notes: Sequence[Note] = ()
    folder: str = ""
    lang: str = ""
    """The one language in which all of them are, where there are feeds of all."""


class Kind(ABC):
    """A sort of page; a new one is a subclass that says what differs from this."""

    name = ""
    """Its pages are made by the template of this name."""
    listed = True
    """Whether search engines may find its pages, and the map names them."""
    told = True
    """Whether its pages are about something that machines are told of."""
    heading: str
    """What its pages are called, in English, where all are called alike."""
    section: tuple[str, str] | None = None
    """The section that they lie below: its English name, and where it stands."""

    def addresses(self, _site: Gathered) -> Iterable[str]:
        """Where its pages stand, before anything else is known than the articles."""
        return ()

    @abstractmethod
    def pages(self, site: Site) -> Iterator[PageSpec]:
        """Every page, with all that its template can see of the site."""

    def at(self, site: Site, paths: Collection[str]) -> Iterator[PageSpec]:
        """Those of them that stand at *paths*."""
        return (spec for spec in self.pages(site) if spec.path in paths)

    def title(self, _value: Any, language: Language) -> str:
        """What a page is called, in plain words."""
        return language.words.gettext(self.heading)

    def above(self, _value: Any, language: Language) -> Ways:
        """The way down to a page from the sections of the site."""
        if self.section is None:
            return ()
        name, path = self.section
        return ((language.words.gettext(name), path),)

    def description(self, _value: Any, _imprint: Imprint) -> str:
        """What a search engine may show beneath the title."""
        return ""

    def stands_for(self, spec: PageSpec) -> str:
        """The page that search engines are sent to, usually the page itself."""
        return spec.path

    def alternates(self, _value: Any, _language: str) -> Ways:
        """The page in several languages: the tag and the path of each, itself too.

        *_language* is that of the site.
        """
        return ()

    @abstractmethod
    def data(self, spec: PageSpec, scene: Scene) -> Context:
        """What the template sees, besides what all templates do."""

    def feeds(self, _site: Gathered) -> Iterator[News]:
        """What can be followed there; nothing where there are no stories."""
        return iter(())


class Single(Kind):
    """A kind of which each site has one page."""

    path = ""

    def addresses(self, _site: Gathered) -> Iterable[str]:
        return (self.path,)

    def pages(self, site: Site) -> Iterator[PageSpec]:
        yield PageSpec(self.path, self.name, self.value(site))

    @abstractmethod
    def value(self, site: Site) -> Any:
        """All that the template can see of the site."""


def leads(site: Site, of: Story | OwnPage) -> tuple[str, ...]:
    """The outputs to which the links of a text lead, in their order."""
    path, address = of.facts.path, of.path
    return tuple([resolve(site, path, address, link) for link in of.facts.links])
