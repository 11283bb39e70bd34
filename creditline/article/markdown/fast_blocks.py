"""Python-Markdown without those of its parts that a text has no use for.

The library tries each part on each block of each text, and most texts hold
few of the characters that a part looks for.  What is known here of a part is
only when it cannot do anything; a part of an extension that is not named here
always runs.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .fast_text import is_usual, simply_set

if TYPE_CHECKING:
    from markdown import Markdown

HEADINGS = ("#", "\n=", "\n-", "<", "[TOC]")
# A text with none of these needs no more than two empty lines at its end.
UNEVEN = ("\t", "\r", "\x02", "\x03", "\n ")
# What defines; the library takes comments, and entities, from between the two signs.
DEFINING = ("]:", ">:", ";:")
# The texts without all of which a part does nothing, by the part's name.
PREPROCESSORS = {"html_block": ("<", "&"), "fenced_code_block": ("```", "~~~")}
BLOCKS = {
    "hashheader": ("#",),
    "setextheader": HEADINGS[1:3],
    "quote": (">",),
    "reference": DEFINING,
    "footnote": ("[^",),
    "defindent": (": ",),
    "deflist": (": ",),
    "table": ("|",),
    "abbr": ("*[",),
    "markdown_block": ("<",),
}
# Those that look at how a block begins, and those that take whatever is left.
ALWAYS = ("empty", "indent", "code", "hr", "olist", "ulist", "paragraph")
TREE = {
    "footnote": ("[^",),
    "footnote-duplicate": ("[^",),
    "attr_list": ("{",),
    "toc": HEADINGS,
    "unescape": ("\\",),
}
INLINE = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "citation": ("[@",),
    "guillemets": ("<<",),
    "link": ("[",),
    "image_link": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  ",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "em_strong2": ("_",),
}
# These do nothing unless the text defines somewhere what they refer to.
DEFINED = dict.fromkeys(
    ("reference", "image_reference", "short_reference", "short_image_ref"), DEFINING
)
# A block is a paragraph that neither starts like this nor has such a line.
STARTS = re.compile(r"\s|[#>:=*+_\d-]|\Z")
NEXT_LINE = re.compile(r"\n {0,3}[>:=*_-]")
# Looking for one character takes a fortieth of the time of looking for two: what
# a text lacks is mostly told by one, the one that texts hold least.
COMMON = " \n[].-*:_"

# The parts that leave a text of the commonest forms as it is set without them.
MILD = (
    (*PREPROCESSORS, "normalize_whitespace"),
    (*BLOCKS, *ALWAYS),
    (*TREE, "abbr", "inline", "prettify", "signed_quotation"),
    (*INLINE, *DEFINED),
    ("footnote", "amp_substitute", "raw_html"),
)

Needs: TypeAlias = Mapping[str, tuple[str, ...]]
Known: TypeAlias = tuple[object, tuple[str, ...]]
"""A part, and the texts without all of which it does nothing; none: it always may."""


class Parts:
    """The parts of one list of the library, and which of them a text can use."""

    def __init__(self, parts: Any, needs: Needs) -> None:
        """*parts* is one of the library's registries."""
        by_name = {
            id(parts[name]): needed for name, needed in needs.items() if name in parts
        }
        self.parts: tuple[Known, ...] = tuple(
            (part, by_name.get(id(part), ())) for part in parts
        )
        self.marks = {mark for _, needed in self.parts for mark in needed}

    def used(self, held: frozenset[str]) -> list[object]:
        """Those that a text may need, in the library's order."""
        return [
            part
            for part, needed in self.parts
            if not needed or not held.isdisjoint(needed)
        ]


def nothing(*_: Any) -> None:
    """What an idle part does."""


