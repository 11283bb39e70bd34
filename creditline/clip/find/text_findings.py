"""Everything that a raw text supports: nothing but its words can say it."""

import datetime as dt

from ...credit.registry import Registry
from ..lexicon.names import Index
from ..read.evidence import Finding
from ..read.raw_text import RawText
from ..words.byline import reporters
from ..words.dating import date_of
from ..words.named import cited, named_in, registered_names
from ..words.notice import find_notice
from ..words.outlet import outlet_of
from ..words.outlet_names import alike
from ..words.place import place_of
from ..words.publisher import find_publisher
from ..words.roles import Roles, roles_of
from ..words.title import original_title
from .considered import considered
from .found import Found
from .language import language_of


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
        *cited(named, outlet, publisher, roles.lead),
        original_title(raw, roles.headline),
        said,
        *signed,
        place_of(raw, roles),
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
        considered=considered(taken, raw, ()),
    )


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
