"""On which line of its Markdown each word of a converted text stands.

Words come out of conversion in their order, with markup gone from between them, so
each stretch is looked for behind the one before.  What is moved (footnotes) or
spelled otherwise (entities) is found by what is still the same.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter

from .layout import UNSEEN, Layout

LONG = 12
"""Characters from which a stretch is looked for far away: few are there twice."""
ALONE = 2_000_000
"""Characters that are read for what stands in one place only."""
NEAR = 400
REACH = 4000
WORD = re.compile(r"\w+")
# A character that is spelled out in the source.
ENTITY = re.compile(f".{UNSEEN}+")


class SourceLines:
    """The lines of one text, looked up by a place in its layout."""

    def __init__(self, source: str, first_line: int, layout: Layout) -> None:
        self.source = source
        self.first_line = first_line
        self.layout = layout
        # What is there but once is looked for by itself, so often.
        self.alone = 1 + ALONE // (1 + len(source))

    @cached_property
    def breaks(self) -> list[int]:
        """Where the lines of the source end."""
        return [found.start() for found in re.finditer("\n", self.source)]

    @cached_property
    def search(self) -> "_Search":
        """All that was looked for so far."""
        return _Search(self)

    def line(self, at: int) -> int:
        """The line of a place in the text."""
        if self.alone and (line := self._line_alone(at)):
            return line
        places = self.search.until(at)
        before = bisect_right(places, at, key=itemgetter(0)) - 1
        return places[before][1] if before >= 0 else self.first_line

    def line_in_source(self, at: int) -> int:
        """The line of a place in the source."""
        return self.first_line + bisect_left(self.breaks, at)

    def _line_alone(self, at: int) -> int:
        """The same, where its words stand in one place of the source; else nought."""
        self.alone -= 1
        pieces = self.layout.pieces
        offset, words = pieces[bisect_right(pieces, at, key=itemgetter(0)) - 1]
        start = words.rfind("\n", 0, at - offset) + 1
        stop = words.find("\n", at - offset)
        line = words[start : stop if stop >= 0 else len(words)].strip()
        place = self.source.find(line) if len(line) >= LONG else -1
        if place < 0 or self.source.find(line, place + 1) >= 0:
            return 0
        # Few ask, and to count up to there is quicker than to find all lines.
        return self.first_line + self.source.count("\n", 0, place)


class _Search:
    """Looks for one stretch after the other."""

    def __init__(self, lines: SourceLines) -> None:
        self.lines = lines
        self.source = source = lines.source
        self.at = 0
        self.found: list[tuple[int, int]] = []
        # What is never found may be looked for through the whole text so often.
        self.budget = 40 * len(source) + 100_000
        self.reached = -1
        self.rest = self._each()

    def until(self, at: int) -> list[tuple[int, int]]:
        """From where in the text on another line counts, and which; up to a place."""
        while self.reached <= at:
            self.reached = next(self.rest, at + 1)
        return self.found

    def _each(self) -> Iterator[int]:
        """Look for everything, stretch by stretch, and tell where each one ends."""
        layout = self.lines.layout
        for offset, words in layout.pieces:
            if (note := layout.notes.get(offset)) is not None:
                place = self.source.find(f"[^{note}]:")
                self.at = place if place >= 0 else self.at
            at = offset
            for line in words.split("\n"):
                self._look_for(line, at)
                yield at + len(line)
                at += len(line) + 1

    def _look_for(self, line: str, offset: int) -> None:
        """Look for what stands on one line; an entity goes with what follows it."""
        start = done = 0
        for entity in ENTITY.finditer(line):
            self._look_for_words(line[done : entity.start()].strip(), offset + start)
            start, done = entity.span()
        self._look_for_words(line[done:].strip(), offset + start)

    def _look_for_words(self, words: str, start: int) -> None:
        if self._is_found(words, start):
            return
        offset = start
        for word in WORD.finditer(words):
            place = self.source.find(word[0], self.at, self.at + NEAR)
            if place >= 0:
                # What stands before the first one is on its line as well.
                self._take(start, place, len(word[0]))
                start = offset + word.end()

    def _is_found(self, words: str, offset: int) -> bool:
        far = len(words) >= LONG and self.budget > 0
        stop = len(self.source) if far else self.at + REACH
        place = self.source.find(words, self.at, stop)
        if place < 0 and far:
            self.budget -= len(self.source)
            place = self.source.find(words, 0, self.at)
        if place >= 0:
            self._take(offset, place, len(words))
        return place >= 0

    def _take(self, offset: int, place: int, length: int) -> None:
        self.found.append((offset, self.lines.line_in_source(place)))
        self.at = place + length
