"""The verb ``doctor``."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from creditline.command.parser import documents, program
from creditline.config.places import Places

from .places import SETTINGS, SettingsFile

if TYPE_CHECKING:
    from creditline.config.settings import Settings
    from creditline.setup.installation import Installation

PROGRAMS = {
    "git": "deploy --to gh-pages",
    "rsync": "deploy --to rsync:…",
    "ssh": "deploy --to rsync:USER@HOST:…",
}
"""What else is started, and by which verb."""

TRIED, UNTRIED = "Linux", "macOS and Windows"
"""Where all of it was tried: the tests run on the one and nowhere else."""


def doctor(*, settings: SettingsFile = SETTINGS) -> int:
    """Say how this installation and this site stand.

    Prints versions, extras and other programs; and of the site: which version it
    is locked to and what changed since, settings and pieces of its own theme that
    have no effect, and what is remembered of earlier builds.  A line that begins
    with ! wants something done, and ends with how; then the exit code is 1.

    Example:
      python3 tasks.py doctor
    """
    from creditline.config.settings import load

    lines = [*of_installation(), *of_machine()]
    if settings.is_file():
        lines += of_site(load(Places(settings)))
    else:
        lines.append(f"there is no {settings} here, so no site was looked at")
    for line in lines:
        print(line)
    return int(any(line.startswith("!") for line in lines))


def of_installation() -> Iterator[str]:
    """Creditline itself, and what it leans on."""
    from importlib.metadata import PackageNotFoundError, version

    from creditline import __version__
    from creditline.setup.installation import installation

    here = installation()
    by = f"installed by {here.by} from {here.origin or 'an index'}" if here else ""
    yield f"creditline {__version__}, {by or 'run from a checkout'}"
    yield f"Python {sys.version.partition(' ')[0]}, {sys.executable}"
    yield f"docs in {documents()}"
    for name in ("pelican", "markdown", "typogrify", "babel", "jinja2"):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"! {name} is not installed; install creditline anew"
    if here:
        yield from of_extras(here)


def of_extras(here: "Installation") -> Iterator[str]:
    """What further verbs need, and how it is added."""
    import shlex

    for extra in sorted(here.extras.keys() - {"dev"}):
        if here.lacking(extra):
            yield f"extra {extra}: to be had by: {shlex.join(here.command(extra))}"
        else:
            yield f"extra {extra}: installed"


def of_machine() -> Iterator[str]:
    """Other programs, and whether this kind of system was ever tried."""
    for name, use in PROGRAMS.items():
        there = "is there" if shutil.which(name) else "is not there"
        yield f"{name} {there}; {use} wants it"
    here = "which this is" if sys.platform == "linux" else f"this is {sys.platform}"
    yield f"tried on {TRIED}, {here}; {UNTRIED} were not tried"


def of_site(site: "Settings") -> Iterator[str]:
    """The site: its lock, what has no effect in it, its store."""
    folder = site.file.parent
    yield f"site {site.name}, {site.file.name}, theme {site.theme}"
    yield from of_lock(folder, set(pieces(site)))
    own = site.own_theme
    yield f"own theme: {own}" if own else "own theme: none"
    yield from of_check(site)
    yield from of_store(folder)


def pieces(site: "Settings") -> Iterator[str]:
    """What a change of Creditline may touch: settings and templates of the site's."""
    from creditline import defaults

    for name, value in site.raw.items():
        if value != getattr(defaults, name, None):
            yield f"setting:{name}"
    for place in site.template_folders[:-1]:
        for file in sorted(place.rglob("*.html")):
            yield f"template:{file.relative_to(place).as_posix()}"


def of_lock(folder: Path, there: set[str]) -> Iterator[str]:
    """The version that the site is locked to, and what it means to run another."""
    from creditline import __version__
    from creditline.setup.new_site import OURS, REQUIREMENTS, locks
    from creditline.setup.updates import changes, locked_version, number

    if not (folder / OURS).is_file():
        yield f"no {OURS}: the site is not locked to a version"
        return
    before = locked_version(folder)
    if before == __version__:
        yield f"locked to {before}, which runs"
        text = (folder / REQUIREMENTS).read_text("utf-8")
        if text != locks().read_text("utf-8"):
            renew = f"renew it by: {program()} update"
            yield f"! {REQUIREMENTS} is not that of {before}; {renew}"
        return
    if number(before) > number(__version__):
        yield f"! locked to {before}, and {__version__} runs; install {before}"
        return
    named = before or "no version"
    yield f"! locked to {named}, and {__version__} runs; lock by: {program()} update"
    for change in changes(before or "0", __version__):
        mark = "concerns this site" if change.concerns(there) else "does not concern it"
        yield f"  {change.version} ({mark}): {change.what}"


def of_check(site: "Settings") -> Iterator[str]:
    """What `check` finds in settings and theme, and how much in the content."""
    from creditline.driver import check_site
    from creditline.engine.report import NullReporter
    from creditline.errors import SiteError, count

    try:
        found = check_site(Places(site.file), NullReporter())
    except SiteError as error:
        yield f"! {error}"
        return
    content = f"{site.content.name}/"
    ours = [one for one in found if not f"{one.path}/".startswith(content)]
    for one in ours:
        yield f"! {one.path}:{one.line}: {one.message}; {one.hint}"
    rest = [one for one in found if one not in ours]
    how = f", listed by: {program()} check" if rest else ""
    yield f"content: {count(rest)}{how}"


def of_store(folder: Path) -> Iterator[str]:
    """What is remembered of earlier builds."""
    from creditline.driver import STORE

    file = folder / STORE / "store.sqlite3"
    if not file.is_file():
        yield "store: none yet; the first build makes it"
        return
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as store:
            said = store.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.Error as error:
        said = str(error)
    size = f"{file.stat().st_size / 1e6:.1f} MB"
    if said == "ok":
        yield f"store: {size}, sound"
    else:
        yield f"! store: {said}; the next build makes it anew, or delete {file}"
