"""Every candidate for a field: where it stood, whether it was taken, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..read.evidence import Finding, shown
from ..read.raw_text import Declared, RawText
from ..words.origin import tidy
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


def considered(
    taken: Sequence[Finding], raw: RawText, refused: Sequence[tuple[Declared, str]]
) -> Iterator[Considered]:
    """The findings in *taken* with all that was found beside them, field by field."""
    for field in dict.fromkeys([*(f.field for f in taken), *NAMES]):
        mine = [f for f in taken if f.field == field]
        for f in mine:
            because = f.because or _why(f, raw)
            verdict = "taken" if f.certain else "doubtful"
            yield Considered(field, f.value, f.line, f.words, because, verdict)
        out = [(d, why) for d, why in refused if d.name in NAMES.get(field, ())]
        told = {(d.value, d.words) for d, _ in out}
        shown_already = {f.words for f in mine}
        for name in NAMES.get(field, ()):
            for d in raw.stated(name):
                if d.words in shown_already or (d.value, d.words) in told:
                    continue
                verdict, because = "agrees", REASONS.get(d.origin, "")
                if not any(_same(d, f) for f in mine):
                    verdict = "not taken"
                    because = f"{d.origin} comes later: {because}"
                yield Considered(field, d.value, d.line, d.words, because, verdict)
        for d, why in dict.fromkeys(out):
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
    return "it was given" if finding.line == 0 else REASONS["text"]


def explained(
    findings: Iterable[Finding], candidates: Iterable[Considered]
) -> Iterator[str]:
    """Each field with all its candidates, for a terminal.

    *findings* are what goes on: what a person gave stands in the place of what
    was found.
    """
    given = {f.field: f for f in findings if f.line == 0}
    said = ""
    for one in candidates:
        if one.field != said:
            said = one.field
            yield f"{said}:"
            if said in given:
                yours = given[said]
                yield f"    taken     {shown(yours.value, 80)} ({yours.words})"
        told = one
        if said in given and one.verdict == "taken":
            told = replace(one, verdict="not taken", because="you said otherwise")
        yield f"    {told}"
