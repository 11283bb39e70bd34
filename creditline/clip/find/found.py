"""What the finders make of one text, in the form in which everybody hands it on."""

from dataclasses import dataclass

from ..read.evidence import Finding
from ..read.raw_text import RawText
from ..words.attribution import Attribution
from ..words.notice import Notice
from ..words.publisher import Publisher
from ..words.roles import Roles
from .considered import Considered


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the finders make of one text.

    ``fields`` are the findings for an article's header, in its order;
    ``attributions`` say who is named where, for the outline; ``considered`` is
    every candidate with what became of it; ``notes`` are for a person to read.
    """

    raw: RawText
    roles: Roles
    language: str
    fields: tuple[Finding, ...]
    notice: Notice | None
    publisher: Publisher | None
    attributions: tuple[Attribution, ...]
    considered: tuple[Considered, ...] = ()
    notes: tuple[str, ...] = ()

    def first(self, field: str) -> Finding | None:
        """The finding for *field*, if there is one."""
        return next((f for f in self.fields if f.field == field), None)

    @property
    def signals(self) -> tuple[Finding, ...]:
        """What is said to machines of the rights, each once."""
        said = {d.value: d for d in self.raw.stated("signal")}
        return tuple(Finding("Signal", v, d.line, d.words) for v, d in said.items())

    def all(self, field: str) -> tuple[Finding, ...]:
        return tuple(f for f in self.fields if f.field == field)
