"""An article's text held against its private original: the part that takes time.

Pure, from the bytes of two files, so that any process can do it once for each
pair; what an owner allows is held against the result elsewhere.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from msgspec.structs import replace

from ..article.header import decode, take_apart
from ..article.layout import UNSEEN
from ..article.markdown.printed_fields import (
    PRINTED,
    SUMMARY,
    quoting_fields,
    read_summary,
)
from ..article.markdown.text import read_body
from ..article.quoted_passages import KeptProse, Prose, Quotation
from ..config.conversion_options import Options
from ..locale.words import Words
from .measured import Altered, Copied, LeftOut, Measured, Misquoted
from .omissions import gaps, moved
from .original import Original, read_original
from .overlap import Comparison, Run, covered
from .quotations import alteration, misquotation

LEAST = 5
"""Words from which a run counts: shorter ones are everybody's phrases."""
CHECKED = 5
"""Words from which a quotation within a sentence must be true."""
SHOWN = 12
"""Words of a long run that a message shows."""
BESIDE = 4
"""Words of ours that a message shows beside what is missing."""


def measure_files(
    article: bytes,
    data: bytes,
    path: str,
    options: Options,
    kept: KeptProse | None = None,
) -> Measured:
    """Measure the file of an article against that of its original, at *path*.

    *kept* is what conversion read in its text; without it, it is converted here.
    """
    text, wrong = decode(article, "")
    original, problems = read_original(data, path)
    if wrong or original is None:
        # An article that is not UTF-8 is told so where it is converted.
        return Measured(path=path, problems=problems)
    parts = take_apart(text, "")
    lost = tuple(link for link in original.links if link not in parts.body)
    reuse = next((e for e in parts.entries if e.name.lower() == "reuse"), None)
    whole = reuse is not None and reuse.lines[0][1].lower() == "full"
    standfirst = read_summary(parts.entries, options)
    others = quoting_fields(parts.entries, options, names=PRINTED - {SUMMARY})
    if kept is not None:
        prose = kept.prose(parts.body, parts.body_line)
    else:
        prose = read_body(parts.body, parts.body_line, options)
    return measure(
        prose,
        original,
        path,
        standfirst=standfirst,
        fields=[standfirst, *(prose for _, prose in others)],
        whole=whole,
        lost_links=lost,
    )


def measure(
    prose: Prose,
    original: Original,
    path: str = "",
    *,
    standfirst: Prose | None = None,
    fields: Sequence[Prose] = (),
    whole: bool = False,
    lost_links: tuple[str, ...] = (),
) -> Measured:
    """Measure a text, its standfirst and fields if it has any, against an original."""
    text, above = _Text(prose), _Text(standfirst or Prose(""))
    # The standfirst goes along behind the text, in one comparison with it.
    end = len(text.keys)
    comparison = Comparison(text.keys + above.keys, original.words.keys, LEAST)
    runs, bare = comparison.runs([range(end)]), comparison.runs(text.own)
    behind = [range(end + own.start, end + own.stop) for own in above.own]
    over = (replace(r, ours=r.ours - end) for r in comparison.runs(behind))
    copied = [replace(above.copied(run), above=True) for run in over]
    copied += map(text.copied, bare)
    headed = (replace(m, above=True) for f in fields for m in _misquoted(f, original))
    return Measured(
        path=path,
        words=len(original.words),
        words_own=sum(map(len, text.own)),
        words_copied=covered(bare),
        longest_run=max((run.length for run in runs), default=0),
        runs=len(runs),
        copied=tuple(copied),
        misquoted=(*headed, *_misquoted(prose, original)),
        altered=tuple(_altered(prose, original)),
        departs=text.departs(runs) if whole else None,
        moved=text.moved(runs) if whole else None,
        left_out=tuple(text.left_out(runs, original.words)) if whole else (),
        lost_links=lost_links,
    )


