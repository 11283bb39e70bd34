"""On which line of its Markdown each word of a converted text stands.

Words come out of conversion in their order, with markup gone from between them, so
each stretch is looked for behind the one before.  What is moved (footnotes) or
spelled otherwise (entities) is found by what is still the same.
"""

import re
from bisect import bisect_right

from .layout import UNSEEN, Layout

LONG = 12
"""Characters from which a stretch is looked for far away: few are there twice."""
NEAR = 400
REACH = 4000
WORD = re.compile(r"\w+")


def places(source: str, first_line: int, layout: Layout) -> list[tuple[int, int]]:
    """Where in the text of *layout* another line begins to count, and which."""
    return _Search(source, first_line).run(layout)


class _Search:
    def __init__(self, source: str, first_line: int) -> None:
        self.source = source
        self.first_line = first_line
        self.breaks = [found.start() for found in re.finditer("\n", source)]
        self.at = 0
        self.found: list[tuple[int, int]] = []
        # What is never found may be looked for through the whole text so often.
        self.budget = 40 * len(source) + 100_000

    def run(self, layout: Layout) -> list[tuple[int, int]]:
        """Look for everything, stretch by stretch."""
        for offset, words in layout.pieces:
            if (note := layout.notes.get(offset)) is not None:
                place = self.source.find(f"[^{note}]:")
                self.at = place if place >= 0 else self.at
            at = offset
            for line in words.split("\n"):
                self._look_for(line, at)
                at += len(line) + 1
        return self.found

    def _look_for(self, line: str, offset: int) -> None:
        words = line.strip()
        if not words:
            return
        offset += line.index(words[0])
        if UNSEEN not in words and self._is_found(words, offset):
            return
        for word in WORD.finditer(words):
            place = self.source.find(word[0], self.at, self.at + NEAR)
            if place >= 0:
                self._take(offset + word.start(), place, len(word[0]))

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
        line = self.first_line + bisect_right(self.breaks, place - 1)
        self.found.append((offset, line))
        self.at = place + length
