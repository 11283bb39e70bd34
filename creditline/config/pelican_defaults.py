"""The settings of Pelican that we read: their defaults, and what they may be."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from ..errors import SettingsError
from .shown import shown

# Pelican's names that we read, with what holds where a file is silent: Pelican's own
# value, unless a clipping needs another.
DEFAULTS: dict[str, Any] = {
    "PATH": "content",
    "OUTPUT_PATH": "output",
    "THEME": "theme",
    "THEME_TEMPLATES_OVERRIDES": [],
    "ARTICLE_PATHS": [""],
    "ARTICLE_EXCLUDES": [],
    "PAGE_PATHS": ["pages"],
    "PAGE_EXCLUDES": [],
    "STATIC_PATHS": ["images"],
    "STATIC_EXCLUDES": [],
    "IGNORE_FILES": [],
    "ARTICLE_SAVE_AS": "{slug}.html",
    "ARTICLE_LANG_SAVE_AS": "{slug}-{lang}.html",
    "PAGE_SAVE_AS": "pages/{slug}.html",
    "SITENAME": "A Pelican Blog",
    "SITESUBTITLE": "",
    "SITEURL": "",
    "AUTHOR": "",
    "MENUITEMS": [],
    "DISPLAY_PAGES_ON_MENU": True,
    "LINKS": [],
    "LINKS_WIDGET_NAME": "",
    "SOCIAL": [],
    "SOCIAL_WIDGET_NAME": "",
    "TIMEZONE": "UTC",
    "DEFAULT_LANG": "en",
    "DEFAULT_PAGINATION": False,
    "TYPOGRIFY": False,
    "TYPOGRIFY_OMIT_FILTERS": [],
    "MARKDOWN": {},
    "JINJA_FILTERS": {},
    "JINJA_GLOBALS": {},
    "JINJA_TESTS": {},
    "JINJA_ENVIRONMENT": {},
    "PLUGIN_PATHS": [],
    "DEFAULT_METADATA": {},
    "DEFAULT_CATEGORY": "",
    "FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2}).*",
    "PATH_METADATA": "",
    "SUMMARY_MAX_LENGTH": 45,
    "SUMMARY_END_SUFFIX": "…",
    "EXTRA_PATH_METADATA": {},
}

# What a setting is by its default, in words.
KINDS = {str: "text", bool: "True or False", dict: "a dictionary"}
# Lists of names with addresses.
NAMED = ("MENUITEMS", "LINKS", "SOCIAL")
EVERY_WORD = 1_000_000
"""Words of a summary that is not to be cut: what None means there."""

# Quick to load: what an article says is read by `creditline.article.values`.
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
URL = re.compile(r"https?://[^\s/\"'<>?#]+(?:/[^\s\"'<>?#]*)?")
LINK = re.compile(r"https?://[^\s/\"'<>?#]+(?:[/?#][^\s\"'<>]*)?")
LEADS = re.compile(r"https?://[^\s\"'<>]+|mailto:[^\s\"'<>@]+@[^\s\"'<>@]+")
"""An address of the web, or of somebody's mail, that a page may lead to."""
FEDIVERSE = r"@[\w.-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
ASKED = r"https://[^\s/\"'<>]+\S*|mailto:[^\s@]+@[^\s@]+"
BELOW = re.compile(
    r"(?!\.\.?(?:/|\Z))[^/\\\x00-\x1f]+(?:/(?!\.\.?(?:/|\Z))[^/\\\x00-\x1f]+)*"
)


class Rule(Struct, frozen=True):
    """What a setting may be: in words, and as a question."""

    wanted: str
    holds: Callable[[object], bool]


def number(least: int, most: int) -> Rule:
    """A whole number in a range; True and False are none."""
    return Rule(
        f"a whole number from {least} to {most}",
        lambda value: type(value) is int and least <= value <= most,
    )


def _text(wanted: str, form: str | re.Pattern[str], *, needed: bool = False) -> Rule:
    """A text of some form; an empty one, too, unless it is *needed*."""

    def holds(value: object) -> bool:
        known = isinstance(value, str) and bool(re.fullmatch(form, value))
        return known or (not needed and value == "")

    return Rule(wanted, holds)


