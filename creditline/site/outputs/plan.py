"""The plan of a site: its recipes, and how each is made."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...engine.inputs import Change, Inputs
from ...engine.protocol import Body, Recipe
from ...errors import ContentErrors, Problem, SettingsError, errors
from ...formats.downloads import beside
from ...formats.oembed import oembed
from ..fingerprint import code_of, digest_of, made_by, stated
from ..kinds import headings
from ..kinds.decided import inputs_of
from ..kinds.kind import Kind, PageSpec
from ..linking import ROOT
from ..model import Site
from ..source_roots import CONTENT
from ..templates.environment import JINJA_SETTINGS, Templates, environment
from ..templates.language import Language, speaking
from ..views.metadata import imprint_of, machine, told_to_robots
from ..views.scene import Scene
from .copies import COPY, Copies
from .feed_news import OfFeeds
from .feeds import Feeds
from .site_files import SiteFile, SiteFiles
from .theme_files import ThemeFiles

if TYPE_CHECKING:
    from ..templates.strict import Strict


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
        self.site = site
        self.problems = problems
        self.templates = Templates(
            *site.settings.template_folders,
            own_code=any(site.settings.raw.get(name) for name in JINJA_SETTINGS),
        )
        self.cache = cache
        self.stock = stock
        self.assets = assets
        self._settings = site.settings
        self._kinds = {kind.name: kind for kind in kinds}
        self._around = around
        self._frames: dict[tuple[str, str], Inputs] = {}
        self._told: dict[object, Inputs] = {}
        self._theme = ThemeFiles(site.settings, assets)
        self._stated = partial(stated, code=code_of(site.settings))
        self._imprint = imprint_of(site)
        self._nav = headings.navigation(site)
        self._feeds = Feeds(site, kinds, made_by(), self._theme.place("feed.css"))
        self._copies = Copies(site)
        self._site_files = SiteFiles(site, kinds, made_by())
        self._environment = lru_cache(maxsize=8)(self._make_environment)
        if not any(errors(problems)):
            self._refuse_what_names_nothing()

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        del state["_environment"]
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._environment = lru_cache(maxsize=8)(self._make_environment)

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
        if spec.feeds not in self._told:
            self._told[spec.feeds] = Inputs({"feeds": repr(spec.feeds)})
        parts = self._frame(spec.kind, spec.lang), self._told[spec.feeds]
        deep, full = self.templates.asked(spec.kind)
        return Recipe(
            (spec.path, *self.site.beside.get(spec.path, ())),
            inputs_of(spec.value, *parts, deep=deep, full=full),
            spec,
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
            yield spec._replace(lang=languages[spec.lang], feeds=feeds_of(spec.path))

    def _frame(self, kind: str, lang: str) -> Inputs:
        """What every page of a kind depends on besides its own value."""
        if (kind, lang) not in self._frames:
            template = f"{kind}.html"
            raw = self._settings.raw
            found = {
                "creditline": made_by(),
                **self._around,
                f"template {template}": self.templates.digest(template),
                "navigation": digest_of(self._nav),
                "language": self._language(lang).digest,
                "imprint": digest_of(self._imprint),
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
            context = self._context(recipe.job, body)
            yield recipe.outputs[0], self._page(recipe.job, context, body)
            if len(recipe.outputs) > 1:
                credit, ours = context["article"].credit, context["machine"].ours
                made = [*beside(credit.original)]
                if ours.site.oembed:
                    made.append(oembed(ours, credit.record).encode())
                yield from zip(recipe.outputs[1:], made, strict=True)
            return
        if isinstance(recipe.job, OfFeeds):
            yield from self._feeds.render(recipe, body)
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

    def _language(self, tag: str) -> Language:
        return Language(tag, self._settings.own_words)

    def tell(self, recipe: Recipe, changes: Sequence[Change]) -> Iterable[str]:
        """Why a page is made again, in the words of whoever edits the site."""
        from .telling import told

        spec = recipe.job
        if not isinstance(spec, PageSpec):
            return map(str, changes)
        return told(self.site, self._kinds[spec.kind], spec, changes)

    def _context(self, spec: PageSpec, body: Body) -> dict[str, Any]:
        """Everything that the page's template sees.

        It is made of the page's value, and never of the site.
        """
        kind = self._kinds[spec.kind]
        scene = Scene(
            self._imprint,
            self._language(spec.lang),
            *self.templates.asked(spec.kind),
            partial(body, CONTENT),
        )
        context = kind.data(spec, scene)
        page = headings.page_of(kind, spec, scene, context, self._canonical(spec))
        if spec.kind == "article":
            page |= told_to_robots(context["article"].credit.record)
        ours = self._imprint.site
        context |= {
            "page": SimpleNamespace(**page),
            "machine": machine(
                ours,
                page,
                context,
                spec.feeds,
                kind.alternates(spec.value, self._settings.language),
                told=kind.told,
            ),
            "nav": headings.here(self._nav, spec.path),
        }
        return context

    def _page(self, spec: PageSpec, context: dict[str, Any], body: Body) -> bytes:
        made = self._environment(spec.lang)
        try:
            html = made.get_template(f"{spec.kind}.html").render(context)
        except Exception:
            self._refuse_faults(spec, body)
            raise
        if made.unknown:
            made.unknown.clear()
            self._refuse_faults(spec, body)
        html = self._theme.named(html)
        # Bytes: most pages hold a letter that makes each of a text's twice as large.
        page = html.encode().replace(ROOT.encode(), self._up(spec).encode())
        return page.rstrip() + b"\n"

    def _refuse_faults(self, spec: PageSpec, body: Body) -> None:
        """Say where the templates of a page are wrong, as the library finds it."""
        from ..templates.faults import faults_of

        made = self._make_environment(spec.lang, stock=True)
        name, context = f"{spec.kind}.html", self._context(spec, body)
        found = faults_of(
            lambda: made.get_template(name).render(context),
            made,
            self._settings,
            self.templates.texts,
        )
        if problems := tuple(found):
            raise ContentErrors(problems)

    def _canonical(self, spec: PageSpec) -> str:
        path = self._kinds[spec.kind].stands_for(spec)
        if not self._settings.url or not path:
            return ""
        return f"{self._settings.url}/{quote(path.removesuffix('index.html'))}"

    def _up(self, spec: PageSpec) -> str:
        """The way from a page to the root of the site."""
        if spec.kind == "404" and self._settings.url:
            # It is served at any depth, where a relative address would break.
            return f"{self._settings.url}/"
        return "../" * spec.path.count("/")

    def _make_environment(self, lang: str, *, stock: bool | None = None) -> "Strict":
        return environment(
            self._settings,
            self._language(lang),
            self.templates,
            self.cache if stock is None else None,
            stock=self.stock if stock is None else stock,
        )
