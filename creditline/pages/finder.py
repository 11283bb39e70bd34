"""Whom and what an article names: organisations by the registry, topics by slug."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..article.convert import Card
from ..article.values import Reference, slugify
from ..credit.attribute import attribute
from ..credit.records import Organisation
from ..credit.registry import Registry, unregistered
from ..errors import Problem
from ..settings import Settings
from .model import Topic


class Finder:
    """Looks organisations up, each name and each host once."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.found: dict[str, Organisation] = {}

    def find(self, named: Reference) -> Organisation:
        # An address is known by what stands between its second and third slash.
        key = named.name or f"//{named.url.split('/', 3)[2]}"
        found = self.found.get(key)
        if found is None:
            found = self.registry.find(named) or unregistered(named)
            self.found[key] = found
        return found


def attribution_problems(
    card: Card, finder: Finder, settings: Settings
) -> Iterable[Problem]:
    """What the registry says against an article.

    The whole credit is made only where something may be wrong: ten thousand
    articles pass by here at each build.
    """
    article = card.article
    assert article is not None
    outlet, source = finder.find(article.outlet), finder.find(article.source)
    cited = [finder.find(named).key for named in article.citing]
    keys = {outlet.key, source.key, *cited}
    used = {cite.key for cite in card.cites}
    fine = (
        outlet.registered
        and (source.registered or article.source.url)
        and used <= keys
        and used.issuperset(cited)
        and len(keys) == len(cited) + (1 if outlet.key == source.key else 2)
    )
    if fine:
        return ()
    outlets = settings.shown(settings.outlets)
    return attribute(article, card.cites, finder.registry, outlets)[1]


def topic_slugs(card: Card) -> Iterator[str]:
    """The slugs of an article's topics, its section first, each once."""
    article = card.article
    assert article is not None
    named = (article.category, *article.tags)
    seen: dict[str, None] = {}
    for name in named:
        seen.setdefault(slugify(name))
    return (slug for slug in seen if slug)


def named_topics(cards: Sequence[Card]) -> dict[str, Topic]:
    """Every topic by slug, under the name that most articles give it."""
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    slugs: dict[str, str] = {}
    for card in cards:
        if card.article is None:
            continue
        for name in (card.article.category, *card.article.tags):
            if name not in slugs:
                slugs[name] = slugify(name)
            if slugs[name]:
                spelled[slugs[name]][name] += 1
    return {
        slug: Topic(slug, min(names, key=lambda n: (-names[n], n)))
        for slug, names in spelled.items()
    }
