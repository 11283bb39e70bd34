"""Plain Pelican drives the same plan as our engine, page by page.

Pelican reads the settings and runs the build; our generator makes every page,
because Pelican's own generators would write what a clipping may not show.  It
is slow and simple on purpose, one page after the other, and leaves Markdown,
Typogrify and Jinja as they come: the engine, with all its shortcuts, must make the
same tree, byte for byte.
"""

import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.settings import DEFAULT_CONFIG, DEFAULT_THEME

from .config.pelican_names import IDLE
from .config.places import Places
from .config.settings import Settings, from_mapping
from .driver import extended
from .engine.disk.scan import Seen, scan
from .engine.protocol import Place
from .engine.workers.grouped_conversion import HeldGroups
from .errors import ContentErrors, Problem, SiteError, errors
from .site.outputs.clipping_site import ClippingSite

LOG = logging.getLogger(__name__)
OURS = "creditline"
KEPT = "CREDITLINE"
"""Where our settings wait among Pelican's between two signals."""

# What Pelican's own generators would make.  Our plan has all of it.
SILENCED: Mapping[str, Any] = {
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [],
    "STATIC_PATHS": [],
    "THEME_STATIC_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "TEMPLATE_PAGES": {},
    "TEMPLATE_EXTENSIONS": [".html"],
    "OUTPUT_SOURCES": False,
    **{
        name: None
        for name in {*DEFAULT_CONFIG, *IDLE}
        if "FEED" in name and name.endswith(("_ATOM", "_RSS"))
    },
    **{
        f"{kind}_SAVE_AS": ""
        for kind in (
            "CATEGORY",
            "TAG",
            "AUTHOR",
            "DRAFT",
            "DRAFT_PAGE",
            "YEAR_ARCHIVE",
            "MONTH_ARCHIVE",
            "DAY_ARCHIVE",
        )
    },
}


def connect() -> None:
    """Connect to Pelican, in the order in which a build calls us."""
    # Named functions only: signals hold their receivers weakly, and a lambda
    # connected here would be gone before the build starts.
    signals.initialized.connect(read_our_settings)
    signals.get_generators.connect(our_generator)
    signals.all_generators_finalized.connect(check_everything)
    logging.getLogger("pelican").addFilter(in_words)


def in_words(record: logging.LogRecord) -> bool:
    """What a writer can mend Pelican says as it is, without a traceback."""
    if record.exc_info and isinstance(record.exc_info[1], SiteError):
        record.exc_info = None
    return True


def read_our_settings(pelican: Any) -> None:
    """Take our settings out of Pelican's, and silence its own generators."""
    try:
        pelican.settings[KEPT] = _ours(pelican.settings)
    except SiteError as error:
        raise _for_pelican(error) from None
    pelican.settings.update(SILENCED)


# What Pelican makes another of than the file says, or says by itself.
REWRITTEN = frozenset(
    (
        *("ARTICLE_EXCLUDES", "CACHE_PATH", "CSS_FILE", "DEFAULT_LANG", "FEED_DOMAIN"),
        *("LOCALE", "PAGE_EXCLUDES", "PAGINATION_PATTERNS", "PLUGINS", "PLUGIN_PATHS"),
    )
)


def _ours(theirs: Mapping[str, Any]) -> Settings:
    files = _settings_files(theirs)
    said = _said(theirs, files)
    content = Path(theirs["PATH"]) if "PATH" in said else None
    # Pelican does not say which file it read; content lies beside most.
    beside = content.parent if content else Path.cwd()
    file = next(iter(files), beside / "pelicanconf.py")
    if "THEME" in said:
        theme = Path(said["THEME"])
        # By its name alone Pelican finds a theme of its own, which knows no clippings.
        own = theme.parent == Path(DEFAULT_THEME).parent
        said["THEME"] = theme.name if own else str(theme.absolute())
    places = Places(file, content, Path(theirs["OUTPUT_PATH"]))
    return from_mapping(said, file, places=places, sources=tuple(files))


