"""What the feeds of a site depend on; `feed_maker` makes them.

A feed carries absolute addresses, so there is none before a site has one.  It
depends on the headers of the articles that it shows and not on their texts:
an edit of a text leaves the feeds alone, save of one that a feed may carry.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from ...engine.inputs import Inputs
from ...engine.protocol import Recipe
from ...formats.days import instant
from ...formats.entries import Gone, urn
from ..addresses import FRONT
from ..kinds.decided import inputs_of
from ..kinds.kind import Kind, leads
from ..model import Site, Story
from ..templates.language import speaking
from ..views.metadata import imprint_of
from .feed_maker import FeedMaker
from .feed_news import KINDS, WHOLE, Feeding, FullText, Shown, news_of

DAY = dt.timedelta(days=1)


class Feeds:
    """The recipes of all feeds of *site*, which look as *style* says in a browser.

    *code* is a digest of what makes them.
    """

    def __init__(
        self, site: Site, kinds: Sequence[Kind], code: str, style: str
    ) -> None:
        self.site, self.settings = site, site.settings
        imprint = imprint_of(site)
        self.ours = imprint.site
        self.maker = FeedMaker(imprint, site.settings, style)
        self.frame = Inputs(
            {
                "imprint": repr(imprint),
                "language": speaking(self.settings).digest,
                "creditline": code,
                "style": style,
            }
        )
        self.news = [
            (news, outputs)
            for news in news_of(site, kinds)
            if (outputs := tuple(a for a in news.addresses if a in site.offered))
        ]
        self.whole: set[str] = set()
        """The files of which the whole text is told."""

    def named(self) -> Callable[[str], Feeding]:
        """The feeds that the page at an address names.

        Its own, in every format; or that of the whole site.
        """
        own: dict[str, list[tuple[str, str, str]]] = {}
        for news, outputs in self.news:
            label = news.name or self.ours.name
            feeds = [(a, KINDS[news.addresses[a]][0], label) for a in outputs]
            own[news.path] = own.get(news.path, []) + feeds
        usual: Feeding = ()
        if WHOLE in self.site.offered:
            usual = ((WHOLE, KINDS[WHOLE][0], self.ours.name),)

        def of(path: str) -> Feeding:
            feeds = own.get(path)
            return tuple(feeds) if feeds else usual

        return of

    def recipes(self) -> Iterator[Recipe]:
        """Every feed, with what decides its bytes."""
        for news, outputs in self.news:
            full = [s for s in news.stories if s.article.reuse == "full" or s.own]
            self.whole |= {story.facts.path for story in full}
            texts = tuple(
                FullText(s.path, self.site.digests[s.facts.path], leads(self.site, s))
                for s in full
            )
            pictures = tuple(self._shown(s) for s in news.stories if s.article.image)
            of_all = (news.lang or news.path == FRONT) and not news.notes
            gone = self._gone(news.lang) if of_all else ()
            value = replace(news, texts=texts, pictures=pictures, gone=gone)
            tags = sorted({news.lang, *map(self._tag, news.stories)} - {""})
            # What decides how an entry about a text in a language is worded.
            spoken = {
                f"language for {t}": speaking(self.settings, t).digest for t in tags
            }
            yield Recipe(outputs, inputs_of(value, self.frame, Inputs(spoken)), value)

    def _shown(self, story: Story) -> Shown:
        look = self.site.looks[self.site.file(story.article.image)]
        return Shown(story.path, look.kind, look.width, look.height)

    def _gone(self, lang: str) -> tuple[Gone, ...]:
        """What was taken back, the latest first; in one language, or in all."""
        dated = [
            (t, t.date)
            for t in self.site.tombstones
            if t.date is not None and lang in ("", self._tag(t.story).lower())
        ]
        latest = sorted(dated, key=lambda two: (two[1], two[0].story.path))[::-1]
        count = self.settings.ours.feed_articles
        return tuple(
            Gone(
                urn(self.ours, taken.story.first_address),
                # A permission's last day is one on which the text still stood.
                instant(day + taken.expired * DAY),
                taken.reason,
            )
            for taken, day in latest[:count]
        )

    def _tag(self, story: Story) -> str:
        return story.article.lang or self.settings.language
