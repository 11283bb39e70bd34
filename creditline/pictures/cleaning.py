"""Any file as it may be published: pictures lose what is private, others nothing."""

from collections.abc import Callable, Mapping

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


def cleaned(data: bytes) -> bytes:
    """*data* without what says where a picture was taken, with what and by whom.

    What it is, is told by its first bytes.  A drawing loses its maker's notes; what
    is no JPEG, PNG, WebP, GIF, AVIF, HEIC, JPEG XL, TIFF or SVG loses nothing.
    """
    kind = kind_of(data)
    if kind == "image/svg+xml":
        return drawings.cleaned(data, cleaned)
    return CLEANERS[kind](data) if kind in CLEANERS else data
