"""PNG: a signature, then chunks, each with its length, name and check (ISO 15948)."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

from . import exif, iptc, xmp

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What shows the picture: pixels, colours, size on paper, motion.
KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD pHYs hIST sPLT"
    b" cICP mDCV cLLI acTL fcTL fdAT".split()
)
TEXTS = (b"tEXt", b"zTXt", b"iTXt")
# Its own words for a text (ISO 15948, 11.3.4.2), without those for devices.
WORDS = frozenset(
    {b"Title", b"Author", b"Description", b"Copyright", b"Creation Time", b"Disclaimer"}
)
XMP = b"XML:com.adobe.xmp"
IPTC, EXIF = b"Raw profile type iptc", b"Raw profile type exif"
MOST = 1_000_000
"""Bytes to which a text may grow when it is unpacked."""


def cleaned(data: bytes) -> bytes:
    """The picture with what may be seen of what it says; what follows it goes."""
    if not data.startswith(SIGNATURE):
        return data  # nobody can read it
    return SIGNATURE + b"".join(_kept(data))


def with_packet(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A picture that was cleaned with another packet of XMP, before its pixels."""
    head, packet, rest = b"", b"", b""
    for name, said, whole in _chunks(data):
        word, _, text = said.partition(b"\0")
        if name == b"iTXt" and word == XMP:
            packet = packet or _unpacked(text)
        elif name == b"IHDR":
            head = whole
        else:
            rest += whole
    if not head:
        return data  # nobody can read it
    made = chunk(b"iTXt", XMP + b"\0\0\0\0\0" + change(packet))
    return SIGNATURE + head + made + rest


def _kept(data: bytes) -> Iterator[bytes]:
    for name, said, whole in _chunks(data):
        if name in KEPT:
            yield whole
        elif name == b"eXIf":
            if kept := exif.cleaned(said):
                yield chunk(name, kept)
        elif name in TEXTS:
            yield _text(name, said, whole)
        if name == b"IEND":
            return


def _text(name: bytes, said: bytes, whole: bytes) -> bytes:
    """A chunk of text as it may be seen; empty if it may not."""
    word, _, rest = said.partition(b"\0")
    if word in WORDS:
        return whole
    if word == XMP and name == b"iTXt":
        kept = xmp.cleaned(_unpacked(rest))
        return chunk(name, XMP + b"\0\0\0\0\0" + kept) if kept else b""
    if word in (IPTC, EXIF) and name != b"iTXt":
        raw = _unzipped(rest[1:]) if name == b"zTXt" else rest
        return _profile(word, held(raw.decode("latin-1")))
    return b""


def held(digits: str) -> bytes:
    """What a profile in digits holds, as ImageMagick and ExifTool write them.

    A line with its name, a line with its length, and lines of digits; empty for
    anything else.
    """
    with suppress(ValueError, IndexError):
        return bytes.fromhex(digits.strip().split("\n", 2)[2])
    return b""


def _profile(word: bytes, profile: bytes) -> bytes:
    """A profile in digits again, of what may be seen of what it holds."""
    if word == IPTC:
        kept, kind = iptc.cleaned(profile), b"iptc"
    else:
        kept = exif.cleaned(profile.removeprefix(exif.HEAD), (exif.ORIENTATION,))
        kept, kind = (exif.HEAD + kept if kept else b""), b"exif"
    if not kept:
        return b""
    digits = kept.hex().encode()
    lines = b"\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
    text = b"\n%b\n%8d\n%b\n" % (kind, len(kept), lines)
    return chunk(b"zTXt", word + b"\0\0" + zlib.compress(text, 9))


def _unpacked(rest: bytes) -> bytes:
    """The text of an iTXt chunk, behind its flags, language and translated word."""
    packed = rest[:1] == b"\1"
    text = rest[2:].split(b"\0", 2)[-1]
    return _unzipped(text) if packed else text


def _unzipped(data: bytes) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(data, MOST)
    return b""


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each chunk: its name, what it holds, and all of it."""
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : end - 4], data[at:end]
        at = end


def chunk(name: bytes, said: bytes) -> bytes:
    """A chunk of that name, which holds *said*."""
    check = zlib.crc32(name + said).to_bytes(4, "big")
    return len(said).to_bytes(4, "big") + name + said + check
