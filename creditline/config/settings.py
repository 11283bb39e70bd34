"""The settings of a site, read once, into a type.

A settings file is Pelican's: Python that assigns names in capitals.  We run it
ourselves, since importing Pelican takes longer than most of our builds; under
plain ``pelican`` the same type is made from Pelican's own dictionary.
"""

import datetime as dt
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct, field

from ..defaults import THEME as HOUSE_THEME
from ..errors import SettingsError
from .chance import refuse_chance
from .conversion_options import Options
from .our_settings import OWN_THEME, PREFIX, Ours, ours_in
from .pelican_defaults import (
    DEFAULTS,
    EVERY_WORD,
    FOLDER_BESIDE,
    lang_save_as,
    mistyped,
)
from .pelican_values import checks_of
from .places import Places, is_folder, path_as_text
from .settings_file import run
from .shown import shown
from .stated_options import options_in
from .writable import unwritable


class Settings(Struct, frozen=True, kw_only=True):
    """A site's places and choices.

    ``raw`` holds every name in capitals, for templates; ``sources`` are the
    files of Python that were run to get them; ``drafts`` is on in a preview.
    """

    file: Path
    raw: Mapping[str, Any]
    sources: tuple[Path, ...] = ()
    said: frozenset[str] = frozenset()
    """The names that the file itself gives, even as None."""
    content: Path
    output: Path
    originals: Path
    theme: Path
    own_theme: Path | None = None
    """What of the site's own goes before the theme: templates, styles, words."""
    template_overrides: tuple[Path, ...] = ()
    article_paths: tuple[str, ...]
    page_paths: tuple[str, ...]
    static_paths: tuple[str, ...]
    article_excludes: tuple[str, ...] = ()
    page_excludes: tuple[str, ...] = ()
    static_excludes: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    """Patterns of the names of files and folders that are passed over."""
    article_save_as: str
    article_lang_save_as: str
    """Where a version in another language stands than that of the main one."""
    page_save_as: str
    name: str
    url: str
    language: str
    pagination: int
    options: Options
    now: dt.datetime
    """The moment of the build, in the site's zone."""
    drafts: bool = False
    ours: Ours = field(default_factory=Ours)

    @property
    def today(self) -> dt.date:
        """The day of the build."""
        return self.now.date()

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for, in this order; the theme's come last."""
        own = (self.own_theme / "templates",) if self.own_theme else ()
        return (*self.template_overrides, *own, self.theme / "templates")

    @property
    def own_templates(self) -> bool:
        """Whether any template may be the site's own: ours are held by our tests."""
        return len(self.template_folders) > 1 or self.theme != Path(HOUSE_THEME)

    @property
    def static_folders(self) -> tuple[Path, ...]:
        """Where the files of a theme are looked for, in this order."""
        themes = (self.own_theme, self.theme) if self.own_theme else (self.theme,)
        return tuple(theme / "static" for theme in themes)

    @property
    def own_words(self) -> Path | None:
        """The folder of the site's own catalogues, if it may have some."""
        return self.own_theme / "locale" if self.own_theme else None

    @property
    def outlets(self) -> str:
        """The registry's path below the content folder."""
        return "outlets.toml"

    def shown(self, path: str = "") -> str:
        """A path below the content folder as a person would type it."""
        return typed(self.content, path)

    def shown_original(self, path: str) -> str:
        """A path below the folder of originals as a person would type it."""
        return typed(self.originals, path)

    def shown_template(self, name: str) -> str:
        """A template as a person would type it, where it is found first."""
        folders = self.template_folders
        found = (folder for folder in folders if (folder / name).is_file())
        return typed(next(found, folders[-1]), name)


def typed(folder: Path, path: str) -> str:
    """A path below *folder* as a person would type it."""
    try:
        folder = folder.relative_to(Path.cwd())
    except ValueError:
        return (folder / path).as_posix()
    return (folder / path).as_posix()


def load(places: Places, *, drafts: bool = False) -> Settings:
    """The settings in a file, with the command line's places over them.

    Raises `SettingsError` for what a person can mend.
    """
    file = places.settings.absolute()
    if not file.is_file():
        raise SettingsError(
            f"there is no settings file {places.settings}; "
            "run this in the folder of the site, or name it with --settings"
        )
    if places.content is not None and not places.content.is_dir():
        raise SettingsError(f"--content {places.content}: there is no such folder")
    if places.originals is not None and places.originals.is_file():
        raise SettingsError(f"--originals {places.originals}: it is not a folder")
    raw, sources = run(file)
    return from_mapping(raw, file, places=places, sources=sources, drafts=drafts)


