"""What the finders make of a text, and of every candidate: taken or not, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..read.evidence import Finding, shown
from ..read.raw_text import Declared, RawText
from ..words.attribution import Attribution
from ..words.origin import tidy
from ..words.publisher import Publisher
from ..words.roles import Roles
from .page_order import REASONS

# What a page may declare for each field.
NAMES = {
    "Date": ("date", "date-created"),
    "Source": ("publisher", "part-of", "application", "address"),
    "Outlet": ("author-organisation", "agency"),
    "Original-Title": ("heading", "title", "page-title"),
    "Original-Lang": ("language", "locale"),
    "Reporter": ("author", "byline"),
    "Notice": ("notice", "holder", "year", "licence"),
    "Signal": ("signal",),
    "Place": ("place",),
}


@dataclass(frozen=True, slots=True)
class Considered(Finding):
    """A candidate; ``verdict`` is taken, agrees, not taken, doubtful or refused."""

    verdict: str = ""

    def __str__(self) -> str:
        why = f" ({self.because})" if self.because else ""
        return (
            f"{self.verdict:<9} {shown(self.value, 80)}\n"
            f"              line {self.line}: {shown(self.words, 100)}{why}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the finders make of one text.

    ``fields`` are the findings for an article's header, in its order;
    ``attributions`` say who is named where, for the outline; ``refused`` is what
    cannot be so, each with why; ``notes`` are for a person to read.
    """

    roles: Roles
    fields: tuple[Finding, ...]
    publisher: Publisher | None
    attributions: tuple[Attribution, ...]
    refused: Sequence[tuple[Declared, str]] = ()
    notes: tuple[str, ...] = ()

    def first(self, field: str) -> Finding | None:
        """The finding for *field*, if there is one."""
        return next(iter(self.all(field)), None)

    def all(self, field: str) -> tuple[Finding, ...]:
        return tuple(f for f in self.fields if f.field == field)

    @property
    def signals(self) -> tuple[Finding, ...]:
        """What is said to machines of the rights, each once."""
        said = {d.value: d for d in self.roles.raw.stated("signal")}
        return tuple(Finding("Signal", v, d.line, d.words) for v, d in said.items())

    @property
    def considered(self) -> Iterator[Considered]:
        """All that was found for each field, beside what of it was taken."""
        raw, notice = self.roles.raw, self.roles.notice
        taken = [*self.fields, *self.signals]
        if notice:
            words = notice.holder or notice.words
            taken.append(Finding("Notice", words, notice.line, notice.words))
        for field in dict.fromkeys([*(f.field for f in taken), *NAMES]):
            mine = [f for f in taken if f.field == field]
            for f in mine:
                because = f.because or _why(f, raw)
                verdict = "taken" if f.certain else "doubtful"
                yield Considered(field, f.value, f.line, f.words, because, verdict)
            names = NAMES.get(field, ())
            out = {d: why for d, why in self.refused if d.name in names}
            told = {(d.value, d.words) for d in out}
            shown_already = {f.words for f in mine}
            for d in raw.stated(*names):
                if d.words in shown_already or (d.value, d.words) in told:
                    continue
                verdict, because = "agrees", REASONS.get(d.origin, "")
                if not any(_same(d, f) for f in mine):
                    verdict = "not taken"
                    because = f"{d.origin} comes later: {because}"
                yield Considered(field, d.value, d.line, d.words, because, verdict)
            for d, why in out.items():
                yield Considered(field, d.value, d.line, d.words, why, "refused")


def _same(said: Declared, taken: Finding) -> bool:
    """Whether a candidate says what was taken."""
    value = tidy(said.value) if said.name == "address" else said.value
    return bool(value) and value.casefold() in taken.value.casefold()


def _why(finding: Finding, raw: RawText) -> str:
    """Why the origin of *finding* was believed."""
    for d in raw.declared:
        if d.words == finding.words and d.line == finding.line:
            return REASONS.get(d.origin, "")
    return REASONS["text"]


def explained(found: Found, findings: Iterable[Finding]) -> Iterator[str]:
    """Each field with all its candidates, for a terminal.

    *findings* are what goes on: what a person gave stands in the place of what
    was found.
    """
    given = {f.field: f for f in findings if f.line == 0}
    for field, candidates in groupby(found.considered, lambda one: one.field):
        yield f"{field}:"
        yours = given.get(field)
        if yours:
            yield f"    taken     {shown(yours.value, 80)} ({yours.words})"
        for one in candidates:
            told = one
            if yours and one.verdict == "taken":
                told = replace(one, verdict="not taken", because="you said otherwise")
            yield f"    {told}"
