"""Decides what a change on disk means for the pages in a browser.

The pages that somebody looks at come first.  Edits of texts and templates are put
into the site as it was assembled before them; then it is assembled anew, which on
a large site takes longer than a writer likes to wait; and last come the pages that
nobody looks at.  An edit meanwhile waits for none of that: changes are noticed in
one thread and plans are made in another.  A site with problems keeps its last good
plan.
"""

import gc
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from ..config.places import Places
from ..driver import Workshop, workshop
from ..engine.plan_only import look
from ..engine.protocol import Place, Recipe
from ..engine.report import Reporter
from ..engine.workers.collector import resting
from ..errors import ContentErrors, errors
from ..site.kinds.kind import PageSpec
from ..site.linking import ASSETS
from ..site.outputs.plan import SitePlan
from ..site.source_roots import CONTENT, STATIC, TEMPLATES
from .events import MANY, Changed, Event, Trouble
from .live import Live
from .showing import (
    Made,
    Page,
    Showing,
    failure_of,
    new_page,
    showing,
    to_do,
    trouble_of,
)
from .touching import touch

# The pages that were shown last are open, as far as we know; they are kept for the
# time that one cannot be made.
SHOWN = 32
STYLE = f"{ASSETS}/site.css"
EMPTY = b"<!doctype html><title>?</title><body></body>"


