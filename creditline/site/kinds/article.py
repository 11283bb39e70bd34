"""An article's own page, with its credit."""

from collections.abc import Collection, Iterator
from typing import TypeAlias

from markupsafe import Markup
from msgspec import Struct

from ...formats.downloads import downloads
from ...links.results import Result
from ...rights.measured import Measured
from ..gathered import alternates
from ..model import Site, Story
from ..templates.language import Language
from ..views.contents import contents
from ..views.metadata import cited
from ..views.rights_view import meter_view, obligations_of
from ..views.scene import Imprint, Scene
from ..views.story import StoryView
from ..views.text import bare, rendered, ways_of
from .kind import Context, Kind, PageSpec, Ways, leads

Stories: TypeAlias = tuple[Story, ...]


class OfArticle(Struct, frozen=True):
    """A story in full.

    ``text`` is the digest of its file, and stands for its body, by the name that the
    engine has for it (`creditline.engine.protocol.TEXT`); ``leads`` are where its
    links lead, and ``seen`` what its original's address answered.
    """

    story: Story
    text: str
    earlier: Stories = ()
    later: Stories = ()
    """The one that came next on its topic, if there is any."""
    leads: tuple[str, ...] = ()
    seen: Result | None = None
    measured: Measured | None = None


class Article(Kind):
    """One story with its text."""

    name = "article"

    def pages(self, site: Site) -> Iterator[PageSpec]:
        return (self.page(site, story) for story in site.stories)

    def at(self, site: Site, paths: Collection[str]) -> Iterator[PageSpec]:
        return (self.page(site, told) for told in site.stories if told.path in paths)

    def page(self, site: Site, story: Story) -> PageSpec:
        """The page of *story*."""
        tag = story.article.lang or site.settings.language
        return PageSpec(story.path, self.name, self.value(site, story), tag)

    def value(self, site: Site, story: Story) -> OfArticle:
        """All that the page of *story* can show."""
        return OfArticle(
            story,
            site.digests[story.facts.path],
            story.earlier,
            (later,) if (later := site.later.get(story.path)) else (),
            leads(site, story) if story.facts.links else (),
            site.seen.get(story.original_url) if site.seen else None,
            story.measured,
        )

    def title(self, value: OfArticle, _language: Language) -> str:
        return value.story.article.title

    def description(self, value: OfArticle, _imprint: Imprint) -> str:
        return bare(value.story.facts.summary)

    def alternates(self, value: OfArticle, language: str) -> Ways:
        return alternates(value.story, language)

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfArticle = spec.value
        told, language = value.story, scene.language
        view = StoryView(told, scene, own=True)
        credit = view.credit
        ours = scene.imprint.site
        credit.original, credit.citations = cited(told, credit.record, ours)
        credit.downloads = downloads(told.path)
        credit.seen = value.seen
        credit.meter = meter_view(told, language)
        credit.obligations = obligations_of(credit.record, ours.name, language)
        if told.reduced:
            # The text went with its permission.
            view.content = Markup("<p>{}</p>").format(view.summary)
        else:
            assert scene.text is not None
            body = scene.text(told.facts.path)
            ways = ways_of(told.facts.links, value.leads)
            view.content = rendered(body, ways, credit.record, language, view.lang)
            view.contents = contents(view.content)
        later = [StoryView(story, scene) for story in value.later]
        return {"article": view, "later": later[0] if later else None}
