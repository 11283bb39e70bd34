"""Python-Markdown, made once for each set of options and kept quick."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from . import typography
from .citing import MARKER, Credits
from .options import Options
from .typography import TAG

if TYPE_CHECKING:
    from markdown import Markdown

# The characters without which an inline pattern of the library cannot match.
# It tries each of them on each paragraph, and most texts hold few of these.
NEEDED = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "citation": "[@",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  ",
    "html": "<",
    "entity": "&",
}


class Converter:
    """One converter, reset for each text: making it costs a third of using it."""

    def __init__(self, options: Options) -> None:
        self.markdown = _library(options)
        self.patterns = tuple(self.markdown.inlinePatterns)
        known = self.markdown.inlinePatterns
        self.needed = {
            known.get_index_for_name(name): text
            for name, text in NEEDED.items()
            if name in known
        }
        self.kept = lru_cache(maxsize=64)(self._kept)

    def html(self, source: str) -> str:
        """The HTML of *source*."""
        idle = frozenset(at for at, text in self.needed.items() if text not in source)
        inline = self.markdown.treeprocessors["inline"]
        inline.inlinePatterns = self.kept(idle)  # type: ignore[attr-defined]  # it is of this processor alone
        return self.markdown.reset().convert(source)

    def _kept(self, idle: frozenset[int]) -> object:
        """All patterns but the *idle* ones, in the library's order."""
        from markdown.util import Registry

        kept: Registry[object] = Registry()
        for at, pattern in enumerate(self.patterns):
            if at not in idle:
                kept.register(pattern, str(at), len(self.patterns) - at)
        return kept


def _library(options: Options) -> "Markdown":
    from markdown import Markdown

    return Markdown(
        extensions=[*(name for name, _ in options.extensions), Credits()],
        extension_configs={name: dict(config) for name, config in options.extensions},
        output_format="html",
    )


@lru_cache(maxsize=2)
def converter(options: Options) -> Converter:
    """The converter of this process for *options*."""
    return Converter(options)


def convert_inline(text: str, options: Options) -> str:
    """One line of Markdown (a title, a summary) as inline HTML with typography."""
    html = converter(options).html(text)
    html = re.sub(rf"<{MARKER}[^>]*>(?:</{MARKER}>)?", "", html)
    html = html.removeprefix("<p>").removesuffix("</p>")
    return typography.set_run(TAG.split(html), options.filters)


def set_line(text: str, options: Options) -> str:
    """A line of plain text as HTML with typography."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return typography.set_run([escaped], options.filters)