def _settings_files(theirs: Mapping[str, Any]) -> dict[Path, Mapping[str, Any]]:
    """The file that Pelican read and those beside it that it imports, with names.

    It is the module that agrees with *theirs* in most names; what it imports was
    loaded after it, and agrees in no more.
    """
    found: dict[Path, Mapping[str, Any]] = {}
    for called, module in [*sys.modules.items()]:
        names, file = getattr(module, "__dict__", {}), getattr(module, "__file__", None)
        named = names.get("PLUGINS")
        ours = called.startswith("creditline.")
        if file and not ours and isinstance(named, list | tuple) and OURS in named:
            said = {name: value for name, value in names.items() if name.isupper()}
            found[Path(file).absolute()] = said

    def agreed(file: Path) -> int:
        alike = (theirs.get(name) is value for name, value in found[file].items())
        return sum(alike)

    ordered = sorted(found, key=agreed, reverse=True)
    beside = [file for file in ordered if file.parent == ordered[0].parent]
    return {file: found[file] for file in beside}


def _said(
    theirs: Mapping[str, Any], files: Mapping[Path, Mapping[str, Any]]
) -> dict[str, Any]:
    """What the site's own file says, and what the command line says besides.

    Pelican's defaults are not among it: those that count are ours to know.
    """
    said = dict(next(iter(files.values()), {}))
    for name, value in theirs.items():
        if not name.isupper() or (files and name in REWRITTEN):
            continue
        if name in said or name not in DEFAULT_CONFIG or value != DEFAULT_CONFIG[name]:
            said[name] = value
    return said


def _for_pelican(error: SiteError) -> SiteError:
    """*error* with the exit code where Pelican looks for it."""
    error.exitcode = error.exit_code  # type: ignore[attr-defined]  # read by Pelican
    return error


def our_generator(_pelican: Any) -> type["ClippingsGenerator"]:
    """Offer the generator that makes every page."""
    return ClippingsGenerator


class ClippingsGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Plans the whole site when Pelican reads, and makes it when Pelican writes."""

    def generate_context(self) -> None:
        """Find out what to make, before Pelican writes anything."""
        try:
            self.plan = self.planned()
        except SiteError as error:
            raise _for_pelican(error) from None

    def planned(self) -> Any:
        """Convert every article, one after the other, and plan the pages."""
        settings = self.settings[KEPT]
        site = extended(ClippingSite(settings, stock=True), settings, stock=True)
        files = {
            root.name: scan(root, Seen(), 0, _ignore)[0].files(root.name)
            for root in site.roots()
        }
        folders = {root.name: root.path for root in site.roots()}
        all_facts: dict[Place, Any] = {}
        self.bodies: dict[Place, Any] = {}
        for found in files.values():
            for file in found.values():
                if site.converts(file):
                    data = (folders[file.root] / file.path).read_bytes()
                    place = file.root, file.path
                    all_facts[place], self.bodies[place] = site.convert(file.path, data)
        held = HeldGroups(site, files, all_facts)
        all_facts = held.with_groups(
            files, all_facts, lambda f: (folders[f.root] / f.path).read_bytes()
        )
        return site.assemble(files, all_facts)

    def generate_output(self, _writer: Any) -> None:
        """Write every page, whether it changed or not, once all of them are made."""
        pages: dict[str, bytes] = {}
        problems: list[Problem] = []
        for recipe in self.plan.recipes:
            try:
                pages.update(self.plan.render(recipe, self.body))
            except ContentErrors as error:
                problems += error.problems
        if problems:
            raise _for_pelican(ContentErrors(problems))
        for output, data in pages.items():
            target = Path(self.output_path, output)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

    def body(self, root: str, path: str) -> Any:
        """The converted text of one file."""
        return self.bodies[root, path]


def _ignore(link: str) -> None:
    """A link that leads out of the content is not followed."""


def check_everything(generators: Any) -> None:
    """Stop before anything is written, with all that is wrong."""
    for generator in generators:
        if isinstance(generator, ClippingsGenerator):
            problems = generator.plan.problems
            if any(errors(problems)):
                raise _for_pelican(ContentErrors(problems))
            for problem in problems:
                LOG.warning("%s", problem)
