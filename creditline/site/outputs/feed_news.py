"""What each feed of a site tells: its stories or notes, and what they may carry."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from msgspec import Struct

from ...formats.atom import atom, atom_entry
from ...formats.entries import Entry, Feed, Gone
from ...formats.json_feed import json_feed, json_item
from ...formats.rss import rss, rss_item
from ..kinds.kind import Kind
from ..model import Gathered, Story
from ..views.correction_notes import Note

Write: TypeAlias = Callable[[Feed, Iterable[str]], str]
KINDS: Mapping[str, tuple[str, Callable[[Entry], str], Write]] = {
    "atom.xml": ("application/atom+xml", atom_entry, atom),
    "rss.xml": ("application/rss+xml", rss_item, rss),
    "feed.json": ("application/feed+json", json_item, json_feed),
}


WHOLE = "atom.xml"
"""The feed of the whole site in the format that all readers know."""
Feeding: TypeAlias = tuple[tuple[str, str, str], ...]
"""Feeds that a page names: addresses, types, and the names of what they tell."""


class FullText(Struct, frozen=True):
    """A text that a feed may carry: its story's path, its digest, where it leads."""

    path: str
    text: str
    leads: tuple[str, ...]


class Shown(Struct, frozen=True):
    """What a story's picture is, as far as it says so itself."""

    path: str
    type: str
    width: int
    height: int


class OfFeeds(Struct, frozen=True):
    """The news of one page, as its feeds tell them in every format."""

    path: str
    name: str
    stories: tuple[Story, ...]
    notes: tuple[Note, ...] = ()
    folder: str = ""
    lang: str = ""
    texts: tuple[FullText, ...] = ()
    pictures: tuple[Shown, ...] = ()
    gone: tuple[Gone, ...] = ()

    @property
    def addresses(self) -> Mapping[str, str]:
        """Where its feeds stand, and which kind each is."""
        if self.lang:
            # Beside the feeds of all languages: ``atom.de.xml``.
            named = ((kind, kind.partition(".")) for kind in KINDS)
            return {f"{n}.{self.lang}{dot}{end}": k for k, (n, dot, end) in named}
        stem = self.folder or self.path.removesuffix("index.html")
        return {stem + kind: kind for kind in KINDS}


def news_of(site: Gathered, kinds: Iterable[Kind]) -> Iterator[OfFeeds]:
    """Everything of which a site has feeds; none without an address."""
    if not site.settings.url:
        return
    count = site.settings.ours.feed_articles
    for kind in kinds:
        for news in kind.feeds(site):
            # A draft is on the desk's pages only.
            told = (s for s in news.stories if s.article.status == "published")
            stories = tuple(islice(told, count))
            notes = tuple(news.notes[:count])
            if notes:
                stories = tuple({n.story.path: n.story for n in notes}.values())
            if stories:
                path, name, folder, lang = news.path, news.name, news.folder, news.lang
                yield OfFeeds(path, name, stories, notes, folder, lang)
