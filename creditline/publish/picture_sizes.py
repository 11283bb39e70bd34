"""The making of copies: smaller, upright, in formats that weigh less."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from .picture_credit import Said, said_by

# What is read, by the name of its file; anything else is no business of ours.
READ = frozenset({".jpg", ".jpeg", ".jfif", ".png", ".webp", ".avif", ".gif"})
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
# Telephones hide a second picture behind the first, and Pillow says so.
SEVERAL = "MPO"

WIDTHS = (480, 800, 1200, 1600, 2400)
"""From the width of a telephone to that of a page on a fine screen."""

# Four bytes each while one works on it; a picture for a page has far fewer.
MOST_PIXELS = 80_000_000
MOST_BYTES = 100_000_000

SHARED = 1200
LIGHT = 600_000
"""Pixels across, and bytes, that every network shows beside a link."""
HIGHEST = {"webp": 16_383, "avif": 65_535, "jpg": 65_500}
"""The most pixels of a side that each format can count."""

# Chosen so that nobody sees a difference at the size at which they are shown.
QUALITY = {"avif": 60, "webp": 78, "jpg": 80}
# The root of a drawing, and its sides where they are stated in pixels.
ROOT = re.compile(r"<svg\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
SIDE = re.compile(r"\s(width|height)\s*=\s*[\"']\s*(\d+(?:\.\d+)?)(?:px)?\s*[\"']")
MOST_OF_HEAD = 20_000

ENCODERS = 2
"""To be raised when the making of copies changes: they get other names then."""


class Picture(Struct, frozen=True):
    """What pages need to know of a picture: its size upright, and its copies."""

    width: int
    height: int
    kinds: tuple[str, ...] = ()
    """The formats of its copies; none if it stays as it is."""

    @property
    def widths(self) -> tuple[int, ...]:
        """How wide its copies are: never wider than itself."""
        least = [width for width in WIDTHS if width < self.width]
        return (*least, self.width) if self.width <= WIDTHS[-1] else tuple(least)

    def height_at(self, width: int) -> int:
        """How high a copy of this width is."""
        return max(1, round(self.height * width / self.width))

    def widths_of(self, kind: str) -> tuple[int, ...]:
        """How wide its copies of a format are, of which that can be made.

        The widest JPEG is the picture itself, so there is no copy of it.
        """
        return tuple(
            width
            for width in self.widths
            if self.height_at(width) <= HIGHEST[kind]
            and (kind != "jpg" or width < self.width)
        )


class Share(Struct, frozen=True):
    """The picture that others show beside a link, made of a picture of the site.

    About as wide as they show it, as a JPEG that nobody refuses for its weight;
    of a screenshot that is a page long, the top.
    """

    width: int
    height: int
    itself: bool = False
    """Whether the picture is one as it is."""


def share_of(picture: "Picture", weight: int, suffix: str) -> Share:
    """How a picture of so many bytes is shown beside a link."""
    width = min(picture.width, SHARED)
    height = picture.height_at(width)
    light = weight <= LIGHT and suffix in (".jpg", ".jpeg", ".jfif", ".png")
    if light and picture.width <= SHARED and height <= 2 * width:
        return Share(picture.width, picture.height, itself=True)
    return Share(width, height if height <= 2 * width else width)


def shared(data: bytes, picture: "Picture", share: Share) -> bytes:
    """The bytes of that: upright, on white where it was clear."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        opened.load()
        said = said_by(opened)
        image, profile = _in_colours(ImageOps.exif_transpose(opened))
    size = (share.width, picture.height_at(share.width))
    image = image.resize(size, Image.Resampling.LANCZOS)
    image = image.crop((0, 0, share.width, share.height))
    if image.mode != "RGB":
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    image.info = {}
    return _encoded(image, "jpg", said, profile, lossless=False)


class Broken(Struct, frozen=True):
    """Why a file cannot be shown as a picture, and what to do."""

    message: str
    hint: str


@lru_cache(maxsize=1)
def recipe() -> str:
    """What besides a picture decides the bytes of its copies."""
    from PIL import features

    codecs = [f"{name} {features.version(name)}" for name in ("avif", "webp", "jpg")]
    return f"{ENCODERS} pillow {version('pillow')} {codecs} {QUALITY} {WIDTHS}"


def is_picture(path: str) -> bool:
    """Whether a file is a picture, going by its name."""
    return is_drawing(path) or PurePosixPath(path).suffix.lower() in READ


def is_drawing(path: str) -> bool:
    """Whether a file is a picture of lines, going by its name."""
    return path.lower().endswith(".svg")


