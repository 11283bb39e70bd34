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
    permission = permission_of(article, terms)
    if permission is not None and (permission.end is None or day <= permission.end):
        return Standing(article.reuse, permitted=True)
    if asked <= allowed:
        return Standing(article.reuse)
    if permission is None:
        return Standing(article.reuse, refused=True)
    # What was only ever allowed by that permission goes: a summary that the
    # writer gave is ours, one cut from the text is not.
    left = "summary" if article.summary else "none"
    return Standing(left, ended=permission.end)


@dataclass(frozen=True, slots=True)
class Permission:
    """What an owner gave leave for, until the last day, if there is one."""

    end: dt.date | None


def permission_of(article: Article, terms: Terms) -> Permission | None:
    """The permission that decides: the article's own, else that for all their texts.

    Who asked for one text was answered for it: when that ends, the text goes, even
    if a wider permission runs on.
    """
    if article.permission:
        return Permission(article.permission_expires)
    return Permission(terms.permission_expires) if terms.permission_ref else None
