"""The plan of a site: its recipes, and how each is made."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeAlias

from ...engine.inputs import Change, Inputs, Late
from ...engine.protocol import Body, Keep, Recipe
from ...errors import Problem, SettingsError, errors
from ..fingerprint import code_of, digest_of, made_by, stated
from ..kinds import headings
from ..kinds.decided import forget, inputs_of
from ..kinds.kind import Kind, PageSpec
from ..model import Site
from ..templates.language import speaking
from ..templates.texts import JINJA_SETTINGS, templates_of
from ..views.metadata import imprint_of
from .copies import COPY, Copies
from .edited import frame_of
from .feed_news import OfFeeds
from .feeds import Feeds
from .kept_pages import kept, text_of
from .page_maker import PageMaker, Shared
from .site_files import SiteFile, SiteFiles

Decided: TypeAlias = Callable[[Any, Inputs, Inputs], Inputs]
"""What decides a page: of its value, and of what others of its kind share with it."""


class SitePlan:
    """What to make of a site, and the making of it.

    Workers hold a copy: whatever is opened lazily here is opened again there.
    """

    def __init__(
        self,
        site: Site,
        kinds: Sequence[Kind],
        problems: Sequence[Problem],
        assets: Mapping[str, str],
        around: Mapping[str, str],
        cache: Path | None,
        *,
        stock: bool = False,
    ) -> None:
        """*assets* gives the digest of each file of the theme.

        *around* are inputs of every page from elsewhere; *cache* and *stock* are
        those of `ClippingSite`.
        """
        forget()
        self.site = site
        self.problems = problems
        self.templates = templates_of(site.settings)
        self.cache = cache
        self.stock = stock
        self.assets = assets
        self._settings = site.settings
        self._kinds = {kind.name: kind for kind in kinds}
        self._around = around
        self._frames: dict[tuple[str, str], Inputs] = {}
        self._spoken_around: dict[str, Inputs] = {}
        self._told: dict[object, tuple[Decided, Inputs, Inputs]] = {}
        self._stated = partial(stated, code=code_of(site.settings))
        self._registered = site.registry.organisations
        self._shared = Shared(imprint_of(site), headings.navigation(site), assets)
        self._maker = PageMaker(
            site.settings, kinds, self._shared, cache, self.templates, stock=stock
        )
        self._theme = self._maker.theme
        self._feeds = Feeds(site, kinds, made_by(), self._theme.place("feed.css"))
        self._copies = Copies(site)
        self._site_files = SiteFiles(site, kinds, made_by())
        if not any(errors(problems)):
            self._refuse_what_names_nothing()

    def _refuse_what_names_nothing(self) -> None:
        """Stop for a setting that would have no effect."""
        settings = self.site.settings
        named = settings.ours.principles
        if named and named not in self.site.targets:
            raise SettingsError(
                f"CREDITLINE_PRINCIPLES: {settings.shown(named)} is not a page that"
                " is published; make it, or name another"
            )

    # What there is to make.

    @cached_property
    def recipes(self) -> Sequence[Recipe]:
        """Everything, where nothing stands in its way."""
        return () if any(errors(self.problems)) else tuple(self._recipes())

    def pages(self, paths: Collection[str], kinds: Collection[str]) -> Iterator[Recipe]:
        """The pages at *paths*, which are of *kinds*, whatever else there is."""
        for kind in kinds:
            specs = self._kinds[kind].at(self.site, paths)
            yield from map(self.recipe, self._spoken(specs))

    def again(self) -> "SitePlan":
        """The plan of the same site, if it or the templates are not what was read."""
        return SitePlan(
            self.site,
            tuple(self._kinds.values()),
            self.problems,
            self.assets,
            self._around,
            self.cache,
            stock=self.stock,
        )

    def recipe(self, spec: PageSpec) -> Recipe:
        """A page, and what decides it now."""
        what = spec.feeds, spec.kind, spec.lang
        if what not in self._told:
            page = {"feeds": repr(spec.feeds), "page": f"{spec.kind}, {spec.lang}"}
            told = Inputs(page, self._around_all(spec.lang))
            deep, full = self.templates.asked(spec.kind)
            decided: Decided = partial(inputs_of, deep=deep, full=full)
            self._told[what] = decided, self._frame(spec.kind, spec.lang), told
        decided, frame, told = self._told[what]
        return Recipe(
            (spec.path, *self.site.beside.get(spec.path, ())),
            Late(decided, spec.value, frame, told),
            spec,
            text_of(spec),
            frame,
        )

    def _recipes(self) -> Iterator[Recipe]:
        kinds = self._kinds.values()
        every = (spec for kind in kinds for spec in kind.pages(self.site))
        specs = tuple(self._spoken(every))
        yield from map(self.recipe, specs)
        yield from self._copies.recipes()
        yield from self._feeds.recipes()
        yield from self._site_files.recipes(specs)
        yield from self._theme.recipes()

    def _spoken(self, specs: Iterable[PageSpec]) -> Iterator[PageSpec]:
        """Pages, with the language that each speaks and the feeds that it names."""
        feeds_of = self._feeds.named()
        languages: dict[str, str] = {}
        for spec in specs:
            if spec.lang not in languages:
                languages[spec.lang] = speaking(self._settings, spec.lang).tag
            path, kind, value, lang, part, _ = spec
            yield PageSpec(path, kind, value, languages[lang], part, feeds_of(path))

    def _around_all(self, lang: str) -> Inputs:
        """What every page and what stands beside it depend on."""
        if lang not in self._spoken_around:
            found = {
                "creditline": made_by(),
                **self._around,
                "language": self._maker.language(lang).digest,
                "imprint": digest_of(self._shared.imprint),
            }
            self._spoken_around[lang] = Inputs(found)
        return self._spoken_around[lang]

    def _frame(self, kind: str, lang: str) -> Inputs:
        """What every page of a kind depends on besides, but nothing beside it."""
        if (kind, lang) not in self._frames:
            template = f"{kind}.html"
            raw = self._settings.raw
            found = {
                f"template {template}": self.templates.digest(template),
                "navigation": digest_of(self._shared.nav),
                "names of assets": digest_of(sorted(self._theme.names.items())),
            }
            for name in (*JINJA_SETTINGS, *self.templates.settings(template)):
                if name in raw:
                    found[f"setting {name}"] = digest_of(self._stated(raw[name]))
            self._frames[kind, lang] = Inputs(found)
        return self._frames[kind, lang]

    # The making.

    def render(self, recipe: Recipe, body: Body) -> Iterable[tuple[str, bytes]]:
        """The bytes of each output of *recipe*."""
        if isinstance(recipe.job, PageSpec):
            yield from self._maker.render(recipe, body)
            return
        if isinstance(recipe.job, OfFeeds):
            yield from self._feeds.maker.render(recipe, body)
            return
        if isinstance(recipe.job, SiteFile):
            yield from self._site_files.render(recipe)
            return
        what, name = recipe.job
        (output,) = recipe.outputs
        if what == COPY:
            yield output, self._copies.made(output, name)
        else:
            yield output, self._theme.made(name)

    def tell(self, recipe: Recipe, changes: Sequence[Change]) -> Iterable[str]:
        """Why a page is made again, in the words of whoever edits the site."""
        from .telling import told

        spec = recipe.job
        if not isinstance(spec, PageSpec):
            return map(str, changes)
        return told(self.site, self._kinds[spec.kind], spec, changes)

    # What is kept, so that what shows an edited text is made without all this.

    def keep(self, recipe: Recipe) -> Keep | None:
        """What makes a page or feeds besides the files that they show."""
        job = recipe.job
        if isinstance(job, PageSpec):
            deep, _ = self.templates.asked(job.kind)
            return kept(job, whole=deep)
        shows = isinstance(job, OfFeeds) or (isinstance(job, SiteFile) and job.stories)
        return kept(job, whole=False) if shows else None

    def frame(self) -> bytes:
        """What all that is kept shares."""
        return frame_of(self._shared, self._registered, self._feeds.whole)
