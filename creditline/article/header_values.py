"""From the entries of a header to a typed record, with every fault in them."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from msgspec import Struct, field

from ..errors import Problem
from . import medium, values
from .contradictions import contradictions
from .fields import BY_NAME, FIELDS, MEANT, OF_OTHERS, Field
from .header import Entry
from .names import listed
from .record import Article, Page, lines_of
from .values import Fault, Reference

PAGE_FIELDS = {
    name: replace(declared, required=name == "title")
    for name, declared in BY_NAME.items()
    if declared.attribute in Page.__struct_fields__
}


class _Reading(Struct):
    """The fields read so far and what was wrong with them."""

    path: str
    zone: dt.tzinfo | None
    declared: Mapping[str, Field]
    found: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    many_lines: dict[str, tuple[int, ...]] = field(default_factory=dict)
    meant: set[str] = field(default_factory=set)
    lacks_source: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def several_lines(self) -> dict[str, tuple[int, ...]]:
        """The lines of values that do not all stand on the line of their field."""
        return {
            name: lines
            for name, lines in self.many_lines.items()
            if {*lines} != {self.lines[name]}
        }

    def say(self, line: int, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.path, line, code, message, hint))


# Readers of times, which are the site's where no offset is written.
TIMED = (values.moment, medium.broadcast)
# What stands for a required field that cannot be used.
UNSTATED: Mapping[str, Any] = {
    "title": "",
    "date": dt.date.min,
    "source": Reference(),
    "outlet": Reference(),
}


def read_article(
    entries: tuple[Entry, ...], path: str, zone: dt.tzinfo | None
) -> tuple[Article, bool, tuple[Problem, ...]]:
    """Type every entry, and say whether every required field can be used.

    Without one the article is no article, but the rest of it can be checked.
    """
    reading = _read(_Reading(path, zone, BY_NAME), entries)
    if reading.lacks_source:
        reading.found["source"] = reading.found["outlet"]
    whole = all(f.attribute in reading.found for f in FIELDS if f.required)
    article = Article(
        path=path,
        lacks_source=reading.lacks_source,
        lines=lines_of(reading.lines),
        many_lines=reading.several_lines,
        **{**UNSTATED, **reading.found},
    )
    return article, whole, (*reading.problems, *contradictions(article))


def read_page(
    entries: tuple[Entry, ...], path: str, zone: dt.tzinfo | None
) -> tuple[Page | None, tuple[Problem, ...]]:
    """The same for a page of the site's own."""
    reading = _read(_Reading(path, zone, PAGE_FIELDS), entries)
    if "title" not in reading.found:
        return None, tuple(reading.problems)
    page = Page(
        path=path,
        lines=lines_of(reading.lines),
        many_lines=reading.several_lines,
        **reading.found,
    )
    return page, tuple(reading.problems)


def _read(reading: _Reading, entries: tuple[Entry, ...]) -> _Reading:
    for entry in entries:
        declared = reading.declared.get(entry.name.lower())
        if declared is None:
            _refuse(reading, entry)
        else:
            _take(reading, declared, entry)
    last = max((n for e in entries for n, _ in e.lines), default=1)
    for declared in reading.declared.values():
        if not declared.required:
            continue
        if declared.attribute in reading.lines or declared.name in reading.meant:
            continue
        if declared.of_original and "outlet" in reading.found:
            # Only the registry knows whether the outlet is ourselves.
            reading.lacks_source = last
        else:
            hint = f"add {declared.name}: {declared.meaning}"
            message = f"the header has no {declared.name}"
            reading.say(last, "missing-field", message, hint)
    return reading


def _refuse(reading: _Reading, entry: Entry) -> None:
    """Say that a field is unknown; the one it is meant for is not missing, too."""
    plain = entry.name.lower().replace("-", "_")
    if plain in OF_OTHERS:
        message = f"{entry.name} is a field of other programs, and has no effect"
        reading.say(entry.line, "unknown-field", message, "nothing, or remove it")
        reading.problems[-1] = reading.problems[-1]._replace(severity="warning")
        return
    near = get_close_matches(entry.name.lower(), reading.declared, n=1)
    meant = MEANT.get(plain, "") or (reading.declared[near[0]].name if near else "")
    reading.meant.add(meant)
    hint = f"did you mean {meant}?" if meant else "remove it"
    reading.say(entry.line, "unknown-field", f"{entry.name} is not a field", hint)


def _take(reading: _Reading, declared: Field, entry: Entry) -> None:
    name = declared.attribute
    if name in reading.lines and not declared.many:
        message = f"{declared.name} is given twice, first on line {reading.lines[name]}"
        reading.say(entry.line, "repeated-field", message, "keep one of the two")
        return
    reading.lines.setdefault(name, entry.line)
    pieces = [(n, said) for n, said in _pieces(declared, entry) if said]
    if not pieces:
        hint = f"say {declared.meaning}" if declared.required else "fill or remove it"
        reading.say(entry.line, "empty-field", f"{declared.name} is empty", hint)
        return
    got: list[Any] = []
    where: list[int] = []
    for number, said in pieces:
        try:
            timed = declared.read in TIMED
            value = declared.read(said, reading.zone) if timed else declared.read(said)
        except Fault as fault:
            message = f"{declared.name}: {fault.message}"
            reading.say(number, fault.code, message, fault.hint)
        else:
            got.append(value)
            where.append(number)
    if declared.many:
        reading.found[name] = (*reading.found.get(name, ()), *got)
        reading.many_lines[name] = (*reading.many_lines.get(name, ()), *where)
    elif got:
        reading.found[name] = got[0]


def _pieces(declared: Field, entry: Entry) -> Iterator[tuple[int, str]]:
    """The values of an entry, each with its line."""
    if not declared.many:
        yield entry.line, " ".join(said for _, said in entry.lines).strip()
        return
    for number, said in entry.lines:
        for piece in listed(said) if declared.commas else (said,):
            yield number, piece.strip()
