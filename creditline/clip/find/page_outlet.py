"""Whose reporting a page shows: an agency that it credits, whom it retells, its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...credit.registry import host
from ..lexicon.names import folded
from ..lexicon.organisations import at_domain
from ..read.evidence import Finding
from ..words.attribution import Attribution
from ..words.named import outlet_of
from ..words.outlet_names import alike
from ..words.publisher import Publisher
from ..words.roles import Roles
from .page_agencies import WRITER, Credited


@dataclass(frozen=True, slots=True)
class Whose:
    """The outlet, the places where the text names it, and whether it is retold.

    What is printed as an agency sent it appeared with the page; what is retold
    appeared when the text says.
    """

    outlet: Finding | None = None
    mine: tuple[Attribution, ...] = ()
    retold: bool = False


def page_outlet(
    roles: Roles,
    source: Publisher | None,
    agencies: Sequence[Credited],
    named: list[Attribution],
    signed: Sequence[Finding],
) -> Whose:
    """Whose reporting it is; *signed* are the page's own reporters."""
    wired = [a for a in agencies if a.origin in ("dateline", WRITER)]
    alone = [a for a in agencies if a.alone] if len(agencies) == 1 else []
    sole = wired or ([] if signed else alone)
    if sole:
        one = sole[0]
        # The day in its dateline is that of the agency's report.
        dated = bool(wired and roles.dateline and roles.dateline.day)
        own = Finding("Outlet", one.name, one.line, one.words)
        return Whose(own, retold=dated)
    said, mine = outlet_of(roles, source, named, signed=bool(signed))
    if said is None or source is None:
        return Whose(said, tuple(mine), retold=said is not None)
    known = folded(said.value) in roles.names.by_name or any(a.day for a in mine)
    if said.certain and known and not agencies and not alike(said.value, source.name):
        return Whose(said, tuple(mine), retold=True)
    # Its data say who published it; that its first words may rest on somebody
    # makes it no less its own.
    row = at_domain(host(source.address))
    gathers = row is not None and row.kind == "aggregator"
    because = "it prints what others report" if gathers else source.because
    own = Finding("Outlet", source.name, source.line, source.words, because)
    return Whose(own, tuple(mine))
