"""The organisations that a text names as its sources: its outlet, and whom it cites."""

from collections.abc import Iterable

from ...credit.registry import Registry
from ..lexicon.label_words import PRESS_REVIEW
from ..lexicon.names import Index, canonical, folded, index
from ..lexicon.turn_words import RESTS
from ..read.evidence import Finding
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


def named_in(roles: Roles) -> list[Attribution]:
    """Who is named as a source; an agency in the dateline comes first."""
    raw, names, dateline = roles.raw, roles.names, roles.dateline
    found = list(attributions(roles.text, roles.language, names))
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
    found = [*_headlined(roles), *found]
    for stated in raw.stated("agency"):
        name = canonical(stated.value)
        # Systems call a section, or a kind of text, the source as well.
        because = "" if folded(name) in names.by_name else NOT_KNOWN
        found.insert(0, Attribution(name, 0, 0, stated.line, stated.words, because))
    for stated in raw.stated("author"):
        known = names.by_name.get(folded(stated.value.split("/")[0]))
        if known and not known.common:
            found.insert(0, Attribution(known.name, 0, 0, stated.line, stated.words))
    return found


def _headlined(roles: Roles) -> list[Attribution]:
    """The organisation that a headline credits: "Reuters: Qatar offers gas"."""
    headline = roles.headline
    name, colon, _ = headline.text.partition(":") if headline else ("", "", "")
    known = roles.names.by_name.get(folded(name)) if colon else None
    if headline is None or known is None or known.common:
        return []
    return [Attribution(known.name, 0, 0, headline.line, headline.text)]


def outlet_of(
    roles: Roles,
    publisher: Publisher | None,
    named: list[Attribution],
    *,
    signed: bool,
) -> tuple[Finding | None, list[Attribution]]:
    """Whose reporting it is, and the attributions to it.

    It is the organisation on which the first paragraph rests; a text that
    rests on nobody is its publisher's own.
    """
    lead = roles.lead
    leading = [
        a
        for a in named
        if a.paragraph <= lead
        and a.certain
        and not a.past
        and not (a.told and publisher is not None)
    ]
    own = [a for a in leading if publisher and alike(a.name, publisher.name)]
    if leading and not own:
        return _relayed(roles, publisher, leading[0], named, signed=signed)
    if publisher is None:
        return None, []
    mine = own or [a for a in named if alike(a.name, publisher.name)]
    because = publisher.because
    if not because and not own:
        because = _may_rest(roles, named)
    said = Finding("Outlet", publisher.name, publisher.line, publisher.words, because)
    return said, mine


def _relayed(
    roles: Roles,
    publisher: Publisher | None,
    first: Attribution,
    named: list[Attribution],
    *,
    signed: bool,
) -> tuple[Finding, list[Attribution]]:
    """The organisation of *first*, on which the first paragraph rests."""
    mine = [a for a in named if alike(a.name, first.name)]
    dateline = roles.dateline.words if roles.dateline else None
    sent = first.words == dateline or first.paragraph == 0
    # "X reported on May 6": then all of it retells X, whoever signed it.
    tied = first.day is not None or first.weekday is not None
    dated = tied and not first.told
    because = ""
    # Without a publisher there is nobody else whose reporting it could be.
    if signed and not sent and not dated and publisher is not None:
        because = "the text is signed by a reporter of its own"
    if roles.headline and PRESS_REVIEW.match(roles.headline.text):
        because = "it is a round of many papers"
    said = Finding("Outlet", first.name, first.line, first.words, because)
    return said, mine


def _may_rest(roles: Roles, named: list[Attribution]) -> str:
    """What lets the first paragraph rest on another than its publisher."""
    opening = [a for a in named if a.paragraph <= roles.lead and not a.past]
    unsure = [a for a in opening if not a.certain and not a.told]
    heard = [a for a in opening if a.certain and a.told]
    if unsure:
        return f"the first paragraph may rest on {unsure[0].name}"
    if heard:
        return f"{heard[0].name} was told what the text opens with"
    words = " ".join(p.text for p in roles.text if p.number <= roles.lead)
    if RESTS.get(roles.language, RESTS["en"]).search(words):
        return "the first paragraph rests on somebody's report"
    return ""


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
