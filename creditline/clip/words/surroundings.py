"""What stands beside a name, and whether it makes the name another."""

import re

from ..lexicon.calendar_words import weekdays
from ..lexicon.media_words import HONORIFICS, TITLES
from ..lexicon.names import TOKEN, Mention
from ..read.plain_text import small
from .candidates import DAYS

ARABIC = re.compile("[\u0620-\u06d3]")


def is_person(text: str, mention: Mention) -> bool:
    """Whether a title before the name, or in it, makes it a person's.

    A name that we know is a person's only behind "Mr" and its like: ministers
    speak to Reuters.
    """
    before = TOKEN.findall(text[max(0, mention.start - 40) : mention.start])[-1:]
    if mention.known:
        return any(small(word) in HONORIFICS for word in before)
    first = mention.name.split()[:1]
    return any(small(word).rstrip(".") in TITLES for word in (*before, *first))


def is_cut(text: str, mention: Mention) -> bool:
    """Whether a name that we do not know may be the end of a longer one.

    An apostrophe ends a name before it ("Ankara'da Yeni Gün") or is in it
    ("Ege'de Son Söz"), and nothing tells which.
    """
    before = text[max(0, mention.start - 40) : mention.start]
    return mention.known is None and bool(TORN.search(before))


def goes_on(text: str, mention: Mention) -> bool:
    """Whether a known name is followed by what may belong to it: "ITV Border".

    A day or a title after it does not: "told Reuters Tuesday".
    """
    follows = FOLLOWS.match(text, mention.end)
    if follows is None or not mention.name[:1].isascii():
        return False
    word = small(follows[1])
    days = word in DAYS or word.rstrip(".") in weekdays()
    return not (days or word in TITLES)


FOLLOWS = re.compile(r" (\d\b|[A-ZÀ-ÞĞİŞ][\w.]+)")
TORN = re.compile(r"[A-ZÀ-ÞĞİŞ]\w+['’](?!s\b)\w+ \Z")


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at *start*, where any word has a capital."""
    before = text[:start].rstrip('"“”„«»‘’( ')
    return not before or before[-1] in ".!?:…"
