"""The visible text of a page, run by run, each with its line in the source.

A run is the text between two borders of blocks.  Extractors forget lines; we
walk the tree ourselves and let them say only which runs are the article.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .limits import PARAGRAPH
from .plain_text import clean

_BLOCKS = """
address article aside blockquote body br caption center dd details dialog div dl dt
fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main
nav ol p pre section summary table tbody td tfoot th thead time title tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
# Their text is not prose, or not meant to be read.
_UNREAD = """
script style template noscript svg math head iframe object audio video canvas select
option button textarea input datalist map
"""
UNREAD = frozenset(_UNREAD.split())
ASIDE = frozenset(["nav", "aside", "footer", "header"])
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SIDE = re.compile(
    r"\b(?:sidebar|widget|menu|breadcrumb|related|cookie|comments?)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two borders, the element around it, and where it stands.

    ``aside`` tells that it stands in a part of the page that is not its matter.
    """

    text: str
    line: int
    tag: str
    aside: bool


def runs(root: Any) -> Iterator[Run]:
    """The runs below *root*, an lxml element, in the order of the page."""
    from lxml import etree

    held: list[str] = []
    line, size = root.sourceline or 1, 0
    stack: list[tuple[str, bool, bool]] = []  # tag, unread, aside

    def flush(tag: str, *, aside: bool) -> Iterator[Run]:
        nonlocal size
        text = clean("".join(held))
        held.clear()
        size = 0
        if text:
            yield Run(text[:PARAGRAPH], line, tag, aside)

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        _, unread, aside = stack[-1] if stack else ("", False, False)
        if event == "start":
            if tag in BLOCKS:
                yield from flush(_block(stack), aside=aside)
            unread = unread or tag in UNREAD or not tag or _is_hidden(element)
            aside = aside or tag in ASIDE or _is_side(element)
            stack.append((tag, unread, aside))
            said, here = element.text, unread
        else:
            if tag in BLOCKS:
                yield from flush(_block(stack), aside=aside)
            stack.pop()
            said, here = element.tail, bool(stack) and stack[-1][1]
        if said and not here and size < PARAGRAPH:
            if not held and said.strip():
                line = element.sourceline or line
            held.append(said)
            size += len(said)
    yield from flush("body", aside=False)


def _block(stack: list[tuple[str, bool, bool]]) -> str:
    return next((tag for tag, _, _ in reversed(stack) if tag in BLOCKS), "body")


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(HIDDEN.search(element.get("style", "")[:500]))
    )


def _is_side(element: Any) -> bool:
    named = f"{element.get('id', '')[:200]} {element.get('class', '')[:200]}"
    return bool(SIDE.search(named.replace("_", " ").replace("-", " ")))
