"""Any file as it may be published: pictures lose what is private, others nothing."""

from . import gif, heif, jpeg, png, webp

BRANDS = (b"avif", b"avis", b"mif1", b"msf1", b"heic", b"heix", b"hevc", b"heim")


def cleaned(data: bytes) -> bytes:
    """*data* without what says where a picture was taken, with what and by whom.

    What it is, is told by its first bytes.  Anything that is no JPEG, PNG, WebP,
    GIF, AVIF or HEIC comes back as it is.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return jpeg.cleaned(data)
    if data.startswith(png.SIGNATURE):
        return png.cleaned(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return webp.cleaned(data)
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return gif.cleaned(data)
    if data[4:8] == b"ftyp" and data[8:12] in BRANDS:
        return heif.cleaned(data)
    return data
