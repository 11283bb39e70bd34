"""Every text that somebody could read out of a file, however it is packed.

A search for a word must not be fooled by compression, by an archive within an
archive, by an escape of HTML, JSON, TeX or addresses, by sixteen-bit characters,
nor by the chunks of a picture.
"""

import base64
import gzip
import html
import io
import re
import tarfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

import brotli

PNG = b"\x89PNG\r\n\x1a\n"
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
DEEPEST = 6


def views(name: str, data: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Each text in a file, with the way to it; its name is one of them."""
    yield f"name of {name}", unescaped(name)
    text = data.decode("utf-8", "replace")
    yield name, text
    yield f"{name}, unescaped", unescaped(text)
    if b"\0" in data:
        yield f"{name}, in sixteen bits", data.replace(b"\0", b"").decode("latin-1")
    if depth < DEEPEST:
        for way, inner in packed(name, data):
            yield from views(f"{name} > {way}", inner, depth + 1)


def unescaped(text: str) -> str:
    """A text with what HTML, JSON, CSS and addresses spell out put in its place."""
    text = html.unescape(text)
    text = ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    if "%" in text:
        text = unquote_to_bytes(text.encode("utf-8", "replace")).decode(
            "utf-8", "replace"
        )
    # Marks that join or part letters: soft hyphens, elements, braces of TeX.
    return re.sub(r"[\u00ad\u200b{}]|<wbr/?>|<[^<>]{1,80}>", "", text)


def packed(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is inside of a file that holds others, or is one in another form."""
    if data[:2] == b"\x1f\x8b":
        yield "gzip", gzip.decompress(data)
    elif name.endswith(".br"):
        yield "brotli", brotli.decompress(data)
    elif data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive:
                held = archive.extractfile(member)
                yield member.name, held.read() if held else b""
    elif data.startswith(PNG):
        yield from chunks(data)
    else:
        for number, found in enumerate(BASE64.finditer(data)):
            try:
                inner = base64.urlsafe_b64decode(
                    found[0].replace(b"+", b"-").replace(b"/", b"_") + b"=="
                )
            except ValueError:
                continue
            yield f"base64 {number}", inner


def chunks(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The chunks of a PNG but its picture, those unpacked that are compressed."""
    at = len(PNG)
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        at += length + 12
        if kind in (b"IDAT", b"PLTE", b"IHDR"):
            continue
        yield kind.decode("latin-1"), body
        for start in range(min(len(body), 100)):
            if body[start : start + 1] == b"\x78":
                try:
                    yield (
                        f"{kind.decode('latin-1')}, unpacked",
                        zlib.decompress(body[start:]),
                    )
                except zlib.error:
                    continue
