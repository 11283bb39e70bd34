"""What templates see: a story and its credit, in one language.

Views are made for one page and thrown away with it.  They say in words what the
page's value holds, and lead to nothing else: a template is given no name that
begins with an underscore.
"""

from collections import namedtuple
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from ...article.values import Dated
from ...credit.attribute import credit_of
from ...credit.records import Organisation
from ..model import Story
from ..templates.language import autonym, direction
from .contents import Heading
from .credit import CreditView
from .scene import Scene

NAMED = tuple(n for n in Organisation.__struct_fields__ if n != "terms")
Named: Any = namedtuple("Named", NAMED)  # type: ignore[misc]  # noqa: PYI024 (its fields are an organisation's)
"""An organisation without its terms, as most lists know it."""
named_of = attrgetter(*NAMED)


class Image(Struct, frozen=True):
    """A picture with whose it is."""

    path: str
    alt: str
    credit: str
    width: int | None = None
    height: int | None = None


class VersionView(Struct, frozen=True):
    """A version of a story: its headline, and in which language it is, in its words."""

    title: Markup
    path: str
    lang: str
    language: str

    @property
    def dir(self) -> str:
        return direction(self.lang)


class StoryView:
    """A story as lists show it, and with ``content`` as its own page does."""

    content = Markup("")
    contents: tuple[Heading, ...] = ()

    def __init__(self, story: Story, scene: Scene, *, own: bool = False) -> None:
        """*own* tells that the page is the story's own, or all that is left of it."""
        self._story, self._scene, self._own = story, scene, own
        self.speech = scene.language
        article = story.article
        self.path, self.topics = story.path, story.topics
        self.plain_title, self.reuse = article.title, article.reuse
        self.date, self.modified = article.date, article.modified
        self.published = article.status == "published"
        self.draft = article.status == "draft"

    def __repr__(self) -> str:
        return self.plain_title

    @property
    def alike(self) -> tuple[str, bool] | None:
        """Stories of which this is equal look alike in lists; see `fragments`."""
        return None if self._own else (self._story.path, self._scene.deep)

    @property
    def reduced(self) -> bool:
        """Whether its permission has ended, and only the summary is left."""
        return self._story.reduced

    @property
    def title(self) -> Markup:
        return Markup(self._story.facts.title)  # noqa: S704 (escaped by convert)

    @property
    def summary(self) -> Markup:
        return Markup(self._story.facts.summary)  # noqa: S704 (escaped by convert)

    @property
    def lang(self) -> str:
        return self._story.article.lang or self._scene.imprint.site.language

    @property
    def versions(self) -> tuple[VersionView, ...]:
        """The same in other languages, the main one first."""
        found = []
        for other in self._story.others:
            lang = other.article.lang or self._scene.imprint.site.language
            title = Markup(other.facts.title)  # noqa: S704 (escaped by convert)
            found.append(VersionView(title, other.path, lang, autonym(lang)))
        return tuple(found)

    @property
    def translation_of(self) -> str:
        """The path of the main version, if this is another one."""
        main = self._story.versions[:1]
        return main[0].path if main and main[0] is not self._story else ""

    @property
    def translations(self) -> tuple[str, ...]:
        """The paths of the other versions, if this is the main one."""
        others = () if self.translation_of else self._story.others
        return tuple(version.path for version in others)

    @property
    def author(self) -> str:
        return self._story.article.author or self._scene.imprint.author

    @property
    def dir(self) -> str:
        return direction(self.lang)

    @property
    def image(self) -> Image | None:
        article = self._story.article
        if not article.image:
            return None
        return Image(self._story.picture, article.image_alt, article.image_credit)

    @property
    def corrections(self) -> tuple[Dated, ...]:
        """Ours, newest first."""
        return _newest(self._story.article.correction)

    @property
    def updates(self) -> tuple[Dated, ...]:
        """What the outlet changed since, newest first."""
        return _newest(self._story.article.outlet_update)

    @cached_property
    def credit(self) -> CreditView:
        if not (self._own or self._scene.full):
            raise AttributeError("credit")
        told = self._story
        behind = (told.outlet, told.source, told.cited)
        record = credit_of(
            told.article, told.facts.cites, *behind, self.author, told.signing
        )
        return CreditView(record, self.speech, self._scene.imprint.site.name)

    @property
    def outlet(self) -> Any:
        """Who reported it, for pages that say no more of it."""
        return self._told(self._story.outlet)

    @property
    def source(self) -> Any:
        """Who published what we read."""
        return self._told(self._story.source)

    def _told(self, who: Organisation) -> Any:
        full = self._own or self._scene.full
        return who if full else Named(*named_of(who))

    @property
    def earlier(self) -> "tuple[StoryView, ...]":
        """What came before it on its topic; of these themselves nothing is told."""
        if not (self._own or self._scene.deep):
            raise AttributeError("earlier")
        scene = self._scene._replace(deep=False)
        return tuple(StoryView(story, scene) for story in self._story.earlier)


def _newest(said: Sequence[Dated]) -> tuple[Dated, ...]:
    return tuple(sorted(said, key=lambda d: str(d.date), reverse=True))
