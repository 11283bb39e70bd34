"""Which files of the content the texts use: those that are shown, and the others."""

from collections.abc import Iterable, Sequence

from ..article.body import Link
from ..article.markdown.convert import ArticleFacts, PageFacts
from .links import content_path
from .model import Site


def linked(site: Site, files: frozenset[str]) -> set[str]:
    """Files that a text links to, wherever below the content folder they lie."""
    found = _named(site, ((s.facts.path, s.facts.links) for s in site.stories), files)
    found |= _named(site, ((p.facts.path, p.facts.links) for p in site.pages), files)
    images = (s.article.image for s in site.stories if s.article.image)
    return found | set(map(site.file, images))


def withheld(
    site: Site, files: frozenset[str], unseen: Sequence[ArticleFacts | PageFacts]
) -> set[str]:
    """Files that texts use which are not, or no longer, shown, as far as we know."""
    gone: list[ArticleFacts | PageFacts] = [
        *unseen,
        *(stone.story.facts for stone in site.tombstones),
    ]
    gone += (story.cut_from for story in site.stories if story.cut_from)
    found = _named(site, ((facts.path, facts.links) for facts in gone), files)
    articles = (c.article or c.unfinished for c in gone if isinstance(c, ArticleFacts))
    images = (article.image for article in articles if article and article.image)
    return found | set(map(site.file, images))


def _named(
    site: Site, texts: Iterable[tuple[str, Sequence[Link]]], files: frozenset[str]
) -> set[str]:
    """The files that links name, of texts at these paths."""
    named = (content_path(path, link) for path, links in texts for link in links)
    targets = map(site.file, named)
    return {target for target in targets if target in files}
