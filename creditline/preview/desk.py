"""Decides what a change on disk means for the pages in a browser.

After an edit of one article its own page is made first, from the plan as it
was; then the whole site is planned anew, which on a large site takes longer
than a writer likes to wait.  A site with problems keeps its last good plan.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..driver import Workshop, workshop
from ..engine.report import Reporter
from ..engine.site import Place, Plan, Recipe
from ..engine.survey import look
from ..errors import ContentErrors, Problem, SiteError, errors
from ..pages.addresses import FRONT
from ..pages.linking import ASSETS
from ..pages.plan import SitePlan
from ..pages.roots import CONTENT, STATIC
from ..pages.sheets import Sheet
from ..settings import Places
from .events import MANY, Changed, Event, Shown, Trouble, shown
from .live import Live

# The pages that were shown last are kept for the time that one cannot be made.
SHOWN = 32
STYLE = f"{ASSETS}/site.css"


class Page(NamedTuple):
    """One file of the site as a browser gets it."""

    data: bytes
    draft: bool = False
    failure: Shown | None = None


class Desk:
    """The site in memory.  Changes come from one thread, pages from any."""

    def __init__(self, places: Places, url: str, reporter: Reporter) -> None:
        self.places = places
        self.url = url
        self.reporter = reporter
        self.plan: Plan | None = None
        self.drafts: frozenset[str] = frozenset()
        self._recipes: dict[str, Recipe] = {}
        self._keys: dict[str, str] = {}
        self._fresh: dict[str, bytes] = {}
        self._styled = False
        self._last: OrderedDict[str, bytes] = OrderedDict()
        self._rendering = threading.Lock()
        self._open()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where changes matter."""
        return tuple(root.path for root in self.shop.site.roots())

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files of the settings."""
        return tuple(path.resolve() for path in self.shop.settings.sources)

    def start(self) -> Iterator[Event]:
        """Plan the site for the first time."""
        yield from self._planned("")

    def changed(self, paths: set[Path]) -> Iterator[Event]:
        """What these changes on disk mean, most urgent first."""
        edited = ""
        try:
            if paths & set(self.sources):
                self._open()
            elif not (places := self.live.refresh(sorted(paths))):
                return
            else:
                edited = self._page_of(places)
                yield from self._at_once(places, edited)
        except Exception as error:  # noqa: BLE001 - said, and the last good pages stay
            yield self._trouble(error)
            return
        yield from self._planned(edited)

    def has(self, path: str) -> bool:
        """Whether anything stands at a path."""
        return path in self._recipes

    def page(self, path: str) -> Page | None:
        """What stands at a path; None when nothing does."""
        recipe = self._recipes.get(path)
        if recipe is None or self.plan is None:
            return None
        failure = None
        try:
            data = self._fresh.get(path) or self._rendered(recipe, path)
        except Exception as error:  # noqa: BLE001 - whatever a template raises is shown
            failure = _failure(error, path)
            data = self._last.get(path, b"<!doctype html><title>?</title><body></body>")
        else:
            self._last[path] = data
            self._last.move_to_end(path)
            while len(self._last) > SHOWN:
                self._last.popitem(last=False)
        return Page(data, path in self.drafts, failure)

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
        self.live = Live(site, look(site, shop.store, None, self.reporter))

    def _at_once(self, places: list[Place], edited: str) -> Iterator[Event]:
        """What can be shown before the site is planned anew."""
        if not isinstance(self.plan, SitePlan):
            return
        if all(
            root == STATIC and path.startswith("css/") and path in self.plan.assets
            for root, path in places
        ):
            self._styled = True
            yield Changed(styles=(STYLE,))
        elif edited and len(places) == 1:
            data = self._retold(self.plan, places[0], edited)
            if data is not None:
                self._fresh[edited] = data
                yield Changed(pages=(edited,), follow=edited)

    def _page_of(self, places: list[Place]) -> str:
        """The page of the one text that was edited."""
        texts = [path for root, path in places if root == CONTENT]
        if len(texts) != 1 or not isinstance(self.plan, SitePlan):
            return ""
        return self.plan.site.targets.get(texts[0], "")

    def _retold(self, plan: SitePlan, place: Place, path: str) -> bytes | None:
        """The page of an edited article, if nothing else needs to be known for it."""
        recipe, card = self._recipes.get(path), self.live.cards.get(place)
        sheet = recipe.job if recipe else None
        if not (isinstance(sheet, Sheet) and sheet.kind == "article" and card):
            return None
        assert isinstance(sheet.subject, int)
        story = plan.site.stories[sheet.subject]
        known, article = story.card, story.article
        same_place = card.article and card.article.slug == article.slug
        if not same_place or any(errors(card.problems)):
            return None
        with self._rendering:
            story.card, story.article = card, card.article
            try:
                return self._bytes(plan, recipe, path)
            except Exception:  # noqa: BLE001 - the whole plan will say what is wrong
                return None
            finally:
                story.card, story.article = known, article

    def _planned(self, edited: str) -> Iterator[Event]:
        """Plan the site anew, and say what differs from the plan before."""
        try:
            plan = self.live.plan()
            if any(errors(plan.problems)):
                raise ContentErrors(plan.problems)
        except Exception as error:  # noqa: BLE001 - a plugin or theme may raise anything
            yield self._trouble(error)
            return
        recipes = {path: one for one in plan.recipes for path in one.outputs}
        keys = {path: one.key for path, one in recipes.items()}
        before, self._keys = self._keys, keys
        stale = {path for path, key in keys.items() if before.get(path) != key}
        stale |= before.keys() - keys.keys()
        with self._rendering:
            self.plan, self._recipes = plan, recipes
            fresh, self._fresh = self._fresh, {}
        if isinstance(plan, SitePlan):
            stories = plan.site.stories
            drafts = (s.path for s in stories if s.card.status == "draft")
            self.drafts = frozenset(drafts)
        if self._styled:
            stale.discard(STYLE)
            self._styled = False
        for path, data in fresh.items():
            page = self.page(path)
            if page and page.data == data and not page.failure:
                stale.discard(path)
        yield Trouble(problems=tuple(self._to_do(plan)))
        if not stale or not before:
            return
        yield Changed(
            pages=tuple(sorted(stale)) if len(stale) <= MANY else (),
            styles=(STYLE,) if stale == {STYLE} else (),
            everything=len(stale) > MANY,
            follow=edited or self._new_page(before, keys),
        )

    def _to_do(self, plan: Plan) -> Iterator[Shown]:
        """What is wrong with drafts: it stops nothing, and lies over them alone.

        A draft that has no page yet is spoken of on the front page.
        """
        shown_as = self.shop.settings.shown
        drafts = {
            shown_as(path): FRONT
            for (_, path), card in self.live.cards.items()
            if getattr(card, "status", "") == "draft"
        }
        if drafts and isinstance(plan, SitePlan):
            targets = plan.site.targets.items()
            drafts |= {shown_as(p): at for p, at in targets if shown_as(p) in drafts}
            for one in plan.problems:
                if one.path in drafts:
                    yield shown(one, Path.cwd(), drafts[one.path])

    def _new_page(self, before: dict[str, str], now: dict[str, str]) -> str:
        """The page of an article that was not there before, if it is one."""
        if not isinstance(self.plan, SitePlan):
            return ""
        new = (now.keys() - before.keys()) & self.plan.site.texts
        return new.pop() if len(new) == 1 else ""

    def _rendered(self, recipe: Recipe, path: str) -> bytes:
        """A page by the plan of now."""
        assert self.plan is not None
        with self._rendering:
            return self._bytes(self.plan, recipe, path)

    def _bytes(self, plan: Plan, recipe: Recipe | None, path: str) -> bytes:
        assert recipe is not None
        return dict(plan.render(recipe, self.live.body))[path]

    def _trouble(self, error: Exception) -> Trouble:
        """What stops the site from being planned."""
        if isinstance(error, ContentErrors):
            root = Path.cwd()
            return Trouble(
                problems=tuple(shown(one, root) for one in errors(error.problems))
            )
        return Trouble(problems=(_failure(error, ""),))


def _failure(error: Exception, path: str) -> Shown:
    """An exception in the form of a problem; Jinja's know their place."""
    place = Path(getattr(error, "filename", None) or path or "the site")
    line = getattr(error, "lineno", None) or 1
    kind = "" if isinstance(error, SiteError) else f"{type(error).__name__}: "
    if place.is_absolute() and place.is_relative_to(Path.cwd()):
        place = place.relative_to(Path.cwd())
    return shown(Problem(place.as_posix(), line, "", f"{kind}{error}"), Path.cwd())
