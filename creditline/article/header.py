"""Read the header of an article with line numbers.

The form is Pelican's, which is that of Python-Markdown's metadata: lines of
``Key: value`` up to the first blank line, a continued value indented by four
spaces.  Pelican hands plugins the values without their lines, so we read them
ourselves.  Between ``---`` and ``---`` or ``...`` stands `front_matter`.
"""

import re

from msgspec import Struct, field

from ..errors import Problem
from .front_matter import FENCE, end_of, read, stray

KEY = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):[ \t]*(.*)\Z")
MORE = re.compile(r"(?:[ ]{4,}|\t)(.*)\Z")
BOM = "﻿"


class Entry(Struct, frozen=True):
    """The lines of one field: its name as written, then (line, text) pairs."""

    name: str
    line: int
    lines: tuple[tuple[int, str], ...]


class Parts(Struct, frozen=True):
    """An article's file, taken apart.

    ``body_line`` is the number of the body's first line in the file.
    """

    entries: tuple[Entry, ...] = ()
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = field(default=())


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of *data*, without byte-order mark and with plain line ends."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\r|\n", data[: error.start])) + 1
        message = f"byte {data[error.start]:#04x} at offset {error.start} is not UTF-8"
        hint = "save the file as UTF-8"
        return "", (Problem(path, line, "undecodable", message, hint),)
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n"), ()


def take_apart(text: str, path: str) -> Parts:
    """Split *text* into header entries and body."""
    lines = text.split("\n")
    if lines[0].rstrip() == FENCE:
        return _fenced(lines, path)
    at = 0
    found: list[tuple[str, int, list[tuple[int, str]]]] = []
    problems: list[Problem] = []
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            break
        key, more = KEY.match(line), MORE.match(line)
        if more and found:
            found[-1][2].append((at + 1, more[1].strip()))
        elif key:
            found.append((key[1], at + 1, [(at + 1, key[2].strip())]))
        elif not found:
            problems.append(_no_header(path, at + 1, line))
            break
        elif not problems:
            # Said once, and read on: a field further down is not missing.
            problems.append(stray(path, at + 1, line))
        at += 1
    if not found and not problems:
        problems.append(_no_header(path, 1))
    entries = tuple(Entry(name, n, tuple(said)) for name, n, said in found)
    return Parts(entries, "\n".join(lines[at:]), at + 1, tuple(problems))


def _fenced(lines: list[str], path: str) -> Parts:
    """The same of a text that begins with ``---``."""
    at = end_of(lines)
    end = at - 1
    if not at:
        blank = (n for n, line in enumerate(lines) if not line.strip())
        end = next(blank, len(lines))
        at = min(end + 1, len(lines))
    found, problems = read(lines[1:end], path)
    if not found and not problems:
        problems.append(_no_header(path, 1))
    entries = tuple(Entry(raw.name, raw.line, tuple(raw.lines)) for raw in found)
    return Parts(entries, "\n".join(lines[at:]), at + 1, tuple(problems))


# How the front matter of other programs begins that is no YAML.
FOREIGN = {"+++": "TOML", ";;;": "JSON", "{": "JSON"}


def _no_header(path: str, number: int, line: str = "") -> Problem:
    if form := FOREIGN.get(line.strip()):
        message = f"this front matter is {form}, and only YAML is read"
        hint = "write --- above and beneath it, and Key: value between"
        return Problem(path, number, "front-matter", message, hint)
    hint = "begin the file with Title: and the other fields"
    message = "the file does not begin with a field"
    return Problem(path, number, "no-header", message, hint)
