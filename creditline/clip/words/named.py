"""The organisations that a text names as its sources, and which of them it cites."""

from collections.abc import Iterable

from ...credit.registry import Registry
from ..lexicon.names import Index, canonical, folded, index
from ..read.evidence import Finding
from ..read.raw_text import RawText
from .attribution import Attribution, attributions
from .confidence import NOT_KNOWN
from .outlet_names import alike
from .publisher import Publisher
from .roles import Roles

# Of an organisation named over and over, one line of evidence is enough.
MOST_CITED = 40


def registered_names(registry: Registry) -> Index:
    """The names that are known: the registry's before our own.

    A name of two letters or an ordinary word is too short to be looked for.
    """
    names = (o.name for o in registry.organisations.values())
    return index(tuple(name for name in names if len(name) > 2))


def named_in(
    raw: RawText, roles: Roles, language: str, names: Index
) -> list[Attribution]:
    """Who is named as a source; an agency in the dateline comes first."""
    found = list(attributions(roles.text, language, names))
    dateline = roles.dateline
    if dateline and dateline.agency:
        first = Attribution(
            name=dateline.agency.name,
            paragraph=roles.text[0].number,
            start=dateline.agency.start,
            line=dateline.line,
            words=dateline.words,
            day=dateline.day,
        )
        found = [
            a for a in found if (a.paragraph, a.start) != (first.paragraph, first.start)
        ]
        found = [first, *found]
    found = [*_headlined(roles, names), *found]
    for stated in raw.stated("agency"):
        name = canonical(stated.value)
        # Systems call a section, or a kind of text, the source as well.
        because = "" if folded(name) in names.by_name else NOT_KNOWN
        found.insert(
            0, Attribution(name, 0, 0, stated.line, stated.words, because=because)
        )
    for stated in raw.stated("author"):
        known = names.by_name.get(folded(stated.value.split("/")[0]))
        if known and not known.common:
            found.insert(0, Attribution(known.name, 0, 0, stated.line, stated.words))
    return found


def _headlined(roles: Roles, names: Index) -> list[Attribution]:
    """The organisation that a headline credits: "Reuters: Qatar offers gas"."""
    headline = roles.headline
    name, colon, _ = headline.text.partition(":") if headline else ("", "", "")
    known = names.by_name.get(folded(name)) if colon else None
    if headline is None or known is None or known.common:
        return []
    return [Attribution(known.name, 0, 0, headline.line, headline.text)]


def cited(
    named: Iterable[Attribution],
    outlet: Finding | None,
    publisher: Publisher | None,
    lead: int,
) -> list[Finding]:
    """Each organisation that the text names, besides outlet and source."""
    taken = [outlet.value] if outlet else []
    taken += [publisher.name] if publisher else []
    found: dict[str, Finding] = {}
    for a in named:
        if any(alike(a.name, name) for name in taken):
            continue
        because = a.because
        if outlet and not outlet.certain and a.paragraph <= lead:
            because = "it may be the outlet"
        finding = Finding("Citing", a.name, a.line, a.words, because)
        before = found.get(a.name.casefold())
        if before is None or (finding.certain and not before.certain):
            found[a.name.casefold()] = finding
    return list(found.values())[:MOST_CITED]
