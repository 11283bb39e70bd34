"""What a setting of Pelican's may not say, though it is of the right type."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from ..errors import SettingsError
from .chance import GIVEN
from .pelican_defaults import BELOW, LANGUAGE, URL, extensions_of
from .shown import shown

REFUSALS = (AssertionError, AttributeError, ImportError, TypeError, ValueError)
"""What Jinja says of options with."""
DAY = dt.date(2024, 12, 9)
"""A day to fill patterns with."""


def checks_of(raw: Mapping[str, Any]) -> Iterator[Callable[[], object]]:
    """What refuses values of the right type that would fail later, page by page.

    Each raises `SettingsError`, and leans on no other.
    """
    for name in ("ARTICLE_SAVE_AS", "ARTICLE_LANG_SAVE_AS", "PAGE_SAVE_AS"):
        yield partial(_check_pattern, name, raw[name])
    for name in ("FILENAME_METADATA", "PATH_METADATA"):
        yield partial(_check_expression, name, raw[name])
    for path, told in raw["EXTRA_PATH_METADATA"].items():
        yield partial(_check_path, path, told)
    yield partial(_check_stated, "DEFAULT_METADATA", raw["DEFAULT_METADATA"])
    yield partial(_check_markdown, raw["MARKDOWN"])
    yield partial(_check_jinja, raw["JINJA_ENVIRONMENT"])
    for name in GIVEN:
        yield partial(_check_given, name, raw[name])
    yield partial(_check_language, raw["DEFAULT_LANG"])
    yield partial(_check_siteurl, raw["SITEURL"])


def _check_pattern(name: str, pattern: str) -> None:
    """Refuse a pattern of addresses that cannot be filled in."""
    known: dict[str, object] = {"slug": "a", "date": DAY, "lang": "en", "category": "b"}
    if name == "PAGE_SAVE_AS":
        known = {"slug": "a", "lang": "en"}
    try:
        made = pattern.format(**known)
    except (LookupError, ValueError, AttributeError) as error:
        names = ", ".join(f"{{{fact}}}" for fact in known)
        said = f"{name}: {shown(pattern)} cannot be filled in ({error}); use {names}"
        raise SettingsError(said) from None
    _check_address(name, made)
    if "{slug}" not in pattern or not made.endswith(".html"):
        said = f"{shown(pattern)} must hold {{slug}} and end in .html"
        raise SettingsError(f"{name}: {said}")
    if name == "ARTICLE_LANG_SAVE_AS" and "{lang}" not in pattern:
        said = f"{name}: {shown(pattern)} must hold {{lang}}, to tell versions apart"
        raise SettingsError(said)


def _check_expression(name: str, expression: str) -> None:
    try:
        re.compile(expression)
    except re.error as error:
        said = f"{name}: {shown(expression)} is no regular expression ({error})"
        raise SettingsError(said) from None


def _check_path(path: object, told: object) -> None:
    """Refuse what no file of this path could be told."""
    if not isinstance(path, str):
        raise SettingsError(f"EXTRA_PATH_METADATA: {shown(path)} is not a path")
    if isinstance(told, dict):
        named = f"EXTRA_PATH_METADATA[{shown(path)}]"
        if told.get("path") is not None:
            _check_address(named, told["path"])
        _check_stated(named, told)


def _check_language(tag: str) -> None:
    if not LANGUAGE.fullmatch(tag):
        said = f"{shown(tag)} is not a language tag; write one such as en or de"
        raise SettingsError(f"DEFAULT_LANG: {said}")


def _check_siteurl(url: str) -> None:
    if url and not URL.fullmatch(url):
        said = f"{shown(url)} is not the address of a site"
        raise SettingsError(f"SITEURL: {said}; begin it with https://")


def _check_stated(where: str, facts: Mapping[Any, Any]) -> None:
    """Refuse what no field of an article could hold."""
    for name, value in facts.items():
        many = value if isinstance(value, list | tuple) else (value,)
        if not isinstance(name, str) or not all(isinstance(one, str) for one in many):
            said = f"{shown(name)} must be text or a list of texts, not {shown(value)}"
            raise SettingsError(f"{where}: {said}")


def _check_address(name: str, path: object) -> None:
    if not isinstance(path, str) or not BELOW.fullmatch(path):
        said = f"{name}: {shown(path)} is not a path below the output folder"
        raise SettingsError(said)


def _check_markdown(markdown: Mapping[str, Any]) -> None:
    """Refuse what would have no effect: texts become HTML, and nothing else."""
    extensions_of(markdown)
    for name, value in markdown.items():
        if name == "output_format" and value in ("html", "html5"):
            continue
        if name not in ("extensions", "extension_configs"):
            said = f"{name} cannot be set; write extensions or extension_configs"
            raise SettingsError(f"MARKDOWN: {said}")


def _check_jinja(options: Mapping[Any, Any]) -> None:
    """Refuse options that Jinja does not have, or cannot take."""
    if not options:
        return
    from inspect import signature

    from jinja2 import Environment

    known = signature(Environment).parameters.keys() - {"loader", "bytecode_cache"}
    for name in options:
        if name not in known:
            said = f"{shown(name)} is not an option of Jinja that can be set; remove it"
            raise SettingsError(f"JINJA_ENVIRONMENT: {said}")
    try:
        # It escapes whatever they say.
        rest = {name: options[name] for name in options if name != "autoescape"}
        Environment(autoescape=True, **rest)
    except REFUSALS as error:
        said = f"Jinja cannot take it ({error})"
        raise SettingsError(f"JINJA_ENVIRONMENT: {said}") from None


def _check_given(setting: str, given: Mapping[Any, Any]) -> None:
    """Refuse what templates could not name, or call."""
    for name, value in given.items():
        if not isinstance(name, str):
            said = f"{shown(name)} is not a name that a template can say"
            raise SettingsError(f"{setting}: {said}")
        if setting != "JINJA_GLOBALS" and not callable(value):
            said = f"{name} must be a function, not {shown(value)}"
            raise SettingsError(f"{setting}: {said}")
