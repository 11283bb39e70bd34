"""How pages are made of their values, without a site to look anything up in."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from msgspec import Struct

from ...config.settings import Settings
from ...engine.protocol import Body, Recipe
from ...errors import ContentErrors
from ...formats.downloads import beside
from ...formats.oembed import oembed
from ..kinds import headings
from ..kinds.kind import Kind, PageSpec
from ..linking import ROOT
from ..source_roots import CONTENT
from ..templates.environment import environment
from ..templates.language import Language
from ..templates.texts import Templates
from ..templates.theme_files import ThemeFiles
from ..views.metadata import machine, told_to_robots
from ..views.scene import Imprint, Scene

if TYPE_CHECKING:
    from ..templates.strict import Strict


class Shared(Struct, frozen=True):
    """What all pages of a site show, or name: who we are, its sections, its theme.

    ``assets`` gives the digest of each file of the theme.
    """

    imprint: Imprint
    nav: headings.Navigation
    assets: Mapping[str, str]


class PageMaker:
    """Makes pages of their values.

    Workers hold a copy: whatever is opened lazily here is opened again there.
    """

    def __init__(
        self,
        settings: Settings,
        kinds: Sequence[Kind],
        shared: Shared,
        cache: Path | None,
        templates: Templates,
        *,
        stock: bool = False,
    ) -> None:
        """*cache* and *stock* are those of `ClippingSite`."""
        self.templates = templates
        self.cache = cache
        self.stock = stock
        self.theme = ThemeFiles(settings, shared.assets)
        self._settings = settings
        self._kinds = {kind.name: kind for kind in kinds}
        self._imprint, self._nav = shared.imprint, shared.nav
        self._environment = lru_cache(maxsize=8)(self._make_environment)

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        del state["_environment"]
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._environment = lru_cache(maxsize=8)(self._make_environment)

    def render(self, recipe: Recipe, body: Body) -> Iterator[tuple[str, bytes]]:
        """The page of a recipe, and what stands beside it."""
        context = self._context(recipe.job, body)
        yield recipe.outputs[0], self._page(recipe.job, context, body)
        if len(recipe.outputs) > 1:
            credit, ours = context["article"].credit, context["machine"].ours
            made = [*beside(credit.original)]
            if ours.site.oembed:
                made.append(oembed(ours, credit.record).encode())
            yield from zip(recipe.outputs[1:], made, strict=True)

    def language(self, tag: str) -> Language:
        """A language, with the site's own words."""
        return Language(tag, self._settings.own_words)

    def _context(self, spec: PageSpec, body: Body) -> dict[str, Any]:
        """Everything that the page's template sees.

        It is made of the page's value, and never of the site.
        """
        kind = self._kinds[spec.kind]
        scene = Scene(
            self._imprint,
            self.language(spec.lang),
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
        html = self.theme.named(html)
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
            self.language(lang),
            self.templates,
            self.cache if stock is None else None,
            stock=self.stock if stock is None else stock,
        )
