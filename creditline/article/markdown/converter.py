"""Python-Markdown, made once for each set of options and kept quick."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...config.conversion_options import OWN, Options
from ...errors import SettingsError
from ...locale.slugs import is_mark
from ..layout import TAG
from ..quoted_passages import look
from ..values import text as one_line
from . import typography
from .bounds import tangled, too_deep
from .fast_blocks import Quick
from .tags import MALFORMED, PAGE_PLACES
from .untouched import spelled_out

if TYPE_CHECKING:
    from markdown import Extension, Markdown

PACKAGE = str(Path(__file__).parents[2])
# What leads to a footnote, which stands with the text alone.
ENDING = (".", ",", ";", ":", "!", "?")
NOTE_MARK = re.compile(r"[ \t]*\[\^[^\]\s]+\]")
SAID = re.compile(r"<(/?)(abbr|b|bdi|cite|code|em|i|q|s|strong|sub|sup|var)\b", re.I)


def library_of(options: Options) -> "Markdown":
    """The library with the extensions that the options name."""
    from markdown import Markdown

    from .citing import Credits

    configs = {name: dict(config) for name, config in options.extensions}
    if options.stock:
        made = Markdown(
            extensions=[*configs, Credits()],
            extension_configs=configs,
            output_format="html",
        )
    else:
        made = Markdown()
        for name, config in configs.items():
            with _blamed(name):
                made.registerExtensions(_made(name, config), {})
        made.registerExtensions([Credits()], {})
        made.set_output_format("html").reset()
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

    if name == "extra":
        name = f"{OWN}{name}"
    if not name.startswith(OWN) or ":" in name:
        return [Markdown().build_extension(name, config)]
    module = import_module(name)
    if name != f"{OWN}extra":
        return [module.makeExtension(**config)]
    for part in config:
        if part not in module.extensions:
            known = ", ".join(module.extensions)
            raise SettingsError(f"MARKDOWN: {name} has no {part!r}, only {known}")
    found = []
    for part in module.extensions:
        with _blamed(f"{OWN}{part}"):
            found += _made(f"{OWN}{part}", config.get(part, {}))
    return found


@contextmanager
def _blamed(name: str) -> Iterator[None]:
    """Say in plain words what is wrong with an extension: the settings chose it."""
    try:
        yield
    except SettingsError:
        raise
    except KeyError as error:
        raise SettingsError(f"MARKDOWN: {name} has no option {error}") from error
    except Exception as error:
        said = f"{name} cannot be used ({type(error).__name__}: {error})"
        raise SettingsError(f"MARKDOWN: {said}") from error


# Something of everything that an option can be about.
TRIAL = "# A\n\n[TOC]\n\nThe EU [[Page]] said[^1].\n\n```py\na = 1\n```\n\n[^1]: B\n"


def _own_place(slugify: Callable[[str, str], str], text: str, separator: str) -> str:
    """The fragment of a heading: none that the page around the text has already."""
    found = slugify(text, separator)
    if not found.strip(f"-_{separator}"):
        found = _in_any_script(text, separator) or found
    return f"{found}{separator}in-text" if PAGE_PLACES.match(found) else found


def _in_any_script(text: str, separator: str) -> str:
    """The fragment of a heading of which the library's rule leaves nothing.

    That rule keeps what can be written in ASCII; a letter goes with its marks.
    """
    plain = unicodedata.normalize("NFC", text).lower()
    kept = (char if char.isalnum() or is_mark(char) else " " for char in plain)
    return separator.join("".join(kept).split())


class Stock:
    """The library as it comes, against which our shortcuts are held.

    Made anew for every text, as Pelican does: nothing can be left over in it.  The
    lines of a header are converted by that of their own text.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self.markdown = library_of(options)

    def simply(self, _: str) -> None:
        """No text is set without the library."""

    def html(self, source: str) -> str:
        """The HTML of *source*."""
        self.markdown = library_of(self.options)
        return self.markdown.convert(source)

    def line(self, source: str) -> str:
        """The HTML of a line that belongs to the last text."""
        return self.markdown.reset().convert(source)


