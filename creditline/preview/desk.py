"""Decides what a change on disk means for the pages in a browser.

After an edit of one article its own page is made first, from the plan as it
was; then the whole site is planned anew, which on a large site takes longer
than a writer likes to wait.  An edit meanwhile does not wait for that plan
either: changes are noticed in one thread and plans are made in another.  A site
with problems keeps its last good plan.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from ..config.places import Places
from ..driver import Workshop, workshop
from ..engine.plan_only import look
from ..engine.protocol import Place, Plan
from ..engine.report import Reporter
from ..errors import ContentErrors, errors
from ..site.kinds.article import OfArticle
from ..site.kinds.kind import PageSpec, leads
from ..site.linking import ASSETS
from ..site.links import of_file
from ..site.outputs.plan import SitePlan
from ..site.source_roots import CONTENT, STATIC
from .events import MANY, Changed, Event, Trouble, shown
from .live import Live
from .showing import Page, Showing, failure_of, new_page, to_do

# The pages that were shown last are kept for the time that one cannot be made.
SHOWN = 32
STYLE = f"{ASSETS}/site.css"


class Desk:
    """The site in memory.

    Changes come from one thread, plans are made in another, pages in any.
    """

    def __init__(self, places: Places, url: str, reporter: Reporter) -> None:
        self.places = places
        self.url = url
        self.reporter = reporter
        self._showing = Showing()
        self._keys: dict[str, str] = {}
        # Pages made at once, each with the number of the change that it shows.
        self._fresh: dict[str, tuple[int, bytes]] = {}
        self._changes = 0
        self._due = True
        self._edited = ""
        self._closed: Trouble | None = None
        self._styled = False
        self._last: OrderedDict[str, bytes] = OrderedDict()
        self._rendering = threading.Lock()
        self._open()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where changes matter: the folders of the site, there or not."""
        settings = self.shop.settings
        # A site may begin to have pieces of a theme of its own.
        own = settings.file.parent / settings.ours.own_theme
        roots = (root.path.absolute() for root in self.shop.site.roots())
        return (*roots, own)

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files of the settings, and where they really are."""
        stated = [path.absolute() for path in self.shop.settings.sources]
        return (*stated, *(path.resolve() for path in stated))

    @property
    def plan(self) -> Plan | None:
        """The last good plan."""
        return self._showing.plan

    def start(self) -> Iterator[Event]:
        """Plan the site for the first time."""
        return self.planned()

    def changed(self, paths: set[Path]) -> Iterator[Event]:
        """What these changes on disk mean, most urgent first."""
        yield from self.noticed(paths)
        yield from self.planned()

    def noticed(self, paths: set[Path]) -> Iterator[Event]:
        """What can be said of changes on disk before the site is planned anew."""
        try:
            # A link that leads elsewhere is another folder, and so is one that came.
            if paths & set(self.sources) or self._places != self._resolved():
                self._changes += 1
                self._open()
                self._closed, self._due = None, True
            elif places := self.live.refresh(sorted(paths)):
                self._changes += 1
                self._edited = self._page_of(places)
                self._due = True
                yield from self._at_once(places, self._edited)
        except Exception as error:  # noqa: BLE001 - said, and the last good pages stay
            trouble = self._trouble(error)
            if paths & set(self.sources):
                self._closed = trouble
            yield trouble

    def planned(self) -> Iterator[Event]:
        """Plan the site anew if anything changed since the plan before."""
        if self._due and self._closed is None:
            self._due = False
            yield from self._planned()

    def has(self, path: str) -> bool:
        """Whether anything stands at a path."""
        return path in self._showing.recipes

    def page(self, path: str) -> Page | None:
        """What stands at a path; None when nothing does."""
        showing = self._showing
        if path not in showing.recipes:
            return None
        failure = None
        try:
            data = self._data(showing, path)
        except Exception as error:  # noqa: BLE001 - whatever a template raises is shown
            failure = failure_of(error, path)
            data = self._last.get(path, b"<!doctype html><title>?</title><body></body>")
        return Page(data, path in showing.drafts, failure)

    def _data(self, showing: Showing, path: str) -> bytes:
        """A page as it is now; it is remembered for when it cannot be made."""
        fresh = self._fresh.get(path)
        with self._rendering:
            data = fresh[1] if fresh else self._bytes(showing, path)
            self._last[path] = data
            self._last.move_to_end(path)
            while len(self._last) > SHOWN:
                self._last.popitem(last=False)
        return data

    def _open(self) -> None:
        """Read the settings, and everything that they name."""
        shop = workshop(self.places, drafts=True)
        settings = shop.settings
        # The form shows itself as soon as there is an index.
        raw = {**settings.raw, "SITEURL": self.url, "CREDITLINE_SEARCH": True}
        self.shop: Workshop = replace(
            shop, settings=replace(settings, url=self.url, raw=raw)
        )
        site = self.shop.site
        self._places = self._resolved()
        self.live = Live(site, look(site, shop.store, None, self.reporter))

    def _resolved(self) -> tuple[Path | bool, ...]:
        """Where the folders really are, and whether the last is there."""
        folders = self.folders
        return (*(folder.resolve() for folder in folders), folders[-1].is_dir())

    def _at_once(self, places: list[Place], edited: str) -> Iterator[Event]:
        """What can be shown before the site is planned anew."""
        showing = self._showing
        if not isinstance(showing.plan, SitePlan):
            return
        assets = showing.plan.assets
        if all(
            root == STATIC and path.startswith("css/") and path in assets
            for root, path in places
        ):
            self._styled = True
            yield Changed(styles=(STYLE,))
        elif edited and len(places) == 1:
            data = self._retold(showing, showing.plan, places[0], edited)
            if data is not None:
                with self._rendering:
                    self._fresh[edited] = self._changes, data
                yield Changed(pages=(edited,), follow=edited)

    def _page_of(self, places: list[Place]) -> str:
        """The page of the one text that was edited."""
        texts = [path for root, path in places if root == CONTENT]
        plan = self.plan
        if len(texts) != 1 or not isinstance(plan, SitePlan):
            return ""
        return plan.site.targets.get(texts[0], "")

    def _retold(
        self, showing: Showing, plan: SitePlan, place: Place, path: str
    ) -> bytes | None:
        """The page of an edited article, if nothing else needs to be known for it."""
        recipe, facts = showing.recipes.get(path), self.live.all_facts.get(place)
        spec = recipe.job if recipe else None
        if recipe is None or not isinstance(spec, PageSpec) or facts is None:
            return None
        value = spec.value
        if not isinstance(value, OfArticle):
            return None
        article, before = facts.article, value.story.article
        if not article or article.slug != before.slug or any(errors(facts.problems)):
            return None
        picture = of_file(plan.site, article.image) if article.image else ""
        story = replace(value.story, facts=facts, article=article, picture=picture)
        told = replace(value, story=story, leads=leads(plan.site, story))
        with self._rendering:
            try:
                anew = replace(recipe, job=spec._replace(value=told))
                return dict(plan.render(anew, self.live.body))[path]
            except Exception:  # noqa: BLE001 - the whole plan will say what is wrong
                return None

    def _planned(self) -> Iterator[Event]:
        """Plan the site anew, and say what differs from the plan before."""
        changes, live, edited = self._changes, self.live, self._edited
        try:
            plan = live.plan()
            if any(errors(plan.problems)):
                raise ContentErrors(plan.problems)
        except Exception as error:  # noqa: BLE001 - a plugin or theme may raise anything
            if live is self.live:
                yield self._trouble(error)
            return
        if live is not self.live:
            # The settings were changed meanwhile: another plan is due.
            return
        recipes = {path: one for one in plan.recipes for path in one.outputs}
        keys = {path: one.key for path, one in recipes.items()}
        before, self._keys = self._keys, keys
        stale = {path for path, key in keys.items() if before.get(path) != key}
        stale |= before.keys() - keys.keys()
        stale |= self._undone(plan)
        drafts: frozenset[str] = frozenset()
        if isinstance(plan, SitePlan):
            stories = plan.site.stories
            drafts = frozenset(s.path for s in stories if s.facts.status == "draft")
        known = {p: one for p, one in self._fresh.items() if one[0] <= changes}
        with self._rendering:
            self._showing = showing = Showing(plan, recipes, drafts)
            # What was edited since stays, until a plan knows of that too.
            self._fresh = {p: o for p, o in self._fresh.items() if o[0] > changes}
        if self._styled:
            stale.discard(STYLE)
            self._styled = False
        for path, (_, data) in known.items():
            with suppress(Exception):
                if path in recipes and self._data(showing, path) == data:
                    stale.discard(path)
        yield Trouble(
            problems=tuple(to_do(plan, self.shop.settings, self.live.known_facts()))
        )
        if not stale or not before:
            return
        yield Changed(
            pages=tuple(sorted(stale)) if len(stale) <= MANY else (),
            styles=(STYLE,) if stale == {STYLE} else (),
            everything=len(stale) > MANY,
            follow=edited or new_page(plan, before, keys),
        )

    def _undone(self, plan: Plan) -> set[str]:
        """Pages that were shown with an edit that is undone by now."""
        undone = self.live.undone()
        targets = plan.site.targets if isinstance(plan, SitePlan) else {}
        return {targets[path] for _, path in undone if path in targets}

    def _bytes(self, showing: Showing, path: str) -> bytes:
        """A page by a plan; to be called by one thread at a time."""
        assert showing.plan is not None
        recipe = showing.recipes[path]
        return dict(showing.plan.render(recipe, self.live.body))[path]

    def _trouble(self, error: Exception) -> Trouble:
        """What stops the site from being planned."""
        if isinstance(error, ContentErrors):
            root = Path.cwd()
            return Trouble(
                problems=tuple(shown(one, root) for one in errors(error.problems))
            )
        return Trouble(problems=(failure_of(error, ""),))
