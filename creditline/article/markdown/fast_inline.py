"""Python-Markdown's inline step, without the patterns that a text has no use for.

Most paragraphs hold plain words, or the three commonest marks at their simplest:
``*emphasis*``, ``[words](address)`` and ``[@key]``.  Those are set at once, to the
elements that the library would have made of them one pattern after the other.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..citation_form import GROUP, MARKER, keys_of

if TYPE_CHECKING:
    from markdown import Markdown

SIMPLE = re.compile(
    r"\*(?:(?<=[\s(\"'“‘]\*)|(?<=\A\*))"
    r"(?P<em>[^\W_](?:[\w ,.'’-]*[^\W_])?)\*(?![\w*])"
    r"|\[(?<!!\[)(?P<words>[\w ,.'’-]+)\]"
    r"\((?P<address>https?://[\w./:?=%#~+,;@-]+)\)"
    rf"|{GROUP.replace('(', '(?<!!.)(?P<keys>', 1)}"
)


def quiet(markdown: "Markdown", needs: Mapping[str, tuple[str, ...]]) -> Any:
    """Put a step that does no more than it must in the place of the library's.

    *needs* gives for each pattern the texts without all of which it does nothing.
    """
    from markdown.treeprocessors import InlineProcessor
    from markdown.util import AtomicString

    patterns = markdown.inlinePatterns
    known = {id(patterns[name]): needs[name] for name in needs if name in patterns}
    all_known = len(known) == len(patterns)

    class Quiet(InlineProcessor):
        plain = False
        """Whether nothing but these patterns can want anything of the text."""

        def run(
            self, tree: etree.Element, ancestors: list[str] | None = None
        ) -> etree.Element:
            """Set what is simple, and have the library set the rest."""
            # All of it or nothing: what the library leaves in a text that is too
            # much for it has numbers, which count what it has set before.
            simple = list(map(taken_apart, tree.iter())) if self.plain else [None]
            if None in simple:
                return super().run(tree, ancestors)
            for element, parts in zip([*tree.iter()], simple, strict=True):
                if parts:
                    put_together(element, parts)
            return tree

        # The library knows it by this name.  Should it get another one, texts
        # take a little longer and come out the same.
        def _InlineProcessor__handleInline(  # noqa: N802
            self,
            data: str,
            patternIndex: int = 0,  # noqa: N803
        ) -> str:
            if (all_known and not loud(data)) or isinstance(data, AtomicString):
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


def loud(text: str) -> bool:
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


def taken_apart(element: etree.Element) -> list[str | re.Match[str]] | None:
    """Words and simple marks of an element in turn; none where that is not all."""
    text, tail = element.text, element.tail
    if tail and tail != "\n" and loud(tail):
        return None
    if not text or text == "\n" or type(text) is not str or not loud(text):
        return []
    parts: list[str | re.Match[str]] = []
    words: list[str] = []
    at = 0
    for found in SIMPLE.finditer(text):
        start, end = found.span()
        words.append(text[at:start])
        parts += words[-1], found
        at = end
    words.append(text[at:])
    parts.append(words[-1])
    # A line feed between them, lest two blanks or two halves of a mark meet.
    return None if "_" in text or loud("\n".join(words)) else parts


def put_together(element: etree.Element, parts: Sequence[str | re.Match[str]]) -> None:
    """Let *element* hold its words, and an element for each mark."""
    marks: list[etree.Element] = []
    for part in parts:
        if not isinstance(part, str):
            marks.append(node(part))
        elif marks:
            marks[-1].tail = part
        else:
            element.text = part
    element[:0] = marks


def node(found: re.Match[str]) -> etree.Element:
    """The element that a simple mark stands for."""
    if found["em"]:
        made = etree.Element("em")
        made.text = found["em"]
    elif found["words"]:
        made = etree.Element("a", {"href": found["address"]})
        made.text = found["words"]
    else:
        made = etree.Element(MARKER, {"keys": keys_of(found["keys"])})
    return made
