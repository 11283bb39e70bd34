"""What is wrong with a tag, by the list of what a text may contain."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .allowed import (
    ACTIVE,
    COUNTED,
    DRAWN,
    EMBEDDED,
    EVERYWHERE,
    HTML,
    IN_PAGE,
    MATHML,
    OPENED,
    PICTURE,
    RELATIONS,
    SIDED,
    STYLES,
    SVG,
    UNREAD,
)
from .room import BEYOND, lies_over, style_lies_over

MICROFORMAT = re.compile(
    r"(?:^|\s)(?:(?:h|p|u|dt|e)(?:-[a-z0-9]+)*-[a-z]+"
    r"|hentry|hfeed|hproduct|hrecipe|hresume|hreview|vcard|vevent)(?=\s|$)"
)
"""A class by which readers of microformats, old and new, find who wrote a page."""
OPEN = "\x02"
"""Stands where an address, or a number, will be filled in; no text can hold it."""
OURS = ("", "#", OPEN)
"""Addresses that lead nowhere else: none, the page itself, and what is left open."""
LISTED = "docs/markup.md has the list"
UNLISTED = "is not among what a text may hold"
REMOVE = f"remove it, or paste the words alone: {LISTED}"
MOST_TOLD = 8
PLURAL = {"is": "are", "does": "do", "begins": "begin"}
VALUE = re.compile(r"[\w\s.,%#/'\"+-]*(?:\((?:[\d\s.,%/]|deg)*\))?\Z")
SIZE = re.compile(r"\d+(?:\.\d+)?[hwx]\Z")


class Objection(NamedTuple):
    """What is wrong with a tag: a code, what of it, in which way, and a hint."""

    code: str
    what: str
    wrong: str
    hint: str

    @property
    def message(self) -> str:
        """Both in one sentence."""
        return f"{self.what} {self.wrong}"


Told = tuple[int, str, str, str]
"""A line, a code, a message and a hint."""


def joined(found: Iterable[tuple[int, Objection]]) -> Iterator[Told]:
    """What is told of objections, each with its line: one problem for each kind.

    What programs write and writers paste is wrong in the same way many times.
    """
    kinds: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for line, (code, what, wrong, hint) in found:
        kinds.setdefault((code, wrong, hint), []).append((line, what))
    for (code, wrong, hint), each in kinds.items():
        lines = sorted({line for line, _ in each})
        whats = dict.fromkeys(what for _, what in each)
        verb, _, rest = wrong.partition(" ")
        if len(whats) > 1:
            verb = PLURAL.get(verb, verb)
        message = f"{_few(whats)} {verb} {rest}"
        if others := _few(map(str, lines[1:])):
            message += f", also on line{'s' if len(lines) > 2 else ''} {others}"
        yield lines[0], code, message, hint


def _few(words: Iterable[str]) -> str:
    """The first of some words, and how many there are besides."""
    words = tuple(words)
    more = len(words) - MOST_TOLD
    told = ", ".join(words[:MOST_TOLD])
    return f"{told} and {more} more" if more > 0 else told


def objections(
    tag: str, attributes: Mapping[str, str | None], kind: str = ""
) -> Iterator[Objection]:
    """What is wrong with a tag by its names, and by the values of its styles.

    *kind* is ``svg`` or ``math`` within a drawing or a formula, ``html`` elsewhere;
    without it, a name may be that of any of them.
    """
    own, general = _known(tag, kind)
    if own is None:
        yield _of_element(tag)
        return
    for name, value in attributes.items():
        if name == "style":
            yield from _of_style(tag, value or "")
        elif name.startswith("on"):
            hint = "remove it: pages work without scripts and ask no other host"
            what = f"{name} on <{tag}>"
            yield Objection("active-content", what, "does not belong here", hint)
        elif not (name in EVERYWHERE or name in general or name in own):
            if not _says_nothing(name):
                what = f"{name} on <{tag}>"
                yield Objection("foreign-markup", what, UNLISTED, REMOVE)
        elif name == "rel":
            yield from _of_relation(tag, value or "")
        elif name == "class" and (read := MICROFORMAT.search(value or "")):
            what = f"the class {read[0].strip()} on <{tag}>"
            wrong = "is read as data of the page"
            yield Objection("foreign-markup", what, wrong, "remove it")
        elif lies_over(tag, name, value or ""):
            what = f"{name} on <{tag}>"
            yield Objection("foreign-markup", what, BEYOND, "remove it")
        elif name in DRAWN and name not in own:
            yield from _of_look(tag, name, value or "")


def _of_element(tag: str) -> Objection:
    """What is wrong with an element that is not on the list."""
    if tag not in ACTIVE:
        return Objection("foreign-markup", f"<{tag}>", UNLISTED, REMOVE)
    hint = "remove it: pages work without scripts and ask no other host"
    if tag in EMBEDDED:
        hint = "write a link to it: pages ask no other host"
    return Objection("active-content", f"<{tag}>", "does not belong here", hint)


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
        what = f"the style of <{tag}>"
        yield Objection("remote-request", what, "would fetch something", "remove it")
        return
    for each in filter(str.strip, style.split(";")):
        name, _, value = (part.strip() for part in each.lower().partition(":"))
        value = value.removesuffix("!important").strip()
        what = f"{name} in the style of <{tag}>"
        whole = SIDED.sub(r"\1", name)
        known = whole in STYLES or name.startswith(UNREAD)
        if not known or not VALUE.match(value):
            yield Objection("foreign-markup", what, UNLISTED, REMOVE)
        elif style_lies_over(tag, whole, value):
            yield Objection("foreign-markup", what, BEYOND, REMOVE)


def _of_relation(tag: str, value: str) -> Iterator[Objection]:
    for said in value.lower().split():
        if said not in RELATIONS:
            wrong = "would say something of the page itself"
            what = f"rel={said} on <{tag}>"
            yield Objection("foreign-markup", what, wrong, "remove it")


def _of_look(tag: str, name: str, value: str) -> Iterator[Objection]:
    """What is wrong with an attribute that a browser reads as a style."""
    asks = re.search(r"url|image|src|\\", value, re.I)
    if asks and not IN_PAGE.match(value.strip()) and name not in ("d", "points"):
        hint = "name a place on the page: url(#…)"
        what = f"{name} on <{tag}>"
        yield Objection("remote-request", what, "would fetch something", hint)


def of_address(tag: str, name: str, value: str) -> Iterator[Objection]:
    """What is wrong with an address that was not left open, as all should be."""
    # Browsers drop control characters and blanks before they read the scheme.
    bare = re.sub(r"[\x00\x01\x03-\x20]+", "", value)
    if tag == "a":
        fine = bare in OURS or OPENED.match(bare) is not None
    elif tag == "use":
        # What it draws stands on the page as if it were written there.
        fine = bare in OURS
    else:
        parts = (part.strip(",") for part in value.split())
        fine = all(
            part in ("", OPEN) or SIZE.match(part) or PICTURE.match(part)
            for part in parts
        )
    if not fine:
        wrong = "would fetch or run something"
        hint = "write the whole tag anew"
        yield Objection("active-content", f"{name} on <{tag}>", wrong, hint)
