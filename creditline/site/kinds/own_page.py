"""A page of the site's own, such as "About"."""

from collections.abc import Iterator

from msgspec import Struct

from ...article.body import Link
from ..model import Site
from ..templates.language import Language, direction
from ..views.contents import contents
from ..views.scene import Imprint, Scene
from ..views.text import bare, rendered, ways_of
from .kind import Context, Kind, PageSpec, leads


class OfPage(Struct, frozen=True):
    """Such a page; ``text`` is the digest of its file, and stands for its body."""

    file: str
    text: str
    title: str
    summary: str
    links: tuple[Link, ...] = ()
    leads: tuple[str, ...] = ()
    lang: str = ""


class OwnPages(Kind):
    """Every page that somebody wrote."""

    name = "page"

    def pages(self, site: Site) -> Iterator[PageSpec]:
        for page in site.pages:
            facts, record = page.facts, page.facts.page
            tag = (record.lang if record else "") or site.settings.language
            value = OfPage(
                facts.path,
                site.digests[facts.path],
                record.title if record else "",
                facts.summary,
                facts.links,
                leads(site, page),
                tag,
            )
            yield PageSpec(page.path, self.name, value, tag)

    def title(self, value: OfPage, _language: Language) -> str:
        return value.title

    def description(self, value: OfPage, _imprint: Imprint) -> str:
        return bare(value.summary)

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfPage = spec.value
        assert scene.text is not None
        body, ways = scene.text(value.file), ways_of(value.links, value.leads)
        content = rendered(body, ways, None, scene.language, value.lang)
        return {
            "content": content,
            "contents": contents(content),
            "lang": value.lang,
            "dir": direction(value.lang),
            "article": None,
        }
