"""Whether what a text holds would lie over what stands around it.

A browser gives a line or a box the room that its content needs, unless a style or an
attribute says otherwise: a line of no height, letters that a line of small print does
not expect, a drawing that is shown beyond its frame, a formula that calls itself flat.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..layout import KINDS
from .allowed import HIGH

LARGEST = 4
"""How many times larger than those of a page the letters of a text may be."""
BEYOND = "would lay it over what stands around it"

# Letters of a page are as large as one of `rem`, and as 16 of `px`.
FIXED = {"rem": 1, "px": 1 / 16, "pt": 1 / 12, "pc": 1, "in": 6, "cm": 2.4, "mm": 0.24}
RELATIVE = {"em": 1.0, "%": 0.01, "ex": 0.5, "ch": 0.5}
SIZE = re.compile(r"(\d*\.?\d+)(%|[a-z]+)\Z")
NAMED = {
    "xx-small": 0.6,
    "x-small": 0.75,
    "small": 0.9,
    "medium": 1.0,
    "initial": 1.0,
    "large": 1.2,
    "x-large": 1.5,
    "xx-large": 2.0,
    "xxx-large": 3.0,
}
LARGER = {"larger": 1.2, "big": 1.2, "h2": 1.5, "h3": 1.25}
FONT = {4: 1.125, 5: 1.5, 6: 2.0, 7: 3.0}
"""How large those of ``<font size=…>`` are."""
SIZED = frozenset(("mathsize", "size", "style"))
"""What can make letters or lines of another size."""
SAME = frozenset(("", "inherit", "normal", "revert", "smaller", "unset", "0"))
LINE = re.compile(r"normal\Z|0*[1-9]\d{0,2}(?:\.\d+)?\Z")
"""A height of lines that grows with their letters."""
FONT_SIZE = re.compile(r"(?:\A|;)\s*(font(?:-size)?)\s*:([^;]*)", re.I)
AFTER_SIZE = re.compile(r"/\s*([^\s,]*)")
"""The height of the lines, where it is said with their letters."""
LINE_HEIGHT = re.compile(r"(?:\A|;)\s*line-height\s*:([^;]*)", re.I)

BACK = {"letter-spacing": 1 / 8, "margin": 0, "text-indent": 4, "word-spacing": 1 / 4}
"""How far each may lead back to where other words stand."""
BOXED = ("border", "padding")
THIN = 1 / 2
"""What these may add to words of a line, which give them no room."""
WORDS = re.compile(
    r"(?:(?<![\w.])0(?:\.0+)?(?:%|[a-z]{1,3})?(?![\w.%])|#[\da-f]+|[a-z-]+"
    r"|(?:rgb|hsl)a?\([\d\s.,%/deg]*\)|[\s,])*\Z"
)
"""Words, colours and noughts."""
WORDED = re.compile(
    r"-|font-(?!family|size\Z|weight|style|variant\Z)|list-style-type|outline"
    r"|text-decoration"
)
"""With a length, or words of their own, these would draw beyond the room of a line."""
VALUES = {
    "-moz-text-size-adjust": ("100%", "auto", "none"),
    "-ms-text-size-adjust": ("100%", "auto", "none"),
    "-webkit-text-size-adjust": ("100%", "auto", "none"),
    "overflow": ("auto", "hidden"),
}
DISPLAYED = frozenset(("block", "inline", "inline-block"))
BLOCKS = frozenset(("block", "blockquote", "figure", "figcaption"))
CELLS = frozenset(("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"))
FLOATED = frozenset(("img", "table"))
"""What an ``align`` of its own sets aside as well."""
COLOUR = re.compile(r"#[\da-f]+|(?:rgb|hsl)a?\([^()]*\)")
LENGTH = re.compile(r"(?<![\w.])(-?(?:\d+\.?\d*|\.\d+))(%|[a-z]*)")


class Room(NamedTuple):
    """How large the letters of an element are, at most and at least, and its lines.

    Endless letters are those of which nobody can tell; endless lines grow with them.
    """

    letters: float = 1.0
    least: float = 1.0
    line: float = float("inf")


def room_in(tag: str, attributes: Mapping[str, str | None], around: Room) -> Room:
    """The room of an element, within that of what is *around* it."""
    if tag not in LARGER and not SIZED & attributes.keys():
        return around
    style = attributes.get("style") or ""
    said = [_plain(size) for size in _sizes(style)]
    if size := attributes.get("mathsize"):
        said.append(_plain(size))
    if tag in LARGER:
        said.append(tag)
    letters = max((_size(one, around.letters) for one in said), default=around.letters)
    least = min((_size(one, around.least) for one in said), default=around.least)
    if tag == "font" and (size := attributes.get("size")):
        letters = max(letters, _font_size(size))
    lines = [_plain(one) for one in LINE_HEIGHT.findall(style)]
    line = min((_line(one, least, around.line) for one in lines), default=around.line)
    return Room(letters, least, line)


def _sizes(style: str) -> Iterator[str]:
    """The sizes that a style gives to letters, alone or among other things."""
    for name, value in FONT_SIZE.findall(style):
        if name.lower() == "font-size":
            yield value
        else:
            words = re.split(r"[\s,]+", AFTER_SIZE.sub("", value))
            yield from (w for w in words if not w.isdigit() and re.search(r"[\d(]", w))
            yield from (w for w in words if w.lower() in NAMED | LARGER)


def _plain(value: str) -> str:
    return value.lower().replace("!important", "").strip()


def _size(said: str, around: float) -> float:
    if said in SAME:
        return around
    if said in NAMED:
        return NAMED[said]
    if said in LARGER:
        return around * LARGER[said]
    return _length(said, around, unknown=float("inf"))


def _length(said: str, letters: float, unknown: float) -> float:
    """A length, beside *letters* of a size."""
    found = SIZE.match(said)
    number, unit = (float(found[1]), found[2]) if found else (0.0, "")
    if unit in FIXED:
        return number * FIXED[unit]
    return letters * number * RELATIVE[unit] if unit in RELATIVE else unknown


def _font_size(size: str) -> float:
    found = re.match(r"\s*([+-]?)0*(\d{1,2})", size)
    if found is None:
        return 0.0
    number = int(found[2])
    step = {"+": 3 + number, "-": 3 - number}.get(found[1], number)
    return FONT.get(min(step, 7), 1.0)


def _line(said: str, letters: float, around: float) -> float:
    if LINE.match(said) or said in ("initial", "revert"):
        return float("inf")
    return around if said in SAME - {"0"} else _length(said, letters, unknown=0.0)


def style_lies_over(tag: str, name: str, value: str) -> bool:
    """Whether a style of an element takes from it the room that it needs.

    How high its lines are is another question: see `room_in`.
    """
    block = tag in HIGH or KINDS.get(tag) in BLOCKS
    if name in BACK:
        over = any(length < -BACK[name] for length in _lengths(value))
    elif name in BOXED:
        over = not block and any(length > THIN for length in _lengths(value))
    elif name == "height":
        over = tag not in HIGH and value != "auto"
    elif name == "display":
        # What lies in cells is measured by them; words of a line have no height.
        over = value not in DISPLAYED or tag in CELLS or (value == "inline" and block)
    elif name == "float":
        over = tag not in FLOATED and value not in ("initial", "none")
    elif name == "font":
        line = AFTER_SIZE.search(value)
        over = line is not None and not LINE.match(line[1])
    elif name in VALUES:
        over = value not in VALUES[name]
    else:
        over = WORDED.match(name) is not None and not WORDS.match(value)
    return over


def _lengths(value: str) -> Iterator[float]:
    """The lengths of a value, beside letters of a page; endless where none is known."""
    for found in LENGTH.finditer(COLOUR.sub("", value)):
        number, unit = float(found[1]), found[2]
        back = -1 if number < 0 else 1
        unknown = float("inf") if number else 0.0
        yield back * _length(f"{abs(number)}{unit}", 1.0, unknown)


def lies_over(tag: str, name: str, value: str) -> bool:
    """Whether an attribute of an element shows it where it has no room."""
    if tag == "svg":
        hidden = value.strip().lower() == "hidden"
        return name.startswith("transform") or (name == "overflow" and not hidden)
    if tag == "mpadded":
        return name in ("depth", "height", "voffset")
    return name == "scriptlevel" and value.strip().startswith("-")
