"""Any file as it may be published: pictures lose what is private, others nothing."""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from html import escape, unescape
from typing import TypeVar
from urllib.parse import unquote_to_bytes

from . import drawings, gif, heif, jpeg, png, tiff, webp
from .kinds import kind_of

CLEANERS: Mapping[str, Callable[[bytes], bytes]] = {
    "image/jpeg": jpeg.cleaned,
    "image/png": png.cleaned,
    "image/webp": webp.cleaned,
    "image/gif": gif.cleaned,
    "image/avif": heif.cleaned,
    "image/heic": heif.cleaned,
    "image/tiff": tiff.cleaned,
    "image/jxl": heif.cleaned,
}
Piece = TypeVar("Piece")

TAG = re.compile(r"""<[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
SCHEME = re.compile(r"\s*data:image/", re.I)
# In a list of them (`srcset`): a blank before a width or a density ends one.
ADDRESS = re.compile(r"data:image/[^\s,]*,(?:[^\s,]|\s+(?![\d.]+[wx]\b|data:))+", re.I)
WIDTH = re.compile(r"\s[\d.]+[wx]\s*(?:,|\Z)")
URL_SAFE = bytes.maketrans(b"-_", b"+/")
LEFT_OPEN = "\x02"
"""Stands for a piece that is no text; no text can hold it."""


def cleaned(data: bytes) -> bytes:
    """*data* without what says where a picture was taken, with what and by whom.

    What it is, is told by its first bytes.  A drawing loses its maker's notes; what
    is no JPEG, PNG, WebP, GIF, AVIF, HEIC, JPEG XL, TIFF or SVG loses nothing.
    """
    kind = kind_of(data)
    if kind == "image/svg+xml":
        return drawings.cleaned(data, of_address)
    return CLEANERS[kind](data) if kind in CLEANERS else data


def without_private(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces of HTML whose pictures say neither where they were made nor with what.

    A picture in which there is nothing of that kind stays as it is written, and so
    does everything that is no address in a tag, which may be of several pieces.
    """
    pieces = tuple(pieces)
    whole = "".join(one if isinstance(one, str) else LEFT_OPEN for one in pieces)
    kept = TAG.sub(lambda tag: VALUE.sub(_of_value, tag[0]), whole)
    if kept == whole:
        return pieces
    texts = iter(kept.split(LEFT_OPEN))
    found: list[Piece] = [next(texts)]  # type: ignore[list-item]  # a text stays one
    for one in pieces:
        if not isinstance(one, str):
            found += one, next(texts)  # type: ignore[arg-type]  # likewise
    return tuple(one for one in found if one != "")


def _of_value(found: re.Match[str]) -> str:
    """The value of an attribute, as HTML writes it."""
    said = unescape(found[1] or found[2] or found[3] or "")
    if not SCHEME.search(said):
        return found[0]
    if WIDTH.search(said):
        kept = ADDRESS.sub(lambda one: of_address(one[0]), said)
    else:
        kept = of_address(said)
    return found[0] if kept == said else f'="{escape(kept)}"'


def of_address(address: str) -> str:
    """The address that is a picture (RFC 2397), as it was where nothing must go."""
    kind, _, written = address.partition(",")
    data = unquote_to_bytes(written)
    based = kind.rpartition(";")[2].strip().lower() == "base64"
    if based:
        # As browsers read it: blanks and what fills up the end may be missing.
        letters = b"".join(data.split()).translate(URL_SAFE).rstrip(b"=")
        try:
            data = b64decode(letters + b"=" * (-len(letters) % 4))
        except ValueError:
            return address
    if kind_of(data) == "image/svg+xml":
        kept = drawings.without_notes(data, of_address)
    else:
        kept = cleaned(data)
    if kept == data:
        return address
    kind = kind if based else f"{kind};base64"
    return f"{kind},{b64encode(kept).decode()}"
