"""The words of a converted text, and which of them are quoted.

Quotations are found where readers see them: in ``blockquote`` and ``q``, and
between quotation marks in whatever element these stand.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Any

from msgspec import Struct

from ..locale.quotation_marks import marks_of
from .layout import UNSEEN, Layout, Quoted, lay_out
from .passages import may_quote, passages
from .source_lines import SourceLines

SENTENCE = re.compile(r"[.!?…؟。]['\"”’»)]*\s+(?=(.))", re.S)
WORDY = re.compile(r"\w")
LATEX_ENDS = (re.compile("''"), re.compile(r"[\"”](?<=[\w.,!?…][\"”])(?=[\s.,;:!?])"))
QUOTING = re.compile(
    r"<(?:blockquote|q)\b|<\w[^>]*[\s\"'](?:alt|title|summary|label|alttext|aria-\w+)\s*=",
    re.I,
)


class Quotation(Struct, frozen=True, order=True):
    """Words that our text gives as somebody's own, without their marks."""

    start: int
    end: int
    line: int
    paragraphs: int = 0
    """How many paragraphs a block quote has; none within a sentence."""
    keys: tuple[str, ...] = ()
    """The citations that its sentence, or its signature, ends in."""
    open: bool = False
    """Whether nobody may be quoted: its marks may be apostrophes, or one is missing."""
    again: tuple[int, ...] = ()
    """Where its marks stand anew, in its further paragraphs."""

    @property
    def block(self) -> bool:
        """Whether the quotation stands by itself."""
        return self.paragraphs > 0


class Prose(Struct, frozen=True):
    """A text, and its quotations, in order; they do not overlap.

    ``lines`` are those of its Markdown; without them, they are those of the text,
    which starts on ``first_line``.
    """

    text: str
    first_line: int = 1
    quotations: tuple[Quotation, ...] = ()
    lines: SourceLines | None = None

    def stretches(self) -> Iterator[tuple[bool, int, int]]:
        """The text in pieces: whether quoted, start and end; none is left out."""
        done = 0
        for quotation in self.quotations:
            if not quotation.open:
                yield False, done, quotation.start
                yield True, quotation.start, quotation.end
                done = quotation.end
        yield False, done, len(self.text)

    def line(self, at: int) -> int:
        """The line of the file on which a character stands."""
        if self.lines is None:
            return self.first_line + self.text.count("\n", 0, at)
        return self.lines.line(at)

    def words(self, quotation: Quotation) -> str:
        """The words of a quotation."""
        return self.text[quotation.start : quotation.end].replace(UNSEEN, "").strip()


class KeptProse(Struct, frozen=True):
    """A prose as it is kept beside its body: all of it but the Markdown."""

    pieces: tuple[str, ...]
    notes: dict[int, str]
    quotations: tuple[Quotation, ...]

    def prose(self, source: str, first_line: int) -> Prose:
        """The prose again, from the Markdown that it was read in."""
        ends = accumulate(map(len, self.pieces), initial=0)
        pieces = [*zip(ends, self.pieces, strict=False)]
        layout = Layout("".join(self.pieces), pieces, notes=self.notes)
        lines = SourceLines(source, first_line, layout)
        return Prose(layout.text, first_line, self.quotations, lines)


