"""An archive's credits as a table that opens right in a spreadsheet.

It begins with a byte-order mark, by which spreadsheets know UTF-8; and no cell
is a formula: what begins like one gets an apostrophe before it, which a
spreadsheet shows as text.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from io import StringIO

from ..article.values import Dated
from ..credit.records import Credit
from .original import credit_text
from .records import OurPage, iso


def _dated(notes: Iterable[Dated]) -> str:
    """Notes with their days, one after the other."""
    return "; ".join(f"{iso(note.date)} {note.text}" for note in notes)


COLUMNS: Mapping[str, Callable[[OurPage, Credit], str]] = {
    "our headline": lambda p, _: p.title,
    "our page": lambda p, _: p.address or p.path,
    "what stands here": lambda _, c: c.reuse,
    "our writer": lambda p, _: p.writer,
    "our language": lambda p, _: p.language,
    "our day": lambda p, _: iso(p.published) if p.published else "",
    "our last change": lambda p, _: iso(p.changed) if p.changed else "",
    "our topics": lambda p, _: "; ".join(p.topics),
    "our corrections": lambda p, _: _dated(p.corrections),
    "our image": lambda p, _: p.picture,
    "our image in words": lambda p, _: p.image_alt,
    "whose image": lambda p, _: p.image_credit,
    "permitted until": lambda p, _: p.expires.isoformat() if p.expires else "",
    "headline": lambda p, c: p.title if c.own else c.original_title,
    "reporters": lambda _, c: "; ".join(c.reporters),
    "outlet": lambda _, c: c.outlet.name,
    "source": lambda _, c: c.source.name,
    "address": lambda p, c: p.address if c.own else c.original_url,
    "published": lambda _, c: iso(c.published),
    "read": lambda _, c: iso(c.retrieved) if c.retrieved else "",
    "language": lambda p, c: p.language if c.own else c.original_lang,
    "place": lambda _, c: c.place,
    "medium": lambda _, c: c.medium,
    "page": lambda _, c: c.page,
    "edition": lambda _, c: c.edition,
    "section": lambda _, c: c.section,
    "programme": lambda _, c: c.programme,
    "broadcast": lambda _, c: str(c.broadcast or ""),
    "notice": lambda _, c: c.notice,
    "licence": lambda _, c: c.terms.licence,
    "terms": lambda _, c: c.terms.terms,
    "credit": lambda _, c: credit_text(c),
    "relies on": lambda _, c: "; ".join(work.name for work in c.cited),
    "archived": lambda _, c: "; ".join(copy.url for copy in c.archived),
    "what the outlet changed": lambda p, _: _dated(p.updates),
}
"""Each column, and what it says; several values have semicolons between.

A piece of our own is the work itself: its headline and address are ours.
"""
# As a spreadsheet reads them, wide forms of East Asia too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(rows: Iterable[tuple[OurPage, Credit]]) -> str:
    """The whole table with its header."""
    return written(COLUMNS, ([cell(*row) for cell in COLUMNS.values()] for row in rows))


def written(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table with its header, lines ended as RFC 4180 wants; None says nothing.

    A number is one, even below nought.
    """
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([safe(said) if isinstance(said, str) else said for said in row])
    return f"\ufeff{made.getvalue()}"


def safe(said: str) -> str:
    """Words that no spreadsheet runs."""
    return f"'{said}" if said.lstrip().startswith(FORMULA) else said
