"""What a picture says of itself: who made it, whose it is, what it shows.

Such words stand in a picture in three ways, and a copy keeps all that its
format can hold: EXIF, XMP, and IPTC's own records.  Only JPEG holds the last;
for other formats they are said again in XMP, in the properties that IPTC
assigns to them, unless the XMP says something there already.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"

IIM = 0x0404
"""The resource in which Photoshop, and everybody after it, keeps IPTC's records."""

# A segment of a JPEG holds 65,533 bytes, and begins with a name.
SEGMENT = 65_000

# In EXIF: what it shows, when it was changed, who made it, whose it is.
EXIF_SAID = (0x010E, 0x0132, 0x013B, 0x8298)
EXIF_MORE, EXIF_TAKEN = 0x8769, 0x9003

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


@dataclass(frozen=True, slots=True)
class Said:
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
        odd = b"\0" if len(self.iim) % 2 else b""
        size = len(self.iim).to_bytes(4, "big")
        name = IIM.to_bytes(2, "big") + b"\0\0"
        data = b"Photoshop 3.0\x008BIM" + name + size + self.iim + odd
        return b"\xff\xed" + (len(data) + 2).to_bytes(2, "big") + data


def said_by(image: Any) -> Said:
    """What an opened picture says of itself."""
    resources = image.info.get("photoshop")
    iim = resources.get(IIM, b"") if isinstance(resources, dict) else b""
    iim = iim or _in_png(image.info.get("Raw profile type iptc"))
    return Said(_exif(image), packet(_as_bytes(image.info.get("xmp")), iim), iim)


def packet(xmp: bytes, iim: bytes) -> bytes:
    """A packet of XMP that says what it said, and what IPTC's records add to it."""
    text = TURNED.sub("", ROOM.sub("", xmp.decode("utf-8", "replace").strip("\0")))
    known = _properties(text)
    if known is None:
        # Nobody could read it; what we can, stands in a packet of its own.
        text, known = "", set()
    more = "".join(_added(records(iim), known))
    if not more:
        return text.encode()
    text = text or EMPTY
    end = list(CLOSING.finditer(text))[-1]
    names = "".join(f' xmlns:{short}="{long}"' for long, short in PREFIXES.items())
    node = f'<rdf:Description xmlns:rdf="{RDF}"{names} rdf:about="{_about(text)}">'
    return (
        f"{text[: end.start()]}{node}{more}</rdf:Description>{text[end.start() :]}"
    ).encode()


def records(iim: bytes) -> dict[int, list[str]]:
    """IPTC's record 2: its texts by number."""
    found: dict[int, list[bytes]] = {}
    encoding, at = "", 0
    while iim[at : at + 1] == b"\x1c" and at + 5 <= len(iim):
        record, number = iim[at + 1], iim[at + 2]
        size = int.from_bytes(iim[at + 3 : at + 5], "big")
        value = iim[at + 5 : at + 5 + size]
        at += 5 + size
        if (record, number) == (1, 90) and value == b"\x1b%G":
            encoding = "utf-8"
        elif record == 2 and value:
            found.setdefault(number, []).append(value)
    return {n: [_text(v, encoding) for v in values] for n, values in found.items()}


def _text(value: bytes, encoding: str) -> str:
    """A value as text; what does not say its encoding is mostly UTF-8 all the same."""
    with suppress(UnicodeDecodeError):
        return value.decode("utf-8").strip("\0 ")
    return value.decode(encoding or "cp1252", "replace").strip("\0 ")


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


def _properties(xmp: str) -> set[str] | None:
    """The names of all that a packet says; None if it is no packet of XMP."""
    if not xmp:
        return set()
    # Entities have no place here, and have made many a reader run out of memory.
    if "<!" in xmp.replace("<!--", "") or not CLOSING.search(xmp):
        return None
    try:
        tree = ET.fromstring(xmp)  # noqa: S314 (without entities it is harmless)
    except (ET.ParseError, ValueError):
        return None
    nodes = list(tree.iter(f"{{{RDF}}}Description"))
    attributes = {name for node in nodes for name in node.attrib}
    return attributes | {str(child.tag) for node in nodes for child in node}


def _about(xmp: str) -> str:
    """What a packet calls its picture: all of its parts must call it the same."""
    found = re.search(r"\s[\w.-]+:about\s*=\s*(?:\"([^\"<]*)\"|'([^'<\"]*)')", xmp)
    return (found[1] or found[2] or "") if found else ""


def _exif(image: Any) -> bytes:
    """The few words of EXIF that say whose a picture is, and nothing of the camera."""
    from PIL import Image

    try:
        before = image.getexif()
        words = {n: before[n] for n in EXIF_SAID if before.get(n)}
        taken = before.get_ifd(EXIF_MORE).get(EXIF_TAKEN)
    except Exception:  # noqa: BLE001 - Pillow raises anything for EXIF that is broken
        return b""
    if not words and not taken:
        return b""
    after = Image.Exif()
    for number, value in words.items():
        after[number] = _unread(value)
    if taken:
        # As a text: of bytes Pillow would make what no reader takes for a moment.
        after[EXIF_MORE] = {EXIF_TAKEN: taken}
    return after.tobytes()


def _unread(value: Any) -> Any:
    """The bytes of a text: Pillow reads them as Latin letters, and writes ASCII."""
    return value.encode("latin-1", "replace") if isinstance(value, str) else value


def _as_bytes(xmp: Any) -> bytes:
    """A packet as bytes; formats differ in how Pillow gives it."""
    return xmp.encode() if isinstance(xmp, str) else bytes(xmp or b"")


def _in_png(profile: Any) -> bytes:
    """IPTC's records as ImageMagick and ExifTool write them into a PNG: in digits."""
    if not isinstance(profile, str):
        return b""
    with suppress(ValueError, IndexError):
        # A line with its name, a line with its length, and lines of digits.
        data = bytes.fromhex(profile.strip().split("\n", 2)[2])
        mark = b"8BIM" + IIM.to_bytes(2, "big") + b"\0\0"
        _, found, rest = data.partition(mark)
        if found:
            return rest[4 : 4 + int.from_bytes(rest[:4], "big")]
        return data if data.startswith(b"\x1c") else b""
    return b""
