"""What is wrong with a tag, by the list of what a text may contain."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .allowed import (
    ACTIVE,
    COUNTED,
    DRAWN,
    EVERYWHERE,
    HTML,
    IN_PAGE,
    MATHML,
    OPENED,
    PICTURE,
    RELATIONS,
    STYLES,
    SVG,
)
from .room import BEYOND, lies_over, style_lies_over

MICROFORMAT = re.compile(r"(?:^|\s)(?:h|p|u|dt|e)(?:-[a-z0-9]+)*-[a-z]+(?=\s|$)")
"""A class by which readers of microformats find who wrote a page, and what."""
OPEN = "\x02"
"""Stands where an address, or a number, will be filled in; no text can hold it."""
LISTED = "docs/markup.md has the list"
VALUE = re.compile(r"[\w\s.,%#'\"+-]*(?:\((?:[\d\s.,%/]|deg)*\))?\Z")
SIZE = re.compile(r"\d+(?:\.\d+)?[hwx]\Z")


class Objection(NamedTuple):
    """What is wrong with a tag: a code, a message and a hint."""

    code: str
    message: str
    hint: str


def objections(
    tag: str, attributes: Mapping[str, str | None], kind: str = ""
) -> Iterator[Objection]:
    """What is wrong with a tag by its names, and by the values of its styles.

    *kind* is ``svg`` or ``math`` within a drawing or a formula, ``html`` elsewhere;
    without it, a name may be that of any of them.
    """
    own, general = _known(tag, kind)
    if own is None:
        if tag in ACTIVE:
            hint = "remove it: pages work without scripts and ask no other host"
            yield Objection("active-content", f"<{tag}> does not belong here", hint)
        else:
            hint = f"write it in Markdown, or remove the tag: {LISTED}"
            message = f"<{tag}> is not among the elements of a text"
            yield Objection("foreign-markup", message, hint)
        return
    for name, value in attributes.items():
        if name == "style":
            yield from _of_style(tag, value or "")
        elif name.startswith("on"):
            hint = "remove it: pages work without scripts and ask no other host"
            message = f"{name} on <{tag}> does not belong here"
            yield Objection("active-content", message, hint)
        elif not (name in EVERYWHERE or name in general or name in own):
            if not _says_nothing(name):
                hint = f"remove it: {LISTED}"
                message = f"{name} on <{tag}> is not among the attributes of a text"
                yield Objection("foreign-markup", message, hint)
        elif name == "rel":
            yield from _of_relation(tag, value or "")
        elif name == "class" and (read := MICROFORMAT.search(value or "")):
            message = (
                f"the class {read[0].strip()} on <{tag}> is read as data of the page"
            )
            yield Objection("foreign-markup", message, "remove it")
        elif lies_over(tag, name, value or ""):
            message = f"{name} on <{tag}> {BEYOND}"
            yield Objection("foreign-markup", message, "remove it")
        elif name in DRAWN and name not in own:
            yield from _of_look(tag, name, value or "")


def _known(tag: str, kind: str) -> tuple[frozenset[str] | None, frozenset[str]]:
    """The attributes of an element's own, none if it is not known, and the others."""
    if kind == "html":
        return HTML.get(tag), frozenset()
    if kind == "svg":
        return SVG.get(tag), DRAWN
    if kind == "math":
        return MATHML.get(tag), COUNTED
    lists = [known[tag] for known in (HTML, SVG, MATHML) if tag in known]
    more = (DRAWN if tag in SVG else frozenset()) | (
        COUNTED if tag in MATHML else frozenset()
    )
    return (frozenset().union(*lists) if lists else None), more


def _says_nothing(name: str) -> bool:
    """Whether an attribute is a name that browsers and our search pass over."""
    data = name.startswith("data-") and not name.startswith("data-pagefind")
    # What one owns is read within it, wherever on the page it stands.
    return data or (name.startswith("aria-") and name != "aria-owns")


def _of_style(tag: str, style: str) -> Iterator[Objection]:
    if re.search(r"url\s*\(|image-set|src\s*\(|\\|@|/\*", style, re.I):
        message = f"the style of <{tag}> would fetch something"
        yield Objection("remote-request", message, "remove it")
        return
    for each in filter(str.strip, style.split(";")):
        name, _, value = (part.strip() for part in each.lower().partition(":"))
        if name not in STYLES or not VALUE.match(value.removesuffix("!important")):
            message = f"{name} in the style of <{tag}> is not among those of a text"
            yield Objection("foreign-markup", message, f"remove it: {LISTED}")
        elif style_lies_over(tag, name, value.removesuffix("!important").strip()):
            message = f"{name} in the style of <{tag}> {BEYOND}"
            yield Objection("foreign-markup", message, f"remove it: {LISTED}")


def _of_relation(tag: str, value: str) -> Iterator[Objection]:
    for said in value.lower().split():
        if said not in RELATIONS:
            message = f"rel={said} on <{tag}> would say something of the page itself"
            yield Objection("foreign-markup", message, "remove it")


def _of_look(tag: str, name: str, value: str) -> Iterator[Objection]:
    """What is wrong with an attribute that a browser reads as a style."""
    asks = re.search(r"url|image|src|\\", value, re.I)
    if asks and not IN_PAGE.match(value.strip()) and name not in ("d", "points"):
        message = f"{name} on <{tag}> would fetch something"
        yield Objection("remote-request", message, "name a place on the page: url(#…)")


def of_address(tag: str, name: str, value: str) -> Iterator[Objection]:
    """What is wrong with an address that was not left open, as all should be."""
    # Browsers drop control characters and blanks before they read the scheme.
    bare = re.sub(r"[\x00\x01\x03-\x20]+", "", value)
    if tag == "a":
        ours = bare in ("", OPEN) or bare.startswith("#")
        fine = ours or OPENED.match(bare) is not None
    elif tag == "use":
        # What it draws stands on the page as if it were written there.
        fine = bare in ("", OPEN) or bare.startswith("#")
    else:
        parts = (part.strip(",") for part in value.split())
        fine = all(
            part in ("", OPEN) or SIZE.match(part) or PICTURE.match(part)
            for part in parts
        )
    if not fine:
        message = f"{name} on <{tag}> would fetch or run something"
        yield Objection("active-content", message, "write the whole tag anew")
