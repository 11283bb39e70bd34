"""The words of an article's Markdown, and which of them are quoted.

Markup is masked in place: the text keeps its length, so that every word has the
line on which its writer will look for it.  What joins (the stars of emphasis)
becomes a character that nobody sees, what parts (a citation) a blank.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TypeAlias

from .citation_form import GROUP, keys_of
from .kept_words import QUOTED
from .typography import TAG, TAG_NAME, is_block

UNSEEN, BLANK = "\0", " "


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """Words that our text gives as somebody's own, without their marks."""

    start: int
    end: int
    line: int
    paragraphs: int = 0
    """How many paragraphs a block quote has; none within a sentence."""
    keys: tuple[str, ...] = ()
    """The citations that its sentence, or its signature, ends in."""

    @property
    def block(self) -> bool:
        """Whether the quotation stands by itself."""
        return self.paragraphs > 0


@dataclass(frozen=True, slots=True)
class Prose:
    """A text, the line of its file on which it starts, and its quotations.

    Quotations are in order and do not overlap.
    """

    text: str
    first_line: int = 1
    quotations: tuple[Quotation, ...] = ()

    def stretches(self) -> Iterator[tuple[bool, int, int]]:
        """The text in pieces: whether quoted, start and end; none is left out."""
        done = 0
        for quotation in self.quotations:
            yield False, done, quotation.start
            yield True, quotation.start, quotation.end
            done = quotation.end
        yield False, done, len(self.text)

    def line(self, at: int) -> int:
        """The line of the file on which a character stands."""
        return self.first_line + self.text.count("\n", 0, at)


def read_prose(source: str, first_line: int = 1) -> Prose:
    """The words of *source*, which is Markdown."""
    # Quotation marks in code quote nobody.
    spoken = source
    if "`" in source or "~~~" in source:
        spoken = CODE.sub(_blank, FENCED.sub(_blank, source))
    seen = masked(spoken)
    text = seen if spoken == source else masked(source)
    blocks = list(_blocks(spoken))
    found = [*blocks, *_passages(spoken, seen, blocks)]
    quotations = tuple(
        Quotation(start, end, first_line + source.count("\n", 0, start), count, keys)
        for start, end, count, keys in sorted(found)
    )
    return Prose(text, first_line, quotations)


Found: TypeAlias = tuple[int, int, int, tuple[str, ...]]
"""Start, end, paragraphs and keys of a quotation."""

# What stands for no word leaves a blank; other markup goes without a trace.
LINE = re.compile(
    r"""(?: (?P<blank> [ ]{0,3}
                        (?: \[(?!\^)[^\]\n]+\]:[ ]*\S+ | \*\[[^\]\n]+\]:
                          | `{3,} | ~{3,} ) .*\Z )
           | [ \t]*(?:>[ \t]?)+ )""",
    re.VERBOSE | re.S,
)
LINE_STARTS = tuple(" \t>[*`~")
CITED = GROUP.removeprefix(r"\[").replace("(", "(?:", 1)
# Every branch starts with a character, by which the search skips all others.
INLINE = re.compile(
    rf"""\[(?P<words>(?!@)[^\[\]()\\`*_{{}}&!<>~\n]+)\]\(https?://[\w./:?=%\#+,;@-]*\)
      | \[(?P<cited>{CITED})
      | \{{(?P<attributes>:?[ ]*[\#.][^{{}}\n]*\}})
      | &(?P<entity>(?:\#\d+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)
      | \[(?=[^\[\]]*\](?:\(|\[[^@]))
      | !\[(?=[^\[\]]*\](?:\(|\[[^@]))
      | \((?<=\]\()(?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)
      | \[(?<=\]\[)(?!@)[^\]\n]*\]
      | \](?=\(|\[[^@])
      | \[\^[^\]\s]+\]:?
      | \\(?P<escaped>[\\`*_{{}}\[\]()\#+\-.!<>|~])
      | \*\** | ~~+ | ``* | _(?P<underscores>_*)""",
    re.VERBOSE,
)
FENCED = re.compile(r"^(```|~~~).*?^\1[`~]*[ ]*$", re.M | re.S)
CODE = re.compile(r"(`+).+?\1", re.S)
BLOCK = re.compile(
    r"(?:^[ \t]*>[^\n]*(?:\n|\Z)(?:^[ ]{0,3}[^\s>][^\n]*(?:\n|\Z))*)+", re.M
)
ELEMENT = re.compile(r"<(blockquote|q)\b[^>]*>(.*?)</\1\s*>", re.S | re.I)
SIGNATURE = re.compile(
    rf"^[ \t>]*(?:--|—|–)[^\n]*?{GROUP}[^\n]*(?:\n[ \t>]*)?(?=\n|\Z)", re.M
)
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
SENTENCE = re.compile(r"[.!?…؟。]['\"”’»)]*\s+(?=(.))")