class Seen:
    """HTML as it was laid out, and the quotations in it."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.quoted = [*layout.quoted, *_latex(layout)]
        opaque = [*layout.code, *((q.start, q.stop) for q in self.quoted)]
        self.passages = passages(layout.text, layout.blocks, apart(opaque))
        self.starts = sorted(
            [*(p.start for p in self.passages), *(q.start for q in self.quoted)]
        )

    def prose(self, source: str, first_line: int) -> Prose:
        """Its words, each with its line in *source*."""
        lines = SourceLines(source, first_line, self.layout)
        quotations = tuple(
            Quotation(start, end, lines.line(start), *more)
            for start, end, *more in sorted([*self._quoted(), *self._between_marks()])
        )
        return Prose(self.layout.text, first_line, quotations, lines)

    def kept_prose(self, prose: Prose) -> KeptProse:
        """Its *prose*, to be kept."""
        pieces = tuple(words for _, words in self.layout.pieces)
        return KeptProse(pieces, self.layout.notes, prose.quotations)

    def kept(self, tokens: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
        """What of *tokens* typography leaves alone, by the number of the token."""
        quoted = [(found.start, found.end) for found in self.quoted]
        between = [p.inner if p.opens == "``" else p[:2] for p in self.passages]
        found: dict[int, list[tuple[int, int]]] = {}
        for index, opens, closes in self._places(tokens, apart([*quoted, *between])):
            found.setdefault(index, []).append((opens, closes))
        return found

    def curled(
        self,
        tokens: Sequence[str],
        kept: dict[int, list[tuple[int, int]]],
        language: str,
    ) -> Sequence[str]:
        """*tokens* with the marks of a language for straight double ones.

        *kept*, as ``kept`` gives it, is moved where a mark brings a blank with it.
        """
        opens, closes = marks_of(language)
        curls: dict[int, str] = {}
        for passage in self.passages:
            if passage.opens == '"':
                curls |= dict.fromkeys((passage.start, *passage.again), opens)
            if passage.closes == '"' and passage.opens in ('"', "“", "„"):
                alike = passage.opens in ('"', opens)
                curls[passage.end - 1] = closes if alike else "”"
        found = [*tokens]
        spans = [(place, place + 1) for place in sorted(curls)]
        # Those of a picture's words stand in its tag, and stay.
        for index, places in groupby(self._places(tokens, spans), itemgetter(0)):
            pieces: list[str] = []
            done = 0
            longer: list[int] = []
            for _, at, end in places:
                curl = curls[self.layout.starts[index] + at]
                pieces += found[index][done:at], curl
                done = end
                longer += [at] * (len(curl) - 1)
            found[index] = "".join([*pieces, found[index][done:]])
            kept[index] = [
                (start + bisect_left(longer, start), end + bisect_left(longer, end))
                for start, end in kept[index]
            ]
        return found

    @cached_property
    def _order(self) -> tuple[list[int], list[int]]:
        """The numbers of all tokens with text, in its order, and where each starts."""
        found = self.layout.starts
        # They were taken in the order of the text.
        return [*found], [*found.values()]

    def _places(
        self, tokens: Sequence[str], spans: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[int, int, int]]:
        """The tokens that *spans* of the text lie in, and from where to where there."""
        indexes, starts = self._order
        for opens, closes in spans:
            place = max(0, bisect_right(starts, opens) - 1)
            while place < len(starts) and starts[place] < closes:
                start, index = starts[place], indexes[place]
                first, last = opens - start, min(closes - start, len(tokens[index]))
                if max(first, 0) < last:
                    yield index, max(first, 0), last
                place += 1

    def _quoted(self) -> Iterator[tuple[Any, ...]]:
        """Block quotes, and what stands in ``q``; not within passages."""
        sure = [p for p in self.passages if p.closed and not p.open]
        starts = [passage.start for passage in sure]
        for quoted in self.quoted:
            place = bisect_right(starts, quoted.start) - 1
            if place >= 0 and quoted.end <= sure[place].end:
                continue
            if not quoted.block:
                yield quoted.start, quoted.end, 0, self._cited(quoted.end, quoted.end)
            elif quoted.paragraphs:
                yield quoted.start, quoted.end, quoted.paragraphs, quoted.keys

    def _between_marks(self) -> Iterator[tuple[Any, ...]]:
        text = self.layout.text
        for passage in self.passages:
            start, end = passage.inner
            if (passage.closed or passage.open) and WORDY.search(text, start, end):
                keys = self._cited(end, passage.end)
                yield start, end, 0, keys, passage.open, passage.again

    def _cited(self, inner: int, end: int) -> tuple[str, ...]:
        """The keys that the sentence of a quotation that ends here ends in."""
        layout = self.layout
        place = bisect_left(layout.cites, (end,))
        if place == len(layout.cites):
            return ()
        at, keys = layout.cites[place]
        following = bisect_left(self.starts, end)
        if self.starts[following : following + 1] and self.starts[following] < at:
            return ()
        if at > _block_end(layout, end):
            return ()
        for stop in SENTENCE.finditer(layout.text, max(0, inner - 1), at):
            if not stop[1].islower():
                return ()
        return keys


def look(
    tokens: Sequence[str], *, parse: bool = False, always: bool = False
) -> Seen | None:
    """The quotations of HTML, its texts and tags in turn; None if there can be none.

    With *parse*, the HTML need not be well-formed; with *always*, even what quotes
    nobody is looked at.
    """
    if (
        always
        or may_quote("".join(tokens[::2]))
        or any(map(QUOTING.match, tokens[1::2]))
    ):
        return Seen(lay_out(tokens, parse=parse))
    return None


def apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that meet made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _block_end(layout: Layout, at: int) -> int:
    """Where the block ends in which a place is."""
    place = bisect_right(layout.blocks, (at, len(layout.text))) - 1
    return layout.blocks[place][1] if place >= 0 else 0


def _latex_end(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first mark in a code span that ends what LaTeX's grave accents open."""
    first = LATEX_ENDS[0].search(text, start, end)
    if first is None:
        first = LATEX_ENDS[1].search(text, start, end)
        # Those of programmers come in pairs.
        if first is not None and text.count(first[0], start, end) % 2 == 0:
            return None
    return first


def _latex(layout: Layout) -> Iterator[Quoted]:
    """Two passages between LaTeX's marks, of which Markdown makes code.

    It ends at the second of the marks that open: what stands up to the first one
    that closes is a quotation, and so is what follows up to the second.
    """
    for number, (start, end) in enumerate(layout.code):
        first = _latex_end(layout.text, start, end)
        if first is None:
            continue
        stop = _block_end(layout, end)
        if number + 1 < len(layout.code):
            stop = min(stop, layout.code[number + 1][0])
        second = layout.text.find(first[0], end, stop)
        if second > 0:
            yield Quoted(start, first.start())
            yield Quoted(end, second, mark=len(first[0]))
