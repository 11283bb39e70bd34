"""Where a command meets the engine: the site of some settings, built or checked."""

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from .config.pelican_plugins import refusals
from .config.places import Places
from .config.settings import Settings, load
from .config.shown import shown
from .errors import ContentErrors, Problem, SettingsError, SiteError, errors

if TYPE_CHECKING:
    from .engine import Reporter, Result, Site
    from .site.model import Site as ArchiveSite

STORE = Path(".creditline")
"""The engine's memory, beside the settings file; safe to delete."""


class Workshop(Struct, frozen=True):
    """A site ready to be built: its settings, and where its memory lies."""

    settings: Settings
    store: Path

    @property
    def site(self) -> "Site":
        """The site as the engine sees it, with all plugins that it names."""
        from .site.outputs.clipping_site import ClippingSite

        site = ClippingSite(self.settings, self.store.parent / "jinja")
        made: Site = extended(site, self.settings)
        return made


def workshop(places: Places, *, drafts: bool = False) -> Workshop:
    """The site that *places* name; raises `SettingsError` if there is none."""
    settings = load(places, drafts=drafts)
    named = settings.raw.get("PLUGINS") or ()
    if not isinstance(named, list | tuple):
        raise SettingsError(f"PLUGINS must be a list, not {shown(named)}")
    if "creditline" not in named:
        raise SettingsError(
            f"{settings.file.name} does not name our plugin; "
            'add PLUGINS = ["creditline"]'
        )
    return Workshop(settings, settings.file.parent / STORE / "store.sqlite3")


def extended(site: Any, settings: Settings, *, stock: bool = False) -> Any:
    """*site* with all the plugins that its settings name besides ours.

    Under *stock* Pelican a plugin may also be one that Pelican alone drives.
    """
    named = settings.raw.get("PLUGINS") or ()
    names = [str(name) for name in named if name != "creditline"]
    if refused := refusals(names):
        raise SettingsError(
            "\n".join(f"PLUGINS: {one}; take it out" for one in refused)
        )
    folders = [str(settings.file.parent / p) for p in settings.raw["PLUGIN_PATHS"]]
    # For the processes that work for us, too.
    sys.path[:0] = [folder for folder in folders if folder not in sys.path]
    for name in names:
        try:
            site = extended_by(name, site, stock=stock)
        except SiteError:
            raise
        except (Exception, SystemExit) as error:
            said = f"{type(error).__name__}: {error}"
            raise SettingsError(
                f"PLUGINS: {name} stops with {said} ({place_of(error)}); "
                "mend it, or take it out"
            ) from error
    return site


def extended_by(name: str, site: Any, *, stock: bool) -> Any:
    """*site* with the plugin *name*; raises whatever that raises."""
    module = plugin(name)
    if hasattr(module, "extend"):
        if hasattr(site, "plugins"):
            site.plugins = (*site.plugins, *code_files(module))
        site = module.extend(site)
        if not hasattr(site, "roots"):
            said = f"its extend(site) gives back {site!r}, which is no site"
            raise SettingsError(f"PLUGINS: {name} is no plugin: {said}; take it out")
    elif not hasattr(module, "register"):
        said = "it has neither extend(site) nor register()"
        raise SettingsError(f"PLUGINS: {name} is no plugin: {said}; take it out")
    elif not stock:
        raise SettingsError(
            f"PLUGINS: {name} is made for plain pelican alone (it has no "
            "extend(site)); build with plain pelican, or leave it out"
        )
    return site


def place_of(error: BaseException) -> str:
    """The file and line in which code of a site's own went wrong."""
    from traceback import extract_tb

    if isinstance(error, SyntaxError):
        return f"{error.filename}:{error.lineno}"
    steps = extract_tb(error.__traceback__)
    # Python's own way to import has no file.
    last = [step for step in steps if not step.filename.startswith("<")][-1]
    return f"{last.filename}:{last.lineno}"


