"""Which article has which private original, and the measuring of each pair."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..article.markdown.convert import ArticleFacts
from ..config.conversion_options import Options
from ..locale.slugs import first_rule, slug_of_title
from . import SUFFIXES
from .measure import measure_files
from .measured import Measured

BETWEEN = "\t"


def pairs(
    originals: Iterable[str], all_facts: Mapping[str, ArticleFacts]
) -> Iterator[tuple[str, str]]:
    """The path of each article that has an original, with the original's.

    An original has the article's slug for its name; a text goes before a page, and
    one with the article's language behind the slug before one of all its versions.
    """
    by_name: dict[str, str] = {}
    for suffix in reversed(SUFFIXES):
        for path in originals:
            if path.lower().endswith(suffix):
                by_name[_name(path[: -len(suffix)])] = path
    if not by_name:
        return
    articles = {
        path: c.article for path, c in all_facts.items() if c.article is not None
    }
    slugs = {path: a.slug or slug_of_title(a.title) for path, a in articles.items()}
    own = {*slugs.values()}
    for path, article in articles.items():
        names = [slugs[path]]
        if (version := f"{slugs[path]}-{article.lang}") not in own:
            names.insert(0, version)
        if not article.slug:
            # It may have been kept before the rule for slugs was another one.
            names += {first_rule(article.title)} - own
        found = next((by_name[n] for n in map(_name, names) if n in by_name), None)
        if found is not None:
            yield path, found


def _name(text: str) -> str:
    """A name as every file system keeps it."""
    return unicodedata.normalize("NFC", text)


def join(
    name: str,
    data: tuple[bytes, ...],
    bodies: tuple[Any, ...] = (),
    *,
    options: Options,
) -> Measured:
    """Measure a pair; *name* is both paths, as `named` joins them.

    Without the article's body it is converted again.
    """
    article, original = data
    kept = bodies[0].prose if bodies and bodies[0] is not None else None
    path = name.partition(BETWEEN)[2]
    return measure_files(article, original, path, options, kept)


def named(article: str, original: str) -> str:
    """One name for a pair."""
    return f"{article}{BETWEEN}{original}"


def article_of(name: str) -> str:
    """The path of the article in the name of a pair."""
    return name.partition(BETWEEN)[0]
