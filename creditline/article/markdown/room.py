"""Whether what a text holds would lie over what stands around it.

A browser gives a line or a box the room that its content needs, unless a style or an
attribute says otherwise: a line of no height, letters that a line of small print does
not expect, a drawing that is shown beyond its frame, a formula that calls itself flat.
"""

import re
from collections.abc import Mapping

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
LARGER = {"larger": 1.2, "big": 1.2}
SAME = frozenset(("", "inherit", "normal", "revert", "smaller", "unset", "0"))
LINE = re.compile(r"normal\Z|0*[1-9]\d{0,2}(?:\.\d+)?\Z")
"""A height of lines that grows with their letters."""
FONT_SIZE = re.compile(r"(?:\A|;)\s*font-size\s*:([^;]*)", re.I)


def size_in(tag: str, attributes: Mapping[str, str | None], around: float) -> float:
    """How large the letters of an element are, within those that are *around*.

    Endless where nobody can tell.
    """
    found = FONT_SIZE.findall(attributes.get("style") or "")
    said = [one.lower().replace("!important", "").strip() for one in found]
    if size := attributes.get("mathsize"):
        said.append(size.strip().lower())
    if tag == "big":
        said.append(tag)
    return max((_size(one, around) for one in said), default=around)


def _size(said: str, around: float) -> float:
    if said in SAME:
        return around
    if said in NAMED:
        return NAMED[said]
    if said in LARGER:
        return around * LARGER[said]
    found = SIZE.match(said)
    number, unit = (float(found[1]), found[2]) if found else (0.0, "")
    if unit in FIXED:
        return number * FIXED[unit]
    return around * number * RELATIVE[unit] if unit in RELATIVE else float("inf")


def style_lies_over(tag: str, name: str, value: str) -> bool:
    """Whether a style of an element takes from it the room that it needs."""
    if name == "line-height":
        return not LINE.match(value)
    return name == "height" and tag not in HIGH and value != "auto"


def lies_over(tag: str, name: str, value: str) -> bool:
    """Whether an attribute of an element shows it where it has no room."""
    if tag == "svg":
        hidden = value.strip().lower() == "hidden"
        return name.startswith("transform") or (name == "overflow" and not hidden)
    if tag == "mpadded":
        return name in ("depth", "height", "voffset")
    return name == "scriptlevel" and value.strip().startswith("-")