def code_files(module: Any) -> list[Path]:
    """The files of a plugin and of those beside it, which it may import."""
    file = Path(module.__file__ or "")
    found = file.parent.rglob if file.name == "__init__.py" else file.parent.glob
    beside = "site-packages" not in file.parts or file.name == "__init__.py"
    return sorted(found("*.py")) if beside else [file]


def plugin(name: str) -> Any:
    """The module of a plugin.

    Pelican would log one that it cannot import, and build without it.
    """
    for found in (f"pelican.plugins.{name}", name):
        try:
            return importlib.import_module(found)
        except ModuleNotFoundError as error:
            if error.name is not None and not found.startswith(error.name):
                raise
    raise SettingsError(f"PLUGINS: {name} cannot be imported; install it")


def build_site(
    places: Places,
    reporter: "Reporter",
    *,
    jobs: int | None = None,
    clean: bool = False,
    explain: bool = False,
    executor: Any = None,
) -> "Result":
    """Build what changed; raises `ContentErrors` before anything is written."""
    from .engine import build

    shop = workshop(places)
    _refuse_nothing(shop.settings)
    return build(
        shop.site,
        shop.settings.output,
        shop.store,
        jobs,
        reporter,
        executor,
        clean=clean,
        explain=explain,
    )


def check_site(places: Places, reporter: "Reporter") -> tuple[Problem, ...]:
    """Every problem and warning of a site; nothing is written."""
    from .engine.disk.place import refuse_places
    from .engine.plan_only import survey, tried
    from .engine.strangers import strangers
    from .site.notices.file_notices import notices, published, strange_files
    from .site.notices.language_problems import untranslated
    from .site.notices.search_problems import unsearchable
    from .site.notices.signal_problems import unheard
    from .site.notices.theme_problems import is_page, theme_problems
    from .site.outputs.plan import SitePlan

    shop = workshop(places)
    _refuse_nothing(shop.settings)
    refuse_places(shop.settings.output, shop.store, shop.site.roots())
    faults: tuple[Problem, ...] = ()
    if shop.settings.own_templates:
        plan, faults = tried(shop.site, shop.store, is_page, reporter)
    else:
        plan = survey(shop.site, shop.store, None, reporter)
    # A plugin may have put a plan of its own around ours.
    stories = getattr(getattr(plan, "site", None), "stories", ())
    lacking = unsearchable(stories, shop.settings)
    wanted = {output for recipe in plan.recipes for output in recipe.outputs}
    # Of a site with problems nobody knows what would stand where.
    ours = wanted | published(shop.settings.output)
    found = strangers(shop.settings.output, shop.store, ours) if wanted else None
    strange = strange_files(found, shop.settings) if found else ()
    # What the plugin of another makes is not ours to judge.
    own = plan if isinstance(plan, SitePlan) else None
    of_theme = tuple(theme_problems(own)) if own else ()
    # What is told of a piece already would only be told of its pages again.
    faults = () if any(errors(of_theme)) else faults
    wrong = (*plan.problems, *of_theme, *faults, *strange)
    if own is None:
        return (*wrong, *lacking)
    return (*wrong, *untranslated(own), *lacking, *unheard(own), *notices(own))


def _refuse_nothing(settings: Settings) -> None:
    """Stop where there is nothing to read; a preview waits for it instead."""
    if not settings.content.is_dir():
        raise SettingsError(
            f"there is no folder {settings.shown()} with the content; make it, "
            "or name another with PATH or --content"
        )


def archive_site(places: Places, *, faultless: bool = True) -> "ArchiveSite":
    """All articles of a site in their places; raises `ContentErrors` if any is wrong.

    Unless they need not be *faultless*: then those that can be read are there.
    Plugins may add pages to a site, but no credits: it is looked at without them.
    """
    from .engine.plan_only import survey
    from .site.outputs.clipping_site import ClippingSite
    from .site.outputs.plan import SitePlan

    shop = workshop(places)
    plan = survey(ClippingSite(shop.settings), shop.store)
    assert isinstance(plan, SitePlan)
    if faultless and any(errors(plan.problems)):
        raise ContentErrors(plan.problems)
    return plan.site