@lru_cache(maxsize=2)
def converter(options: Options) -> Quick | Stock:
    """The converter of this process for *options*: making it takes a while."""
    if options.stock:
        with _blamed(" or ".join(name for name, _ in options.extensions)):
            return Stock(options)
    library = library_of(options)
    chosen = [name for name, config in options.extensions if config]
    if not chosen:
        return Quick(library)
    # Some options are looked at only when there is something to do.
    with _blamed(" or ".join(chosen)):
        made = Quick(library)
        made.html(TRIAL)
    return made


class Unconvertible(Exception):
    """A text that Markdown cannot convert: where in it, why, and what to do."""

    def __init__(self, message: str, hint: str, at: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.at = at


def html_of(source: str, options: Options, *, line: bool = False) -> str:
    """The HTML of *source*, which may be a *line* of the last text's header.

    Raises `Unconvertible` where a text is too tangled to be read in time, or too
    deep, or where the library or an extension of it fails.  What fails in code of
    ours is our mistake, and is raised as it is.
    """
    made = converter(options)
    simple = made.simply(source)
    if simple is not None:
        return simple
    at = tangled(source)
    if at is not None:
        message = "from here on, more markup is begun than can be read in time"
        hint = "close brackets and tags, or part the text by blank lines"
        raise Unconvertible(message, hint, at)
    deep = too_deep(source)
    try:
        if deep is not None:
            raise RecursionError
        return made.line(source) if line else made.html(source)
    except RecursionError:
        message = "the text is nested too deeply to be converted"
        raise Unconvertible(
            message, "take the innermost parts out", deep or 0
        ) from None
    except Exception as error:
        if _is_ours(error):
            raise
        said = f"Markdown cannot convert this: {type(error).__name__}: {error}"
        hint = "look for unusual markup, such as attributes in braces"
        raise Unconvertible(said, hint) from error


def _is_ours(error: Exception) -> bool:
    """Whether an exception was raised in a file of this package."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    raised = trace.tb_frame.f_code.co_filename if trace is not None else ""
    return raised.startswith(PACKAGE)


def convert_inline(text: str, options: Options, language: str = "") -> str:
    """A line of Markdown, such as a summary, as inline HTML with typography.

    It stands in lists and feeds, where nothing in it may lead or fetch: of its
    tags only those stay that tell how words are said.
    """
    tokens = [*inline_tokens(text, options)]
    tokens = closed_up(tokens)
    seen = look(tokens, parse="<" in text)
    tokens[1::2] = _bare(tokens[1::2])
    spoken = language or options.language
    filters, stock = options.filters, options.stock
    html = typography.set_around(seen, tokens, filters, spoken, stock=stock)
    return one_line(html)


def closed_up(tokens: Sequence[str]) -> list[str]:
    """*tokens* without the blank that a citation leaves before a sentence ends."""
    found = [*tokens]
    for at, tag in enumerate(tokens):
        if tag == "</cl-cite>" and tokens[at + 1].startswith(ENDING):
            # Its tags, with nothing between them, stand behind the words.
            found[at - 3] = found[at - 3].rstrip()
    return found


def inline_tokens(text: str, options: Options) -> Sequence[str]:
    """The HTML of a line of Markdown, its texts and tags in turn."""
    tokens = TAG.split(html_of(NOTE_MARK.sub("", text), options, line=True))
    tokens[::2] = (MALFORMED.sub(lambda m: f"&lt;{m[0][1:]}", t) for t in tokens[::2])
    return spelled_out(tokens)


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


def set_line(text: str, options: Options, language: str = "") -> str:
    """A line of plain text as HTML with typography."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    spoken = language or options.language
    return typography.set_run([escaped], options.filters, spoken, stock=options.stock)
