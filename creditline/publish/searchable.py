"""What of the pages the search reads, and in which language each is.

Pagefind takes words apart by the language that the page around them speaks.  A
story may be in another one: it is given to Pagefind as a page in its own.
"""

import re
from collections import Counter
from pathlib import Path

from ..site.outputs.search_problems import base

SPOKEN = re.compile(r'<html\b[^>]*?\slang="([^"]*)"')
BODY = re.compile(r"<\w+\b[^>]*\sdata-pagefind-body\b[^>]*>")
LANGUAGE = re.compile(r'\slang="([^"]*)"')
# Pagefind knows the straight apostrophe for the end of an elided article, and not
# the curly one.  It takes words apart at this sign; the theme's script removes it.
APART = "`"
APOSTROPHE = re.compile(r"<[^>]*>|(?<=\w)’(?=\w)")


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


def readable(text: str, language: str) -> str:
    """A page as Pagefind is given it."""
    spoken = SPOKEN.search(text)
    if spoken and spoken[1] != language:
        text = f"{text[: spoken.start(1)]}{language}{text[spoken.end(1) :]}"
    return APOSTROPHE.sub(_apart, text) if "’" in text else text


def _apart(found: re.Match[str]) -> str:
    return found[0] if found[0] != "’" else f"’{APART}"
