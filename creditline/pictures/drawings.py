"""SVG: what of it could run, or ask another host, and what its maker noted in it.

A drawing of its own is a page of its own: opened by its address, it may run scripts
and fetch.  So elements and attributes are held against a list (SVG 2), styles and
addresses against what they could ask for.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any
from xml.etree.ElementTree import ParseError, XMLPullParser

SPACE = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
XHTML = "http://www.w3.org/1999/xhtml"
MATHML = "http://www.w3.org/1998/Math/MathML"
NAMES = frozenset(
    """a animate animateMotion animateTransform circle clipPath color-profile cursor
    defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge
    feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
    feTile feTurbulence filter font font-face font-face-name font-face-src g glyph
    hkern image line linearGradient marker mask mesh meshgradient meshpatch meshrow
    metadata missing-glyph mpath path pattern polygon polyline radialGradient rect
    set solidcolor stop style svg switch symbol text textPath title tref tspan use
    view vkern""".split()  # noqa: SIM905
)
"""Every element that draws, moves, or says what is drawn."""
MOVING = frozenset(("animate", "animateMotion", "animateTransform", "set"))
MOVED = re.compile(r"href|src|\s*on", re.I)
"""Attributes that must stay as they were looked at."""
HERE = re.compile(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp|avif)[;,])", re.I)
LINK = re.compile(r"\s*(?:https?:|mailto:|#)", re.I)
ASKS = re.compile(
    r"url\(\s*(?!['\"]?\s*(?:#|data:(?:image|font)/))|@import|image-set|\\|expression\(",
    re.I,
)
DECLARED = re.compile(rb"<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)", re.I)
SHEET = re.compile(rb"<\?xml-stylesheet\b", re.I)
COMMENT = re.compile(rb"(<!\[CDATA\[.*?\]\]>)|<!--.*?-->", re.S)
"""A comment, or, first, what only looks as if it held one."""
# Where on its maker's disk Inkscape keeps it.
PATHS = re.compile(
    rb"""\s(?:sodipodi:(?:absref|docbase|docname)|inkscape:export-filename)\s*=\s*
    (?:"[^"<]*"|'[^'<]*')(?=[^<>]*>)""",
    re.X,
)
PICTURE = re.compile(rb"""data:image/[^"'<>(),]*,[^"'<>()]*""", re.I)
"""A picture within the drawing."""


def objection(data: bytes) -> str:
    """Why a drawing should not be published, in words; empty if it may be."""
    if b"\0" in data:
        return "it is not written in UTF-8"
    if DECLARED.search(data):
        return "it declares entities of its own"
    if SHEET.search(data):
        return "it asks for a style sheet"
    parser: Any = XMLPullParser(("start", "end"))
    try:
        parser.feed(data)
        parser.close()
        for event, found in parser.read_events():
            element: Any = found
            wrong = _of(element.tag, element.attrib) if event == "start" else ""
            if event == "end" and element.tag == f"{{{SPACE}}}style":
                wrong = _of_style("".join(element.itertext()))
            if wrong:
                return wrong
    except (ParseError, ValueError, LookupError) as error:
        return f"it is not well-formed: {error}"
    return ""


def _of(tag: str, attributes: dict[str, str]) -> str:
    """What is wrong with an element."""
    space, _, name = tag.rpartition("}")
    space = space.removeprefix("{")
    if space in (XHTML, MATHML) or (space == SPACE and name not in NAMES):
        return f"<{name}> does not belong into a drawing"
    found = (_of_attribute(name, key, value) for key, value in attributes.items())
    return next(filter(None, found), "")


def _of_attribute(name: str, key: str, value: str) -> str:
    """What is wrong with an attribute of the element of that name."""
    local = key.rpartition("}")[2]
    said = ""
    if local.lower().startswith("on"):
        said = f"{local} on <{name}> could run something"
    elif key in ("href", XLINK):
        leads = (LINK if name == "a" else HERE).match(value)
        said = "" if leads else f"<{name}> leads to {value[:60]!r}"
    elif local.lower() in ("src", "data", "action", "formaction", "base"):
        said = f"{local} on <{name}> asks for something"
    elif name in MOVING and local == "attributeName" and MOVED.search(value):
        said = f"<{name}> moves {value!r}"
    return said or _of_style(value)


def _of_style(style: str) -> str:
    found = ASKS.search(style)
    asked = style[found.start() :][:40] if found else ""
    return f"a style asks for something: {asked!r}" if asked else ""


def cleaned(data: bytes, of_address: Callable[[str], str]) -> bytes:
    """The drawing without its maker's notes; one with an objection as it is."""
    kept = without_notes(data, of_address)
    return data if kept == data or objection(data) else kept


def without_notes(data: bytes, of_address: Callable[[str], str]) -> bytes:
    """The drawing without its maker's notes, and each picture in it *of_address*.

    Notes are comments, and where it lay on its maker's disk.
    """

    def picture(found: re.Match[bytes]) -> bytes:
        said = unescape(found[0].decode("utf-8", "surrogateescape"))
        kept = of_address(said)
        return found[0] if kept == said else escape(kept).encode()

    data = COMMENT.sub(lambda found: found[1] or b"", data)
    return PICTURE.sub(picture, PATHS.sub(b"", data))
