"""Everything that a text supports, each fact with its evidence."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ...credit.registry import Registry
from ..lexicon.names import Index, canonical, folded, index
from ..read.evidence import Finding, shown
from ..read.language import language_of
from ..read.raw_text import RawText
from .attribution import Attribution, attributions
from .byline import reporters
from .dating import date_of
from .notice import Notice, find_notice
from .outlet import alike, outlet_of
from .publisher import Publisher, find_publisher
from .roles import Roles, roles_of
from .title import original_title

# Of an organisation named over and over, one line of evidence is enough.
MOST_CITED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the finders make of one text.

    ``fields`` are the findings for an article's header, in its order;
    ``attributions`` say who is named where, for the outline.
    """

    raw: RawText
    roles: Roles
    language: str
    fields: tuple[Finding, ...]
    notice: Notice | None
    publisher: Publisher | None
    attributions: tuple[Attribution, ...]

    def first(self, field: str) -> Finding | None:
        """The finding for *field*, if there is one."""
        return next((f for f in self.fields if f.field == field), None)

    def all(self, field: str) -> tuple[Finding, ...]:
        return tuple(f for f in self.fields if f.field == field)


def find(raw: RawText, registry: Registry, today: dt.date, fetched: str = "") -> Found:
    """Everything that *raw* supports; *today* bounds days whose year is unsaid."""
    said = language_of(raw)
    language = said.value if said else "en"
    names = index(tuple(o.name for o in registry.organisations.values()))
    notice = find_notice(raw)
    roles = roles_of(raw, notice, language, names)
    publisher = find_publisher(raw, roles, notice, registry, fetched)
    named = _named(raw, roles, language, names)
    people = {id(p): found for p, found in roles.bylines}
    signed = _reporters(raw, roles, people, names)
    if publisher:
        signed = [f for f in signed if not alike(f.value, publisher.name)]
    outlet, mine = outlet_of(roles, publisher, named, language, signed=bool(signed))
    sure = outlet is not None and outlet.certain
    same = bool(sure and outlet and publisher and alike(outlet.value, publisher.name))
    if publisher is None and roles.dateline and roles.dateline.agency:
        same = True
    date = date_of(
        raw,
        roles,
        notice,
        mine,
        same=same,
        language=language,
        today=today,
    )
    fields: list[Finding | None] = [
        date,
        publisher.finding if publisher else None,
        outlet,
        *_cited(named, outlet, publisher, roles.lead),
        original_title(raw, roles.headline),
        said,
        *signed,
        _place(raw, roles),
    ]
    return Found(
        raw=raw,
        roles=roles,
        language=language,
        fields=tuple(f for f in fields if f is not None),
        notice=notice,
        publisher=publisher,
        attributions=tuple(named),
    )


def _named(
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
        found.insert(0, Attribution(name, 0, 0, stated.line, stated.words))
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


def _cited(
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
        sure, because = a.confidence, a.because
        if outlet and not outlet.certain and a.paragraph <= lead:
            sure, because = "doubtful", "it may be the outlet"
        finding = Finding("Citing", a.name, a.line, a.words, sure, because)
        before = found.get(a.name.casefold())
        if before is None or (finding.certain and not before.certain):
            found[a.name.casefold()] = finding
    return list(found.values())[:MOST_CITED]


def _reporters(
    raw: RawText, roles: Roles, people: dict[int, tuple[str, ...]], names: Index
) -> list[Finding]:
    found = reporters(raw, people, names)
    if not found:
        for origin in roles.origins:
            if origin.author:
                found.append(
                    Finding("Reporter", origin.author, origin.line, origin.words)
                )
    return found


def _place(raw: RawText, roles: Roles) -> Finding | None:
    stated = next(raw.stated("place"), None)
    if stated:
        return Finding("Place", stated.value, stated.line, stated.words)
    if roles.dateline and roles.dateline.place:
        line, words = roles.dateline.line, shown(roles.dateline.words)
        if not roles.dateline.sure:
            because = "it may be a label"
            return Finding(
                "Place", roles.dateline.place, line, words, "doubtful", because
            )
        return Finding("Place", roles.dateline.place, line, words)
    return None