class _Text:
    """An article's words over all its stretches, quoted or not."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.stretches = list(prose.stretches())
        self.words = [Words(prose.text[start:end]) for _, start, end in self.stretches]
        self.ends = list(accumulate(map(len, self.words)))
        self.keys = tuple(chain.from_iterable(part.keys for part in self.words))
        self.own = [
            range(end - len(part), end)
            for (quoted, _, _), part, end in zip(
                self.stretches, self.words, self.ends, strict=True
            )
            if not quoted
        ]

    def place(self, index: int) -> tuple[int, int]:
        """Where in the text the word of this number starts and ends."""
        part = bisect_right(self.ends, index)
        start, end = self.words[part].bounds[
            index - self.ends[part] + len(self.words[part])
        ]
        offset = self.stretches[part][1]
        return offset + start, offset + end

    def shown(self, first: int, length: int) -> str:
        """A run of words as a message shows it, shortened if it is long."""
        start, end = self.place(first)[0], self.place(first + min(length, SHOWN) - 1)[1]
        text = " ".join(self.prose.text[start:end].replace(UNSEEN, "").split())
        return f"{text} …" if length > SHOWN else text

    def copied(self, run: Run) -> Copied:
        """A run with its line and words instead of their numbers."""
        line = self.prose.line(self.place(run.ours)[0])
        return Copied(line, run.length, self.shown(run.ours, run.length))

    def moved(self, runs: Sequence[Run]) -> tuple[int, str] | None:
        """The line and words of the first stretch that is not in its place."""
        part = moved(runs)
        if part is None:
            return None
        return self.copied(part).line, self.copied(part).text

    def left_out(self, runs: Sequence[Run], original: Words) -> Iterator[LeftOut]:
        """What of the original is missing, each beside words of ours."""
        for gap in gaps(runs, len(original)):
            start = max(0, gap.ours - BESIDE + 1) if gap.start else gap.ours
            at, end = original.span(gap.start, min(gap.length, SHOWN))
            yield LeftOut(
                line=self.prose.line(self.place(gap.ours)[0]),
                text=self.shown(start, min(BESIDE, len(self.keys) - start)),
                length=gap.length,
                passage=" ".join(original.text[at:end].split()),
                at=original[gap.start].line,
                edge=gap.edge,
            )

    def departs(self, runs: Sequence[Run]) -> tuple[int, str] | None:
        """The line and words of the first stretch that no run covers."""
        reached = 0
        for run in runs:
            if run.ours > reached:
                break
            reached = max(reached, run.stop)
        if reached == len(self.keys):
            return None
        following = next((r.ours for r in runs if r.ours > reached), len(self.keys))
        line = self.prose.line(self.place(reached)[0])
        return line, self.shown(reached, following - reached)


def _altered(prose: Prose, original: Original) -> Iterator[Altered]:
    """Every quotation that is cut or filled in."""
    for quotation, text in _sure(prose):
        at = alteration(text, original)
        if at is not None:
            line = prose.line(quotation.start + at)
            words = text.replace(UNSEEN, "")
            shown = " ".join(words.split()[:SHOWN])
            yield Altered(line, shown, quotation.keys)


def _misquoted(prose: Prose, original: Original) -> Iterator[Misquoted]:
    """Every quotation that the original does not have."""
    for quotation, text in _sure(prose):
        if not quotation.block and len(Words(text).keys) < CHECKED:
            continue
        wrong = misquotation(text, original)
        if wrong is not None and quotation.again:
            # The original may show its paragraphs without marks before each.
            bare = _without(text, [at - quotation.start for at in quotation.again])
            wrong = misquotation(bare, original)
        if wrong is not None:
            line = prose.line(quotation.start + wrong.at)
            shown = " ".join(wrong.text.split()[:SHOWN])
            yield Misquoted(line, shown, wrong.nearest, quotation.keys)


def _sure(prose: Prose) -> Iterator[tuple[Quotation, str]]:
    """The quotations that somebody is quoted in for certain, and their words."""
    for quotation in prose.quotations:
        if not quotation.open:
            yield quotation, prose.text[quotation.start : quotation.end]


def _without(text: str, places: Sequence[int]) -> str:
    for at in places:
        text = f"{text[:at]}{UNSEEN}{text[at + 1 :]}"
    return text
