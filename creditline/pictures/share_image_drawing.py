"""The picture of a card: ink on paper, and the same bytes for the same words."""

import struct
from importlib.metadata import version
from typing import TYPE_CHECKING

import deflate

from ..formats.share_image import DESIGN, HEIGHT, WIDTH, ShareImage
from .png import SIGNATURE, chunk
from .typesetting import ARABIC, BOLD, FACES, Line, Type, cut, face_of, line, lines

if TYPE_CHECKING:
    from PIL.Image import Image

MARGIN = 80
ROOM = WIDTH - 2 * MARGIN
TOP, BOTTOM = 150, 520
"""Between these stands the title."""
SIZES = (108, 96, 88, 80, 72, 64, 56, 50, 44, 40, 36, 32, 28)
NARROW = 0.12
"""Parts of the size that a letter is wide at least, on the whole of a title."""
LEADING, LEADING_HIGH = 1.16, 1.5
# The colours of the theme by day; between ink and paper there are greys enough
# for a letter's edge, and two pixels fit into a byte.
INK, PAPER, ACCENT = (0x1F, 0x1C, 0x18), (0xFB, 0xF8, 0xF1), (0x7A, 0x1D, 0x21)
GREYS = 15


def recipe() -> str:
    """What besides its words decides the bytes of a card."""
    fonts = (face.package.replace("_", "-") for face in FACES)
    used = ("pillow", "deflate", "python-bidi", *fonts)
    return ", ".join((DESIGN, *(f"{name} {version(name)}" for name in used)))


def png(card: ShareImage) -> bytes:
    """The picture of a card."""
    from PIL import Image, ImageDraw

    drawing = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(drawing)
    kind, title = fitted(card.title)
    step = _step(card.title, kind.size)
    leftward = title[0].leftward
    small, outlet = one_line(card.outlet, 38, BOLD, ROOM)
    small.draw(pen, (_start(outlet, small, leftward=leftward), 112), outlet.words)
    at = TOP + round(kind.size * 0.9)
    for each in title:
        kind.draw(pen, (_start(each, kind, leftward=leftward), at), each.words)
        at += step
    foot, day = Type(30), line(card.day)
    foot.draw(pen, (_start(day, foot, leftward=leftward), 583), day.words)
    left = ROOM - foot.width(day.words) - 40
    kind, site = one_line(card.site, foot.size, foot.weight, left)
    kind.draw(pen, (_start(site, kind, leftward=not leftward), 583), site.words)
    return packed(_coloured(drawing))


def _start(words: Line, kind: Type, *, leftward: bool) -> float:
    """Where a line begins that stands at the left or at the right."""
    return WIDTH - MARGIN - kind.width(words.words) if leftward else MARGIN


def fitted(title: str) -> tuple[Type, list[Line]]:
    """The largest size in which a title fits, with its lines."""
    for size in SIZES:
        kind = Type(size, BOLD)
        room = (BOTTOM - TOP) // _step(title, size)
        if len(title) * size * NARROW > room * ROOM:
            continue  # whatever its letters
        if found := lines(title, kind, ROOM, room):
            return kind, found
    return kind, cut(title, kind, ROOM, room)


def _step(title: str, size: int) -> int:
    """From one line to the next."""
    high = any(face_of(letter) is ARABIC for letter in title)
    return round(size * (LEADING_HIGH if high else LEADING))


def one_line(words: str, size: int, weight: int, room: float) -> tuple[Type, Line]:
    """*words* on one line: smaller, and if need be shorter, until they fit."""
    for smaller in range(size, size * 2 // 3, -2):
        kind, found = Type(smaller, weight), line(words)
        if kind.width(found.words) <= room:
            return kind, found
    return kind, cut(words, kind, room, 1)[0]


def _coloured(drawing: "Image") -> "Image":
    """Black on white becomes ink on paper, with a bar and a rule."""
    from PIL import ImageDraw

    last = GREYS - 1
    made = drawing.point([round(grey * last / 255) for grey in range(256)])
    colours = [
        round(ink + (paper - ink) * grey / last)
        for grey in range(GREYS)
        for ink, paper in zip(INK, PAPER, strict=True)
    ]
    made.putpalette([*colours, *ACCENT])
    pen = ImageDraw.Draw(made)
    pen.rectangle((0, 0, WIDTH, 15), fill=GREYS)
    pen.rectangle((MARGIN, 540, WIDTH - MARGIN - 1, 541), fill=last * 4 // 5)
    return made


def packed(picture: "Image") -> bytes:
    """A picture of 16 colours as a PNG file.

    Pillow would pack it with whatever zlib it was built with; this library is
    the same in all of its wheels.
    """
    palette = bytes(picture.getpalette("RGB") or ())[: 3 * (GREYS + 1)]
    rows = picture.tobytes("raw", "P;4")
    across = WIDTH // 2
    # Each row says first that it is not filtered.
    plain = b"".join(
        b"\0" + rows[start : start + across] for start in range(0, len(rows), across)
    )
    header = struct.pack(">2I5B", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"PLTE", palette)
    body += chunk(b"IDAT", bytes(deflate.zlib_compress(plain, 6)))
    return SIGNATURE + body + chunk(b"IEND", b"")
