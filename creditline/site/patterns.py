"""Where articles and pages stand, by the patterns in the settings."""

import datetime as dt
from functools import lru_cache

from ..article.record import Article, Page
from ..article.values import day_of
from ..config.settings import Settings
from ..errors import Problem
from ..formats.downloads import addresses_beside
from ..locale.slugs import (
    LONGEST,
    LONGEST_NAME,
    can_be_written,
    first_rule,
    shortened,
    slug_of_title,
    slugify,
)

SHORTEST = 40
"""Bytes that are left of a title where a pattern puts a great deal beside it."""


def article_address(
    article: Article, settings: Settings, *, another: bool = False
) -> tuple[str, tuple[Problem, ...]]:
    """Where the page of *article* stands.

    With *another* it is a version in another language than that of the main one.
    """
    save_as = settings.article_lang_save_as if another else settings.article_save_as
    category = shortened(slugify(article.category)) if article.category else ""
    slug = article.slug or slug_of_title(article.title)
    path = _filled(article, settings, slug, category, save_as)
    longest = len(slug.encode())
    # The pattern may put more beside a title than it leaves room for.
    while not article.slug and (over := _over(path)) > 0 and longest > SHORTEST:
        longest = max(SHORTEST, longest - max(1, over // 2))  # it may stand there twice
        path = _filled(article, settings, shortened(slug, longest), category, save_as)
    return path, _slug_problems(slug, path, article)


def first_article_address(article: Article, settings: Settings) -> str:
    """Where version 0.1.0 would have put the page of *article*; perhaps nowhere."""
    slug = article.slug or first_rule(article.title)
    category, save_as = first_rule(article.category), settings.article_save_as
    return _filled(article, settings, slug, category, save_as)


def _filled(
    article: Article, settings: Settings, slug: str, category: str, save_as: str
) -> str:
    form = _form(
        save_as, day_of(article.date), article.lang or settings.language, category
    )
    path = "".join([format(slug, x) if n % 2 else x for n, x in enumerate(form)])
    # A fact that is not stated leaves an empty folder name behind.
    if "//" in f"/{path}/":
        path = "/".join(filter(None, path.split("/")))
    return path


def _over(path: str) -> int:
    """How many bytes too long a part of *path* is, or of what stands beside it."""
    if len(path) * 4 < LONGEST:
        return 0
    parts = (path, *addresses_beside(path))
    return max(len(x.encode()) for p in parts for x in p.split("/")) - LONGEST


# Many articles have their day, and all else that is said of it, in common.
@lru_cache(maxsize=16384)
def _form(save_as: str, day: dt.date, lang: str, category: str) -> tuple[str, ...]:
    """The address of an article around its slug; at odd places, how that is set."""
    filled = save_as.format(slug=_Later(), date=day, lang=lang, category=category)
    return tuple(filled.split("\0"))


class _Later(str):
    """A field that is filled in later."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return f"\0{spec}\0"

    def __str__(self) -> str:
        return self


def page_address(page: Page, settings: Settings) -> tuple[str, tuple[Problem, ...]]:
    """Where a page of the site's own stands."""
    slug = page.slug or slug_of_title(page.title)
    path = _page_path(page, settings, slug)
    return path, _slug_problems(slug, path, page)


def first_page_address(page: Page, settings: Settings) -> str:
    """Where version 0.1.0 would have put it; perhaps nowhere."""
    return _page_path(page, settings, page.slug or first_rule(page.title))


def _page_path(page: Page, settings: Settings, slug: str) -> str:
    return settings.page_save_as.format(slug=slug, lang=page.lang or settings.language)


def _slug_problems(slug: str, path: str, record: Article | Page) -> tuple[Problem, ...]:
    if not slug:
        message = "the title has no letter for an address"
        hint = "add Slug: a-short-name"
    elif len(path) * 4 < LONGEST or can_be_written(path):
        return ()
    else:
        size = max(len(part.encode()) for part in path.split("/"))
        message = f"a part of the address has {size} bytes, disks take {LONGEST_NAME}"
        hint = "give it a shorter Slug"
    line = record.line("slug" if record.slug else "title")
    return (Problem(record.path, line, "bad-slug", message, hint),)
