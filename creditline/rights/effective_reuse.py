"""What of an article may stand on a day: by terms, by licence, by permission."""

import datetime as dt

from msgspec import Struct

from ..article.fields import REUSE
from ..article.record import Article
from ..credit.terms import Terms

UNSTATED = "excerpt"
"""The most that may stand where an owner's terms are not known."""


class Standing(Struct, frozen=True):
    """What may stand, and why.

    ``reuse`` is a value of the field of that name, or ``none``: only a notice
    may be left.  ``ended`` is the last day of a permission that is over.
    """

    reuse: str
    permitted: bool = False
    refused: bool = False
    ended: dt.date | None = None


def standing(article: Article, terms: Terms, day: dt.date) -> Standing:
    """What of *article* may stand on *day*, under its source's terms."""
    allowed = REUSE.index(terms.allows or UNSTATED)
    asked = REUSE.index(article.reuse)
    if asked <= allowed and not article.permission:
        return Standing(article.reuse)
    given, end = permission_for(article, terms)
    if given and (end is None or day <= end):
        return Standing(article.reuse, permitted=True)
    if asked <= allowed:
        return Standing(article.reuse)
    if not given:
        return Standing(article.reuse, refused=True)
    # What was only ever allowed by that permission goes: a summary that the
    # writer gave is ours, one cut from the text is not.
    return Standing("summary" if article.summary else "none", ended=end)


def permission_for(article: Article, terms: Terms) -> tuple[str, dt.date | None]:
    """The permission by which *article* stands, and its last day if it has one.

    One of the article's own goes before one for all texts of its source: what
    was agreed for this text ends when it says, whatever else runs on.
    """
    if article.permission:
        return article.permission, article.permission_expires
    return terms.permission_ref, terms.permission_expires
