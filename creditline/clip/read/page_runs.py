"""The visible text of a page, run by run, each with its line in the source.

A run is the text between two borders of blocks.  Extractors forget lines; we
walk the tree ourselves and let them say only which runs are the article.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..lexicon.markup_words import CAPTION, FOOT, HIDDEN, LEAD, PAID, SIDE
from .limits import PARAGRAPH
from .plain_text import INVISIBLE
from .raw_text import Span

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
FIGURE = frozenset(["figure", "figcaption"])
# What Markdown puts around the text of these.
INLINE = {"em": "*", "i": "*", "strong": "**", "b": "**", "a": "["}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# The lines of an item that follow its first stand below it.
UNDER_ITEM = "    "
SPACE = re.compile(r"\s+")
# Whatever is named after its menu, or hidden until a script runs, and holds this
# share of the page's paragraphs, is the page.
MOST = 0.5


@dataclass(slots=True)
class Run:
    """Text between two borders, the element around it, and where it stands.

    ``aside`` tells that it stands in a part of the page that is not its matter,
    ``caption`` that it belongs to a picture, ``lead`` that it is named as what
    opens the text; ``opens`` and ``spans`` are as in a paragraph.  Whoever looks
    for the article says which of them are ``kept``.
    """

    text: str
    line: int
    tag: str
    aside: bool
    caption: bool = False
    lead: bool = False
    opens: str = ""
    spans: tuple[Span, ...] = ()
    kept: bool = False

    @property
    def plain(self) -> bool:
        """Whether it may be of the text, by where it stands."""
        return not self.aside and not self.caption


@dataclass(frozen=True, slots=True)
class _Place:
    """An element that is open, and what it makes of the text in it."""

    tag: str = ""
    unread: bool = False
    aside: bool = False
    caption: bool = False
    lead: bool = False
    foot: bool = False
    marks: tuple[tuple[str, str], ...] = ()
    element: Any = None

    def within(self, element: Any, whole: int) -> "_Place":
        """The place that *element* makes here; *whole* is the prose of the page."""
        tag = element.tag if isinstance(element.tag, str) else ""

        def small() -> bool:
            return _prose(element) < MOST * whole

        hidden = bool(tag) and is_hidden(element)
        side = tag in ASIDE or _is_named(element, SIDE)
        foot = self.foot or tag == "footer" or _is_named(element, FOOT)
        # What is named after copyright in the foot of a page is no picture's.
        pictured = tag in FIGURE or (not foot and _is_named(element, CAPTION))
        return _Place(
            tag=tag,
            unread=self.unread or not tag or tag in UNREAD or (hidden and small()),
            aside=self.aside or (side and small()),
            caption=self.caption or (pictured and small()),
            lead=self.lead or _is_named(element, LEAD),
            foot=foot,
            marks=self.marks + self._marked(element, tag),
            element=element,
        )

    def _marked(self, element: Any, tag: str) -> tuple[tuple[str, str], ...]:
        """What *element* makes of its text: emphasis, or a link; each only once."""
        mark = INLINE.get(tag, "")
        target = (element.get("href") or "").strip() if mark == "[" else ""
        held = "".join(one for one, _ in self.marks)
        if mark == "[":
            return ((mark, target),) if target and mark not in held else ()
        return ((mark, ""),) if mark and "*" not in held else ()


def runs(root: Any) -> Iterator[Run]:
    """The runs below *root*, an lxml element, in the order of the page."""
    from lxml import etree

    held: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    line, size = root.sourceline or 1, 0
    whole = max(1, _prose(root))
    stack = [_Place()]
    begun: dict[Any, int] = {}

    def flush() -> Iterator[Run]:
        nonlocal size
        text, spans = _joined(held)
        held.clear()
        size = 0
        if text:
            at = stack[-1]
            block = next((p.tag for p in reversed(stack) if p.tag in BLOCKS), "body")
            opens = "".join(_opening(place, begun) for place in stack)
            spans = () if block in HEADINGS else spans
            yield Run(text, line, block, at.aside, at.caption, at.lead, opens, spans)

    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in BLOCKS:
            yield from flush()
        if event == "start":
            stack.append(stack[-1].within(element, whole))
            said = element.text
        else:
            stack.pop()
            said = element.tail
        if said and not stack[-1].unread and size < PARAGRAPH:
            if not held and said.strip():
                line = element.sourceline or line
            held.append((said, stack[-1].marks))
            size += len(said)
    yield from flush()


def _joined(
    held: list[tuple[str, tuple[tuple[str, str], ...]]],
) -> tuple[str, tuple[Span, ...]]:
    """The pieces of a run on one line, and what of it is marked in which way."""
    text = ""
    ends: dict[tuple[str, str, int], int] = {}
    open_marks: dict[tuple[str, str], int] = {}
    for said, marks in held:
        words = SPACE.sub(" ", INVISIBLE.sub("", said))
        words = words.lstrip() if not text or text[-1] == " " else words
        begin, text = len(text), text + words
        open_marks = {mark: open_marks.get(mark, begin) for mark in marks}
        for mark, start in open_marks.items():
            ends[(*mark, start)] = len(text)
    text = text[:PARAGRAPH].rstrip()
    spans = []
    for (sign, target, begin), end in ends.items():
        inside = text[begin:end].strip()
        start = text.find(inside, begin)
        if inside:
            spans.append(Span(start, start + len(inside), sign, target))
    return text, tuple(sorted(spans, key=lambda s: (s.start, -s.end)))


def _opening(place: _Place, begun: dict[Any, int]) -> str:
    """What Markdown puts before a line within *place*; items are *begun* once."""
    if place.tag == "blockquote":
        return "> "
    if place.tag in HEADINGS:
        return f"{'#' * int(place.tag[1])} "
    if place.tag != "li":
        return ""
    if place.element in begun:
        return UNDER_ITEM
    above = place.element.getparent()
    begun[place.element] = 0
    begun[above] = begun.get(above, 0) + 1
    return f"{begun[above]}. " if above is not None and above.tag == "ol" else "- "


def _prose(element: Any) -> int:
    """How many characters the paragraphs in *element* have."""
    return sum(
        len(piece)
        for p in element.iter("p", "blockquote")
        for piece in p.itertext()
        if len(piece) > 1
    )


def is_hidden(element: Any) -> bool:
    """Whether a browser does not show *element*, and no paywall is the reason."""
    hidden = (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(HIDDEN.search(element.get("style", "")[:500]))
    )
    named = f"{element.get('id', '')[:200]} {element.get('class', '')[:200]}"
    return hidden and not PAID.search(named)


def _is_named(element: Any, names: re.Pattern[str]) -> bool:
    """Whether the id or a class of *element* is one of *names*."""
    if not isinstance(element.tag, str) or element.tag in (
        "html",
        "body",
        "main",
        "h1",
    ):
        return False
    named = f"{element.get('id', '')[:200]} {element.get('class', '')[:200]}"
    return bool(names.search(named.replace("_", " ").replace("-", " ")))
