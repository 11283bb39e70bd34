"""The front matter of other programs: a header between ``---`` and ``---``, in YAML.

What Obsidian, Hugo and Jekyll write there is read as far as it is names with texts
or lists; a line of Pelican's header is read as it is without the fence.  Of YAML
(https://yaml.org/spec/1.2.2/) that is: plain and quoted texts, lists in brackets or a
line each, ``|`` and ``>``, comments.  Whatever is more is a problem.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..errors import Problem
from .fields import BY_NAME, DRAFTS, FALSE, HABITS, TRUE
from .names import in_list

FENCE, ENDS = "---", ("---", "...")
KEY = re.compile(r"([A-Za-z0-9_-]+):[ \t]*(.*)\Z")
# Programs for notes let a name have blanks, and letters of any script.
ANY_KEY = re.compile(r"((?!-\s)[\w-]+(?: [\w-]+)*):(?:[ \t]+(.*)|)\Z")
INNER_KEY = re.compile(r"([A-Za-z0-9_-]+):(?:[ \t]+(.*)|)\Z")
ITEM = re.compile(r"-(?:[ \t]+(.*)|)\Z")
COMMENT = re.compile(r"[ \t]*#(?:\s|\Z)")
# A tag, an anchor, an alias: what YAML says by them is no text.
MARKED = re.compile(r"!\S*[ \t]|!!|&[\w-]+(?:[ \t]|\Z)|\*[\w-]+\Z")
TRAILING = re.compile(r"[ \t]#(?:[ \t].*)?\Z")
BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?\Z")
DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*(?:#.*)?\Z')
SINGLE = re.compile(r"'((?:[^']|'')*)'[ \t]*(?:#.*)?\Z")
ESCAPED = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
MARKS = {"n": " ", "t": " ", "r": " ", "0": "", "_": "\xa0", "N": " "}
IN_BRACKETS = re.compile(
    r"\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\[\]{}]*+)\s*(?:,|\Z)"
)
NOTHING = ("~", "null", "Null", "NULL")
CLOSE = "close it on the same line"
ONE = "keep one of them"
HINT = "write names with texts or lists, and what is a text in quotes"


class Raw(Struct):
    """A field as it is found: its name, and (line, text) pairs."""

    name: str
    line: int
    indent: int
    lines: list[tuple[int, str]]
    items: bool = False
    """Whether each text is the item of a list."""
    whole: bool = False
    """Whether the texts are what they say, and hold no marks of YAML's."""
    folded: bool = False
    """Whether its lines are those of one text."""


def end_of(lines: Sequence[str]) -> int:
    """The line, counted from 0, behind front matter; 0 if a blank line ends it.

    A header that a blank line ends may stand above a text with a rule in it.
    """
    fence = next((n for n, x in enumerate(lines) if n and x.rstrip() in ENDS), 0)
    blank = waits = False
    for line in lines[:fence]:
        if key := KEY.match(line):
            waits = _waits(_bare(key[2]))
        elif blank and line.strip() and not COMMENT.match(line):
            item = ITEM.match(line) is not None
            if not (waits and (item or line[0] in " \t")):
                return 0
        blank = not line.strip()
    return fence + 1 if fence else 0


def _waits(said: str) -> bool:
    """Whether more of a value must stand below what its first line says."""
    if said[:1] == "[":
        return "]" not in said
    return not said or _unclosed(said) or BLOCK.match(said) is not None


def read(lines: Sequence[str], path: str) -> tuple[list[Raw], list[Problem]]:
    """The fields in the lines below the first, each with the lines of its values."""
    reading = _Reading(path)
    for number, line in enumerate(lines, 2):
        reading.take(number, line)
    return reading.finished()