def _listed(wanted: str, fits: Callable[[str], object]) -> Rule:
    """A list of texts that each fit."""
    return Rule(
        wanted,
        lambda value: (
            isinstance(value, list | tuple)
            and all(isinstance(one, str) and fits(one) for one in value)
        ),
    )


def some_of(*choices: str) -> Rule:
    """A list of some of these words."""
    said = ", ".join(map(repr, choices[:-1]))
    return _listed(f"a list of {said} or {choices[-1]!r}", choices.__contains__)


TRUTH = Rule("True or False", lambda value: type(value) is bool)
ADDRESS = _text("an address that begins with https:// or http://", LINK)
ADDRESSES = _listed(
    "a list of addresses that begin with https:// or http://", LINK.fullmatch
)
SITE = _text("the address of a site that begins with https:// or http://", URL)
WORDS = _listed(
    "a list of words, such as ['The', 'Der']", lambda one: one == one.strip() != ""
)
FOLDER_BESIDE = _text(
    "a folder beside the settings file, such as 'theme'", BELOW, needed=True
)
FILE_BELOW = _text("a file below the content folder, such as 'pages/about.md'", BELOW)
HANDLE = _text("a name in the fediverse, such as '@desk@example.social'", FEDIVERSE)
CONTACT = _text("an address that begins with https:// or mailto:", ASKED)


def mistyped(raw: Mapping[str, Any]) -> dict[str, str]:
    """By its name, what is wrong with each setting that is no value of its kind."""
    found = {}
    for name, default in DEFAULTS.items():
        value = raw[name]
        if name == "DEFAULT_PAGINATION":
            good = value is False or (type(value) is int and value > 0)
            wanted = "a whole number above 0"
        elif name == "SUMMARY_MAX_LENGTH":
            good = type(value) is int and value > 0
            wanted = "a whole number above 0, or None"
        elif name in NAMED:
            good = isinstance(value, list | tuple) and all(map(_is_pair, value))
            wanted = "a list of pairs, each a name and an address"
        elif isinstance(default, list):
            good = isinstance(value, list | tuple)
            good = good and all(isinstance(one, str) for one in value)
            # One text, which Pelican takes in some places and passes over in others.
            such = f", such as [{shown(value)}]" if isinstance(value, str) else ""
            wanted = f"a list of texts{such}"
        else:
            good, wanted = isinstance(value, type(default)), KINDS[type(default)]
        if not good:
            found[name] = f"{name} must be {wanted}, not {shown(value)}"
    return found


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(isinstance(one, str) and bool(one.strip()) for one in value)
    )


def lang_save_as(raw: Mapping[str, Any]) -> str:
    """Where versions of an article in other languages stand.

    Pelican's own value says nothing, for there is no telling whether a file states
    it: then they stand beside the article, with their language behind its slug.
    """
    stated: str = raw["ARTICLE_LANG_SAVE_AS"]
    beside: str = raw["ARTICLE_SAVE_AS"]
    if stated != DEFAULTS["ARTICLE_LANG_SAVE_AS"]:
        return stated
    if "{lang}" in beside:
        return beside
    return "{slug}-{lang}".join(beside.rsplit("{slug}", 1))


def extensions_of(markdown: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The extensions that ``MARKDOWN`` names, each with what it is told.

    In the order in which Pelican gives them to Python-Markdown.
    """
    named = markdown.get("extensions", [])
    configs = markdown.get("extension_configs", {})
    if not isinstance(named, list | tuple):
        raise SettingsError(f"MARKDOWN: extensions must be a list, not {shown(named)}")
    if not isinstance(configs, dict):
        said = f"extension_configs must be a dictionary, not {shown(configs)}"
        raise SettingsError(f"MARKDOWN: {said}")
    for name in (*named, *configs):
        if not isinstance(name, str):
            raise SettingsError(
                f"MARKDOWN: {shown(name)} is not the name of an extension"
            )
        told = configs.get(name, {})
        if not isinstance(told, dict):
            said = f"what {name} is told must be a dictionary, not {shown(told)}"
            raise SettingsError(f"MARKDOWN: {said}")
        for option in told:
            if not isinstance(option, str):
                said = f"{shown(option)} is not the name of an option of {name}"
                raise SettingsError(f"MARKDOWN: {said}")
    return {name: configs.get(name, {}) for name in (*named, *configs)}
