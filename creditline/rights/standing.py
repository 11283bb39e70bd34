"""What of an article may stand on a day: by terms, by licence, by permission."""

import datetime as dt
from dataclasses import dataclass

from ..article.fields import REUSE
from ..article.record import Article
from ..credit.terms import Terms

UNSTATED = "excerpt"
"""The most that may stand where an owner's terms are not known."""


@dataclass(frozen=True, slots=True)
class Standing:
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
    ends = list(permissions(article, terms))
    if any(end is None or day <= end for end in ends):
        return Standing(article.reuse, permitted=True)
    if asked <= allowed:
        return Standing(article.reuse)
    if not ends:
        return Standing(article.reuse, refused=True)
    # What was only ever allowed by that permission goes: a summary that the
    # writer gave is ours, one cut from the text is not.
    ended = max(end for end in ends if end is not None)
    return Standing("summary" if article.summary else "none", ended=ended)


def permissions(article: Article, terms: Terms) -> list[dt.date | None]:
    """The last day of each permission that there is, None where it has none."""
    found = []
    if article.permission:
        found.append(article.permission_expires)
    if terms.permission_ref:
        found.append(terms.permission_expires)
    return found
