"""Whom and what articles name: organisations, and topics, each by its name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from ..article.contradictions import unplaced
from ..article.names import same_name
from ..article.record import Article
from ..article.values import Reference
from ..config.settings import Settings
from ..credit.attribute import credit_of, credit_problems
from ..credit.records import Organisation
from ..credit.registry import Registry, keys_for, name_of, unregistered
from ..errors import Problem
from ..locale.slugs import slugs_of
from .model import Story, Topic


class Finder:
    """Looks organisations up, each name and each host once.

    What the registry does not know gets a key by all the names that *articles*,
    which are published, give.
    """

    def __init__(self, registry: Registry, articles: Iterable[Article] = ()) -> None:
        self.registry = registry
        named = {
            _said(one): one for a in articles for one in (a.outlet, a.source, *a.citing)
        }
        known = {said: registry.find(one) for said, one in named.items()}
        self.found = {said: one for said, one in known.items() if one is not None}
        unknown = [one for said, one in named.items() if known[said] is None]
        self.keys = keys_for(map(name_of, unknown), registry)
        self.strangers = tuple(map(self.find, unknown))
        """Those of *articles* that are not registered, by each of their names."""

    def find(self, named: Reference) -> Organisation:
        said = _said(named)
        found = self.found.get(said)
        if found is None:
            found = self.registry.find(named) or self._stranger(named)
            self.found[said] = found
        return found

    def signing(self, article: Article) -> tuple[str, ...]:
        """The bylines of *article* that are the name of a registered organisation."""
        known = self.registry.by_name
        return tuple(name for name in article.reporter if same_name(name) in known)

    def _stranger(self, named: Reference) -> Organisation:
        name = same_name(name_of(named))
        if name not in self.keys:
            # A text that nobody sees may take no key from one that is published.
            taken = {*self.registry.organisations, *self.keys.values()}
            self.keys |= slugs_of([name], taken)
        return unregistered(named, self.keys[name])


def _said(named: Reference) -> str:
    """What tells two references apart: a name, or the host of an address."""
    # It stands between the second and the third slash.
    return named.name or f"//{named.url.split('/', 3)[2]}"


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
    used = {cite.key for cite in story.facts.cites}
    linked = article.source.url and not article.medium
    fine = (
        outlet.registered
        and not outlet.own
        and (source.registered or article.source.url)
        and (linked or not any(unplaced(article, addressed=bool(story.original_url))))
        and used <= keys
        and used.issuperset(cited)
        and len(keys) == len(cited) + (1 if outlet.key == source.key else 2)
    )
    if fine:
        return ()
    outlets = settings.shown(settings.outlets)
    cites = story.facts.cites
    credit = credit_of(article, cites, outlet, source, story.cited)
    return credit_problems(article, cites, credit, registry, outlets)


def topics_of(article: Article, topics: Mapping[str, Topic]) -> tuple[Topic, ...]:
    """An article's topics, its section first, each once."""
    named = [topics[n] for n in (article.category, *article.tags) if n in topics]
    return tuple({topic.slug: topic for topic in named}.values())


def named_topics(articles: Sequence[Article]) -> dict[str, Topic]:
    """Every topic, by each of the names that articles give it.

    It is called by that which most of them use.
    """
    used = Counter(chain.from_iterable(article.tags for article in articles))
    used.update(article.category for article in articles)
    names: dict[str, list[str]] = defaultdict(list)
    for name in sorted(used, key=lambda n: (-used[n], n)):
        if same := same_name(name):
            names[same].append(name)
    slugs = slugs_of(names)
    topics = [(Topic(slugs[one], same[0]), same) for one, same in names.items()]
    return {name: topic for topic, same in topics for name in same}
