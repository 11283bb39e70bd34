"""Any file as it may be published: pictures lose what is private, others nothing."""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from html import unescape
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
# RFC 2397.  A blank may stand in the letters of base64; before a width it ends them.
ADDRESS = re.compile(
    r"(data:image/[^\s\"'<>,]*),((?:[^\s\"'<>,]|\s+(?![\d.]+[wx]\b|data:))+)", re.I
)


def cleaned(data: bytes) -> bytes:
    """*data* without what says where a picture was taken, with what and by whom.

    What it is, is told by its first bytes.  A drawing loses its maker's notes; what
    is no JPEG, PNG, WebP, GIF, AVIF, HEIC, JPEG XL, TIFF or SVG loses nothing.
    """
    kind = kind_of(data)
    if kind == "image/svg+xml":
        return drawings.cleaned(data, cleaned)
    return CLEANERS[kind](data) if kind in CLEANERS else data


def without_private(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces of HTML whose pictures say neither where they were made nor with what.

    A picture in which there is nothing of that kind stays as it is written, and so
    does everything that is no address in a tag.
    """
    return tuple(
        TAG.sub(_of_tag, piece)  # type: ignore[misc]  # a text stays a text
        if isinstance(piece, str) and "data:image/" in piece.lower()
        else piece
        for piece in pieces
    )


def _of_tag(found: re.Match[str]) -> str:
    return ADDRESS.sub(_of_address, found[0])


def _of_address(found: re.Match[str]) -> str:
    """The address of one picture, as HTML writes it."""
    kind, written = unescape(found[1]), unquote_to_bytes(unescape(found[2]))
    parts = kind.split(";")
    based = parts[-1].strip().lower() == "base64"
    try:
        picture = b64decode(b"".join(written.split())) if based else written
    except ValueError:
        return found[0]
    kept = cleaned(picture)
    if kept == picture:
        return found[0]
    kind = kind if based else f"{kind};base64"
    return f"{kind},{b64encode(kept).decode()}"
