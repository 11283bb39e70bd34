"""Whether what we quote was said.

A quotation must occur in the original, compared as `printed` states: capitals,
accents and punctuation count.  An ellipsis ("…", "...", "[…]", "(...)") skips
words of the original.  Square brackets hold words of ours: they stand in for at
most `REPLACED` words with their punctuation or, within a word ("[T]he"), for at
most `LETTERS` letters.  A quotation starts and ends where words do: "5 degrees" is
not in "-5 degrees".
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..locale.words import count_words
from .elisions import MARK, Gap, Piece, pieces
from .measured import Passage
from .nearest import nearest
from .normalised import Printed, is_letter, printed
from .original import Original

REPLACED = 10
LETTERS = 10
LONGEST_WORD = 30
BRACKETS = str.maketrans("", "", "[]")


class Misquotation(Struct, frozen=True):
    """Quoted words that the original does not have, and what it has instead.

    ``at`` is where in the quotation these words start.
    """

    text: str
    at: int
    nearest: Passage | None


def misquotation(quotation: str, original: Original) -> Misquotation | None:
    """The first words of a quotation that do not stand in the original."""
    source = original.printed
    ends = [0]
    in_word = False
    for piece in pieces(quotation):
        ends = [
            at + len(piece.text) for at in _places(piece, source, ends, in_word=in_word)
        ]
        if not ends:
            near = nearest(piece.text, original.words)
            rest = quotation[piece.at :]
            # Behind an ellipsis, on the line of the first word.
            at = len(quotation) - len(rest.lstrip())
            return Misquotation(piece.text, at, near)
        in_word = piece.open_after
    return None


def alteration(quotation: str, original: Original) -> int | None:
    """Where in a quotation an ellipsis or a bracket of ours stands, if one does.

    An ellipsis at either end alters nothing, and one of the original's own is its.
    """
    marks = list(MARK.finditer(quotation))
    if not marks or printed(quotation).text in original.printed.text:
        return None
    for mark in marks:
        sides = quotation[: mark.start()], quotation[mark.end() :]
        if not mark["skip"] or all(any(map(is_letter, side)) for side in sides):
            return mark.start()
    return None


def _places(
    piece: Piece, source: Printed, ends: Sequence[int], *, in_word: bool
) -> Iterator[int]:
    """Where a piece stands in the original, after an end of the piece before.

    *in_word* says whether that end was within a word with a bracket in it.
    """
    at = source.text.find(piece.text, ends[0])
    while at >= 0:
        end = ends[bisect_right(ends, at) - 1]
        if piece.before is Gap.LETTERS:
            follows = _is_rest_of_word(piece, source, end, at, in_word=in_word)
        else:
            follows = _follows(piece, source, end, at)
        if follows and _ends(piece, source, at) and source.agrees(piece.points, at):
            yield at
            if piece.after in (Gap.EDGE, Gap.ANYTHING):
                return  # the earliest leaves most room for what follows
        at = source.text.find(piece.text, at + 1)


def _is_rest_of_word(
    piece: Piece, source: Printed, end: int, at: int, *, in_word: bool
) -> bool:
    """Whether a bracket may stand for what is between two pieces."""
    between = source.shape[end:at]
    if not in_word:
        if not between.startswith(" ") and is_letter(source.shape[end - 1]):
            return False
        between = between.removeprefix(" ")
    if not piece.open_before:
        if not between.endswith(" ") and is_letter(source.shape[at]):
            return False
        between = between.removesuffix(" ")
    between = between.translate(BRACKETS)  # those that the original has itself
    return len(between) <= LETTERS and all(map(is_letter, between))


def _follows(piece: Piece, source: Printed, end: int, at: int) -> bool:
    """Whether a piece may start here, when the one before ends there."""
    between = source.shape[end:at]
    if piece.before is Gap.WORDS and (
        len(between) > REPLACED * LONGEST_WORD or count_words(between) > REPLACED
    ):
        return False
    start = at
    if piece.open_before:
        while start > 0 and _is_of_word(source.shape[start - 1]):
            start -= 1
        if at - start > LETTERS:
            return False
    beside_gap = piece.before is not Gap.EDGE and not is_letter(source.shape[at])
    return beside_gap or source.may_start(start)


def _ends(piece: Piece, source: Printed, at: int) -> bool:
    """Whether a piece that starts here may end where it does."""
    if piece.after is Gap.LETTERS:
        return True  # the piece that follows looks at what is between
    stop = end = at + len(piece.text)
    if piece.open_after:
        while _is_of_word(source.shape[stop : stop + 1]):
            stop += 1
        if stop - end > LETTERS:
            return False
    beside_gap = piece.after is not Gap.EDGE and not is_letter(source.shape[end - 1])
    return beside_gap or source.may_end(stop)


def _is_of_word(char: str) -> bool:
    """Whether a character is part of a word, a bracket of the original too."""
    return is_letter(char) or char in ("[", "]")
