"""Plain Pelican drives the same plan as our engine, page by page.

Pelican reads the settings and runs the build; our generator makes every page,
because Pelican's own generators would write what a clipping may not show.  It
is slow and simple on purpose, one page after the other, and leaves Markdown,
Typogrify and Jinja as they come: the engine, with all its shortcuts, must make the
same tree, byte for byte.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.settings import DEFAULT_CONFIG

from .config.settings import Places, Settings, from_mapping
from .driver import others, plugin
from .engine.disk.scan import Seen, scan
from .engine.protocol import Place
from .engine.workers.grouped_conversion import HeldGroups
from .errors import ContentErrors, SiteError, errors
from .site.outputs.clipping_site import ClippingSite

LOG = logging.getLogger(__name__)
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
    **{
        name: None
        for name in DEFAULT_CONFIG
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


def read_our_settings(pelican: Any) -> None:
    """Take our settings out of Pelican's, and silence its own generators."""
    try:
        pelican.settings[KEPT] = _ours(pelican.settings)
    except SiteError as error:
        raise _for_pelican(error) from None
    pelican.settings.update(SILENCED)


def _ours(theirs: Mapping[str, Any]) -> Settings:
    # Only what the site's own file says: defaults are ours to know.
    said = {
        name: value
        for name, value in theirs.items()
        if name.isupper()
        and (name not in DEFAULT_CONFIG or value != DEFAULT_CONFIG[name])
    }
    content, output = Path(theirs["PATH"]), Path(theirs["OUTPUT_PATH"])
    # Pelican does not say which file it read; content lies beside it.
    file = content.parent / "pelicanconf.py"
    if "THEME" in said:
        said["THEME"] = str(Path(said["THEME"]).absolute())
    return from_mapping(said, file, places=Places(file, content, output))


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
        site: Any = ClippingSite(settings, stock=True)
        for name in others(self.settings.get("PLUGINS") or ()):
            module = plugin(name)
            site = module.extend(site)
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
        """Write every page, whether it changed or not."""
        for recipe in self.plan.recipes:
            for output, data in self.plan.render(recipe, self.body):
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
