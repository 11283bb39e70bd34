"""What of the pages the search reads, and in which language each is.

Pagefind takes words apart by the language that the page around them speaks.  A
story may be in another one: it is given to Pagefind as a page in its own.
"""

import re
from hashlib import blake2b

from ..site.notices.search_problems import base

SPOKEN = re.compile(r'<html\b[^>]*?\slang="([^"]*)"')
BODY = re.compile(r"<\w+\b[^>]*\sdata-pagefind-body\b[^>]*>")
LANGUAGE = re.compile(r'\slang="([^"]*)"')
# Pagefind knows the straight apostrophe for the end of an elided article, and not
# the curly one.  It takes words apart at this sign; the theme's script removes it.
APART = "`"
# Of the tags, only those that hold such a mark: most pages have none of these.
APOSTROPHE = re.compile(r"<[^>’]*’[^>]*>|(?<=\w)’(?=\w)")
PARTS = 4
"""Indexes that share the pages of a language which has many."""
MANY = 2_000
"""So many pages of one language are many."""


def searched(text: str, default: str) -> str:
    """The language in which a page is read; nothing where it is not read at all.

    *default* is that of pages that state none.
    """
    if "data-pagefind-body" not in text:
        return ""
    return language_of(text) or default


def part_of(path: str) -> str:
    """The part that a page is in, whatever other pages there are."""
    return str(blake2b(path.encode(), digest_size=1).digest()[0] % PARTS)


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
