"""Everything that a text supports: a page and a raw text are two roads.

A page's own data decide about a page (`page_findings`); rules for running words
decide only about what has nothing but words (`text_findings`).
"""

import datetime as dt

from ...credit.registry import Registry
from ..read.raw_text import RawText
from .found import Found
from .page_findings import find_page
from .page_source import Read
from .text_findings import find_text

__all__ = ["Found", "find"]


def find(raw: RawText, registry: Registry, today: dt.date, read_at: str = "") -> Found:
    """Everything that *raw* supports; *today* bounds days whose year is unsaid.

    *read_at* is the address at which somebody read it, where one is known.
    """
    if raw.kind == "html":
        return find_page(raw, registry, today, Read(read_at, f"read at {read_at}"))
    return find_text(raw, registry, today, read_at)
