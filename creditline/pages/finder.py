"""Whom and what an article names: organisations by the registry, topics by slug."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from ..article.convert import Card
from ..article.record import Article
from ..article.values import Reference, slugify
from ..credit.attribute import attribute
from ..credit.records import Organisation
from ..credit.registry import Registry, unregistered
from ..errors import Problem
from ..settings import Settings
from .model import Story, Topic


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
    story: Story, registry: Registry, settings: Settings
) -> Iterable[Problem]:
    """What the registry says against an article.

    The whole credit is made only where something may be wrong: ten thousand
    articles pass by here at each build.
    """
    article, outlet, source = story.article, story.outlet, story.source
    cited = [organisation.key for organisation in story.cited]
    keys = {outlet.key, source.key, *cited}
    used = {cite.key for cite in story.card.cites}
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
    return attribute(article, story.card.cites, registry, outlets)[1]


def topics_of(article: Article, topics: Mapping[str, Topic]) -> tuple[Topic, ...]:
    """An article's topics, its section first, each once."""
    named = [topics[n] for n in (article.category, *article.tags) if n in topics]
    return tuple({topic.slug: topic for topic in named}.values())


def named_topics(cards: Sequence[Card]) -> dict[str, Topic]:
    """Every topic, by each of the names that articles give it.

    It is called by that which most of them use.
    """
    articles = [card.article for card in cards if card.article is not None]
    used = Counter(chain.from_iterable(article.tags for article in articles))
    used.update(article.category for article in articles)
    names: dict[str, list[str]] = defaultdict(list)
    for name in sorted(used, key=lambda n: (-used[n], n)):
        if slug := slugify(name):
            names[slug].append(name)
    topics = [(Topic(slug, same[0]), same) for slug, same in names.items()]
    return {name: topic for topic, same in topics for name in same}
