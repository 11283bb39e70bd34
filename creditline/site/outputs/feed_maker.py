"""What a feed holds: its entries, each written once in each format."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from markupsafe import Markup
from msgspec.structs import replace

from ...config.settings import Settings
from ...credit.wording import Segment
from ...engine.protocol import Body, Recipe
from ...formats.days import instant
from ...formats.entries import Entry, Feed, may_carry_text, urn
from ..linking import ROOT
from ..model import Story
from ..source_roots import CONTENT
from ..templates.language import Language, speaking
from ..views.correction_notes import PLACES, Note, label_of, said_of
from ..views.metadata import our_page
from ..views.scene import Imprint, Scene
from ..views.story import StoryView
from ..views.text import rendered, ways_of
from .feed_news import KINDS, FullText, OfFeeds, Shown


class FeedMaker:
    """Makes feeds of their news, which look as *style* says in a browser."""

    def __init__(self, imprint: Imprint, settings: Settings, style: str) -> None:
        self.imprint, self.settings, self.style = imprint, settings, style
        self.ours = imprint.site
        self.entries: dict[str, Entry] = {}
        self.written: dict[tuple[str, str], str] = {}

    def render(self, recipe: Recipe, body: Body) -> Iterator[tuple[str, bytes]]:
        """The feeds of one page."""
        news: OfFeeds = recipe.job
        texts = {text.path: text for text in news.texts}
        shown = {picture.path: picture for picture in news.pictures}
        told = {
            s.path: self._entry(s, texts.get(s.path), shown.get(s.path), body)
            for s in news.stories
        }
        entries = (
            [self._note(note, told[note.story.path]) for note in news.notes]
            if news.notes
            else [told[story.path] for story in news.stories]
        )
        addresses = news.addresses
        for output in recipe.outputs:
            _, one, whole = KINDS[addresses[output]]
            feed = self._feed(news, output, entries)
            written = (self._written(addresses[output], one, e) for e in entries)
            yield output, whole(feed, written).encode()

    def _view(self, story: Story) -> StoryView:
        return StoryView(story, Scene(self.imprint, self.language(story)))

    def language(self, story: Story) -> Language:
        """The language that an entry about *story* speaks."""
        return speaking(self.settings, story.article.lang or self.settings.language)

    def _feed(self, news: OfFeeds, address: str, entries: Sequence[Entry]) -> Feed:
        _ = speaking(self.settings, news.lang).words.gettext
        language = news.lang or self.ours.language
        return Feed(
            id=urn(self.ours, address),
            site=replace(self.ours, language=language),
            title=f"{self.ours.name}: {news.name}" if news.name else self.ours.name,
            path=news.path,
            address=f"{self.ours.url}/{address}",
            style="../" * address.count("/") + self.style,
            hint=_(
                "This is a feed. Give its address to a feed reader, and it will tell "
                "you what is new here. For people, the same is at"
            ),
            updated=max(entry.updated for entry in entries),
            gone=news.gone,
        )

    def _written(self, kind: str, one: Callable[[Entry], str], entry: Entry) -> str:
        """An entry in one format, which is the same in every feed."""
        found = self.written.get((kind, entry.id))
        if found is None:
            found = self.written[kind, entry.id] = one(entry)
        return found

    def _entry(
        self, story: Story, text: FullText | None, shown: Shown | None, body: Body
    ) -> Entry:
        if story.path not in self.entries:
            self.entries[story.path] = self._new_entry(story, text, shown, body)
        return self.entries[story.path]

    def _note(self, note: Note, told: Entry) -> Entry:
        """A note as an entry about its story, at the place where it stands there."""
        view = self._view(note.story)
        summary = said_of(note, view.speech)
        mark = view.speech.within(view.lang)
        said = escape(summary)
        if mark:
            label = escape(label_of(note, view.speech))
            said = f"<span{mark}>{label}</span>{said.removeprefix(label)}"
        address = f"{told.page.address}#{PLACES[note.kind]}"
        return replace(
            told,
            id=urn(self.ours, note.place),
            address=address,
            summary=summary,
            html=spoken_in(
                view,
                f"<p>{said}</p>\n"
                f'<p><a href="{escape(address)}">{escape(told.page.title)}</a></p>\n'
                f"<p{mark}>{self._html(view.credit.line)}</p>\n",
            ),
            published=instant(note.said.date),
            changed=None,
        )

    def _new_entry(
        self, story: Story, text: FullText | None, shown: Shown | None, body: Body
    ) -> Entry:
        view = self._view(story)
        credit = view.credit.record
        summary = str(view.summary.striptags())
        page = our_page(self.ours, {"description": summary}, view)
        if shown is not None:
            size = shown.width, shown.height
            page = replace(page, image_type=shown.type, image_size=size)
        date = page.changed
        line = view.credit.line
        mark = view.speech.within(view.lang)
        html = f"<p>{view.summary}</p>\n<p{mark}>{self._html(line)}</p>\n"
        if text is not None and may_carry_text(credit):
            ways = ways_of(story.facts.links, text.leads)
            whole = rendered(
                body(CONTENT, story.facts.path), ways, credit, view.speech, view.lang
            )
            html += self._text(whole, page.address)
        return Entry(
            id=urn(self.ours, story.first_address),
            page=page,
            address=page.address,
            credit=credit,
            summary=summary,
            line="".join(segment.text for segment in line),
            html=spoken_in(view, html),
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

    def _text(self, html: Markup, address: str) -> str:
        """The whole text, with addresses that are good anywhere."""
        whole = str(html).replace(ROOT, f"{self.ours.url}/")
        return whole.replace('href="#', f'href="{escape(address)}#')


def spoken_in(view: StoryView, html: str) -> str:
    """HTML that says its language, and whether that is written from the right."""
    return f'<div lang="{view.lang}" dir="{view.dir}">\n{html}</div>\n'
