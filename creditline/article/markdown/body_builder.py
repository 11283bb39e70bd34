"""What has been read of a text so far, and on which line things stand."""

import re
from bisect import bisect_left
from html import escape

from msgspec import Struct, field

from ...errors import Problem
from ..body import Piece

FENCED = re.compile(r"^(```|~~~).*?^\1[`~]*[ ]*$", re.M | re.S)
CODE = re.compile(r"(`+).+?\1", re.S)
LINE_END = re.compile("\n")
COMMENT = re.compile(r"<!--.*?-->", re.S)


class Reading(Struct):
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
    uses: dict[str, int] = field(default_factory=dict)
    first_paragraph: str = ""
    in_caption: bool = False
    raw: bool = False
    """Whether any tag may be a writer's own."""
    _places: dict[str, int] = field(default_factory=dict)
    _spoken: str = ""
    _ends: list[int] | None = None

    def say(self, line: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, code, message, hint))

    def line_of_citation(self, key: str) -> int:
        """The line of the next ``@key`` that stands in brackets."""
        return self._line(rf"@{re.escape(key)}(?=[\s;\]])")

    def line_of_address(self, address: str, written: str = "") -> int:
        """The line of the next link to *address*, or of its definition.

        *written* is how it stands in the tag, where that is raw HTML.
        """
        if not address:
            return self.first_line
        forms = {address, escape(address), written or address}
        either = "|".join(map(re.escape, sorted(forms)))
        exact = rf"(?:[(<\"'=]|\]:\s*)(?:{either})(?=[)>,\"'\s#]|\Z)"
        return self._line(exact)

    def line_of_tag(self, name: str) -> int:
        """The line of the next tag of this name."""
        return self._line(rf"(?i:<{re.escape(name)}(?![\w-]))")

    def line_of(self, words: str) -> int:
        """The line where *words* stand next."""
        return self._line(re.escape(words))

    def _line(self, pattern: str) -> int:
        """The line of the next match; the text's first if there is none.

        Each search begins where the last one for the same thing ended, so
        that the third of three equal links is found on its own line.
        """
        if not self._spoken:
            # What is shown as code is no citation and no link.
            self._spoken = self.source
            if "`" in self.source or "~~~" in self.source:
                self._spoken = CODE.sub(_blank, FENCED.sub(_blank, self.source))
            if "<!--" in self._spoken:
                self._spoken = COMMENT.sub(_blank, self._spoken)
        sought = re.compile(pattern)
        found = sought.search(self._spoken, self._places.get(pattern, 0))
        found = found or sought.search(self._spoken)
        if found is None:
            return self.first_line
        self._places[pattern] = found.end()
        if self._ends is None:
            self._ends = [at.start() for at in LINE_END.finditer(self.source)]
        return self.first_line + bisect_left(self._ends, found.end())


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
