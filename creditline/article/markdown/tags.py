"""The tags of a text: what they refer to, and what no page of ours may hold."""

import re
from html import unescape

from .. import values
from ..body import Cite, Link, SourceAddress, WayBack
from ..citation_form import MARKER
from ..layout import TAG_NAME
from ..values import Fault
from .body_builder import Reading
from .objections import Objection, objections

ATTRIBUTE = re.compile(
    r"\s([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?"
)
INTERNAL = re.compile(r"(?:\{|\|)(filename|static|attach|tag|index)(?:\}|\|)(.*)\Z")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# The addresses in a `srcset`, each before its size.
CANDIDATE = re.compile(r"(?:\A|,)\s*([^\s,]+)")
HREF = ("href", "xlink:href")
FETCHED = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "image": HREF,
    "use": HREF,
}
# What a browser may take for the beginning of a tag.
MALFORMED = re.compile(r"<[A-Za-z/!?][^\s<>]{0,20}")
# Tags that are most of all tags, and say nothing but their names.
PLAIN = frozenset(
    f"<{slash}{name}>"
    for name in ("p", "em", "strong", "ul", "ol", "li", "blockquote", "h2", "h3")
    for slash in ("", "/")
) | {"</a>"}
# The tag of a link that says nothing but its address, on the web.
AWAY = re.compile(r'<a href="(https?://[^"&]*)">\Z')
# Others that Markdown makes, whose values hold no sign of a tag.
MADE = re.compile(
    r"<(?:cl-cite keys=\"[^\"<>]*\"|/cl-cite"
    r"|a href=\"[^\"<>]*\"(?: title=\"[^\"<>]*\")?"
    r"|img alt=\"[^\"<>]*\" src=\"[^\"<>]*\"(?: title=\"[^\"<>]*\")?(?: /)?"
    r"|h[2-6] id=\"[\w-]*\"|/?(?:h[2-6]|code|pre|br|hr)(?: /)?)>\Z"
)
# What Python-Markdown calls the way back from a footnote, if nobody said otherwise.
WAY_BACK = re.compile(r"(?<=title=\")Jump back to footnote (\d+) in the text(?=\")")
# Fragments of the page around a text, which nothing in the text may take.
PAGE_PLACES = re.compile(
    r"(?:main|credit|sources|corrections|updates|more|ways|search|terms|topics"
    r"|organisations|archive|scheme-\w+|source-\d+|cite-.*)\Z"
)

Attribute = tuple[str, str, re.Match[str]]


def take_tag(reading: Reading, token: str) -> None:
    """Take one tag: keep it, or leave open what it refers to."""
    if token in PLAIN:
        reading.pieces.append(token)
        return
    if away := AWAY.match(token):
        _check_web(reading, away[1], away[1])
        reading.pieces.append(token)
        return
    name = TAG_NAME.match(token)
    if name is None:
        reading.pieces.append(token)
        return
    if not MADE.match(token):
        reading.raw = True
    tag = name[2].lower()
    if name[1]:
        if tag != MARKER:
            reading.pieces.append(token)
        return
    given = [
        (m[1].lower(), unescape(m[2] or m[3] or m[4] or ""), m)
        for m in ATTRIBUTE.finditer(token, name.end())
    ]
    stated = {key: value for key, value, _ in given}
    if tag == MARKER:
        _take_citation(reading, stated.get("keys", ""))
        return
    if place := stated.get("id"):
        if place in reading.ids or PAGE_PLACES.match(place):
            line = reading.line_of(place)
            message = f"the place #{place} is already on the page"
            reading.say(line, "repeated-place", message, "give it another id")
        reading.ids[place] = None
    _refuse(reading, tag, stated)
    if tag == "blockquote" and "cl-source" in stated:
        reading.pieces += "<blockquote", SourceAddress(stated["cl-source"]), ">"
        return
    _take_addresses(reading, tag, token, given)
    if stated.get("class") == "footnote-backref":
        _take_way_back(reading)


def _take_way_back(reading: Reading) -> None:
    """Leave open what the way back from a footnote is called in the page's language."""
    written = reading.pieces[-1]
    if isinstance(written, str) and (found := WAY_BACK.search(written)):
        start, end = found.span()
        number = WayBack(int(found[1]))
        reading.pieces[-1:] = written[:start], number, written[end:]


def _take_citation(reading: Reading, keys: str) -> None:
    for place, key in enumerate(keys.split()):
        use = reading.uses[key] = reading.uses.get(key, 0) + 1
        line = reading.line_of_citation(key)
        before = reading.pieces[-1] if reading.pieces else None
        if place:
            comma = ", " if reading.in_caption else "<sup>, </sup>"
            reading.pieces.append(comma)
        elif isinstance(before, str) and not reading.in_caption:
            # Writers leave a blank before it; a number stands at its word.
            reading.pieces[-1] = before.rstrip()
        reading.pieces.append(Cite(key, line, use, reading.in_caption))


