"""Which feeds a site has, what each depends on, and the making of them.

A feed carries absolute addresses, so there is none before a site has one.  It
depends on the headers of the articles that it shows and not on their texts:
an edit of a text leaves the feeds alone, save of one that a feed may carry.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TypeAlias

from markupsafe import Markup

from ...credit.wording import Segment
from ...engine.protocol import Body, Recipe
from ...formats.atom import atom, atom_entry
from ...formats.days import instant
from ...formats.entries import Entry, Feed, may_carry_text, urn
from ...formats.json_feed import json_feed, json_item
from ...formats.rss import rss, rss_item
from ..addresses import CORRECTIONS
from ..kinds.correction_notes import OURS, PLACES, THEIRS, UPDATES, Note, notes, said_of
from ..kinds.metadata import our_page, our_site
from ..kinds.page_specs import digest
from ..kinds.text import rendered
from ..kinds.views import StoryView
from ..linking import ROOT
from ..links import resolve
from ..model import Site, Story
from ..source_roots import CONTENT
from ..templates.language import Language, spoken

Write: TypeAlias = Callable[[Feed, Iterable[str]], str]
KINDS: Mapping[str, tuple[str, Callable[[Entry], str], Write]] = {
    "atom.xml": ("application/atom+xml", atom_entry, atom),
    "rss.xml": ("application/rss+xml", rss_item, rss),
    "feed.json": ("application/feed+json", json_item, json_feed),
}


@dataclass(frozen=True, slots=True)
class News:
    """The news of one page: of the front page, an organisation, or a topic.

    With *notes* it tells these instead of their stories, in a folder of its own.
    """

    path: str
    name: str
    stories: Sequence[Story]
    notes: Sequence[Note] = ()
    folder: str = ""

    @property
    def addresses(self) -> Mapping[str, str]:
        """Where its feeds stand, and which kind each is."""
        stem = self.folder or self.path.removesuffix("index.html")
        return {stem + kind: kind for kind in KINDS}


def feeds_for(site: Site, path: str) -> tuple[tuple[str, str, str], ...]:
    """The feeds that a page names: addresses, types, and names to tell them apart.

    Its own, in every format; or that of the whole site, in the one that all
    readers know.
    """
    folder, _, name = path.rpartition("/")
    if name == "index.html":
        stems = {f"{folder}/" if folder else "": ""}
        if path == CORRECTIONS:
            stems = {stem: title for _, stem, title in _of_notes(site)}
        named = [
            (f"{stem}{kind}", KINDS[kind][0], title)
            for stem, title in stems.items()
            for kind in KINDS
        ]
        if own := tuple(feed for feed in named if feed[0] in site.offered):
            return own
    everything = "atom.xml"
    if everything in site.offered:
        return ((everything, KINDS[everything][0], ""),)
    return ()


def _of_notes(site: Site) -> tuple[tuple[str, str, str], ...]:
    """What is noted of stories: the kind, where its feeds stand, what it is called."""
    own = site.settings.own_words
    _ = Language(spoken(site.settings.language, "en", own), own).words.gettext
    return (
        (OURS, CORRECTIONS.removesuffix("index.html"), _("Corrections")),
        (THEIRS, UPDATES, _("What outlets changed in their own reports")),
    )


def news_of(site: Site) -> Iterator[News]:
    """Everything of which a site has feeds; none without an address."""
    if not site.settings.url:
        return
    name, count = site.settings.name, site.settings.ours.feed_articles

    def latest(stories: Sequence[Story]) -> list[Story]:
        # A draft is on the desk's pages only.
        told = (s for s in stories if s.article.status == "published")
        return [story for _, story in zip(range(count), told, strict=False)]

    subjects: list[tuple[str, str, Sequence[Story]]] = [
        ("index.html", name, site.stories)
    ]
    for key, who in site.organisations.items():
        stories = site.by_organisation.get(key, ())
        subjects.append((who.path, f"{name}: {who.name}", stories))
    for topic, stories in site.by_topic.items():
        subjects.append((topic.path, f"{name}: {topic.name}", stories))
    for path, title, told in subjects:
        if shown := latest(told):
            yield News(path, title, shown)
    for kind, folder, title in _of_notes(site):
        if said := notes(site, kind, published=True)[:count]:
            told = tuple({note.story.path: note.story for note in said}.values())
            yield News(CORRECTIONS, f"{name}: {title}", told, said, folder)


class Feeds:
    """All feeds of *site*, which look as *style* says in a browser.

    *texts* gives the digest of each file of text, *code* that of what makes it.
    """

    def __init__(
        self, site: Site, texts: Mapping[str, str], code: str, style: str
    ) -> None:
        self.site, self.texts, self.style = site, texts, style
        self.ours = our_site(site)
        self.own_words = site.settings.own_words
        self.lang = spoken(site.settings.language, "en", self.own_words)
        self.frame = {
            "site": digest(repr(self.ours), repr(site.settings.raw["AUTHOR"])),
            "language": self._language(self.lang).digest,
            "creditline": code,
            "style": style,
        }
        self.faces: dict[str, dict[str, str]] = {}
        self.entries: dict[str, Entry] = {}
        self.written: dict[tuple[str, str], str] = {}

    def recipes(self) -> Iterator[Recipe]:
        """Every feed, with what decides its bytes."""
        for news in news_of(self.site):
            outputs = tuple(a for a in news.addresses if a in self.site.offered)
            if not outputs:
                continue
            inputs = dict(self.frame)
            inputs["name"] = news.name
            inputs["order"] = digest(*(story.path for story in news.stories))
            if news.notes:
                inputs["notes"] = digest(*(note.place for note in news.notes))
            for story in news.stories:
                inputs |= self._inputs(story)
            yield Recipe(outputs, inputs, news)

    def _spoken(self, tag: str) -> str:
        return spoken(tag, self.lang, self.own_words)

    def _language(self, tag: str) -> Language:
        return Language(tag, self.own_words)

    def _inputs(self, story: Story) -> Mapping[str, str]:
        """What an entry depends on."""
        found = self.faces.get(story.path)
        if found is None:
            article, path = story.article, story.facts.path
            header = repr(replace(article, lines=b"", many_lines={}))
            found = {f"article {path}": digest(story.face, story.first_path, header)}
            tag = self._spoken(article.lang or self.site.settings.language)
            found[f"language {tag}"] = self._language(tag).digest
            for who in (story.outlet, story.source, *story.cited):
                found[f"organisation {who.key}"] = digest(repr(who))
            if article.reuse == "full":
                links = story.facts.links
                leads = (resolve(self.site, path, story.path, link) for link in links)
                found[f"text {path}"] = digest(self.texts[path], *leads)
            self.faces[story.path] = found
        return found

    def render(self, recipe: Recipe, body: Body) -> Iterator[tuple[str, bytes]]:
        """The feeds of one page."""
        news: News = recipe.job
        entries = (
            [self._note(note, body) for note in news.notes]
            if news.notes
            else [self._entry(story, body) for story in news.stories]
        )
        addresses = news.addresses
        for output in recipe.outputs:
            _, one, whole = KINDS[addresses[output]]
            feed = self._feed(news, output, entries)
            written = (
                self._written(output.rpartition("/")[2], one, e) for e in entries
            )
            yield output, whole(feed, written).encode()

    def _feed(self, news: News, address: str, entries: Sequence[Entry]) -> Feed:
        _ = self._language(self.lang).words.gettext
        return Feed(
            id=urn(self.ours, address),
            site=self.ours,
            title=news.name,
            path=news.path,
            address=f"{self.ours.url}/{address}",
            style="../" * address.count("/") + self.style,
            hint=_(
                "This is a feed. Give its address to a feed reader, and it will tell "
                "you what is new here. For people, the same is at"
            ),
            updated=max(entry.updated for entry in entries),
        )

    def _written(self, kind: str, one: Callable[[Entry], str], entry: Entry) -> str:
        """An entry in one format, which is the same in every feed."""
        found = self.written.get((kind, entry.id))
        if found is None:
            found = self.written[kind, entry.id] = one(entry)
        return found

    def _entry(self, story: Story, body: Body) -> Entry:
        found = self.entries.get(story.path)
        if found is None:
            found = self.entries[story.path] = self._new_entry(story, body)
        return found

    def _note(self, note: Note, body: Body) -> Entry:
        """A note as an entry about its story, at the place where it stands there."""
        told = self._entry(note.story, body)
        tag = note.story.article.lang or self.site.settings.language
        language = self._language(self._spoken(tag))
        view = StoryView(note.story, self.site, language)
        summary = said_of(note, language)
        address = f"{told.page.address}#{PLACES[note.kind]}"
        return replace(
            told,
            id=urn(self.ours, note.place),
            address=address,
            summary=summary,
            html=f"<p>{escape(summary)}</p>\n"
            f'<p><a href="{escape(address)}">{escape(told.page.title)}</a></p>\n'
            f"<p>{self._html(view.credit.line)}</p>\n",
            published=instant(note.said.date),
            changed=None,
        )

    def _new_entry(self, story: Story, body: Body) -> Entry:
        tag = story.article.lang or self.site.settings.language
        view = StoryView(story, self.site, self._language(self._spoken(tag)))
        credit = view.credit.record
        summary = str(view.summary.striptags())
        page = our_page(self.ours, {"description": summary}, view)
        date = page.changed
        line = view.credit.line
        html = f"<p>{view.summary}</p>\n<p>{self._html(line)}</p>\n"
        if may_carry_text(credit):
            html += self._text(view, page.address, body)
        return Entry(
            id=urn(self.ours, story.first_address),
            page=page,
            address=page.address,
            credit=credit,
            summary=summary,
            line="".join(segment.text for segment in line),
            html=html,
            published=instant(page.published or story.article.date),
            changed=instant(date) if date else None,
        )

    def _html(self, line: Sequence[Segment]) -> str:
        """The credit line with its links."""
        url = self.ours.url
        said = []
        for segment in line:
            address = f"{url}/{segment.path}" if segment.path else segment.url
            words = escape(segment.text)
            said.append(
                f'<a href="{escape(address)}">{words}</a>' if address else words
            )
        return "".join(said)

    def _text(self, view: StoryView, address: str, body: Body) -> str:
        """The whole text, with addresses that are good anywhere."""
        story = view.story
        path, credit = story.facts.path, view.credit.record
        found: Markup = rendered(
            body(CONTENT, path), self.site, path, story.path, credit, view.speech
        )
        whole = str(found).replace(ROOT, f"{self.ours.url}/")
        return whole.replace('href="#', f'href="{escape(address)}#')
