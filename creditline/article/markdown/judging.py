"""Whether a text holds anything but what is allowed, as a browser reads it.

Converted HTML is read by lexbor, which follows the HTML standard (13.2, parsing), in
a page like ours.  What the tree holds is held against the list; the text must leave
the page around it as it was; and written out and read again it must be the same,
so that nobody reads it otherwise.  Then the converter's own bytes are printed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec import Struct

from ..body import Link, Piece, SourceAddress
from ..layout import TAG, TAG_NAME
from .allowed import WORDS_ONLY
from .body_builder import Reading
from .objections import OPEN, Objection, joined, objections, of_address
from .room import BEYOND, LARGEST, Room, room_in

TOLD = frozenset(
    ("active-content", "foreign-markup", "remote-request", "script-address", "bad-url")
)
FETCHED = frozenset(("src", "srcset", "poster", "href", "xlink:href"))
# The first line of preformatted text is lost where it is empty, each time anew.
FIRST_LINE = re.compile(r"(<pre[^>]*>)\n+")
TOO_LARGE = Objection(
    "foreign-markup",
    f"letters {LARGEST} times larger than those of the page",
    "would lie over it",
    "give them a smaller size",
)
TOO_CLOSE = Objection(
    "foreign-markup",
    "a line-height that is lower than the letters",
    BEYOND,
    "take it away, or give it a number from 1",
)
NEARLY = 0.99
"""What rounding leaves of a whole."""
MOST_OPEN = 250
"""Browsers, and the parser, take ever longer for each that is open."""
ENDLESS = frozenset(
    """area base br caption col colgroup dd dt embed hr img input li link meta option p
    rb rp rt rtc source tbody td tfoot th thead tr track wbr""".split()  # noqa: SIM905
)
"""Elements that have no end tag, or need none."""
# What a page, a list or a feed of any theme may have around a text, outermost first.
# The innermost stands outside, too: a second end of it must have something to end.
AROUND = (
    *("div", "main", "section", "aside", "header", "footer", "nav", "center", "figure"),
    *("details", "blockquote", "ul", "li", "dl", "dd", "address", "article", "div"),
)
PAGE = (
    "<!DOCTYPE html><html><head></head><body>"
    f"{''.join(f'<{name}>' for name in AROUND)}{{}}"
    f"{''.join(f'</{name}><p>.</p>' for name in reversed(AROUND))}"
)


def judge(reading: Reading) -> None:
    """Hold the pieces of a text against the list, and say what is wrong.

    What is wrong with its tags, one by one, was said when they were taken; here is
    found what only the tree shows, or a tag that was not seen to be one.
    """
    _tell(reading)
    if any(one.code in TOLD for one in reading.problems):
        return
    html = "".join([_filled(piece) for piece in reading.pieces])
    if _left_open(html) > MOST_OPEN:
        hint = "close each element that the text opens"
        message = f"more than {MOST_OPEN} elements are never closed"
        reading.say(reading.first_line, "active-content", message, hint)
        return
    found = judged(html)
    for tag, objection in dict.fromkeys(found.objections):
        reading.objections.append((reading.line_of_tag(tag), objection))
    if found.objections:
        _tell(reading)
        return
    if not found.whole:
        hint = "close each element that the text opens, and no other"
        message = "{} ends or swallows what the page has around the text"
    elif not found.same:
        hint = "close each element where it ends, one within the other"
        message = "{} can be read in more than one way"
    elif not found.ids <= {*reading.ids}:
        hint = "close the tag and its quotation marks"
        message = "{} gives a place that is not its own"
    else:
        return
    culprit = _as_written(*_first_of(TAG.split(html)), reading.pieces)
    line = reading.line_of(culprit) if culprit else reading.first_line
    what = " ".join(culprit.split())
    what = what if len(what) <= 40 else f"{what[:40]}…"
    message = message.format(what or "the text")
    reading.say(line, "active-content", message, hint)


def _tell(reading: Reading) -> None:
    """Say what was found to object to so far."""
    for told in joined(reading.objections):
        reading.say(*told)


def _left_open(html: str) -> int:
    """About how many elements are opened and not closed, by their tags alone."""
    names = [(m[1], m[2].lower()) for m in TAG_NAME.finditer(html)]
    return sum(-1 if slash else 1 for slash, name in names if name not in ENDLESS)


def _filled(piece: Piece) -> str:
    """A piece of a text, with something harmless where it was left open."""
    match piece:
        case str():
            return piece
        case SourceAddress():
            return f' cite="{OPEN}"'
    return OPEN


def _as_written(tag: str, before: int, pieces: Sequence[Piece]) -> str:
    """A tag with the addresses that a writer gave it, where it was left open.

    *before* tells how many of the *pieces* are left open in front of it.
    """
    if OPEN not in tag:
        return tag
    left = [piece for piece in pieces if not isinstance(piece, str)]
    words = tag.split(OPEN)
    given = left[before : before + len(words) - 1]
    filled = [
        "#".join(filter(None, (piece.target, piece.fragment)))
        if isinstance(piece, Link)
        else "…"
        for piece in given
    ]
    return "".join([*chain(*zip(words, filled, strict=False)), words[-1]])


def _first_of(tokens: Sequence[str]) -> tuple[str, int]:
    """The tag with which the trouble begins, and how much is left open before it.

    Found by halves.
    """

    def fine(count: int) -> bool:
        # What is still open at a tag is closed by those that follow.
        given = judged("".join(tokens[:count]))
        return given.whole and given.same

    tags = range(1, len(tokens), 2)
    low, high = 0, len(tags)
    while low < high:
        middle = (low + high) // 2
        if fine(tags[middle] + 1):
            low = middle + 1
        else:
            high = middle
    if low == len(tags):
        return "", 0
    at = tags[low]
    return tokens[at], sum(token.count(OPEN) for token in tokens[:at])


class Judgement(Struct, frozen=True):
    """What a browser finds in a text: objections, each with its tag, and places."""

    objections: tuple[tuple[str, Objection], ...] = ()
    ids: frozenset[str] = frozenset()
    whole: bool = True
    """Whether the page around the text stays as it is."""
    same: bool = True
    """Whether everybody reads it the same way."""


def judged(html: str) -> Judgement:
    """Read *html* as a browser does, and hold what it finds against the list."""
    tree = _read(html)
    text = _within(tree)
    if text is None:
        return Judgement(whole=False)
    found, ids = [], set[str]()
    for node, kind, room in _elements(text, "html"):
        if room.letters > LARGEST:
            found.append((node.tag, TOO_LARGE))
        elif room.line < room.letters * NEARLY:
            found.append((node.tag, TOO_CLOSE))
        given = node.attributes
        if place := given.get("id"):
            ids.add(place)
        found += [
            (node.tag, each) for each in _of_node(node, node.tag.lower(), given, kind)
        ]
    once = text.html
    again = _within(_read(_inside(once)))
    same = again is not None and _plain(again.html) == _plain(once)
    return Judgement(tuple(found), frozenset(ids), same=same)


def _read(html: str) -> Any:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(PAGE.format(html))


def _within(tree: Any) -> Any:
    """The element around the text; none where the text broke out, or swallows."""
    root, head = tree.root, tree.head
    node: Any = tree.body
    if root is None or head is None or node is None or head.child is not None:
        return None
    if root.attributes or head.attributes or node.attributes:
        return None
    for name in AROUND:
        node = node.child
        after: Any = node.next if node is not None else None
        said: Any = after.child if after is not None else None
        if said is None or after.next is not None or said.next is not None:
            return None
        if node.tag != name or node.attributes or after.tag != "p" or after.attributes:
            return None
        if said.tag != "-text" or said.text_content != ".":
            return None
    return node


def _elements(text: Any, kind: str) -> Iterator[tuple[Any, str, Room]]:
    """Every node below *text* that is no words, what it is within, and its room."""
    waiting = [(text.child, kind, Room())]
    while waiting:
        node, within, around = waiting.pop()
        while node is not None:
            if node.tag != "-text":
                inner = node.tag if node.tag in ("svg", "math") else within
                room = room_in(node.tag, node.attributes, around)
                yield node, inner, room
                if node.child is not None:
                    waiting.append((node.child, inner, room))
            node = node.next


def _of_node(
    node: Any, tag: str, attributes: Mapping[str, str | None], kind: str
) -> Iterator[Objection]:
    if tag.startswith(("-", "!")):
        hint = "write &lt; for the sign itself"
        wrong = "finds something here that is neither words nor a tag"
        yield Objection("active-content", "a browser", wrong, hint)
        return
    lowered = {name.lower(): value for name, value in attributes.items()}
    yield from objections(tag, lowered, kind)
    if kind != "html" and tag in WORDS_ONLY:
        child = node.child
        while child is not None:
            if child.tag != "-text":
                wrong, hint = f"does not belong in <{tag}>", "leave the words alone"
                yield Objection("active-content", f"<{child.tag}>", wrong, hint)
            child = child.next
    for name in lowered.keys() & FETCHED:
        yield from of_address(tag, name, lowered[name] or "")


def _inside(html: str) -> str:
    """What stands in the element around the text, as it was written out."""
    return html[html.index(">") + 1 : html.rindex("</")]


def _plain(html: str) -> str:
    return FIRST_LINE.sub(r"\1", html)