def drawn(data: bytes) -> Picture | None:
    """The size that a drawing states; many state none, and fill what room there is."""
    root = ROOT.search(data[:MOST_OF_HEAD].decode("utf-8", "replace"))
    stated = {name: float(size) for name, size in SIDE.findall(root[0] if root else "")}
    if not (stated.get("width") and stated.get("height")):
        return None
    return Picture(round(stated["width"]) or 1, round(stated["height"]) or 1)


def measured(data: bytes) -> Picture | Broken:
    """Look at a picture, all of it: one that ends too early is found here."""
    from PIL import Image, UnidentifiedImageError

    if len(data) > MOST_BYTES:
        message = f"the picture has {len(data):,} bytes, the limit is {MOST_BYTES:,}"
        return Broken(message, "save it smaller")
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return _too_large(width, height)
            image.load()
            if image.getexif().get(0x0112, 1) >= 5:
                width, height = height, width
            return Picture(width, height, _kinds(image))
    except Image.DecompressionBombError:
        return Broken("the picture has far too many pixels", "save it smaller")
    except UnidentifiedImageError:
        return Broken("the file is no picture that a browser shows", "save it anew")
    except Exception as error:  # noqa: BLE001 - Pillow raises anything for broken files
        said = str(error) or type(error).__name__
        return Broken(f"the picture is damaged: {said}", "save it anew")


def _too_large(width: int, height: int) -> Broken:
    size = f"{width:,} × {height:,} pixels"
    limit = f"the limit is {MOST_PIXELS:,}"
    return Broken(f"the picture has {size}, {limit}", "save it smaller")


def _kinds(image: Any) -> tuple[str, ...]:
    """The formats that serve a picture; none where it moves, or is drawn by hand."""
    from PIL import features

    if image.format == "GIF":
        return ()
    if image.format != SEVERAL and getattr(image, "n_frames", 1) > 1:
        return ()
    if image.format == "PNG":
        # Drawings and screens: sharp edges, which only a lossless copy keeps.
        return ("webp",)
    avif = ("avif",) if features.check("avif") else ()
    plain = image.format in ("JPEG", SEVERAL) and said_by(image).fits_jpeg
    return (*avif, "webp", *(("jpg",) if plain else ()))


def copies(data: bytes, picture: Picture) -> Iterator[tuple[str, int, bytes]]:
    """Each copy of a picture: its format, its width, its bytes."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        # A PNG may say whose it is behind its pixels.
        opened.load()
        said = said_by(opened)
        lossless = opened.format == "PNG"
        upright: Any = ImageOps.exif_transpose(opened)
        image, profile = _in_colours(upright)
    for width in picture.widths:
        height = picture.height_at(width)
        same = (width, height) == image.size
        small = (
            image if same else image.resize((width, height), Image.Resampling.LANCZOS)
        )
        small.info = {}
        for kind in picture.kinds:
            if width in picture.widths_of(kind):
                yield (
                    kind,
                    width,
                    _encoded(small, kind, said, profile, lossless=lossless),
                )


def _encoded(
    image: Any, kind: str, said: Said, profile: bytes, *, lossless: bool
) -> bytes:
    """One copy, with everything that it says of itself."""
    more: dict[str, Any] = {"quality": QUALITY[kind]}
    if kind == "avif":
        # One thread: a second could cut the picture elsewhere.
        more |= {"format": "AVIF", "speed": 6, "max_threads": 1}
    elif kind == "webp":
        more |= {"format": "WEBP", "method": 4}
        more |= {"lossless": True, "quality": 80} if lossless else {}
    else:
        more |= {"format": "JPEG", "progressive": True, "optimize": True}
        more |= {"extra": said.segment}
    given = {"exif": said.exif, "xmp": said.xmp, "icc_profile": profile}
    target = BytesIO()
    image.save(target, **more, **{name: part for name, part in given.items() if part})
    return target.getvalue()


def _in_colours(image: Any) -> tuple[Any, bytes]:
    """A picture in red, green and blue, and the profile that says which ones."""
    from PIL import Image

    profile = image.info.get("icc_profile") or b""
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        # Sixteen bits a pixel: the upper eight are what a screen shows.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    clear = image.mode in ("RGBA", "LA") or "transparency" in image.info
    if profile and profile[16:20] != b"RGB ":
        image, profile = _converted(image, profile), b""
    wanted = "RGBA" if clear else "RGB"
    if image.mode != wanted:
        image = image.convert(wanted)
    assert isinstance(image, Image.Image)
    return image, profile


def _converted(image: Any, profile: bytes) -> Any:
    """A picture of inks or greys in the colours of the web, by its own profile."""
    from PIL import ImageCms

    if image.mode not in ("CMYK", "L"):
        return image
    with BytesIO(profile) as given:
        try:
            web = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, given, web, outputMode="RGB")
        except ImageCms.PyCMSError:
            return image
