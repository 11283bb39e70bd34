"""What has been read of a text so far, and on which line things stand."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from html import escape
from itertools import cycle

from msgspec import Struct, field

from ...errors import Problem
from ..body import Piece
from .objections import Objection

FENCED = re.compile(r"^(```|~~~).*?^\1[`~]*[ ]*$", re.M | re.S)
CODE = re.compile(r"(`+).+?\1", re.S)
LINE_END = re.compile("\n")
COMMENT = re.compile(r"<!--.*?-->", re.S)
# What is looked for by name: each ends where the name begins, but for citations.
CITED = re.compile(r"@([^\s;\]]+)(?=[\s;\]])")
TAG = re.compile(r"<([A-Za-z][\w:-]*)")
FIRST = 100
"""So many letters of an address are its name here, since one may run on into others."""
ADDRESS = re.compile(rf"(?:[<\"']|(?:[(=,]|\]:)\s*)(?=([^)>,\"'\s]{{0,{FIRST}}}))")
INSIDE = re.compile(r"[)>,\"'\s]")
BEHIND = frozenset(("", ")", ">", ",", '"', "'", "#", " ", "\n", "\t"))
"""What may follow an address."""
ALIKE = 1000
"""So many letters of addresses are compared before each is looked at by itself."""


class Reading(Struct, dict=True):
    """A text that is being taken apart: what was found, and what is wrong.

    ``first_line`` is the line of the file on which ``source`` begins.
    """

    path: str
    source: str
    first_line: int
    pieces: list[Piece] = field(default_factory=list)
    ids: dict[str, None] = field(default_factory=dict)
    """Places of the text, in order: a set that remembers."""
    plain: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    objections: list[tuple[int, Objection]] = field(default_factory=list)
    """What no text may hold, with its line, until all of it is told."""
    uses: dict[str, int] = field(default_factory=dict)
    first_paragraph: str = ""
    in_caption: bool = False
    raw: bool = False
    """Whether any tag may be a writer's own."""
    _sought: dict[tuple[str, ...], Iterator[int]] = field(default_factory=dict)
    _alike: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    _indexes: dict[re.Pattern[str], dict[str, list[int]]] = field(default_factory=dict)

    def say(self, line: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, code, message, hint))

    def line_of_citation(self, key: str) -> int:
        """The line of the next ``@key`` that stands in brackets."""
        return self._line(("@", key), lambda: self._index(CITED).get(key, []))

    def line_of_address(self, address: str, written: str = "") -> int:
        """The line of the next link to *address*, or of its definition.

        *written* is how it stands in the tag, where that is raw HTML; an empty one
        stands between its brackets.
        """
        if not address:
            return self.line_of("]()")
        forms = sorted({address, escape(address), written or address})
        return self._line(("(", *forms), lambda: self._addresses(forms))

    def line_of_tag(self, name: str) -> int:
        """The line of the next tag of this name, in small letters."""
        return self._line(("<", name), lambda: self._index(TAG).get(name, []))

    def line_of(self, words: str) -> int:
        """The line where *words* stand next."""
        found = re.compile(re.escape(words))
        return self._line(
            ("", words), lambda: [m.end() for m in found.finditer(self._spoken)]
        )

    def _line(self, sought: tuple[str, ...], places: Callable[[], list[int]]) -> int:
        """The line of the next of some places; the text's first if there is none.

        What is sought again is found at the next place, so that the third of three
        equal links is found on its own line.
        """
        if sought not in self._sought:
            self._sought[sought] = cycle(places())
        at = next(self._sought[sought], None)
        if at is None:
            return self.first_line
        return self.first_line + bisect_left(self._ends, at)

    @cached_property
    def _ends(self) -> list[int]:
        return [at.start() for at in LINE_END.finditer(self.source)]

    @cached_property
    def _spoken(self) -> str:
        """The source without what is shown as code: no citation, no link, no tag."""
        spoken = self.source
        if "`" in spoken or "~~~" in spoken:
            spoken = CODE.sub(_blank, FENCED.sub(_blank, spoken))
        return COMMENT.sub(_blank, spoken) if "<!--" in spoken else spoken

    def _index(self, pattern: re.Pattern[str]) -> dict[str, list[int]]:
        """Where each thing of a kind begins, found at once for all of them."""
        if pattern not in self._indexes:
            found = self._indexes[pattern] = {}
            for one in pattern.finditer(self._spoken):
                name = one[1].lower() if pattern is TAG else one[1]
                found.setdefault(name, []).append(one.end())
        return self._indexes[pattern]

    def _addresses(self, forms: list[str]) -> list[int]:
        """Where an address stands in any of its *forms*, in order."""
        spoken = self._spoken
        return sorted(
            at
            for form in forms
            for at in self._begun_with(form)
            if spoken.startswith(form, at)
            and spoken[at + len(form) : at + len(form) + 1] in BEHIND
        )

    def _begun_with(self, form: str) -> Iterator[int]:
        """Where addresses begin with the first letters of *form*.

        Many may be alike up to a comma or bracket, such as those of a shop: they are
        sorted once, so that each is found without looking at all.
        """
        key, first = INSIDE.split(form, 1)[0][:FIRST], form[:ALIKE]
        if key not in self._alike:
            places = self._index(ADDRESS).get(key, ())
            self._alike[key] = sorted(
                (self._spoken[at : at + ALIKE], at) for at in places
            )
        alike = self._alike[key]
        for place in range(bisect_left(alike, (first, 0)), len(alike)):
            text, at = alike[place]
            if not text.startswith(first):
                return
            yield at


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
