"""Words set on a picture: whose letters they are, how wide, on which lines."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ..errors import SettingsError
from .lettering import as_seen, shaped, to_the_left

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

REGULAR, BOLD = 400, 700


class Face(Struct, frozen=True):
    """A family of letters: the package that holds it, and its files.

    ``axes`` are the ways in which its one file varies, if it does; ``scale``
    makes its letters look as large as those of the others.
    """

    package: str
    files: tuple[str, str]
    axes: tuple[str, ...] = ()
    scale: float = 1.0


_ROMAN, _HEBREW = "SourceSerif4[opsz,wght].ttf", "FrankRuhlLibre[wght].ttf"
EUROPEAN = Face("fontpkg_source_serif_4", (_ROMAN, _ROMAN), ("wght", "opsz"))
HEBREW = Face("fontpkg_frank_ruhl_libre", (_HEBREW, _HEBREW), ("wght",))
ARABIC = Face("fontpkg_amiri", ("Amiri-Regular.ttf", "Amiri-Bold.ttf"), scale=1.15)
FACES = (EUROPEAN, HEBREW, ARABIC)


def face_of(letter: str) -> Face:
    """The face that has *letter*."""
    if letter < "\u0590":
        return EUROPEAN
    if letter < "\u0600" or letter == "\u20aa":
        return HEBREW
    return ARABIC if letter < "\u0780" or letter >= "\ufb50" else EUROPEAN


class Type(Struct, frozen=True):
    """A size and a weight in which words are set."""

    size: int
    weight: int = REGULAR

    def width(self, words: str) -> float:
        """How wide *words*, as they are seen, stand."""
        return sum(font.getlength(run) for run, font in self._runs(words))

    def draw(self, pen: "ImageDraw", at: tuple[float, int], words: str) -> None:
        """Set *words*, as they are seen, from a point on the line they stand on."""
        x, y = at
        for run, font in self._runs(words):
            pen.text((x, y), run, fill=0, font=font, anchor="ls")
            x += font.getlength(run)

    def _runs(self, words: str) -> Iterator[tuple[str, "FreeTypeFont"]]:
        """*words* in pieces of one face."""
        start = 0
        for at in range(1, len(words) + 1):
            face = face_of(words[start])
            if at == len(words) or face_of(words[at]) != face:
                yield words[start:at], font(face, self.size, self.weight)
                start = at


class Line(Struct, frozen=True):
    """Words on a line as they are seen, and whether they begin at its right."""

    words: str
    leftward: bool


def line(words: str) -> Line:
    """*words*, which fit on one line."""
    leftward = to_the_left(words)
    return Line(as_seen(shaped(words), leftward=leftward), leftward)


def lines(words: str, kind: Type, width: float, most: int) -> list[Line] | None:
    """*words* on lines of much the same width; None if they need more than *most*."""
    pieces = list(_pieces(shaped(words), kind, width))
    blank = kind.width(" ")
    found = _filled(pieces, blank, width)
    if len(found) > most:
        return None
    # As narrow as they can be without another line, so that none is left alone.
    narrow, wide = width / 2, width
    while wide - narrow > width / 32:
        middle = (narrow + wide) / 2
        tried = _filled(pieces, blank, middle)
        if len(tried) > len(found):
            narrow = middle
        else:
            found, wide = tried, middle
    return _seen(found, words)


def cut(words: str, kind: Type, width: float, most: int) -> list[Line]:
    """As much of *words* as fits on *most* lines, with a sign that they go on."""
    pieces = list(_pieces(shaped(words), kind, width))
    *whole, last = _filled(pieces, kind.width(" "), width)[:most]
    while last and kind.width(f"{last}…") > width:
        last = last[:-1].rstrip()
    return _seen([*whole, f"{last}…"], words)


def _seen(found: list[str], words: str) -> list[Line]:
    leftward = to_the_left(words)
    return [Line(as_seen(one, leftward=leftward), leftward) for one in found]


def _filled(pieces: list[tuple[str, float]], blank: float, width: float) -> list[str]:
    """Words with their widths, on as few lines as hold them."""
    found: list[str] = []
    filled = width
    for word, wide in pieces:
        if found and filled + blank + wide <= width:
            found[-1] += f" {word}"
            filled += blank + wide
        else:
            found.append(word)
            filled = wide
    return found


def _pieces(words: str, kind: Type, width: float) -> Iterator[tuple[str, float]]:
    """Each word with its width; one that is too long is broken."""
    for word in words.split(" "):
        wide = kind.width(word)
        if wide <= width:
            yield word, wide
            continue
        piece, filled = "", 0.0
        for letter in word:
            step = kind.width(letter)
            if filled + step > width:
                yield piece, filled
                piece, filled = "", 0.0
            piece += letter
            filled += step
        yield piece, filled


@lru_cache(maxsize=128)
def font(face: Face, size: int, weight: int) -> "FreeTypeFont":
    """The letters of a face, ready to be drawn."""
    from PIL import ImageFont

    # The layout of the system, where there is one, sets letters otherwise.
    made = ImageFont.truetype(
        folder(face.package) / "files" / face.files[weight == BOLD],
        round(size * face.scale),
        layout_engine=ImageFont.Layout.BASIC,
    )
    if face.axes:
        values = {"wght": weight, "opsz": min(size, 60)}
        made.set_variation_by_axes([values[axis] for axis in face.axes])
    return made


@lru_cache(maxsize=8)
def folder(package: str) -> Path:
    """Where a package lies that holds nothing but letters."""
    found = find_spec(package)
    if found is None or found.origin is None or find_spec("PIL") is None:
        raise SettingsError(
            "CREDITLINE_CARDS needs packages that are not installed\n"
            "    install the extra: pip install creditline[publish]"
        )
    return Path(found.origin).parent
