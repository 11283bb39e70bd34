"""The plan of a site: its recipes, and how each is made."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from ...engine.inputs import Inputs
from ...engine.protocol import Body, Recipe
from ...errors import Problem, SettingsError
from ...formats.downloads import beside
from ..fingerprint import code_of, made_by, options_of, stated
from ..kinds import contexts, headings
from ..kinds.metadata import machine, our_site, told_to_robots
from ..kinds.page_specs import PageSpec, PageSpecs, digest
from ..linking import ASSETS, ROOT
from ..model import Site
from ..source_roots import CONTENT, file_of_theme
from ..templates.environment import JINJA_SETTINGS, Templates, environment
from ..templates.language import Language
from .feeds import Feeds, News, feeds_for
from .site_files import SiteFile, SiteFiles
from .stylesheet import fingerprints, join, printed_name, styles

if TYPE_CHECKING:
    from jinja2 import Environment

# Settings that decide something on pages whose templates do not name them.
HOUSE = ("AUTHOR", "DEFAULT_LANG", "TIMEZONE", *JINJA_SETTINGS)
FRAGMENTS = 20_000
"""How many rendered partials a process keeps at most."""


# An address that names a file of the theme, as `linking.asset` writes it.
ASSET = re.compile(re.escape(f"{ROOT}{ASSETS}/") + r"([\w./-]+)")


class SitePlan:
    """What to make of a site, and the making of it.

    Workers hold a copy: whatever is opened lazily here is opened again there.
    """

    def __init__(
        self,
        site: Site,
        problems: Sequence[Problem],
        texts: Mapping[str, str],
        assets: Mapping[str, str],
        cache: Path | None,
        *,
        stock: bool = False,
    ) -> None:
        """*texts* and *assets* give the digest of each file of content and theme.

        *cache* and *stock* are those of `ClippingSite`.
        """
        self.site = site
        self.problems = problems
        self.templates = Templates(*site.settings.template_folders)
        self.cache = cache
        self.stock = stock
        self.assets = assets
        self._texts = texts
        self._frames: dict[tuple[str, str], Inputs] = {}
        self.names: Mapping[str, str] = {}
        if site.settings.ours.fingerprints:
            self.names = fingerprints(assets, site.settings.name)
        self._stated = partial(stated, code=code_of(site.settings))
        self._ours = our_site(site)
        self._nav = headings.navigation(site)
        self._feeds = Feeds(site, texts, made_by(), self._asset("feed.css"))
        self._site_files = SiteFiles(site, made_by())
        self._environment = lru_cache(maxsize=8)(self._make_environment)
        self.recipes: Sequence[Recipe] = ()
        if not any(p.severity == "error" for p in problems):
            self._refuse_what_names_nothing()
            self.recipes = tuple(self._recipes())

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

    def _recipes(self) -> Iterator[Recipe]:
        specs = tuple(PageSpecs(self.site, self._texts))
        told: dict[object, Inputs] = {}
        for spec in specs:
            feeds = feeds_for(self.site, spec.path)
            if feeds not in told:
                told[feeds] = Inputs({"feeds": repr(feeds)})
            frame = self._frame(spec.kind, spec.lang)
            all_of_it = Inputs(spec.inputs, frame, told[feeds])
            more = self.site.beside[spec.path] if spec.kind == "article" else ()
            yield Recipe((spec.path, *more), all_of_it, spec)
        code = made_by()  # it is ours to take from pictures what is private
        for output, file in self.site.statics.items():
            inputs = {f"file {file}": self._texts[file], "creditline": code}
            yield Recipe((output,), inputs, ("copy", file))
        yield from self._feeds.recipes()
        yield from self._site_files.recipes(specs)
        joined = styles(self.assets)
        inputs = {f"style {name}": found for name, found in joined.items()}
        inputs["creditline"] = made_by()  # it is ours to join them
        inputs["site"] = self.site.settings.name
        yield Recipe((self._asset("site.css"),), inputs, ("style", ""))
        for name, found in self.assets.items():
            if name not in joined:
                inputs = {f"theme {name}": found}
                yield Recipe((self._asset(name),), inputs, ("asset", name))

    def _asset(self, name: str) -> str:
        """Where a file of the theme stands."""
        return f"{ASSETS}/{self.names.get(name, name)}"

    def _frame(self, kind: str, lang: str) -> Inputs:
        """What every page of a kind depends on besides its own subject."""
        if (kind, lang) not in self._frames:
            self._frames[kind, lang] = Inputs(self._house(kind, lang))
        return self._frames[kind, lang]

    def _house(self, kind: str, lang: str) -> dict[str, str]:
        template = f"{kind}.html"
        raw = self.site.settings.raw
        named = self.templates.settings(template)
        found = {
            "creditline": made_by(),
            f"template {template}": self.templates.digest(template),
            "navigation": digest(repr(self._nav)),
            "language": self._language(lang).digest,
            "site": digest(
                repr((raw["SITENAME"], raw["SITESUBTITLE"], raw["SITEURL"]))
            ),
            "choices": digest(repr(self.site.settings.ours), self._ours.principles),
        }
        found["house"] = digest(*(f"{n} {self._stated(raw.get(n))}" for n in HOUSE))
        if kind in ("article", "page"):
            found["conversion"] = digest(self._stated(options_of(self.site.settings)))
        found |= {
            f"setting {n}": digest(self._stated(raw[n])) for n in named if n in raw
        }
        if self.names:
            found["names of assets"] = digest(repr(sorted(self.names.items())))
        return found

    # The making.

    def render(self, recipe: Recipe, body: Body) -> Iterable[tuple[str, bytes]]:
        """The bytes of each output of *recipe*."""
        settings = self.site.settings
        if isinstance(recipe.job, PageSpec):
            context = self._context(recipe.job, body)
            yield recipe.outputs[0], self._page(recipe.job, context)
            if len(recipe.outputs) > 1:
                made = beside(context["article"].credit.original)
                yield from zip(recipe.outputs[1:], made, strict=True)
            return
        if isinstance(recipe.job, News):
            yield from self._feeds.render(recipe, body)
            return
        if isinstance(recipe.job, SiteFile):
            yield from self._site_files.render(recipe)
            return
        what, name = recipe.job
        if what == "copy":
            from ...pictures.cleaning import cleaned

            yield recipe.outputs[0], cleaned((settings.content / name).read_bytes())
        elif what == "asset":
            yield recipe.outputs[0], self._file(name).read_bytes()
        else:
            sheets = {
                name.removeprefix("css/"): self._file(name).read_text("utf-8")
                for name in styles(self.assets)
            }
            style = join(sheets) + printed_name(settings.name)
            yield recipe.outputs[0], style.encode()

    def _language(self, tag: str) -> Language:
        return Language(tag, self.site.settings.own_words)

    def _file(self, name: str) -> Path:
        return file_of_theme(name, self.site.settings.static_folders)

    def _context(self, spec: PageSpec, body: Body) -> dict[str, Any]:
        """Everything that the page's template sees."""
        language = self._language(spec.lang)
        site = self.site
        if spec.kind in ("article", "page"):
            assert isinstance(spec.subject, int)
            make = contexts.story if spec.kind == "article" else contexts.own_page
            told = site.stories if spec.kind == "article" else site.pages
            text = body(CONTENT, told[spec.subject].facts.path)
            context = make(site, language, spec, text)
        else:
            context = contexts.PLAIN[spec.kind](site, language, spec)
        page = headings.page_of(site, language, spec, context, self._canonical(spec))
        if spec.kind == "article":
            page |= told_to_robots(context["article"].credit.record, page)
        context |= {
            "page": SimpleNamespace(**page),
            "machine": machine(self._ours, page, context, feeds_for(site, spec.path)),
            "nav": headings.here(self._nav, spec.path),
        }
        return context

    def _page(self, spec: PageSpec, context: dict[str, Any]) -> bytes:
        template = self._environment(spec.lang).get_template(f"{spec.kind}.html")
        html = template.render(context)
        if self.names:
            html = ASSET.sub(lambda m: ROOT + self._asset(m[1]), html)
        # Bytes: most pages hold a letter that makes each of a text's twice as large.
        page = html.encode().replace(ROOT.encode(), self._up(spec).encode())
        return page.rstrip() + b"\n"

    def _canonical(self, spec: PageSpec) -> str:
        if not self.site.settings.url or spec.kind == "404":
            return ""
        path = str(spec.subject) if spec.kind == "redirect" else spec.path
        return f"{self.site.settings.url}/{quote(path.removesuffix('index.html'))}"

    def _up(self, spec: PageSpec) -> str:
        """The way from a page to the root of the site."""
        if spec.kind == "404" and self.site.settings.url:
            # It is served at any depth, where a relative address would break.
            return f"{self.site.settings.url}/"
        return "../" * spec.path.count("/")

    def _make_environment(self, lang: str) -> "Environment":
        made = environment(
            self.site.settings,
            self._language(lang),
            self.templates,
            self.cache,
            stock=self.stock,
        )
        made.globals["once"] = _called if self.stock else once_a_story()
        made.globals["same"] = _called if self.stock else once_for_all()
        return made


def once_a_story() -> Callable[[Callable[[Any], Markup], Any], Markup]:
    """For templates: ``once(macro, story)`` is ``macro(story)``, made only once.

    A story stands in half a dozen lists, and looks alike in all of them.
    """
    fragments: dict[tuple[str, str], Markup] = {}

    def once(macro: Any, story: Any) -> Markup:
        found = fragments.get((macro.name, story.path))
        if found is None:
            if len(fragments) >= FRAGMENTS:
                fragments.clear()
            found = fragments[macro.name, story.path] = macro(story)
        return found

    return once


def once_for_all() -> Callable[..., Markup]:
    """For templates: ``same(macro, …)`` is ``macro(…)``, made once for equal values.

    The frame of a page is the same on thousands of pages.
    """
    return lru_cache(maxsize=200)(_called)


def _called(macro: Any, *values: Any) -> Markup:
    made: Markup = macro(*values)
    return made
