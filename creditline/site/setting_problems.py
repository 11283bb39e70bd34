"""What is wrong with settings that only the site and its theme can show.

A setting that has no effect, or names nothing, stops no build: it is said to have
none, with its line and with what to write instead.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from posixpath import normpath
from typing import Any

from .. import defaults
from ..article.fields import BY_NAME
from ..article.given import fault_of
from ..config.our_settings import PREFIX
from ..config.pelican_defaults import DEFAULTS, LEADS
from ..config.pelican_names import IDLE, WORKS
from ..config.setting_lines import Where, stated_lines
from ..config.settings import Settings, typed
from ..errors import Problem, Severity
from .model import Site

ALIKE = 0.85
"""How much a name must be like one of ours to be taken for it."""
NOWHERE = object()
PATHS = tuple(
    f"{kind}_{end}"
    for kind in ("ARTICLE", "PAGE", "STATIC")
    for end in ("PATHS", "EXCLUDES")
)
"""Names that list places in the content folder."""
PRINTED = frozenset(("LINKS", "LINKS_WIDGET_NAME", "SOCIAL", "SOCIAL_WIDGET_NAME"))
"""Names that have an effect as far as a theme prints them."""


class SettingProblems:
    """Looks at what the settings of a site say, and puts a line to it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def lines(self) -> Mapping[str, Where]:
        """Where each name stands; looked up only if something is to be said."""
        return stated_lines(
            tuple(sorted(self._files, key=lambda f: f != self.settings.file))
        )

    @property
    def _files(self) -> Collection[Path]:
        return self.settings.sources or (self.settings.file,)

    def say(
        self, name: str, code: str, message: str, hint: str, *, stops: bool = False
    ) -> Problem:
        """A problem where the settings state *name* last."""
        file, line = self.lines.get(name, Where(self.settings.file, 1))
        severity: Severity = "error" if stops else "warning"
        return Problem(
            typed(file.parent, file.name), line, code, message, hint, severity
        )

    def of_names(self, named: Callable[[], AbstractSet[str]]) -> Iterator[Problem]:
        """Names without effect, and names that nobody knows.

        *named* says which ones templates name: those they can print.
        """
        raw = self.settings.raw
        for name in sorted(self.settings.said & PRINTED):
            if raw[name] and name not in named():
                message = f"no template names {name}, and it has no effect"
                yield self.say(name, "idle-setting", message, "name it in the theme")
        for name in sorted(self.settings.said - WORKS.keys()):
            value = raw.get(name)
            if value is None or name.startswith(PREFIX):
                continue
            idle = IDLE.get(name)
            if idle is not None and idle.agrees(value, raw):
                continue
            near = "" if idle else _meant(name)
            if not (idle or near) or name in named() or self._inherited(name, value):
                continue
            if idle is not None:
                yield self.say(
                    name, "idle-setting", f"{name} has no effect", idle.instead
                )
            else:
                message = f"{name} is a setting of nobody's, and no template names it"
                yield self.say(name, "idle-setting", message, f"did you mean {near}?")

    def _inherited(self, name: str, value: object) -> bool:
        """Whether it is only what every site's settings begin with."""
        return name not in self.lines and getattr(defaults, name, NOWHERE) == value

    def _of_paths(self, raw: Mapping[str, Any]) -> Iterator[Problem]:
        """Paths that lead out of the content folder, where nothing is read, or to
        nothing; those of Pelican's own values need not be there.
        """
        for name in PATHS:
            for path in raw[name]:
                if normpath(path).startswith(("/", "..")):
                    message = f"{name}: {path!r} is not in {self.settings.shown('')}"
                    hint = "write the path of a folder in it, such as images"
                    yield self.say(name, "idle-setting", message, hint)
                elif not (
                    path in DEFAULTS[name]
                    or (self.settings.content / path).exists()
                    or self._inherited(name, raw[name])
                ):
                    message = f"{name}: {self.settings.shown(path)} is not there"
                    hint = "make it, or name another"
                    yield self.say(name, "idle-setting", message, hint)

    def of_fields(self, files: AbstractSet[str]) -> Iterator[Problem]:
        """What the settings say of texts and files: no such field, value or file."""
        raw = self.settings.raw
        yield from self._of_paths(raw)
        yield from self._of_table("DEFAULT_METADATA", raw["DEFAULT_METADATA"])
        for name in ("FILENAME_METADATA", "PATH_METADATA"):
            groups = re.compile(raw[name]).groupindex
            yield from (
                self._no_field(name, group) for group in groups if _unknown(group)
            )
        name = "EXTRA_PATH_METADATA"
        for path, told in raw[name].items():
            if path not in files and not _has_some(files, path):
                message = f"{name}: {self.settings.shown(path)} is not there"
                yield self.say(
                    name, "idle-setting", message, "correct it, or remove it"
                )
            elif not isinstance(told, dict):
                message = f"{name}[{path!r}] has no effect: it is no table of fields"
                hint = "write it as in {'path': 'robots.txt'}"
                yield self.say(name, "idle-setting", message, hint)
            elif path not in files and "path" in told:
                message = f"{name}[{path!r}] has no effect: a folder has no one address"
                yield self.say(name, "idle-setting", message, "name each file of it")
            elif path in files and not path.endswith(".md"):
                yield from self._of_file(name, path, sorted(told.keys() - {"path"}))
            else:
                if "path" in told:
                    message = f"{name}[{path!r}]: path has no effect on a text"
                    yield self.say(name, "idle-setting", message, "write slug")
                fields = {key: value for key, value in told.items() if key != "path"}
                yield from self._of_table(f"{name}[{path!r}]", fields)

    def _of_file(self, name: str, path: str, more: Iterable[str]) -> Iterator[Problem]:
        """Of a file that is copied: it has an address, and no fields."""
        if said := ", ".join(more):
            message = f"{name}[{path!r}]: {said} has no effect on a file that is copied"
            yield self.say(name, "idle-setting", message, "keep path alone")

    def _of_table(self, where: str, told: Mapping[str, Any]) -> Iterator[Problem]:
        name = where.partition("[")[0]
        for key, value in told.items():
            values = tuple(value) if isinstance(value, list | tuple) else (value,)
            if _unknown(key):
                yield self._no_field(name, key)
            elif fault := fault_of((key.lower(), values)):
                message = f"{where}: {key}: {fault.message}"
                yield self.say(name, fault.code, message, fault.hint, stops=True)

    def _no_field(self, name: str, key: str) -> Problem:
        near = get_close_matches(key.lower(), BY_NAME, n=1)
        message = f"{name}: {key} is not a field, and has no effect"
        hint = f"did you mean {near[0]}?" if near else "remove it"
        return self.say(name, "idle-setting", message, hint)

    def of_links(self) -> Iterator[Problem]:
        """Entries of ``LINKS`` and ``SOCIAL`` that lead nowhere."""
        for name in ("LINKS", "SOCIAL"):
            for label, address in self.settings.raw[name]:
                if not LEADS.fullmatch(address.strip()):
                    message = f"{name}: {label} leads to {address!r}, which is nowhere"
                    hint = "begin it with https:// or mailto:, or take it out"
                    yield self.say(name, "broken-link", message, hint, stops=True)

    def menu(
        self, site: Site, known: AbstractSet[str]
    ) -> tuple[Sequence[tuple[str, str]], Sequence[Problem]]:
        """The entries of ``MENUITEMS`` with where they lead, and those that do not."""
        found: list[tuple[str, str]] = []
        stray = []
        for label, address in self.settings.raw["MENUITEMS"]:
            place = _place(address, site, known)
            if place:
                found.append((label, place))
            else:
                message = f"MENUITEMS: {label} leads to {address!r}, which is not there"
                hint = (
                    "write the address of a page of this site, such as "
                    "topics/index.html, or begin it with https://"
                )
                said = self.say("MENUITEMS", "broken-link", message, hint, stops=True)
                stray.append(said)
        return found, stray


def _has_some(files: Iterable[str], folder: str) -> bool:
    """Whether any of *files* lies below *folder*."""
    prefix = f"{folder.rstrip('/')}/" if folder else ""
    return any(file.startswith(prefix) for file in files)


def _unknown(key: str) -> bool:
    return key.lower().replace("_", "-") not in BY_NAME


def _meant(name: str) -> str:
    """The setting that is nearly called so, or nothing."""
    near = get_close_matches(name, (*WORKS, *IDLE), n=1, cutoff=ALIKE)
    return near[0] if near else ""


def _place(address: str, site: Site, known: AbstractSet[str]) -> str:
    """Where an entry of the menu leads: an address elsewhere, an output, or nowhere."""
    address = address.strip()
    if LEADS.fullmatch(address):
        return address
    for form in ("{filename}", "|filename|"):
        if address.startswith(form):
            return site.targets.get(address.removeprefix(form).lstrip("/"), "")
    path = address.lstrip("/")
    tries = (path, f"{path.rstrip('/')}/index.html".lstrip("/"))
    return next((one for one in tries if one in known), "")
