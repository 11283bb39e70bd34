"""A quotation cut at its ellipses and square brackets."""

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

from .normalised import is_letter, printed

MARK = re.compile(
    r"""(?P<skip> [\[［]\s*(?:…+|\.\s?\.\s?\.)\s*[\]］] | [(（](?:…+|\.\.\.)[)）]
                | … | \.{3,} | \.\s\.\s\. )
      | [\[［] [^\[\]［］]* [\]］]""",
    re.VERBOSE,
)


class Gap(IntEnum):
    """What of the original may stand beside a piece without being quoted."""

    EDGE = 0
    """Nothing: here the quotation starts or ends."""
    LETTERS = 1
    """The rest of a word, which a bracket replaces."""
    WORDS = 2
    """A few words, which a bracket replaces."""
    ANYTHING = 3
    """Whatever an ellipsis leaves out."""


class Piece(Struct, frozen=True):
    """Words that must occur as they are, and what stands on either side.

    ``points`` are its vowel points.  An open side is one where a bracket continues
    the word.
    """

    text: str
    at: int
    points: Mapping[int, frozenset[str]]
    before: Gap = Gap.EDGE
    open_before: bool = False
    after: Gap = Gap.EDGE
    open_after: bool = False


def pieces(quotation: str) -> list[Piece]:
    """The pieces of a quotation, in order, normalised as `printed` does."""
    found: list[Piece] = []
    gaps: list[Gap] = []
    at, opens = 0, False
    for mark in MARK.finditer(quotation):
        start, end = mark.span()
        bracket = not mark["skip"]
        joins_left = bracket and is_letter(quotation[max(start - 1, 0) : start])
        joins_right = bracket and is_letter(quotation[end : end + 1])
        piece = printed(quotation[at:start])
        if piece.text:
            _add(found, Piece(piece.text, at, piece.points, open_before=opens), gaps)
            found[-1] = replace(found[-1], open_after=joins_left)
            gaps = []
        if not bracket:
            gaps.append(Gap.ANYTHING)
        else:
            gaps.append(Gap.LETTERS if joins_left or joins_right else Gap.WORDS)
        at, opens = end, joins_right
    piece = printed(quotation[at:])
    if piece.text:
        _add(found, Piece(piece.text, at, piece.points, open_before=opens), gaps)
    elif found:
        found[-1] = replace(found[-1], after=_outer(gaps))
    return found


def _add(found: list[Piece], piece: Piece, gaps: Sequence[Gap]) -> None:
    """Append a piece, and tell it and the one before what is between them."""
    if not found:
        found.append(replace(piece, before=_outer(gaps)))
        return
    # Two brackets side by side replace a word each, at least.
    gap = gaps[0] if len(gaps) == 1 else max(Gap.WORDS, *gaps)
    found[-1] = replace(found[-1], after=gap)
    found.append(replace(piece, before=gap))


def _outer(gaps: Sequence[Gap]) -> Gap:
    """What is beyond the first or the last piece."""
    return Gap.ANYTHING if set(gaps) - {Gap.LETTERS} else Gap.EDGE