class Desk:
    """The site in memory.

    Changes come from one thread, plans are made in another, pages in any.
    """

    def __init__(self, places: Places, url: str, reporter: Reporter) -> None:
        self.places = places
        self.url = url
        self.reporter = reporter
        self._showing = Showing()
        # What decided each page as browsers know it.
        self._keys: dict[str, str] = {}
        self._changes = 0
        # What a plan may not know of, with the number of the change that it is from.
        self._ahead: dict[Place, int] = {}
        self._due = True
        self._edited = ""
        self._closed: Trouble | None = None
        self._styled = False
        self._last: OrderedDict[str, bytes] = OrderedDict()
        self._rendering = threading.RLock()
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
    def plan(self) -> SitePlan | None:
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
                yield from self._at_once(places)
        except Exception as error:  # noqa: BLE001 - said, and the last good pages stay
            trouble = trouble_of(error)
            if paths & set(self.sources):
                self._closed = trouble
            yield trouble

    def planned(self) -> Iterator[Event]:
        """Plan the site anew if anything changed since the plan before."""
        if not self._due or self._closed is not None:
            return
        self._due, live = False, self.live
        try:
            # What is assembled stays for now, all of it: nothing to look through.
            with resting():
                yield from self._planned(live)
        except Exception as error:  # noqa: BLE001 - a plugin or theme may raise anything
            if live is self.live:
                yield trouble_of(error)
        gc.collect()

    def has(self, path: str) -> bool:
        """Whether anything stands at a path."""
        return path in self._showing.made

    def page(self, path: str) -> Page | None:
        """What stands at a path; None when nothing does."""
        with self._rendering:
            if path not in self._showing.made:
                return None
            failure = None
            try:
                data = self._data(*self._showing.made[path], path)
            except Exception as error:  # noqa: BLE001 - whatever a template raises is shown
                failure = failure_of(error, path)
                data = self._last.get(path, EMPTY)
            return Page(data, path in self._showing.drafts, failure)

    def _data(self, plan: SitePlan, recipe: Recipe, path: str) -> bytes:
        """A page as it is now; it is remembered for when it cannot be made."""
        data = self._bytes(plan, recipe, path)
        if isinstance(recipe.job, PageSpec):
            # Its stories may have been touched since it was planned.
            self._keys[path] = plan.recipe(recipe.job).key
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

    def _at_once(self, places: list[Place]) -> Iterator[Event]:
        """What can be shown before the site is assembled anew."""
        if self.plan is None:
            return
        assets = self.plan.assets
        if all(
            root == STATIC and path.startswith("css/") and path in assets
            for root, path in places
        ):
            self._styled = True
            yield Changed(styles=(STYLE,))
            return
        templates = all(root.startswith(TEMPLATES) for root, _ in places)
        if len(places) > 1 and not templates:
            # Files that are saved together may need each other.
            return
        self._ahead |= dict.fromkeys(places, self._changes)
        stale: set[str] = set()
        # What is wrong is said once the site is assembled.
        with suppress(Exception), self._rendering:
            stale = self._put(self.plan, self._showing.made, self._changes - 1)
        if stale:
            yield Changed(pages=tuple(sorted(stale)), follow=self._edited)

    def _page_of(self, places: list[Place]) -> str:
        """The page of the one text that was edited."""
        texts = [path for root, path in places if root == CONTENT]
        if len(texts) != 1 or self.plan is None:
            return ""
        return self.plan.site.targets.get(texts[0], "")

    def _put(self, plan: SitePlan, made: Made, since: int) -> set[str]:
        """Show *plan*, with what was edited after change number *since*.

        Those pages that are open are planned anew, all others are as they were *made*;
        name those that differ from what browsers know.
        """
        with self._rendering:
            paths, again = set[str](), False
            for place, number in self._ahead.items():
                if number > since and place[0] == CONTENT:
                    touched = touch(plan.site, *self.live.known(place))
                    if touched:
                        paths.add(touched.path)
                        again = again or touched.elsewhere
                elif number > since:
                    again = again or place[0].startswith(TEMPLATES)
            if again:
                plan = plan.again()
            if plan is not self.plan:
                paths |= self._last.keys()
            jobs = {path: made[path][1].job for path in paths & made.keys()}
            kinds = {j.kind for j in jobs.values() if isinstance(j, PageSpec)}
            anew = tuple(plan.pages(jobs.keys(), kinds))
            self._showing = showing(plan, made, anew)
            now = {recipe.outputs[0]: recipe.key for recipe in anew}
            stale = {path for path, key in now.items() if self._keys.get(path) != key}
            self._keys |= now
        return stale

    def _planned(self, live: Live) -> Iterator[Event]:
        """Plan the site anew, and say what differs from the plan before."""
        changes, edited = self._changes, self._edited
        plan = live.plan()
        assert isinstance(plan, SitePlan)
        if any(errors(plan.problems)):
            raise ContentErrors(plan.problems)
        if live is not self.live:
            # The settings were changed meanwhile: another plan is due.
            return
        if first := self._put(plan, self._showing.made, changes):
            yield Changed(pages=tuple(sorted(first)), follow=edited)
        made = {path: (plan, one) for one in plan.recipes for path in one.outputs}
        keys = {path: one.key for path, (_, one) in made.items()}
        if live is not self.live:
            return
        with self._rendering:
            before, self._keys = self._keys, keys
            self._put(self.plan or plan, made, changes)
            keys = self._keys
            stale = {path for path, key in keys.items() if before.get(path) != key}
            stale |= before.keys() - keys.keys()
            stale |= self._undone(plan)
            self._ahead = {p: n for p, n in self._ahead.items() if n > changes}
            # What it shows may be as it was.
            if edited in stale and edited in self._last and edited in made:
                with suppress(Exception):
                    if self._bytes(*made[edited], edited) == self._last[edited]:
                        stale.discard(edited)
        if self._styled:
            stale.discard(STYLE)
            self._styled = False
        yield Trouble(
            problems=tuple(to_do(plan, self.shop.settings, self.live.known_facts()))
        )
        if not stale or not before:
            return
        many = len(stale) > MANY
        yield Changed(
            pages=() if many else tuple(sorted(stale)),
            styles=(STYLE,) if STYLE in stale else (),
            everything=many,
            told=tuple(sorted(self._last.keys() - stale)) if many else (),
            follow=edited or new_page(plan, before, keys),
        )

    def _undone(self, plan: SitePlan) -> set[str]:
        """Pages that were shown with an edit that is undone by now."""
        undone, targets = self.live.undone(), plan.site.targets
        return {targets[path] for _, path in undone if path in targets}

    def _bytes(self, plan: SitePlan, recipe: Recipe, path: str) -> bytes:
        """A page; to be called by one thread at a time."""
        return dict(plan.render(recipe, self.live.body))[path]
