"""XMP: what of it a reader may see.

A packet is RDF in XML (ISO 16684-1).  Properties of the vocabularies that speak of
credit, rights and what a picture shows are kept; all others go, however deep they
stand: where it was taken, with which device, how it was edited.
"""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
META = "adobe:ns:meta/"
ABOUT = f"{{{RDF}}}about"

# Each vocabulary with its prefix, and the names that are kept of it; none: all.
KEPT: Mapping[str, tuple[str, frozenset[str]]] = {
    RDF: ("rdf", frozenset()),
    "http://purl.org/dc/elements/1.1/": ("dc", frozenset()),
    "http://purl.org/dc/terms/": ("dcterms", frozenset()),
    "http://ns.adobe.com/xap/1.0/rights/": ("xmpRights", frozenset()),
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": ("Iptc4xmpCore", frozenset()),
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": ("Iptc4xmpExt", frozenset()),
    "http://ns.useplus.org/ldf/xmp/1.0/": ("plus", frozenset()),
    "http://creativecommons.org/ns#": ("cc", frozenset()),
    "http://www.w3.org/ns/tdmrep/": ("tdm", frozenset()),
    "http://ns.adobe.com/photoshop/1.0/": (
        "photoshop",
        # Not its history, nor the texts of its layers.
        frozenset(
            {"AuthorsPosition", "CaptionWriter", "Category", "City", "Country"}
            | {"Credit", "DateCreated", "Headline", "Instructions", "Source", "State"}
            | {"SupplementalCategories", "TransmissionReference", "Urgency"}
        ),
    ),
    "http://ns.adobe.com/tiff/1.0/": (
        "tiff",
        frozenset({"Artist", "Copyright", "ImageDescription", "Orientation"}),
    ),
    "http://ns.adobe.com/xap/1.0/": ("xmp", frozenset({"CreateDate"})),
}
BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
END = '<?xpacket end="r"?>'

ET.register_namespace("x", META)
for _space, (_prefix, _) in KEPT.items():
    ET.register_namespace(_prefix, _space)


def cleaned(packet: bytes) -> bytes:
    """The packet that may be seen; empty where nothing of it may, or can be read."""
    tree = parsed(packet.decode("utf-8", "replace").strip("\0 \t\r\n\ufeff"))
    if tree is None:
        return b""
    found = tree if tree.tag == f"{{{RDF}}}RDF" else tree.find(f"{{{RDF}}}RDF")
    if found is None:
        return b""
    _clean(found)
    for node in list(found):
        if ABOUT in node.attrib:
            node.set(ABOUT, "")  # some write a number of the picture here
        if not len(node) and set(node.attrib) <= {ABOUT}:
            found.remove(node)
    if not len(found):
        return b""
    return _whole(found)


def with_property(packet: bytes, name: str, value: str) -> bytes:
    """A packet that was cleaned, or none, with one property more.

    One that says it already stays as it is.
    """
    found = ET.Element(f"{{{RDF}}}RDF")
    if packet:
        tree = parsed(packet.decode("utf-8", "replace").lstrip("\ufeff"))
        held = None if tree is None else tree.find(f"{{{RDF}}}RDF")
        found = found if held is None else held
    if any(name in node.attrib or node.tag == name for node in found.iter()):
        return packet
    ET.SubElement(found, f"{{{RDF}}}Description", {ABOUT: "", name: value})
    return _whole(found)


def _whole(found: ET.Element) -> bytes:
    """The packet of a tree of RDF."""
    whole = ET.Element(f"{{{META}}}xmpmeta")
    whole.append(found)
    found.tail = None
    return f"{BEGIN}{ET.tostring(whole, 'unicode')}{END}".encode()


def parsed(packet: str) -> ET.Element | None:
    """A packet as a tree; None where it cannot be read."""
    # Entities have no place here, and have made many a reader run out of memory.
    if "<!" in packet.replace("<!--", ""):
        return None
    try:
        return ET.fromstring(packet)  # noqa: S314 (without entities it is harmless)
    except (ET.ParseError, ValueError):
        return None


def _clean(node: ET.Element) -> None:
    """Take away what is not kept, below *node* and in it."""
    for name in [name for name in node.attrib if not _is_kept(name)]:
        del node.attrib[name]
    for child in list(node):
        if _is_kept(child.tag):
            _clean(child)
        else:
            node.remove(child)


def _is_kept(name: str) -> bool:
    space, _, local = name.removeprefix("{").rpartition("}")
    if space == "http://www.w3.org/XML/1998/namespace":
        return True
    if space not in KEPT:
        return False
    _, names = KEPT[space]
    return not names or local in names