def from_mapping(
    raw: Mapping[str, Any],
    file: Path,
    *,
    places: Places | None = None,
    sources: tuple[Path, ...] = (),
    drafts: bool = False,
) -> Settings:
    """The typed settings in *raw*; places in it are relative to *file*."""
    places = places or Places(file)
    raw = {name: path_as_text(value) for name, value in raw.items()}
    given = {name: value for name, value in raw.items() if value is not None}
    wanted = {**DEFAULTS, **given}
    if "SUMMARY_MAX_LENGTH" in raw.keys() - given.keys():
        wanted["SUMMARY_MAX_LENGTH"] = EVERY_WORD
    root = file.parent
    _refuse(raw, wanted, root)
    ours = ours_in(raw)
    theme = _theme(root, wanted["THEME"])
    return Settings(
        file=file,
        raw=wanted,
        sources=sources,
        said=frozenset(raw),
        content=_place(places.content, root / wanted["PATH"]),
        output=_place(places.output, root / wanted["OUTPUT_PATH"]),
        originals=_place(places.originals, root / "originals"),
        theme=theme,
        own_theme=_own_theme(root, ours.own_theme, theme),
        template_overrides=tuple(
            _override(root, named) for named in wanted["THEME_TEMPLATES_OVERRIDES"]
        ),
        article_paths=tuple(wanted["ARTICLE_PATHS"]),
        page_paths=tuple(wanted["PAGE_PATHS"]),
        static_paths=tuple(wanted["STATIC_PATHS"]),
        article_excludes=tuple(wanted["ARTICLE_EXCLUDES"]),
        page_excludes=tuple(wanted["PAGE_EXCLUDES"]),
        static_excludes=tuple(wanted["STATIC_EXCLUDES"]),
        ignored=tuple(wanted["IGNORE_FILES"]),
        article_save_as=wanted["ARTICLE_SAVE_AS"],
        article_lang_save_as=lang_save_as(wanted),
        page_save_as=wanted["PAGE_SAVE_AS"],
        name=wanted["SITENAME"],
        url=wanted["SITEURL"].rstrip("/"),
        language=wanted["DEFAULT_LANG"],
        pagination=int(wanted["DEFAULT_PAGINATION"] or 50),
        options=options_in(wanted),
        now=now(_zone(wanted["TIMEZONE"])),
        drafts=drafts,
        ours=ours,
    )


def _refuse(raw: Mapping[str, Any], wanted: Mapping[str, Any], root: Path) -> None:
    """Raise one `SettingsError` of all settings that cannot be used."""
    wrong = {**mistyped(wanted), **unwritable(wanted)}
    # The rest is looked at beside what is told already.
    usable = {**wanted, **{name: DEFAULTS[name] for name in wrong if name in DEFAULTS}}
    ours = {name: value for name, value in raw.items() if name not in wrong}
    own: Any = ours.get(f"{PREFIX}OWN_THEME")
    own = own if FOLDER_BESIDE.holds(own) else OWN_THEME
    said = [*wrong.values()]
    checks: tuple[Callable[[], object], ...] = (
        *checks_of(usable),
        partial(refuse_chance, usable),
        partial(ours_in, ours),
        partial(_theme, root, usable["THEME"]),
        partial(_own_theme, root, own, root),
        *(partial(_override, root, one) for one in usable["THEME_TEMPLATES_OVERRIDES"]),
        partial(_zone, usable["TIMEZONE"]),
        _check_machine,
    )
    for refuse in checks:
        try:
            refuse()
        except SettingsError as error:
            said.append(str(error))
    if said:
        raise SettingsError("\n".join(dict.fromkeys(said)))


def now(zone: dt.tzinfo) -> dt.datetime:
    """The moment of the build: ``SOURCE_DATE_EPOCH``, or now, in the site's zone."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return dt.datetime.now(zone)
    try:
        return dt.datetime.fromtimestamp(int(epoch), zone)
    except (ValueError, OverflowError, OSError):
        said = f"SOURCE_DATE_EPOCH must be seconds since 1970, not {epoch!r}"
        raise SettingsError(said) from None


def _place(given: Path | None, default: Path) -> Path:
    return Path(os.path.abspath(given or default))


def _theme(root: Path, named: str) -> Path:
    theme = Path(os.path.abspath(root / named))
    if not is_folder(theme / "templates"):
        # A site that names no theme gets the house's.
        if named == DEFAULTS["THEME"]:
            return Path(HOUSE_THEME)
        raise SettingsError(f"THEME: {shown(named)} is not a folder with templates/")
    return theme


def _own_theme(root: Path, named: str, theme: Path) -> Path | None:
    """The folder of the site's own pieces of a theme; None where there are none."""
    own = Path(os.path.abspath(root / named))
    if own == theme:
        return None
    if is_folder(own):
        return own
    if named != OWN_THEME:
        raise SettingsError(f"CREDITLINE_OWN_THEME: {shown(named)} is not a folder")
    return None


def _override(root: Path, named: str) -> Path:
    folder = Path(os.path.abspath(root / named))
    if not is_folder(folder):
        said = f"THEME_TEMPLATES_OVERRIDES: {shown(named)} is not a folder"
        raise SettingsError(f"{said}; make it, or remove it from the list")
    return folder


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        said = f"{shown(name)} is not a time zone; write one like Europe/Istanbul"
        raise SettingsError(f"TIMEZONE: {said}") from None


def _check_machine() -> None:
    """Refuse a ``TZ`` that names a file of something else: libraries read it."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named or not Path(named).exists():
        return
    try:
        good = Path(named).read_bytes().startswith(b"TZif")
    except OSError:
        good = False
    if not good:
        said = f"TZ: {named!r} is not a file of a time zone"
        raise SettingsError(f"{said}; unset it, or write one like Europe/Istanbul")
