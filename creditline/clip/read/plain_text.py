"""Read a plain text: paragraphs out of lines, wrapped or not."""

import re
from collections.abc import Iterator

from .raw_text import Paragraph, RawText, numbered

# What a paste brings along and nobody sees.
INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]"
)
RULE = re.compile(r"[\s*_=~.#•—–-]+\Z")
# Lines that end together near this many characters were broken by a machine.
WRAPPED = range(50, 101)
EVEN = 0.7
# What stands in the lines under a headline.
HEAD_LINE = re.compile(
    r"(?i)(?:by|von|par|haber|yazan|بقلم|published|posted|veröffentlicht|stand|publié"
    r"|mis en|yayın\w*|نشر)\b.{0,60}\Z|.{0,24}\b(?:19|20)\d\d\Z"
)


def read_plain(text: str, kind: str = "plain") -> RawText:
    """The paragraphs of *text*, each with the lines that it came from."""
    return RawText(kind=kind, paragraphs=numbered(paragraphs(text)))


def clean(text: str) -> str:
    """*text* on one line, without what cannot be seen."""
    return " ".join(INVISIBLE.sub("", text).split())


def small(text: str) -> str:
    """*text* in lower case and of equal length: Turkish İ must not become two."""
    return "".join(c.lower() if len(c.lower()) == 1 else "i" for c in text)


def paragraphs(text: str, first_line: int = 1) -> Iterator[Paragraph]:
    """Split *text* at blank lines, and at line ends that no machine made."""
    for block in _blocks(text, first_line):
        widest = _width(block)
        held: list[tuple[int, str]] = []
        for line, words in block:
            if held and not _continues(held[-1][1], words, widest):
                yield join(held)
                held = []
            held.append((line, words))
        yield join(held)


def _blocks(text: str, first_line: int) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for line, raw in enumerate(text.split("\n"), first_line):
        words = clean(raw)
        if words and not RULE.match(words):
            block.append((line, words))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _width(block: list[tuple[int, str]]) -> int:
    """The width at which a machine broke the lines of *block*; 0 if none did.

    Such lines are all nearly full but for the last; a headline, a byline and a
    date one under the other are not.
    """
    lengths = [len(words) for _, words in block]
    widest = max(lengths)
    even = min(lengths[:-1], default=widest) >= EVEN * widest
    return widest if widest in WRAPPED and even else 0


def _continues(before: str, words: str, width: int) -> bool:
    """Whether *words* would not have fitted on the line before them."""
    first = words.split(" ", 1)[0]
    full = len(before) + 1 + len(first) > width
    return bool(width) and full and not HEAD_LINE.match(words)


def join(pieces: list[tuple[int, str]]) -> Paragraph:
    """One paragraph of (line, words), which remembers where each line began."""
    starts: list[tuple[int, int]] = []
    length = 0
    for line, words in pieces:
        starts.append((length, line))
        length += len(words) + 1
    return Paragraph(0, " ".join(words for _, words in pieces), tuple(starts))
