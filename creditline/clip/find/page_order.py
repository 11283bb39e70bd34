"""Which of a page's own data decides where they contradict one another, and why.

The first origin in a row that states a fact decides; the others are evidence.
"""

import datetime as dt
from dataclasses import replace

from ..read.raw_text import Declared, RawText
from .border import refused

# Why an origin is believed where it stands in the order.
REASONS = {
    "read": "it is where the page was read",
    "json-ld": "the article's own record, made for machines that credit it",
    "microdata": "it is written onto the article itself",
    "rdfa": "it is written onto the article itself",
    "open-graph": "it is about this page, made for cards",
    "meta": "it is about this page",
    "link": "it is about this page",
    "time": "it stands beside the headline",
    "byline": "it stands under the headline",
    "markup": "it is what the reader sees",
    "json-ld-page": "it is about the page, which may be older than the article",
    "text": "it is read out of the words",
}
_DATA = ("json-ld", "microdata", "rdfa", "open-graph", "meta", "time", "json-ld-page")
ORDER = {
    "date": _DATA,
    "date-created": _DATA,
    # The reader saw the headline; what is made for cards and search is another.
    "title": ("markup", "json-ld", "open-graph", "microdata", "rdfa", "meta"),
    "author": ("json-ld", "microdata", "rdfa", "meta", "open-graph", "byline"),
    "publisher": ("json-ld", "open-graph", "microdata", "rdfa", "meta", "json-ld-page"),
    # A translated page keeps its data's language; its own tag says what it shows.
    "language": ("markup", "json-ld", "microdata", "meta", "json-ld-page"),
    "address": ("read", "link", "open-graph", "json-ld", "microdata", "meta"),
}


def sifted(raw: RawText, today: dt.date) -> tuple[RawText, list[tuple[Declared, str]]]:
    """*raw* without what cannot be so, its data in the written order; and what was
    refused, each with why.
    """
    judged = [(said, refused(said, today)) for said in raw.declared]
    kept = sorted((said for said, because in judged if not because), key=_rank)
    out = [(other, "it is another article's") for other in raw.others]
    out += [(said, because) for said, because in judged if because]
    return replace(raw, declared=tuple(kept)), out


def _rank(said: Declared) -> int:
    order = ORDER.get(said.name, ())
    return order.index(said.origin) if said.origin in order else len(order)
