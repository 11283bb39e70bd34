"""The settings of Pelican that we read: their defaults, and what they may be."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import SettingsError

# Pelican's names that we read, with Pelican's own values where a file is silent.
DEFAULTS: dict[str, Any] = {
    "PATH": "content",
    "OUTPUT_PATH": "output",
    "THEME": "theme",
    "THEME_TEMPLATES_OVERRIDES": [],
    "ARTICLE_PATHS": [""],
    "PAGE_PATHS": ["pages"],
    "STATIC_PATHS": ["images"],
    "ARTICLE_SAVE_AS": "{slug}.html",
    "PAGE_SAVE_AS": "pages/{slug}.html",
    "SITENAME": "A Pelican Blog",
    "SITESUBTITLE": "",
    "SITEURL": "",
    "AUTHOR": "",
    "TIMEZONE": "UTC",
    "DEFAULT_LANG": "en",
    "DEFAULT_PAGINATION": False,
    "TYPOGRIFY": False,
    "TYPOGRIFY_OMIT_FILTERS": [],
    "MARKDOWN": {},
    "JINJA_FILTERS": {},
    "JINJA_GLOBALS": {},
    "EXTRA_PATH_METADATA": {},
}

# Quick to load: what an article says is read by `creditline.article.values`.
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
URL = re.compile(r"https?://[^\s/\"'<>?#]+(?:/[^\s\"'<>?#]*)?")
BELOW = re.compile(
    r"(?!\.\.?(?:/|\Z))[^/\\\x00-\x1f]+(?:/(?!\.\.?(?:/|\Z))[^/\\\x00-\x1f]+)*"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a setting may be: in words, and as a question."""

    wanted: str
    holds: Callable[[object], bool]


def number(least: int, most: int) -> Rule:
    """A whole number in a range; True and False are none."""
    return Rule(
        f"a whole number from {least} to {most}",
        lambda value: type(value) is int and least <= value <= most,
    )


TRUTH = Rule("True or False", lambda value: type(value) is bool)
ADDRESS = Rule(
    "an address that begins with https:// or http://",
    lambda value: (
        value == "" or (isinstance(value, str) and bool(URL.fullmatch(value)))
    ),
)
FOLDER_BESIDE = Rule(
    "a folder beside the settings file, such as 'theme'",
    lambda value: isinstance(value, str) and bool(BELOW.fullmatch(value)),
)
FILE_BELOW = Rule(
    "a file below the content folder, such as 'pages/about.md'",
    lambda value: (
        value == "" or (isinstance(value, str) and bool(BELOW.fullmatch(value)))
    ),
)


def check(raw: Mapping[str, Any]) -> None:
    """Raise `SettingsError` for the first setting that cannot be used."""
    _check_types(raw)
    _check_values(raw)


def _check_types(raw: Mapping[str, Any]) -> None:
    for name, default in DEFAULTS.items():
        value = raw[name]
        if name == "DEFAULT_PAGINATION":
            good = value is False or (type(value) is int and value > 0)
            wanted = "a whole number above 0"
        elif isinstance(default, list):
            good = isinstance(value, list | tuple)
            good = good and all(isinstance(one, str) for one in value)
            wanted = "a list of texts"
        else:
            good, wanted = isinstance(value, type(default)), type(default).__name__
        if not good:
            raise SettingsError(f"{name} must be {wanted}, not {value!r}")


def _check_values(raw: Mapping[str, Any]) -> None:
    """Refuse what has the right type and would only fail later, page by page."""
    facts = {"slug": "a", "date": dt.date(2024, 12, 9), "lang": "en", "category": "b"}
    for name in ("ARTICLE_SAVE_AS", "PAGE_SAVE_AS"):
        known = facts if name.startswith("A") else {"slug": "a", "lang": "en"}
        try:
            made = raw[name].format(**known)
        except (LookupError, ValueError, AttributeError) as error:
            names = ", ".join(f"{{{fact}}}" for fact in known)
            said = f"{name}: {raw[name]!r} cannot be filled in ({error}); use {names}"
            raise SettingsError(said) from None
        _check_address(name, made)
        if "{slug}" not in raw[name] or not made.endswith(".html"):
            said = f"{name}: {raw[name]!r} must hold {{slug}} and end in .html"
            raise SettingsError(said)
    for path, facts_of_file in raw["EXTRA_PATH_METADATA"].items():
        moved = facts_of_file.get("path") if isinstance(facts_of_file, dict) else None
        if moved is not None:
            _check_address(f"EXTRA_PATH_METADATA[{path!r}]", moved)
    _check_markdown(raw["MARKDOWN"])
    if not LANGUAGE.fullmatch(raw["DEFAULT_LANG"]):
        said = (
            f"{raw['DEFAULT_LANG']!r} is not a language tag; write one such as en or de"
        )
        raise SettingsError(f"DEFAULT_LANG: {said}")
    if raw["SITEURL"] and not URL.fullmatch(raw["SITEURL"]):
        said = f"{raw['SITEURL']!r} is not the address of a site"
        raise SettingsError(f"SITEURL: {said}; begin it with https://")


def _check_address(name: str, path: object) -> None:
    if not isinstance(path, str) or not BELOW.fullmatch(path):
        said = f"{name}: {path!r} is not a path below the output folder"
        raise SettingsError(said)


def extensions_of(markdown: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The extensions that ``MARKDOWN`` names, each with what it is told.

    In the order in which Pelican gives them to Python-Markdown.
    """
    named = markdown.get("extensions", [])
    configs = markdown.get("extension_configs", {})
    if not isinstance(named, list | tuple):
        raise SettingsError(f"MARKDOWN: extensions must be a list, not {named!r}")
    if not isinstance(configs, dict):
        said = f"extension_configs must be dict, not {configs!r}"
        raise SettingsError(f"MARKDOWN: {said}")
    for name in (*named, *configs):
        if not isinstance(name, str):
            raise SettingsError(f"MARKDOWN: {name!r} is not the name of an extension")
        told = configs.get(name, {})
        if not isinstance(told, dict):
            said = f"what {name} is told must be dict, not {told!r}"
            raise SettingsError(f"MARKDOWN: {said}")
        for option in told:
            if not isinstance(option, str):
                said = f"{option!r} is not the name of an option of {name}"
                raise SettingsError(f"MARKDOWN: {said}")
    return {name: configs.get(name, {}) for name in (*named, *configs)}


def _check_markdown(markdown: Mapping[str, Any]) -> None:
    """Refuse what would have no effect: texts become HTML, and nothing else."""
    extensions_of(markdown)
    for name, value in markdown.items():
        if name == "output_format" and value in ("html", "html5"):
            continue
        if name not in ("extensions", "extension_configs"):
            said = f"{name} cannot be set; write extensions or extension_configs"
            raise SettingsError(f"MARKDOWN: {said}")