class Quick:
    """A converter that leaves out, text by text, what would do nothing."""

    def __init__(self, markdown: "Markdown") -> None:
        self.markdown: Any = markdown
        self.held: frozenset[str] = frozenset()
        parser = markdown.parser
        patterns = Parts(markdown.inlinePatterns, INLINE | DEFINED)
        # What is defined elsewhere can be named by anything in brackets.
        named = dict.fromkeys(DEFINED, ("[",))
        self.inline = inline = quiet(markdown, INLINE | named)
        self.lists: Sequence[tuple[Any, str, Parts]] = (
            (markdown, "preprocessors", Parts(markdown.preprocessors, PREPROCESSORS)),
            (parser, "blockprocessors", Parts(parser.blockprocessors, BLOCKS)),
            (inline, "inlinePatterns", patterns),
        )
        self.marks = {m for _, _, parts in self.lists for m in parts.marks}
        # Extensions look one another up in this list, so it stays as it is.
        for name, needed in TREE.items():
            if name in markdown.treeprocessors:
                self._gate(markdown.treeprocessors[name], "run", needed)
        if "toc" in markdown.treeprocessors:
            contents: Any = markdown.treeprocessors["toc"]
            if contents.marker:
                self._gate(contents, "replace_marker", (contents.marker,))
        registries = (
            *(markdown.preprocessors, parser.blockprocessors, markdown.treeprocessors),
            *(markdown.inlinePatterns, markdown.postprocessors),
        )
        self.mild = all(map(only, registries, MILD)) and not _glossary(markdown)
        self.simple = self.mild and is_usual(markdown)
        if "toc" in markdown.treeprocessors and self.mild:
            # None of them looks at the table of contents, where no text shows it.
            shown = (contents.marker,) if contents.marker else ()
            empty = etree.Element("div")
            self._gate(contents, "build_toc_div", shown, lambda _: empty)
        if "normalize_whitespace" in markdown.preprocessors and self.mild:
            lines: Any = markdown.preprocessors["normalize_whitespace"]
            self._gate(lines, "run", UNEVEN, lambda lines: [*lines, "", ""])
        if only(parser.blockprocessors, MILD[1]):
            _let_be(parser)
        self.looked_for = tuple((min(m, key=COMMON.find), m) for m in self.marks)
        # The library looks through a list of sixty for every element, three times.
        markdown.is_block_level = lru_cache(maxsize=512)(  # type: ignore[method-assign]
            markdown.is_block_level
        )
        # Most texts hold the same few marks, and so can use the same parts.
        self.used = lru_cache(maxsize=64)(self._used)

    def _gate(
        self,
        part: Any,
        name: str,
        needed: tuple[str, ...],
        idle: Callable[..., Any] = nothing,
    ) -> None:
        """Let a method of a part do its work only where it is needed, else *idle*."""
        work = getattr(part, name)

        def gated(*given: Any) -> Any:
            return (idle if self.held.isdisjoint(needed) else work)(*given)

        setattr(part, name, gated)
        self.marks.update(needed)

    def _used(self, held: frozenset[str]) -> list[list[object]]:
        return [parts.used(held) for _, _, parts in self.lists]

    def simply(self, source: str) -> str | None:
        """The HTML of *source* if nobody need ask the library for it."""
        return simply_set(source, self.markdown) if self.simple else None

    def html(self, source: str) -> str:
        """The HTML of *source*."""
        seen = source
        uneven = [mark for mark in UNEVEN[:2] if mark in source]
        if uneven:
            # The library begins with this as well.
            seen = source.replace("\r\n", "\n").replace("\r", "\n")
            seen = seen.expandtabs(self.markdown.tab_length)
        held = [m for char, m in self.looked_for if char in seen and m in seen]
        self.held = frozenset(held + uneven)
        used = self.used(self.held)
        for (owner, name, _), parts in zip(self.lists, used, strict=True):
            setattr(owner, name, parts)
        return str(self.markdown.reset().convert(source))

    # What was converted before leaves nothing behind here.
    line = html


def only(registry: Any, names: Sequence[str]) -> bool:
    """Whether a list of the library holds parts of these names, and nobody else's."""
    return sum(name in registry for name in names) == len(registry)


def _glossary(markdown: "Markdown") -> bool:
    """Whether there are abbreviations that no text has to define."""
    if "abbr" not in markdown.treeprocessors:
        return False
    return bool(getattr(markdown.treeprocessors["abbr"], "abbrs", True))


def loud(block: str) -> bool:
    """Whether a block may be anything but a paragraph."""
    return bool(
        STARTS.match(block)
        or "#" in block
        or "<" in block
        or "|" in block
        or "\x02" in block
        or "]:" in block
        or NEXT_LINE.search(block)
    )


def _let_be(parser: Any) -> None:
    """Let *parser* try nothing on a block that is a paragraph and nothing else."""
    paragraphs = [parser.blockprocessors["paragraph"]]

    # As the library's own, but for the choice of what is tried.
    def parse_blocks(parent: Any, blocks: list[str]) -> None:
        while blocks:
            for part in parser.blockprocessors if loud(blocks[0]) else paragraphs:
                if (
                    part.test(parent, blocks[0])
                    and part.run(parent, blocks) is not False
                ):
                    break

    parser.parseBlocks = parse_blocks


def quiet(markdown: "Markdown", needs: Mapping[str, tuple[str, ...]]) -> Any:
    """Put an inline step that does no more than it must in the place of the library's.

    *needs* gives for each pattern the texts without all of which it does nothing.
    """
    from markdown.treeprocessors import InlineProcessor
    from markdown.util import AtomicString

    patterns = markdown.inlinePatterns
    known = {id(patterns[name]): needs[name] for name in needs if name in patterns}
    all_known = len(known) == len(patterns)

    class Quiet(InlineProcessor):
        # The library knows it by this name.  Should it get another one, texts
        # take a little longer and come out the same.
        def _InlineProcessor__handleInline(  # noqa: N802
            self,
            data: str,
            patternIndex: int = 0,  # noqa: N803
        ) -> str:
            if (all_known and not _marked(data)) or isinstance(data, AtomicString):
                return data
            attempt = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
            for index in range(patternIndex, len(self.inlinePatterns)):
                pattern = self.inlinePatterns[index]
                needed = known.get(id(pattern), ())
                matched, at = True, 0
                while matched and (
                    not needed or any(data.find(mark, at) >= 0 for mark in needed)
                ):
                    data, matched, at = attempt(pattern, data, index, at)
            return data

    made = Quiet(markdown)
    markdown.treeprocessors.register(made, "inline", 20)
    return made


def _marked(text: str) -> bool:
    """Whether any pattern whose needs are known may want something of *text*."""
    # Looking for one character after the other is quicker by far than a pattern.
    return (
        "[" in text
        or "*" in text
        or "_" in text
        or "<" in text
        or "&" in text
        or "`" in text
        or "\\" in text
        or "  " in text
    )
