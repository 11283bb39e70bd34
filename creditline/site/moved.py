"""Where pages once stood, by the rules of version 0.1.0 or before an organisation
was called ours, and where they stand now.

Of two pages that once had one address, none need have it today: then it leads to
the one whose own address comes first.
"""

from collections.abc import Iterable, Iterator, Mapping

from ..credit.records import Organisation
from ..credit.registry import OWN, organisation_path
from ..locale.slugs import LONGEST_OF_TITLE, first_rule
from .model import Gathered, Topic
from .pagination import parts
from .patterns import article_address, first_article_address, first_page_address


def moved(
    site: Gathered, topics: Mapping[str, Topic], strangers: Iterable[Organisation]
) -> Iterator[tuple[str, str]]:
    """The old address and the new one of whatever may have moved.

    *topics* are all of them, by each of the names that articles give them;
    *strangers* are organisations that nobody registered, by each of theirs.
    """
    yield from _articles(site)
    yield from _own_pages(site)
    for key in site.ourselves:
        # It may have been anybody's before somebody said that it is ours.
        yield organisation_path(key), OWN
    for one in strangers:
        slug = first_rule(one.name)
        if slug and one.key in site.organisations:
            count = len(site.by_organisation.get(one.key, ()))
            yield from _list(site, organisation_path(slug), one.path, count)
    for name, topic in topics.items():
        slug = first_rule(name)
        if slug and topic in site.by_topic:
            count = len(site.by_topic[topic])
            yield from _list(site, Topic(slug, name).path, topic.path, count)


def note_first(site: Gathered, redirects: Mapping[str, str]) -> None:
    """Let each story know where it stood, if that leads to it."""
    if not redirects:
        return
    first = {new: old for old, new in redirects.items()}
    for story in site.stories:
        story.first_path = first.get(story.path, "")


def _articles(site: Gathered) -> Iterator[tuple[str, str]]:
    for story in (*site.stories, *(stone.story for stone in site.tombstones)):
        article = story.article
        if article.lang and article.slug:
            # It may be a version that stood there before the main one was written.
            alone, _ = article_address(article, site.settings)
            if alone != story.path:
                yield alone, story.path
        if not (_stays(article.slug or article.title) and _stays(article.category)):
            old = first_article_address(article, site.settings)
            if old != story.path and (article.slug or first_rule(article.title)):
                yield old, story.path


def _own_pages(site: Gathered) -> Iterator[tuple[str, str]]:
    for own in site.pages:
        page = own.facts.page
        if page is not None and not page.slug and first_rule(page.title):
            old = first_page_address(page, site.settings)
            if old != own.path:
                yield old, own.path


def _list(site: Gathered, old: str, new: str, count: int) -> Iterator[tuple[str, str]]:
    """The parts of a list."""
    if old != new:
        size = site.settings.pagination
        both = zip(parts(old, count, size), parts(new, count, size), strict=True)
        yield from ((one.path, other.path) for one, other in both)


def _stays(name: str) -> bool:
    """Whether both rules certainly make the same of it."""
    return name.isascii() and len(name) <= LONGEST_OF_TITLE
