"""Whose reporting a page shows, and whom it cites: agencies, and who its text names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ...credit.registry import host
from ..lexicon.names import Index, folded
from ..lexicon.organisations import at_domain
from ..read.evidence import Finding
from ..words.attribution import Attribution
from ..words.named import outlet_of
from ..words.outlet_names import ARTICLE, alike
from ..words.publisher import Publisher
from ..words.roles import Roles
from .page_agencies import WRITER, Credited

# What stands before a name that is an ordinary word as well.
NAMED = r"(?:\b(?:the|der|die|das|dem|den|la|le|les|el|il)\s|['’„“\"«])"
# A word without a capital at the end, such as "What we"; "l'Ain" has one.
SMALL_END = re.compile(r"\s[a-zß-ÿ](?!\w*['’])\w*\Z")
# Names that differ by an ending are one: "Kleinen Zeitung".
LIKE = 0.9


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


def page_cited(
    agencies: Iterable[Credited],
    outlet: Finding | None,
    told: Iterable[Finding],
    index: Index,
    name: str,
) -> Iterator[Finding]:
    """The agencies that the page of *name* credits, then whom its text names."""
    said: set[str] = set()
    for one in agencies:
        if outlet is None or not alike(one.name, outlet.value):
            said.add(folded(one.name))
            yield Finding("Citing", one.name, one.line, one.words)
    for finding in told:
        if folded(finding.value) in said:
            continue
        if finding.certain and _is_odd(finding, index, name):
            because = "it may be no organisation, or the page's own"
            yield replace(finding, because=because)
        else:
            yield finding


def _is_odd(finding: Finding, index: Index, name: str) -> bool:
    """Whether what a text cites looks unlike an organisation, or like *name* itself."""
    value = finding.value
    # "The Times" of the Los Angeles Times is itself.
    if name.casefold().endswith(f" {ARTICLE.sub('', value.casefold())}"):
        return True
    known = index.by_name.get(folded(value))
    if known is not None:
        # "Australian" is an adjective, "the Australian" is a paper.
        called = re.search(rf"{NAMED}{re.escape(value)}", finding.words, re.I)
        return known.common and known.name != value and not called
    own = ARTICLE.sub("", name.casefold()).partition(" ")[0]
    # "heise Security" of heise online, "Kleinen Zeitung" of the Kleine Zeitung.
    ours = bool(own) and f"{own} {value.casefold()}" in finding.words.casefold()
    ours = (
        ours or SequenceMatcher(None, value.casefold(), name.casefold()).ratio() > LIKE
    )
    ours = ours or value.casefold().startswith(f"{name.casefold()} ")
    plain = len(value) > 2 and not SMALL_END.search(value) and not value[-1].isdigit()
    return ours or not plain
