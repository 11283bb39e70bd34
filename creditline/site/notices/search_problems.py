"""Languages whose words the search of a published site would not find."""

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ...config.settings import Settings
from ...errors import Problem

if TYPE_CHECKING:
    from ..model import Story

HAD = (
    "publish installs it when it is first needed (58 MB); with a Python of your own: "
    "pip install -r requirements/search.txt"
)
NOT_HAD = "there is none for a machine like this one; publish on another"

# Languages without blanks that the extended Pagefind knows the words of.
DICTIONARIES = frozenset(("ja", "th", "zh"))
# What others call Chinese.
CHINESE = frozenset(("cmn", "hak", "nan", "wuu", "yue"))


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
    for facts, article in sorted(
        ((s.facts, s.article) for s in stories), key=lambda two: two[0].path
    ):
        language = base(article.lang or settings.language)
        if language in DICTIONARIES and language not in told:
            told.add(language)
            message = f"the search finds no words of a story in {language!r} without "
            message += "the extended Pagefind, which is not installed"
            line = article.line("lang" if article.lang else "title")
            hint = HAD if _has_ready_made() else NOT_HAD
            yield Problem(
                settings.shown(facts.path),
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


def base(tag: str) -> str:
    """The language of a tag such as ``zh-Hant``, whatever its script and country."""
    first = tag.lower().split("-")[0]
    if first in CHINESE:
        return "zh"
    return first if re.fullmatch("[a-z]{2,3}", first) else ""