def masked(source: str) -> str:
    """*source* without its markup, in the same length and on the same lines."""
    text = TAG.sub(_masked_tag, source) if "<" in source else source
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith(LINE_STARTS) and (found := LINE.match(line)):
            lines[number] = _masked_line(found) + line[found.end() :]
    return INLINE.sub(_masked_markup, "\n".join(lines))


def _masked_tag(tag: re.Match[str]) -> str:
    name = TAG_NAME.match(tag[0])
    inline = name and name[2].lower() != "br" and not is_block(name[2].lower())
    return _over(tag[0], UNSEEN if inline else BLANK)


def _masked_line(found: re.Match[str]) -> str:
    return _over(found[0], BLANK if found["blank"] else UNSEEN)


def _masked_markup(found: re.Match[str]) -> str:
    markup, kind = found[0], found.lastgroup
    if kind == "words":
        return f"{UNSEEN}{found[kind]}".ljust(len(markup), UNSEEN)
    if kind == "entity":
        return unescape(markup).ljust(len(markup), UNSEEN)
    if kind == "escaped":
        return UNSEEN + found[kind]
    if kind == "underscores":
        around = found.string[max(0, found.start() - 1) : found.end() + 1]
        if around[0].isalnum() and around[-1].isalnum():
            return markup  # snake_case is no emphasis
    return _over(markup, BLANK if kind in ("cited", "attributes") else UNSEEN)


def _over(text: str, char: str) -> str:
    if "\n" not in text:
        return char * len(text)
    return "\n".join(char * len(line) for line in text.split("\n"))


def _blank(found: re.Match[str]) -> str:
    return _over(found[0], BLANK)


def _blocks(source: str) -> Iterator[Found]:
    """Block quotes: those of Markdown, cut at their signatures, and of HTML."""
    taken = []
    for block in marked(source):
        taken.append(block.span())
        at = block.start()
        end = block.end() - block[0].endswith("\n")
        for signature in SIGNATURE.finditer(source, at, end):
            yield from _block(source, at, signature.start(), _keys(signature[1]))
            at = signature.end()
        yield from _block(source, at, end, ())
    for element in ELEMENT.finditer(source):
        start, end = element.span(2)
        if not any(a < end and start < b for a, b in taken):
            if element[1].lower() == "q":
                yield start, end, 0, ()
            else:
                yield from _block(source, start, end, ())


def marked(source: str) -> Iterator[re.Match[str]]:
    """The block quotes of Markdown."""
    at = 0
    while (mark := source.find(">", at)) >= 0:
        start = source.rfind("\n", at, mark) + 1 or at
        if block := BLOCK.match(source, start):
            yield block
            at = block.end()
        elif (at := source.find("\n", mark) + 1) == 0:
            break


def _block(source: str, start: int, end: int, keys: tuple[str, ...]) -> Iterator[Found]:
    """One block quote between two places, if there are words in it."""
    paragraphs = re.split(r"\n[ \t>]*(?=\n)|</p>", source[start:end])
    count = sum(bool(re.search(r"\w", TAG.sub("", text))) for text in paragraphs)
    if count:
        lead = re.match(r"[\s>]*", source[start:end])
        yield start + (lead.end() if lead else 0), end, count, keys


def _passages(source: str, text: str, blocks: Sequence[Found]) -> Iterator[Found]:
    """Passages between quotation marks, outside block quotes."""
    text = text.replace(UNSEEN, BLANK)
    for start, end, *_ in blocks:
        text = text[:start] + _over(text[start:end], BLANK) + text[end:]
    for paragraph in PARAGRAPH.finditer(text):
        found = list(QUOTED.finditer(paragraph[0]))
        stops = [match.start() for match in found[1:]] + [len(paragraph[0])]
        for match, following in zip(found, stops, strict=False):
            if match[0][0] == "'" and match[0][1].isdigit():
                continue  # the '90s are no quotation
            start, end = match.start() + 1, match.end() - 1
            at = paragraph.start()
            keys = _cited(source[at + end - 1 : at + following])
            yield at + start, at + end, 0, keys


def _cited(follows: str) -> tuple[str, ...]:
    """The keys that a quotation's own sentence ends in, if it does."""
    group = re.search(GROUP, follows)
    if group is None:
        return ()
    for end in SENTENCE.finditer(follows[: group.start()]):
        if not end[1].islower():
            return ()
    return _keys(group[1])


def _keys(group: str) -> tuple[str, ...]:
    return tuple(keys_of(group).split())