class _Reading:
    """The fields so far; the last may go on."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Raw] = []
        self.problems: list[Problem] = []
        self.block = ""
        self.open = ""
        self.nested = False

    def take(self, number: int, line: str) -> None:
        """Take one line."""
        said = line.strip()
        indent = len(line) - len(line.lstrip(" \t"))
        if self._goes_on(number, said, indent):
            return
        if not said or COMMENT.match(line):
            return
        last = self.found[-1] if self.found else None
        deeper = last is not None and indent > last.indent
        if self.nested and deeper:
            return
        holds = last is not None and any(text for _, text in last.lines)
        outer = KEY.match(said) or ANY_KEY.match(said)
        key = INNER_KEY.match(said) if indent else outer
        item = ITEM.match(said)
        if key and (not deeper or (holds and indent < 4)):
            self._begin(number, key, indent)
        elif last is None:
            self.problems.append(stray(self.path, number, line))
        elif item and (last.items or not holds):
            self._add_item(number, last, item[1] or "")
        elif key and not holds:
            self._nest(number)
        elif deeper and last.items and last.lines:
            begun, before = last.lines[-1]
            if _unclosed(before):
                what = f"an item of {last.name} begins with a quote and does not end"
                self._say(begun, what, CLOSE)
            last.lines[-1] = (begun, f"{before} {said}".lstrip())
        elif deeper:
            # As Pelican has it: a further line, and for some fields a further value.
            last.lines.append((number, said))
        elif not any(problem.code == "header-line" for problem in self.problems):
            self.problems.append(stray(self.path, number, line))

    def _begin(self, number: int, key: re.Match[str], indent: int) -> None:
        said = _bare(key[2] or "")
        self.nested, self.block, self.open = False, "", ""
        self.found.append(Raw(key[1], number, indent, [(number, said)]))
        if BLOCK.match(said):
            self.found[-1].lines, self.found[-1].whole = [], True
            self.block = said[0]
        elif said[:1] == "[" and "]" not in said:
            self.open = "["
        elif _unclosed(said):
            self.open = said[0]

    def _goes_on(self, number: int, said: str, indent: int) -> bool:
        """Take a further line of a block, a text in quotes or a list in brackets."""
        raw = self.found[-1] if self.found else None
        deeper = raw is not None and indent > raw.indent
        closes = self.open == "[" and said[:1] == "]"
        if raw is None or not (deeper or closes or (self.block and not said)):
            # What merely begins with an apostrophe is a text like any other.
            self.block = self.open = ""
            return False
        if not (self.open or self.block):
            return False
        said = _bare(said) if self.open == "[" else said
        raw.lines.append((number, said))
        raw.folded = self.block != "|"
        mark = "]" if self.open == "[" else self.open
        if mark and mark in said:
            self.open = ""
        return True

    def _add_item(self, number: int, raw: Raw, said: str) -> None:
        said = _bare(said)
        if not raw.items:
            raw.lines, raw.items = [], True
        if INNER_KEY.match(said) or said[:1] in ("{", "[") or MARKED.match(said):
            self._nest(number)
        elif said not in NOTHING:
            raw.lines.append((number, _text(said)))

    def _nest(self, number: int) -> None:
        """Say once of a field that it holds more than texts."""
        if not self.nested:
            self.nested = True
            self._say(number, f"{self.found[-1].name} holds more than texts and lists")

    def _say(self, line: int, message: str, hint: str = HINT) -> None:
        self.problems.append(Problem(self.path, line, "front-matter", message, hint))

    def finished(self) -> tuple[list[Raw], list[Problem]]:
        """All fields that state something, by our names for them."""
        fields = []
        for raw in self.found:
            if raw.folded:
                text = " ".join(said for _, said in raw.lines if said)
                raw.lines = [(raw.lines[0][0], text)]
            if not (raw.items or raw.whole):
                raw.lines = [*self._values(raw)]
            raw.lines = [(number, said) for number, said in raw.lines if said]
            if raw.lines:
                fields.append(self._named(raw))
        return fields, self.problems

    def _values(self, raw: Raw) -> Iterator[tuple[int, str]]:
        """What the value of a field says: a text, or the items of a list."""
        for number, said in raw.lines:
            if said[:1] == "[" and said[-1:] == "]":
                items = _items(said[1:-1])
                if items is None:
                    self._say(number, f"{raw.name} holds more than texts and lists")
                raw.items = True
                yield from ((number, item) for item in items or ())
            elif MARKED.match(said) or (said[:1] == "{" and said[-1:] == "}"):
                self._say(number, f"{raw.name} holds more than texts and lists")
            elif said[:1] == "[" and "]" not in said:
                self._say(number, f"{raw.name} begins a list that does not end", CLOSE)
                yield number, said
            elif said[:1] == '"' and said.count('"') == 1:
                begun = f"{raw.name} begins with a quote and does not end"
                self._say(number, begun, CLOSE)
                yield number, said
            elif said not in NOTHING:
                yield number, _text(said)

    def _named(self, raw: Raw) -> Raw:
        """The field under the name that it has here, as a header would have it."""
        name, first = raw.name.lower(), raw.lines[0][1]
        if name in DRAFTS and first.lower() in (*TRUE, *FALSE):
            is_draft = first.lower() in DRAFTS[name]
            status = [(raw.line, "draft" if is_draft else "published")]
            return Raw("Status", raw.line, raw.indent, status)
        raw.name = HABITS.get(name, raw.name.replace("_", "-"))
        field = BY_NAME.get(raw.name.lower())
        if raw.items and field is not None and field.commas:
            raw.lines = [(number, in_list(item)) for number, item in raw.lines]
        elif raw.items and field is not None and not field.many and len(raw.lines) > 1:
            self._say(
                raw.line, f"{raw.name} takes one value, not {len(raw.lines)}", ONE
            )
            raw.lines = raw.lines[:1]
        return raw


def _bare(said: str) -> str:
    """A value without the comment behind it."""
    if COMMENT.match(said):
        return ""
    if DOUBLE.match(said) or SINGLE.match(said):
        return said
    return TRAILING.sub("", said).rstrip()


def _unclosed(said: str) -> bool:
    return said[:1] in ("'", '"') and said.count(said[0]) == 1


def _text(said: str) -> str:
    """A text without the quotes that are YAML's."""
    if found := DOUBLE.match(said):
        return ESCAPED.sub(_unescaped, found[1])
    if found := SINGLE.match(said):
        return found[1].replace("''", "'")
    return said


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        number = int(code, 16)
        return (
            chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
        )
    return MARKS.get(found[4], found[4])


def _items(said: str) -> list[str] | None:
    """The items of a list in brackets; None if it holds more than texts."""
    items, at = [], 0
    while at < len(said):
        found = IN_BRACKETS.match(said, at)
        if found is None or found.end() == at:
            return None
        if (item := found[1].strip()) not in NOTHING:
            items.append(_text(item))
        at = found.end()
    return items


def stray(path: str, number: int, line: str) -> Problem:
    """What is said of a line that is neither a field nor the rest of one."""
    shown = line.strip() if len(line) <= 40 else f"{line.strip()[:37]}…"
    message = f"{shown!r} is neither a field nor the rest of one"
    hint = "indent a continued value by four spaces; leave a blank line before the text"
    return Problem(path, number, "header-line", message, hint)
