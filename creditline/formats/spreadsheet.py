"""An archive's credits as a table that opens right in a spreadsheet.

It begins with a byte-order mark, by which spreadsheets know UTF-8; and no cell
is a formula: what begins like one gets an apostrophe before it, which a
spreadsheet shows as text.
"""

import csv
from collections.abc import Iterable
from io import StringIO

from ..article.values import Dated
from ..credit.records import Credit
from .original import credit_text
from .records import OurPage, iso

COLUMNS = (
    "our headline",
    "our page",
    "what stands here",
    "our writer",
    "our language",
    "our day",
    "our last change",
    "our topics",
    "our corrections",
    "our image",
    "our image in words",
    "whose image",
    "permitted until",
    "headline",
    "reporters",
    "outlet",
    "source",
    "address",
    "published",
    "read",
    "language",
    "place",
    "medium",
    "page",
    "edition",
    "section",
    "programme",
    "broadcast",
    "notice",
    "licence",
    "terms",
    "credit",
    "relies on",
    "archived",
    "what the outlet changed",
)
# As a spreadsheet reads them, wide forms of East Asia too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(rows: Iterable[tuple[OurPage, Credit]]) -> str:
    """The whole table with its header, lines ended as RFC 4180 wants them."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for page, credit in rows:
        writer.writerow([safe(said) for said in _cells(page, credit)])
    return f"\ufeff{made.getvalue()}"


def safe(said: str) -> str:
    """Words that no spreadsheet runs."""
    return f"'{said}" if said.lstrip().startswith(FORMULA) else said


def _cells(page: OurPage, credit: Credit) -> tuple[str, ...]:
    """A row, in the order of ``COLUMNS``; several values have semicolons between.

    A piece of our own is the work itself: its headline and address are ours.
    """
    own = credit.own
    return (
        page.title,
        page.address or page.path,
        credit.reuse,
        page.writer,
        page.language,
        iso(page.published) if page.published else "",
        iso(page.changed) if page.changed else "",
        "; ".join(page.topics),
        _dated(page.corrections),
        page.picture,
        page.image_alt,
        page.image_credit,
        page.expires.isoformat() if page.expires else "",
        page.title if own else credit.original_title,
        "; ".join(credit.reporters),
        credit.outlet.name,
        credit.source.name,
        page.address if own else credit.original_url,
        iso(credit.published),
        iso(credit.retrieved) if credit.retrieved else "",
        page.language if own else credit.original_lang,
        credit.place,
        credit.medium,
        credit.page,
        credit.edition,
        credit.section,
        credit.programme,
        str(credit.broadcast or ""),
        credit.notice,
        credit.terms.licence,
        credit.terms.terms,
        credit_text(credit),
        "; ".join(work.name for work in credit.cited),
        "; ".join(copy.url for copy in credit.archived),
        _dated(page.updates),
    )


def _dated(notes: Iterable[Dated]) -> str:
    """Notes with their days, one after the other."""
    return "; ".join(f"{iso(note.date)} {note.text}" for note in notes)
