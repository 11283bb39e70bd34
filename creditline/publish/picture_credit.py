"""What a picture says of itself: who made it, whose it is, what it shows.

Such words stand in a picture in three ways, and a copy keeps all that its
format can hold: EXIF, XMP, and IPTC's own records.  Only JPEG holds the last;
for other formats they are said again in XMP, in the properties that IPTC
assigns to them, unless the XMP says something there already.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from msgspec import Struct

from ..pictures import exif, iptc, xmp
from ..pictures.png import held
from ..pictures.xmp import RDF

DC = "http://purl.org/dc/elements/1.1/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"

# A segment of a JPEG holds 65,533 bytes, and begins with a name.
SEGMENT = 65_000

# IPTC's record 2, by number: the property of XMP that means the same.
PROPERTIES: Mapping[int, tuple[str, str, str]] = {
    5: (DC, "title", "Alt"),
    25: (DC, "subject", "Bag"),
    40: (PHOTOSHOP, "Instructions", ""),
    55: (PHOTOSHOP, "DateCreated", ""),
    80: (DC, "creator", "Seq"),
    85: (PHOTOSHOP, "AuthorsPosition", ""),
    90: (PHOTOSHOP, "City", ""),
    95: (PHOTOSHOP, "State", ""),
    101: (PHOTOSHOP, "Country", ""),
    103: (PHOTOSHOP, "TransmissionReference", ""),
    105: (PHOTOSHOP, "Headline", ""),
    110: (PHOTOSHOP, "Credit", ""),
    115: (PHOTOSHOP, "Source", ""),
    116: (DC, "rights", "Alt"),
    120: (DC, "description", "Alt"),
    122: (PHOTOSHOP, "CaptionWriter", ""),
}
PREFIXES = {DC: "dc", PHOTOSHOP: "photoshop"}

EMPTY = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    f'<rdf:RDF xmlns:rdf="{RDF}"></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)
CLOSING = re.compile(r"</([\w.-]+:)?RDF\s*>")
# Copies stand upright, whatever the picture was.
TURNED = re.compile(
    r"\s+tiff:Orientation\s*=\s*(?:\"\d\"|'\d')"
    r"|<tiff:Orientation>\s*\d\s*</tiff:Orientation>"
)
# Editors leave room behind a packet, for others to write into.
ROOM = re.compile(r"\s+(?=<\?xpacket end=)")


class Said(Struct, frozen=True):
    """All that a picture says of itself, ready for its copies."""

    exif: bytes = b""
    xmp: bytes = b""
    iim: bytes = b""

    @property
    def fits_jpeg(self) -> bool:
        """Whether a JPEG can hold it: there, each part has one segment."""
        return all(len(part) <= SEGMENT for part in (self.exif, self.xmp, self.iim))

    @property
    def segment(self) -> bytes:
        """IPTC's records as a segment of a JPEG."""
        if not self.iim:
            return b""
        data = iptc.NAME + iptc.wrapped(self.iim)
        return b"\xff\xed" + (len(data) + 2).to_bytes(2, "big") + data


def said_by(image: Any) -> Said:
    """What an opened picture says of itself."""
    info = image.info
    resources = info.get("photoshop")
    iim = resources.get(iptc.RECORDS, b"") if isinstance(resources, dict) else b""
    # A PNG has them in digits.
    iim = iim or iptc.records(held(str(info.get("Raw profile type iptc", ""))))
    return Said(_exif(info), packet(_as_bytes(info.get("xmp")), iim), iim)


def packet(given: bytes, iim: bytes) -> bytes:
    """A packet of XMP that says what it said, and what IPTC's records add to it."""
    text = TURNED.sub("", ROOM.sub("", given.decode("utf-8", "replace").strip("\0")))
    known = _properties(text)
    if known is None:
        # Nobody could read it; what we can, stands in a packet of its own.
        text, known = "", set()
    more = "".join(_added(iptc.texts(iim), known))
    if not more:
        return text.encode()
    text = text or EMPTY
    end = list(CLOSING.finditer(text))[-1]
    names = "".join(f' xmlns:{short}="{long}"' for long, short in PREFIXES.items())
    node = f'<rdf:Description xmlns:rdf="{RDF}"{names} rdf:about="{_about(text)}">'
    return (
        f"{text[: end.start()]}{node}{more}</rdf:Description>{text[end.start() :]}"
    ).encode()


def _added(found: Mapping[int, list[str]], known: set[str]) -> Iterator[str]:
    """The properties that XMP lacks, as its elements."""
    for number, (space, name, kind) in PROPERTIES.items():
        values = [_xml(value) for value in found.get(number, ()) if value]
        if not values or f"{{{space}}}{name}" in known:
            continue
        tag = f"{PREFIXES[space]}:{name}"
        if number == 55:
            values = [_day(values[0])]
        if kind:
            lang = ' xml:lang="x-default"' if kind == "Alt" else ""
            items = "".join(f"<rdf:li{lang}>{value}</rdf:li>" for value in values)
            yield f"<{tag}><rdf:{kind}>{items}</rdf:{kind}></{tag}>"
        else:
            yield f"<{tag}>{values[0]}</{tag}>"


def _xml(value: str) -> str:
    """A text without what XML cannot hold."""
    return escape("".join(c for c in value if c >= " " or c in "\t\n\r"))


def _day(value: str) -> str:
    """IPTC writes a day without hyphens, XMP with them."""
    return f"{value[:4]}-{value[4:6]}-{value[6:]}" if value.isdecimal() else value


def _properties(packet: str) -> set[str] | None:
    """The names of all that a packet says; None if it is no packet of XMP."""
    if not packet:
        return set()
    tree = xmp.parsed(packet) if CLOSING.search(packet) else None
    if tree is None:
        return None
    nodes = list(tree.iter(f"{{{RDF}}}Description"))
    attributes = {name for node in nodes for name in node.attrib}
    return attributes | {str(child.tag) for node in nodes for child in node}


def _about(xmp: str) -> str:
    """What a packet calls its picture: all of its parts must call it the same."""
    found = re.search(r"\s[\w.-]+:about\s*=\s*(?:\"([^\"<]*)\"|'([^'<\"]*)')", xmp)
    return (found[1] or found[2] or "") if found else ""


def _exif(info: Mapping[Any, Any]) -> bytes:
    """The words of EXIF that say whose a picture is, and nothing of the camera."""
    said = info.get("exif") or held(str(info.get("Raw profile type exif", "")))
    kept = exif.cleaned(said.removeprefix(exif.HEAD), (exif.ORIENTATION, exif.COLOURS))
    return exif.HEAD + kept if kept else b""


def _as_bytes(xmp: Any) -> bytes:
    """A packet as bytes; formats differ in how Pillow gives it."""
    return xmp.encode() if isinstance(xmp, str) else bytes(xmp or b"")
