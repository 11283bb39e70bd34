"""Python-Markdown, made once for each set of options and kept quick."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

from ..errors import SettingsError
from . import typography
from .idle import Quick
from .options import Options
from .tags import MALFORMED, PAGE_PLACES
from .typography import TAG

if TYPE_CHECKING:
    from markdown import Extension, Markdown

OWN = "markdown.extensions."
SAID = re.compile(r"<(/?)(abbr|b|bdi|cite|code|em|i|q|s|strong|sub|sup|var)\b", re.I)


def _library(options: Options) -> "Markdown":
    from markdown import Markdown

    from .citing import Credits

    configs = {name: dict(config) for name, config in options.extensions}
    found = (_made(name, config) for name, config in configs.items())
    named = configs if options.stock else chain.from_iterable(found)
    made = Markdown(
        extensions=[*named, Credits()],
        extension_configs=configs,
        output_format="html",
    )
    if "toc" in made.treeprocessors:
        headings: Any = made.treeprocessors["toc"]
        headings.slugify = partial(_own_place, headings.slugify)
    return made


def _made(name: str, config: dict[str, Any]) -> "list[Extension]":
    """The extension of a name, in its parts if it consists of others.

    One that comes with the library is made here: for a name, the library looks
    through all that is installed, which takes longer than to convert twenty texts.
    """
    from markdown import Markdown

    try:
        if not name.startswith(OWN) or ":" in name:
            return [Markdown().build_extension(name, config)]
        module = import_module(name)
        if name != f"{OWN}extra":
            return [module.makeExtension(**config)]
    except KeyError as error:
        raise SettingsError(f"MARKDOWN: {name} has no option {error}") from error
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise SettingsError(f"MARKDOWN: {name} cannot be loaded ({error})") from error
    parts = (_made(f"{OWN}{part}", config.get(part, {})) for part in module.extensions)
    return list(chain.from_iterable(parts))


def _own_place(slugify: Callable[[str, str], str], text: str, separator: str) -> str:
    """The fragment of a heading: none that the page around the text has already."""
    found = slugify(text, separator)
    return f"{found}{separator}in-text" if PAGE_PLACES.match(found) else found


class Stock:
    """The library as it comes, against which our shortcuts are held.

    Made anew for every text, as Pelican does: nothing can be left over in it.  The
    lines of a header are converted by that of their own text.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self.markdown = _library(options)

    def html(self, source: str) -> str:
        """The HTML of *source*."""
        self.markdown = _library(self.options)
        return self.markdown.convert(source)

    def line(self, source: str) -> str:
        """The HTML of a line that belongs to the last text."""
        return self.markdown.reset().convert(source)


@lru_cache(maxsize=2)
def converter(options: Options) -> Quick | Stock:
    """The converter of this process for *options*: making it takes a while."""
    return Stock(options) if options.stock else Quick(_library(options))


def convert_inline(text: str, options: Options) -> str:
    """A line of Markdown, such as a summary, as inline HTML with typography.

    It stands in lists and feeds, where nothing in it may lead or fetch: of its
    tags only those stay that tell how words are said.
    """
    html = converter(options).line(text)
    tokens = TAG.split(html)
    tokens[1::2] = _bare(tokens[1::2])
    tokens[::2] = (MALFORMED.sub(lambda m: f"&lt;{m[0][1:]}", t) for t in tokens[::2])
    return " ".join(
        typography.set_run(tokens, options.filters, stock=options.stock).split()
    )


def _bare(tags: Sequence[str]) -> list[str]:
    """Those of *tags* that only tell how words are said, without attributes."""
    bare = [f"<{m[1]}{m[2].lower()}>" if (m := SAID.match(t)) else "" for t in tags]
    opened: list[str] = []
    for tag in filter(None, bare):
        if not tag.startswith("</"):
            opened.append(tag)
        elif not opened or opened.pop()[1:] != tag[2:]:
            return [""] * len(tags)
    return [""] * len(tags) if opened else bare


def set_line(text: str, options: Options) -> str:
    """A line of plain text as HTML with typography."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return typography.set_run([escaped], options.filters, stock=options.stock)
