"""What of the pages the search reads, and in which language each is.

Pagefind takes words apart by the language that the page around them speaks.  A
story may be in another one: it is given to Pagefind as a page in its own.
"""

import os
import platform
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Problem
from ..settings import Settings

if TYPE_CHECKING:
    from ..pages.model import Story

HAD = (
    "publish installs it when it is first needed (58 MB); with a Python of your own: "
    "pip install -r requirements-search.txt"
)
NOT_HAD = "there is none for a machine like this one; publish on another"

# Languages without blanks that the extended Pagefind knows the words of.
DICTIONARIES = frozenset(("ja", "th", "zh"))
# What others call Chinese.
CHINESE = frozenset(("cmn", "hak", "nan", "wuu", "yue"))
SPOKEN = re.compile(r'<html\b[^>]*?\slang="([^"]*)"')
BODY = re.compile(r"<\w+\b[^>]*\sdata-pagefind-body\b[^>]*>")
LANGUAGE = re.compile(r'\slang="([^"]*)"')
# Pagefind knows the straight apostrophe for the end of an elided article, and not
# the curly one.  It takes words apart at this sign; the theme's script removes it.
APART = "`"
APOSTROPHE = re.compile(r"<[^>]*>|(?<=\w)’(?=\w)")


def is_extended() -> bool:
    """Whether the program is there that has dictionaries."""
    return find_spec("pagefind_bin_extended") is not None or bool(
        os.environ.get("PAGEFIND_BINARY_PATH") or shutil.which("pagefind_extended")
    )


def unsearchable(stories: Iterable["Story"], settings: Settings) -> Iterator[Problem]:
    """A warning for each language of which the search would find no words."""
    if not _is_searched(settings) or is_extended():
        return
    told = set()
    for card, article in sorted(
        ((s.card, s.article) for s in stories), key=lambda two: two[0].path
    ):
        language = base(article.lang or settings.language)
        if language in DICTIONARIES and language not in told:
            told.add(language)
            message = f"the search finds no words of a story in {language!r} without "
            message += "the extended Pagefind, which is not installed"
            line = article.line("lang" if article.lang else "title")
            hint = HAD if _has_ready_made() else NOT_HAD
            yield Problem(
                settings.shown(card.path),
                line,
                "unsearchable",
                message,
                hint,
                "warning",
            )


def _is_searched(settings: Settings) -> bool:
    """Whether the site is published with a search."""
    if settings.raw.get("CREDITLINE_SEARCH"):
        return True
    public = settings.file.with_name("publishconf.py")
    said = public.read_text("utf-8", "replace") if public.is_file() else ""
    return re.search(r"^CREDITLINE_SEARCH\s*=\s*True\b", said, re.M) is not None


def _has_ready_made() -> bool:
    """Whether that program is offered for machines like this one."""
    machine = platform.machine().lower()
    known = machine in ("x86_64", "amd64", "aarch64", "arm64")
    return known and sys.platform in ("linux", "darwin", "win32")


def lay_out(built: Path, target: Path, default: str) -> Counter[str]:
    """Put what the search reads into *target*; how many pages each language has."""
    found: Counter[str] = Counter()
    for path in sorted(built.rglob("*.html")):
        text = path.read_text("utf-8")
        if "data-pagefind-body" not in text:
            continue
        language = language_of(text) or default
        found[language] += 1
        place = target / path.relative_to(built)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(readable(text, language), "utf-8")
    return found


def language_of(text: str) -> str:
    """The language of what is read of a page, as the index of it is called."""
    tags = (LANGUAGE.search(body[0]) for body in BODY.finditer(text))
    stated = next(filter(None, (*tags, SPOKEN.search(text))), None)
    return base(stated[1]) if stated else ""


def base(tag: str) -> str:
    """The language of a tag such as ``zh-Hant``, whatever its script and country."""
    first = tag.lower().split("-")[0]
    if first in CHINESE:
        return "zh"
    return first if re.fullmatch("[a-z]{2,3}", first) else ""


def readable(text: str, language: str) -> str:
    """A page as Pagefind is given it."""
    spoken = SPOKEN.search(text)
    if spoken and spoken[1] != language:
        text = f"{text[: spoken.start(1)]}{language}{text[spoken.end(1) :]}"
    return APOSTROPHE.sub(_apart, text) if "’" in text else text


def _apart(found: re.Match[str]) -> str:
    return found[0] if found[0] != "’" else f"’{APART}"
