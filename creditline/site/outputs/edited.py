"""The pages and feeds that show edited texts, made of what was kept of them.

See `creditline.engine.edited_texts`, and `kept_pages` for what is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup
from msgspec import Struct
from msgspec.msgpack import decode, encode
from msgspec.structs import replace

from ...article.markdown.convert import ArticleFacts
from ...config.settings import Settings
from ...credit.records import Organisation
from ...engine.inputs import Known
from ...engine.protocol import Body, Keep, Kept, Memory, Recipe, SourceFile
from ...locale.slugs import first_rule, slug_of_title
from ..kinds.article import Article, OfArticle
from ..kinds.decided import forget, inputs_of
from ..kinds.kind import Kind, PageSpec
from ..model import Story
from ..source_roots import CONTENT
from ..templates.texts import templates_of
from ..views.scene import Imprint
from .feed_maker import FeedMaker
from .feed_news import OfFeeds
from .kept_pages import KeptJob, Unknown, joined, kept, read, text_of
from .page_maker import PageMaker, Shared
from .site_files import SiteFile, headlines, news_map

ADDRESSES = (slug_of_title, first_rule)
"""What becomes of a title in addresses, by the rule of today and by the first one."""
AROUND = 2
"""Parts of a recipe's inputs that are no story's: those come first."""


class Frame(Struct, frozen=True):
    """What all that is kept shares.

    ``nav`` has the sections with whether their names are markup, ``assets`` the
    digests of the theme's files; ``fed`` are the files whose texts stand in feeds.
    """

    imprint: Imprint
    nav: tuple[tuple[str, str, bool], ...]
    assets: Mapping[str, str]
    registered: Mapping[str, Organisation]
    fed: frozenset[str]


def frame_of(
    shared: Shared, registered: Mapping[str, Organisation], fed: Iterable[str]
) -> bytes:
    """What is kept for all pages together, as data."""
    nav = tuple((str(n), at, isinstance(n, Markup)) for n, at, _ in shared.nav)
    return encode(Frame(shared.imprint, nav, shared.assets, registered, frozenset(fed)))


def is_shown_elsewhere(before: object, now: object) -> bool | None:
    """Whether pages besides its own show what was edited in an article.

    None where an edit may move or count something, or be held against something:
    anything but a title, a summary and the text around what is quoted and linked.
    """
    if not isinstance(before, ArticleFacts) or not isinstance(now, ArticleFacts):
        return None
    if before.article is None or now.article is None:
        return None
    if before.problems or now.problems or _held(before) != _held(now):
        return None
    return before.face != now.face


def _held(facts: ArticleFacts) -> ArticleFacts:
    """What may be held against other files or against terms, wherever it stands."""
    article = facts.article
    assert article is not None
    return replace(
        facts,
        face="",
        title="",
        summary="",
        words=0,
        article=replace(
            article,
            title=article.slug or repr([name(article.title) for name in ADDRESSES]),
            summary="there is one" if article.summary else "",
            lacks_source=bool(article.lacks_source),
            lines=bytes(map(bool, article.lines)),
            many_lines={},
        ),
        cites=tuple(replace(cite, line=0) for cite in facts.cites),
        links=tuple(replace(link, line=0) for link in facts.links),
        quotations=tuple(replace(quoted, line=0) for quoted in facts.quotations),
    )


class EditedPlan:
    """What shows edited texts, and the making of it."""

    def __init__(
        self,
        settings: Settings,
        cache: Path | None,
        frame: Frame,
        before: Sequence[Kept],
        memory: Memory,
    ) -> None:
        """Raises `Unknown` if something of what was kept is not known any more."""
        self.before = before
        self._frame, self._memory = frame, memory
        self._templates = templates_of(settings)
        self._stories: dict[str, Story] = {}
        sections = ((Markup(n) if mark else n, at, "") for n, at, mark in frame.nav)  # noqa: S704 (was markup)
        shared = Shared(frame.imprint, tuple(sections), frame.assets)
        jobs = [read(was.job) for was in before]
        kinds = _kinds({job.page.kind for job in jobs if job.page})
        self._maker = PageMaker(settings, kinds, shared, cache, self._templates)
        style = self._maker.theme.place("feed.css")
        self._feeds = FeedMaker(frame.imprint, settings, style)
        self.recipes = tuple(map(self._recipe, before, jobs))

    def __getstate__(self) -> dict[str, Any]:
        # Workers make what is planned, and remember nothing.
        return {**self.__dict__, "_memory": None, "before": ()}

    def render(self, recipe: Recipe, body: Body) -> Iterator[tuple[str, bytes]]:
        """The outputs of a recipe, as `SitePlan.render` makes them."""
        if isinstance(recipe.job, SiteFile):
            made = news_map(recipe.job, self._frame.imprint.site)
            return iter([(recipe.outputs[0], made.encode())])
        if isinstance(recipe.job, OfFeeds):
            return self._feeds.render(recipe, body)
        return self._maker.render(recipe, body)

    def keep(self, recipe: Recipe) -> Keep | None:
        """What is kept of a recipe from now on."""
        return kept(recipe.job, whole=False)

    def _recipe(self, was: Kept, job: KeptJob) -> Recipe:
        """A recipe with its stories as their files have them now."""
        value = joined(job.value, self._story, self._frame.registered)
        around = [Known(digest, dict) for digest in was.parts[:AROUND]]
        if type(value) is SiteFile:
            told = repr(headlines(value.stories, self._frame.imprint.site))
            return Recipe(was.outputs, {**was.own, "news": told}, value)
        if job.page is None:
            files = {story.path: story.facts.path for story in value.stories}
            texts = [replace(t, text=self._digest(files[t.path])) for t in value.texts]
            value = replace(value, texts=tuple(texts))
            return Recipe(was.outputs, inputs_of(value, *around), value)
        if type(value) is OfArticle:
            text = self._digest(value.story.facts.path)
            value.story.earlier = value.earlier
            value = replace(value, text=text)
        page = job.page
        part = joined(page.part, self._story, {})
        spec = PageSpec(page.path, page.kind, value, page.lang, part, page.feeds)
        _, full = self._templates.asked(page.kind)
        decided = inputs_of(value, *around, full=full)
        return Recipe(was.outputs, decided, spec, text_of(spec), around[0])

    def _digest(self, file: str) -> str:
        """The digest of a text as it is now."""
        found = self._memory.digest((CONTENT, file))
        if found is None:
            raise Unknown(file)
        return found

    def _story(self, file: str) -> Story:
        """A story in its place."""
        if file not in self._stories:
            place = CONTENT, file
            facts, own = self._memory.facts(place), self._memory.of_text(place)
            stands = own and read(own.job).story
            if stands is None or facts is None or facts.article is None:
                raise Unknown(file)
            outlet, source, *cited = self._joined(stands.behind)
            self._stories[file] = Story(
                facts,
                facts.article,
                stands.path,
                outlet,
                source,
                tuple(cited),
                stands.topics,
                stands.signing,
                first_path=stands.first_path,
                picture=stands.picture,
            )
        return self._stories[file]

    def _joined(self, values: Iterable[Any]) -> tuple[Any, ...]:
        """Values that were taken apart."""
        registered = self._frame.registered
        return tuple(joined(one, self._story, registered) for one in values)


def _kinds(names: set[str]) -> Sequence[Kind]:
    """The kinds of pages that may be of these names."""
    if names == {Article.name}:
        return (Article(),)
    from ..kinds.every import KINDS

    return KINDS


def edited_plan(
    settings: Settings,
    cache: Path | None,
    framed: bytes,
    edits: Mapping[SourceFile, tuple[Any, Any]],
    memory: Memory,
) -> EditedPlan | None:
    """The plan of what shows some texts; None if something of it is not known."""
    forget()
    frame = decode(framed, type=Frame)
    wanted: dict[str, Kept] = {}
    for file, (before, now) in edits.items():
        shown, place = is_shown_elsewhere(before, now), file[:2]
        if shown is None:
            return None
        found = [memory.of_text(place)]
        if shown or file.path in frame.fed:
            found += memory.showing(place)
        for one in found:
            if one is None:
                return None
            wanted[one.outputs[0]] = one
    try:
        return EditedPlan(settings, cache, frame, list(wanted.values()), memory)
    except Unknown:
        return None