def _refuse(reading: Reading, tag: str, stated: dict[str, str]) -> None:
    """Say what no page of ours may hold."""
    if found := [*objections(tag, stated)]:
        line = reading.line_of_tag(tag)
        reading.objections += [(line, each) for each in found]
    src = stated.get("src", "")
    # What is to be put elsewhere is asked then what it shows.
    if tag == "img" and not (stated.get("alt", "").strip() or _is_fetched(src)):
        raw = not src and "<" in reading.source
        line = reading.line_of_tag(tag) if raw else reading.line_of_address(src)
        hint = "say between the brackets what the picture shows"
        message = f"the image {src!r} has no alternative text"
        reading.say(line, "no-alternative-text", message, hint)


def refuse_malformed(reading: Reading, text: str) -> None:
    """Say what a browser may take for a tag, and we cannot read as one."""
    for found in MALFORMED.finditer(text):
        hint = (
            "close the tag and its quotation marks, or write &lt; for the sign itself"
        )
        wrong = "begins a tag that is not well-formed"
        said = Objection("active-content", repr(found[0]), wrong, hint)
        reading.objections.append((reading.line_of(found[0]), said))


def _take_addresses(
    reading: Reading, tag: str, token: str, given: list[Attribute]
) -> None:
    """Cut *token* at each address in it that is to be filled in."""
    if not given:
        reading.pieces.append(token)
        return
    fetched = FETCHED.get(tag, ())
    at = 0
    for key, value, match in given:
        if key not in fetched and key not in HREF:
            continue
        group = next((n for n in (2, 3, 4) if match[n] is not None), 2)
        if key == "srcset":
            spans = [c.span(1) for c in CANDIDATE.finditer(match[group] or "")]
            raw = [(match.start(group) + a, match.start(group) + b) for a, b in spans]
            found = [(unescape(token[a:b]), a, b) for a, b in raw]
        else:
            found = [(value, match.start(group), match.end(group))]
        for address, start, end in found:
            link = _link(reading, address, token[start:end], fetched=key in fetched)
            if link is not None:
                mark = '"' if group == 4 else ""
                reading.pieces += f"{token[at:start]}{mark}", link, mark
                at = end
    reading.pieces.append(token[at:])


def _link(
    reading: Reading, address: str, written: str, *, fetched: bool
) -> Link | None:
    """The link for *address*, or None where it stands as it is."""
    if address in ("", "#"):
        return None
    internal = INTERNAL.match(address)
    if internal:
        line = reading.line_of_address(address, written)
        target, _, fragment = internal[2].partition("#")
        if internal[1] == "tag" and not fragment:
            target = internal[2]  # a name may end in that sign
        kind = "static" if internal[1] == "attach" else internal[1]
        return Link(kind, target, fragment, line, fetched)
    if _is_foreign(address):
        _check_foreign(reading, address, written, fetched=fetched)
        return None
    line = reading.line_of_address(address, written)
    target, _, fragment = address.partition("#")
    return Link("relative", target, fragment, line, fetched)


def _is_foreign(address: str) -> bool:
    # Browsers drop control characters and blanks before they read the scheme.
    bare = re.sub(r"[\x00-\x20]+", "", address)
    return bool(SCHEME.match(bare) or re.match(r"[/\\]{2}", bare))


def _is_fetched(address: str) -> bool:
    """Whether an address that is fetched is asked of another host."""
    own = re.match(r"data:image/", address, re.I)
    return _is_foreign(address) and own is None


def _check_foreign(
    reading: Reading, address: str, written: str, *, fetched: bool
) -> None:
    """Say what is wrong with an address on another host."""
    if fetched:
        if not _is_fetched(address):
            return
        hint = "put the file under content/images/, with what it shows and whose it is"
        wrong = "would be fetched from another host"
        line = reading.line_of_address(address, written)
        said = Objection("remote-request", repr(address), wrong, hint)
        reading.objections.append((line, said))
        return
    if not re.match(r"(?:mailto|tel):", address, re.I):
        _check_web(reading, address, written)


def _check_web(reading: Reading, address: str, written: str) -> None:
    """Say what is wrong with an address that a reader should be able to open."""
    try:
        values.url(address)
    except Fault as fault:
        line = reading.line_of_address(address, written)
        reading.say(line, fault.code, fault.message, fault.hint)
