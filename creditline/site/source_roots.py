"""The folders that a site is made from, and what becomes of each file of content."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import translate
from functools import lru_cache
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple

from msgspec.structs import replace

from ..config.conversion_options import Options
from ..config.settings import Settings, typed
from ..engine.protocol import Converted, SourceFile
from ..errors import ContentErrors, Problem

CONTENT, TEMPLATES, STATIC = "content", "templates", "static"
ORIGINALS, WORDS = "originals", "words"
OWN_STYLES = "css/own/"
"""Where the site's own style sheets stand among those of the theme."""


def numbered(name: str, at: int) -> str:
    """The name of one of several folders: the theme's, and those that go before it."""
    return f"{name} {at}" if at else name


def merged(folders: Iterable[Mapping[str, SourceFile]]) -> dict[str, str]:
    """The digests of a theme's files, a later folder's going before.

    A style sheet of a later folder replaces none; it is read after all of them.
    """
    found: dict[str, str] = {}
    for at, files in enumerate(folders):
        found |= {own_style(path, at): file.digest for path, file in files.items()}
    return dict(sorted(found.items()))


def own_style(path: str, at: int) -> str:
    """What a file of the folder number *at* is called among the theme's."""
    return f"{OWN_STYLES}{path[4:]}" if at and path.startswith("css/") else path


def file_of_theme(name: str, folders: Sequence[Path]) -> Path:
    """Where a file that `merged` names lies; *folders* are in the order of search."""
    if name.startswith(OWN_STYLES):
        return folders[0] / "css" / name.removeprefix(OWN_STYLES)
    files = [folder / name for folder in folders]
    return next((file for file in files if file.is_file()), files[-1])


def text_of_theme(file: Path) -> str:
    """What a template or a style sheet says.

    Raises `ContentErrors` for one that is not written in UTF-8.
    """
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        path, hint = typed(file.parent, file.name), "save it as UTF-8"
        problem = Problem(path, line, "bad-theme", "it is not written in UTF-8", hint)
        raise ContentErrors([problem]) from error


def below(path: str, folders: Sequence[str]) -> bool:
    """Whether a path of content lies in one of *folders*, or is one of them."""
    return f"{path}/".startswith(_prefixes(tuple(folders)))


class Shelves(NamedTuple):
    """The folders of texts: which are articles, which pages, and which neither."""

    pages: tuple[str, ...]
    no_pages: tuple[str, ...]
    articles: tuple[str, ...]
    no_articles: tuple[str, ...]

    def kind(self, path: str) -> str:
        """What the text at *path* is: ``page``, ``article``, or nothing of ours."""
        if below(path, self.pages):
            return "" if below(path, self.no_pages) else "page"
        if below(path, self.articles) and not below(path, self.no_articles):
            return "article"
        return ""


def shelves(settings: Settings) -> Shelves:
    """Where the texts of a site lie; what is below a folder of pages is no article."""
    return Shelves(
        settings.page_paths,
        settings.page_excludes,
        settings.article_paths,
        settings.article_excludes,
    )


def is_ignored(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether ``IGNORE_FILES`` names a file, or a folder on the way to it.

    A pattern is held against each name, and one with a slash against paths.
    """
    if not patterns:
        return False
    names = path.split("/")
    heads = ["/".join(names[:n]) for n in range(1, len(names) + 1)]
    match = _matcher(patterns)
    return any(match(one) for one in (*names, *heads))


@lru_cache(maxsize=4)
def _matcher(patterns: tuple[str, ...]) -> Callable[[str], object]:
    return re.compile("|".join(map(translate, patterns))).match


@lru_cache(maxsize=16)
def _prefixes(folders: tuple[str, ...]) -> tuple[str, ...]:
    """How the path of a file in one of *folders* begins."""
    named = (normpath(folder) for folder in folders)
    return tuple("" if folder == "." else f"{folder}/" for folder in named)


def convert(
    path: str,
    data: bytes,
    *,
    options: Options,
    shelves: Shelves,
    originals: frozenset[str],
) -> Converted:
    """What a file is for everybody, and what is kept for its own page.

    *originals* are the names of private originals.
    """
    if not path.endswith(".md"):
        from ..pictures.looking import looked_at

        return Converted(looked_at(path, data), None)
    from ..article.markdown.convert import convert_article, convert_page

    if shelves.kind(path) == "page":
        document = convert_page(data, path, options)
    else:
        document = convert_article(data, path, options, originals)
    text, facts = document.body.text, document.facts
    # Letters may be written as numbers, too.
    if b"data" in data.lower() or b"&#" in data:
        from ..pictures.cleaning import without_private

        text = replace(text, pieces=without_private(text.pieces))
        if summary := getattr(facts, "summary", ""):
            facts = replace(facts, summary=without_private((summary,))[0])
    return Converted(facts, text)
