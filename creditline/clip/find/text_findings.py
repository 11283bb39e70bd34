"""Everything that a raw text supports: nothing but its words can say it."""

import datetime as dt

from ...credit.registry import Registry
from ..read.evidence import Finding
from ..read.language import language_of
from ..read.raw_text import RawText
from ..words.dating import date_of
from ..words.named import cited, named_in, registered_names
from ..words.notice import find_notice
from ..words.outlet import outlet_of
from ..words.outlet_names import alike
from ..words.publisher import find_publisher
from ..words.roles import Roles, roles_of
from .considered import considered
from .found import Found
from .headline import headline
from .page_reporters import page_reporters


def find_text(
    raw: RawText, registry: Registry, today: dt.date, fetched: str = ""
) -> Found:
    """Everything that a raw text supports, each fact with its evidence.

    *today* bounds days whose year is unsaid; *fetched* is where it was read.
    """
    said = language_of(raw)
    language = said.value if said else "en"
    names = registered_names(registry)
    notice = find_notice(raw)
    roles = roles_of(raw, notice, language, names)
    publisher = find_publisher(raw, roles, notice, registry, fetched)
    named = named_in(raw, roles, language, names)
    ours = [publisher.name] if publisher else []
    stated, _ = page_reporters(raw, names, ours)
    signed = stated or [
        f for f in _signed(roles) if not any(alike(f.value, name) for name in ours)
    ]
    outlet, mine = outlet_of(roles, publisher, named, language, signed=bool(signed))
    sure = outlet is not None and outlet.certain
    same = bool(sure and outlet and publisher and alike(outlet.value, publisher.name))
    if publisher is None and roles.dateline and roles.dateline.agency:
        same = True
    date = date_of(raw, roles, notice, mine, same=same, language=language, today=today)
    fields: list[Finding | None] = [
        date,
        publisher.finding if publisher else None,
        outlet,
        *cited(named, outlet, publisher, roles.lead),
        headline(raw, roles.headline),
        said,
        *signed,
        roles.place(raw),
    ]
    taken = tuple(f for f in fields if f is not None)
    return Found(
        raw=raw,
        roles=roles,
        language=language,
        fields=taken,
        notice=notice,
        publisher=publisher,
        attributions=tuple(named),
        considered=tuple(considered(taken, raw, ())),
    )


def _signed(roles: Roles) -> list[Finding]:
    """Whom the bylines of the text name, else the authors that its origins do."""
    found = [
        Finding("Reporter", name, paragraph.line, paragraph.text)
        for paragraph, names in roles.bylines
        for name in names
    ] or [
        Finding("Reporter", origin.author, origin.line, origin.words)
        for origin in roles.origins
        if origin.author
    ]
    first: dict[str, Finding] = {}
    for finding in found:
        first.setdefault(finding.value, finding)
    return list(first.values())
