"""Passages between quotation marks, in the blocks of a text."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from html import unescape
from itertools import chain, groupby, islice
from operator import itemgetter

from ..locale.lookalikes import Mark
from ..locale.openings import Opening, Passage, is_sure
from ..locale.pairing import MOST, Pairing
from ..locale.quotation_marks import OPENING, RARER, marks, may_open
from ..locale.slugs import is_mark
from .layout import LINE_BREAK, UNSEEN


def may_quote(text: str) -> bool:
    """Whether there can be a passage in a text: no, of most that hold none."""
    if "&" in text:
        text = unescape(text)
    if UNSEEN in text:
        text = text.replace(UNSEEN, "")
    for mark in OPENING:
        if mark in text:
            return True
    if "'" not in text and "’" not in text:
        return False
    return may_open(plain=text.isascii()).search(text) is not None


def passages(
    text: str, blocks: Sequence[tuple[int, int]], opaque: Sequence[tuple[int, int]] = ()
) -> list[Passage]:
    """The outermost passages of *blocks* of a text, in order.

    Marks in *opaque* places are none.  One that is not closed is told of as well,
    for what it is: until the end of its block.
    """
    if not may_quote(text):
        return []
    found: list[Passage] = []
    carried: Opening | None = None
    before = -1
    taken = 0
    tangled: set[int] = set()
    every = _marks(text, blocks, opaque, tangled)
    for number, group in groupby(every, key=itemgetter(0)):
        # A block without marks ends what the one before left open, but for what was
        # meant to open and only waits for its end.
        start, end = blocks[number]
        adjacent = number == before + 1
        goes_on = carried if adjacent or (carried and is_sure(carried)) else None
        first = [*islice(group, 3)]
        if goes_on is None and is_plain(first):
            (_, left), (_, right) = first
            found.append(Passage(left.start, right.end, left.sign, right.sign))
            carried, before = None, number
            continue
        pairing = Pairing(text, start, end, goes_on, adjacent=adjacent)
        for _, mark in chain(first, group):
            taken += 1
            pairing.take(mark)
            if pairing.tangled or taken > MOST:
                pairing.leave_open(mark)
                tangled.add(number)
                break
        carried, before = pairing.finish(), number
        found += pairing.found
    return list(_apart(found)) if len(found) > 1 else found


def is_plain(of_block: Sequence[tuple[int, Mark]]) -> bool:
    """Whether a block has two marks that can only open and close.

    That is most of what is quoted, and told without asking what else they may be.
    """
    if len(of_block) != 2:
        return False
    (_, left), (_, right) = of_block
    return bool(
        left.sign + right.sign in PLAIN
        and left.end - left.start == right.end - right.start == 1
        and left.before in OUTSIDE
        and left.after != right.sign
        # Alone on a line, and apart from the words: arrows, perhaps.
        and (left.before or right.after or left.after not in OUTSIDE)
        and right.after in OUTSIDE
    )


PLAIN = ('""', "“”", "„“", "«»")
OUTSIDE = ("", " ", "\n")
FIRST_MARK = "\u0300"
WITHIN = re.compile("[A-Za-z]['’][A-Za-z]")


def _marks(
    text: str,
    blocks: Sequence[tuple[int, int]],
    opaque: Sequence[tuple[int, int]],
    tangled: Container[int],
) -> Iterator[tuple[int, Mark]]:
    """The marks of all blocks, each with the number of its block.

    Of a block that is *tangled* by now, no more are told.
    """
    rarer = any(sign in text for sign in RARER)
    pattern = marks(plain=text.isascii(), rarer=rarer)
    number = shut = 0
    start, end = blocks[0] if blocks else (0, 0)
    rest = pattern.finditer(text)
    while (found := next(rest, None)) is not None:
        at, stop = found.span()
        # Most of them: an apostrophe within a word of our own letters.
        if text[at] in "'’" and stop == at + 1 and WITHIN.match(text, at - 1):
            continue
        while shut < len(opaque) and opaque[shut][1] <= at:
            shut += 1
        if shut < len(opaque) and opaque[shut][0] <= at:
            continue
        while at >= end:
            number += 1
            start, end = blocks[number]
        if number in tangled:
            rest = pattern.finditer(text, end)
            continue
        before, after = at - 1, stop
        # A letter's accents and vowel signs are part of it.
        while before >= start and (
            text[before] == UNSEEN
            or (text[before] >= FIRST_MARK and is_mark(text[before]))
        ):
            before -= 1
        while after < end and text[after] in (UNSEEN, LINE_BREAK):
            after += 1
        left = text[before] if before >= start else ""
        right = text[after] if after < end else ""
        sign = found[0] if stop == at + 1 else found[0].replace(UNSEEN, "")
        if len(sign) > 2:
            sign = sign[0]
        yield number, Mark(sign, at, stop, left, right)


def _apart(found: list[Passage]) -> Iterator[Passage]:
    """The outermost of them; those that are open give way to those that are not."""
    sure = list(_outermost(p for p in found if not p.open and p.closed))
    doubtful = list(_beside(_outermost(p for p in found if p.open and p.closed), sure))
    counted = sorted([*sure, *doubtful])
    idle = _beside(_outermost(p for p in found if p.open and not p.closed), counted)
    rest = _beside([p for p in found if not p.open and not p.closed], sure)
    yield from sorted([*counted, *idle, *rest])


def _outermost(found: Iterable[Passage]) -> Iterator[Passage]:
    reached = 0
    for passage in sorted(found, key=lambda p: (p.start, -p.end)):
        if passage.start >= reached:
            yield passage
            reached = passage.end


def _beside(left: Iterable[Passage], sure: Sequence[Passage]) -> Iterator[Passage]:
    """What of the others lies outside the sure ones."""
    starts = [passage.start for passage in sure]
    for passage in left:
        at = passage.start
        first = max(0, bisect_right(starts, at) - 1)
        opens = passage.opens
        for other in sure[first:]:
            if other.start >= passage.end:
                break
            if other.end <= at:
                continue
            if at < other.start:
                yield passage._replace(
                    start=at, end=other.start, opens=opens, closes=""
                )
            at, opens = other.end, ""
        if at < passage.end:
            yield passage._replace(start=at, opens=opens)
