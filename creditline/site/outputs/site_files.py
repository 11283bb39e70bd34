"""Files of the whole site for machines: its map, and what robots may do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from ...credit.attribute import credit_of
from ...engine.digest import digest_of_text
from ...engine.protocol import Recipe
from ...formats.days import changed
from ...formats.indexing import indexing
from ...formats.records import iso
from ...formats.robots import robots_txt, tdmrep
from ...formats.sitemap import LIMIT, Place, sitemap, sitemap_index
from ..kinds.article import OfArticle
from ..kinds.kind import Kind, PageSpec
from ..model import Site, Story
from ..views.metadata import our_site
from .feeds import news_of

Listed: TypeAlias = tuple[str, str]
"""A page for the map: its address within the site, and when it last changed."""
ROBOTS, MINING, MAP = "robots.txt", ".well-known/tdmrep.json", "sitemap.xml"


def files_for_machines(site: Site, kinds: Sequence[Kind]) -> Iterator[str]:
    """The addresses of all files that only a site with an address has."""
    url = site.settings.url
    if not url:
        return
    yield MAP
    # Robots ask for these at the root of a host and nowhere else.
    if not urlsplit(url).path.strip("/"):
        yield from (ROBOTS, MINING)
    for news in news_of(site, kinds):
        yield from news.addresses


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One of them to be made; the map knows its pages."""

    name: str
    pages: Sequence[Listed] = ()


class SiteFiles:
    """The recipes of these files, and the making of them."""

    def __init__(self, site: Site, kinds: Sequence[Kind], code: str) -> None:
        self.site, self.code = site, code
        self.ours = our_site(site)
        self.listed = {kind.name for kind in kinds if kind.listed}

    def recipes(self, specs: Sequence[PageSpec]) -> Iterator[Recipe]:
        """What of them is offered; the map is of those *sheets*."""
        offered = self.site.offered
        inputs = {"site": repr(self.ours), "creditline": self.code}
        for name in (ROBOTS, MINING):
            if name in offered:
                yield Recipe((name,), inputs, SiteFile(name))
        if MAP in offered:
            pages = tuple(self._pages(specs))
            count = -(-len(pages) // LIMIT)
            more = tuple(f"sitemap-{n}.xml" for n in range(1, count + 1))
            outputs = (MAP, *more) if count > 1 else (MAP,)
            stated = digest_of_text("\0".join(chain.from_iterable(pages)))
            yield Recipe(outputs, {**inputs, "places": stated}, SiteFile(MAP, pages))

    def _pages(self, specs: Sequence[PageSpec]) -> Iterator[Listed]:
        for spec in specs:
            if spec.kind not in self.listed:
                continue
            date = None
            if isinstance(spec.value, OfArticle):
                story = spec.value.story
                if not findable(story):
                    continue
                said = story.article
                date = changed(said.modified, said.correction)
            yield spec.path, iso(date) if date else ""

    def render(self, recipe: Recipe) -> Iterator[tuple[str, bytes]]:
        """The bytes of each output."""
        job: SiteFile = recipe.job
        url = self.ours.url
        if job.name == ROBOTS:
            yield ROBOTS, robots_txt(f"{url}/{MAP}").encode()
        elif job.name == MINING:
            yield MINING, tdmrep(self.ours.mining_policy).encode()
        elif len(recipe.outputs) == 1:
            yield MAP, sitemap(map(self._place, job.pages)).encode()
        else:
            more = recipe.outputs[1:]
            yield MAP, sitemap_index(f"{url}/{path}" for path in more).encode()
            for number, path in enumerate(more):
                part = job.pages[number * LIMIT : (number + 1) * LIMIT]
                yield path, sitemap(map(self._place, part)).encode()

    def _place(self, listed: Listed) -> Place:
        path, date = listed
        return Place(f"{self.ours.url}/{quote(path.removesuffix('index.html'))}", date)


def findable(story: Story) -> bool:
    """Whether search engines are told of a story as ours to be found."""
    article = story.article
    if article.status != "published":
        return False
    if article.reuse != "full":
        return True
    credit = credit_of(
        article, story.facts.cites, story.outlet, story.source, story.cited
    )
    rule = indexing(credit.reuse, credit.terms, credit.original_url)
    # Whose canonical page is another's is to be found there.
    return rule.listed and not rule.canonical
