"""What a picture says itself of mining: the IPTC's Data Mining, in words of PLUS.

It is said in XMP, which JPEG, PNG and WebP hold; where a picture says it already,
that stands.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from . import jpeg, png, webp, xmp
from .kinds import kind_of

Change: TypeAlias = Callable[[bytes], bytes]
"""From a packet of XMP, empty for none, to another."""

PROPERTY = "{http://ns.useplus.org/ldf/xmp/1.0/}DataMining"
TERMS = "http://ns.useplus.org/ldf/vocab/DMI-"
WITH_PACKET: Mapping[str, Callable[[bytes, Change], bytes]] = {
    "image/jpeg": jpeg.with_packet,
    "image/png": png.with_packet,
    "image/webp": webp.with_packet,
}


def telling(data: bytes, term: str) -> bytes:
    """The picture *data*, as it may be published, with a *term* of PLUS in it.

    What is no picture of a kind that can hold it comes back as it is.
    """
    kind = kind_of(data)
    if kind not in WITH_PACKET:
        return data
    return WITH_PACKET[kind](
        data, lambda packet: xmp.with_property(packet, PROPERTY, f"{TERMS}{term}")
    )
