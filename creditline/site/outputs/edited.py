"""What is kept of articles' pages, so that an edited text needs no other article.

Of a page's value the stories are kept without what their files say, which conversion
has, and their organisations by key: see `creditline.engine.edited_texts`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup
from msgspec import Struct
from msgspec.msgpack import decode, encode
from msgspec.structs import replace

from ...article.markdown.convert import ArticleFacts
from ...config.settings import Settings
from ...credit.records import Organisation
from ...engine.protocol import Body, Place, Recipe, SourceFile
from ...links.results import Result
from ..kinds.article import Article, OfArticle
from ..kinds.kind import PageSpec
from ..model import Story, Topic
from ..source_roots import CONTENT
from ..templates.texts import templates_of
from ..views.scene import Imprint
from .page_maker import PageMaker, Shared

Party: TypeAlias = str | Organisation
"""The key of one that is registered, or one that only its articles name."""
Find: TypeAlias = Callable[[str], ArticleFacts | None]
"""The facts of an article by its file, if they are known."""


class KeptStory(Struct, frozen=True):
    """A story without what its file says."""

    file: str
    path: str
    parties: tuple[Party, ...]
    """Outlet, source, and whom it cites."""
    topics: tuple[Topic, ...]
    first_path: str
    picture: str


class KeptPage(Struct, frozen=True):
    """An article's page without its text."""

    story: KeptStory
    earlier: tuple[KeptStory, ...]
    later: tuple[KeptStory, ...]
    leads: tuple[str, ...]
    seen: Result | None
    lang: str
    feeds: tuple[tuple[str, str, str], ...]


class Frame(Struct, frozen=True):
    """What the pages of all texts share.

    ``nav`` has the sections with whether their names are markup, ``assets`` the
    digests of the theme's files; ``fed`` are the files whose texts stand in feeds.
    """

    imprint: Imprint
    nav: tuple[tuple[str, str, bool], ...]
    assets: Mapping[str, str]
    registered: Mapping[str, Organisation]
    fed: frozenset[str]


def text_of(spec: PageSpec) -> Place | None:
    """The text that a page shows, if it is an article's."""
    value = spec.value
    return (CONTENT, value.story.facts.path) if type(value) is OfArticle else None


def kept_of(spec: PageSpec) -> bytes | None:
    """What is kept of an article's page, as data; None where that is not all.

    Versions point to one another, and what a permission or an original leaves of a
    story is known to nobody but the whole site.
    """
    value: OfArticle = spec.value
    shown = (value.story, *value.earlier, *value.later)
    if value.measured or any(story.versions or story.reduced for story in shown):
        return None
    page = KeptPage(
        _kept(value.story),
        tuple(map(_kept, value.earlier)),
        tuple(map(_kept, value.later)),
        value.leads,
        value.seen,
        spec.lang,
        spec.feeds,
    )
    return encode(page)


def _kept(story: Story) -> KeptStory:
    behind = (story.outlet, story.source, *story.cited)
    return KeptStory(
        story.facts.path,
        story.path,
        tuple(one.key if one.registered else one for one in behind),
        story.topics,
        story.first_path,
        story.picture,
    )


def frame_of(
    shared: Shared, registered: Mapping[str, Organisation], fed: Iterable[str]
) -> bytes:
    """What is kept for all pages together, as data."""
    nav = tuple((str(n), at, isinstance(n, Markup)) for n, at, _ in shared.nav)
    return encode(Frame(shared.imprint, nav, shared.assets, registered, frozenset(fed)))


def is_alike(before: object, now: object) -> bool:
    """Whether an article says the same as before to all pages but its own.

    Nor is there anything to say against it that was not said.
    """
    if not isinstance(before, ArticleFacts) or not isinstance(now, ArticleFacts):
        return False
    if before.problems or now.problems:
        return False
    return before.face == now.face and _elsewhere(before) == _elsewhere(now)


def _elsewhere(facts: ArticleFacts) -> ArticleFacts:
    """What is held against other files or against terms, wherever it stands."""
    return replace(
        facts,
        words=0,
        cites=tuple(replace(cite, line=0) for cite in facts.cites),
        links=tuple(replace(link, line=0) for link in facts.links),
        quotations=tuple(replace(quoted, line=0) for quoted in facts.quotations),
    )


class EditedPlan:
    """The pages of edited texts, made of what was kept."""

    def __init__(self, maker: PageMaker, specs: Mapping[Place, PageSpec]) -> None:
        self.jobs = specs
        self._maker = maker

    def render(self, recipe: Recipe, body: Body) -> Iterator[tuple[str, bytes]]:
        """The outputs of a page, as `SitePlan.render` makes them."""
        return self._maker.render(recipe, body)


def edited_plan(
    settings: Settings,
    cache: Path | None,
    framed: bytes,
    kept: Mapping[SourceFile, bytes],
    find: Find,
) -> EditedPlan | None:
    """The plan of the pages of some texts; None if something of them is not known."""
    frame = decode(framed, type=Frame)
    if any(file.path in frame.fed for file in kept):
        return None
    specs: dict[Place, PageSpec] = {}
    for file, data in kept.items():
        page = decode(data, type=KeptPage)
        stories = [
            _story(one, frame, find) for one in (page.story, *page.earlier, *page.later)
        ]
        if None in stories:
            return None
        own, *others = [story for story in stories if story is not None]
        own.earlier = tuple(others[: len(page.earlier)])
        later = tuple(others[len(page.earlier) :])
        value = OfArticle(own, file.digest, own.earlier, later, page.leads, page.seen)
        specs[file[:2]] = PageSpec(
            own.path, Article.name, value, page.lang, feeds=page.feeds
        )
    sections = ((Markup(n) if mark else n, at, "") for n, at, mark in frame.nav)  # noqa: S704 (was markup)
    shared = Shared(frame.imprint, tuple(sections), frame.assets)
    maker = PageMaker(settings, (Article(),), shared, cache, templates_of(settings))
    return EditedPlan(maker, specs)


def _story(kept: KeptStory, frame: Frame, find: Find) -> Story | None:
    facts = find(kept.file)
    named = (
        frame.registered.get(one) if isinstance(one, str) else one
        for one in kept.parties
    )
    parties = [one for one in named if one is not None]
    # Whom a listed story cites may have gone: no list tells of them.
    if facts is None or facts.article is None or len(parties) < len(kept.parties):
        return None
    outlet, source, *cited = parties
    return Story(
        facts,
        facts.article,
        kept.path,
        outlet,
        source,
        tuple(cited),
        kept.topics,
        first_path=kept.first_path,
        picture=kept.picture,
    )
