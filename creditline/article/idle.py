"""Python-Markdown without those of its parts that a text has no use for.

The library tries each part on each block of each text, and most texts hold
few of the characters that a part looks for.  What is known here of a part is
only when it cannot do anything; a part of an extension that is not named here
always runs.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown import Markdown

HEADINGS = ("#", "\n=", "\n-", "<", "[TOC]")
RULES = tuple(f"{mark}{gap}{mark}" for mark in "*-_" for gap in ("", " ", "  "))
# The texts without all of which a part does nothing, by the part's name.
PREPROCESSORS = {
    "html_block": ("<", "&"),
    "fenced_code_block": ("```", "~~~"),
}
BLOCKS = {
    "hashheader": ("#",),
    "setextheader": HEADINGS[1:3],
    "hr": RULES,
    "quote": (">",),
    "reference": ("]:",),
    "footnote": ("[^",),
    "defindent": (": ",),
    "deflist": (": ",),
    "table": ("|",),
    "abbr": ("*[",),
    "markdown_block": ("<",),
}
TREE = {
    "footnote": ("[^",),
    "footnote-duplicate": ("[^",),
    "attr_list": ("{",),
    "abbr": ("*[",),
    "toc": HEADINGS,
    "unescape": ("\\",),
}
INLINE = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "citation": ("[@",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  ",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "em_strong2": ("_",),
}
# By what stands here, all of those can be ruled out at once.
LOUD = re.compile(r"[`\\\[!<&*_]|  ")

Needs = Mapping[str, tuple[str, ...]]


class Parts:
    """The parts of one list of the library, and which of them a text can use."""

    def __init__(self, parts: Any, needs: Needs) -> None:
        """*parts* is one of the library's registries."""
        by_name = {
            id(parts[name]): needed for name, needed in needs.items() if name in parts
        }
        self.parts: tuple[tuple[object, tuple[str, ...]], ...] = tuple(
            (part, by_name.get(id(part), ())) for part in parts
        )
        self.all_known = all(needed for _, needed in self.parts)

    def used(self, has: Callable[[str], bool]) -> list[object]:
        """Those that a text may need, in the library's order."""
        return [
            part for part, needed in self.parts if not needed or any(map(has, needed))
        ]


class Quick:
    """A converter that leaves out, text by text, what would do nothing."""

    def __init__(self, markdown: "Markdown") -> None:
        self.markdown: Any = markdown
        self.has: Callable[[str], bool] = "".__contains__
        self.inline = _quiet(markdown)
        parser = markdown.parser
        inline = Parts(markdown.inlinePatterns, INLINE)
        self.lists: Sequence[tuple[Any, str, Parts]] = (
            (markdown, "preprocessors", Parts(markdown.preprocessors, PREPROCESSORS)),
            (parser, "blockprocessors", Parts(parser.blockprocessors, BLOCKS)),
            (self.inline, "inlinePatterns", inline),
        )
        self.inline.skips = inline.all_known
        # Extensions look one another up in this list, so it stays as it is.
        for name, needed in TREE.items():
            if name in markdown.treeprocessors:
                self._gate(markdown.treeprocessors[name], needed)

    def _gate(self, part: Any, needed: tuple[str, ...]) -> None:
        """Let a part that works on the tree run only where it is needed."""
        run = part.run
        part.run = lambda root: run(root) if any(map(self.has, needed)) else None

    def html(self, source: str) -> str:
        """The HTML of *source*."""
        # The library begins with this as well.
        seen = source.replace("\r\n", "\n").replace("\r", "\n")
        seen = seen.expandtabs(self.markdown.tab_length)
        self.has = lru_cache(maxsize=None)(seen.__contains__)
        for owner, name, parts in self.lists:
            setattr(owner, name, parts.used(self.has))
        return str(self.markdown.reset().convert(source))


def _quiet(markdown: "Markdown") -> Any:
    """The library's inline step, which no longer tries each pattern on plain words."""
    from markdown.treeprocessors import InlineProcessor

    class Quiet(InlineProcessor):
        skips = False

        # The library knows it by this name.  Should it get another one, texts
        # take a little longer and come out the same.
        def _InlineProcessor__handleInline(  # noqa: N802
            self,
            data: str,
            patternIndex: int = 0,  # noqa: N803
        ) -> str:
            if self.skips and not LOUD.search(data):
                return data
            found: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
            return found

    made = Quiet(markdown)
    markdown.treeprocessors.register(made, "inline", 20)
    return made
