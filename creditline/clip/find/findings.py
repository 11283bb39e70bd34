"""Everything that a text supports: a page and a raw text are two roads.

A page's own data decide about it, and its text never overrules them: the rules for
running words are asked only for what no data state, such as whom it retells and
cites.  Of what has nothing but words, they decide everything.
"""

import datetime as dt
from dataclasses import replace

from ...credit.registry import Registry, host
from ..read.evidence import Finding
from ..read.language import language_of
from ..read.raw_text import Declared, RawText
from ..words.dating import date_of
from ..words.named import cited, named_in, outlet_of, registered_names
from ..words.notice import find_notice
from ..words.outlet_names import alike
from ..words.publisher import find_publisher
from ..words.roles import Roles
from ..words.title import headline
from .found import Found
from .page_agencies import credited
from .page_dating import page_date, page_day
from .page_notice import page_notice
from .page_order import sifted
from .page_outlet import page_cited, page_outlet
from .page_reporters import page_reporters, signed_in
from .page_source import other_addresses, page_source


def find(raw: RawText, registry: Registry, today: dt.date, read_at: str = "") -> Found:
    """Everything that *raw* supports; *today* bounds days whose year is unsaid.

    *read_at* is the address at which somebody read it, where one is known.
    """
    road = _of_page if raw.kind == "html" else _of_text
    return road(raw, registry, today, read_at)


def _of_page(raw: RawText, registry: Registry, today: dt.date, read_at: str) -> Found:
    page, out = sifted(raw, today)
    if read_at:
        told = Declared("address", read_at, 1, f"read at {read_at}", "read")
        page = replace(page, declared=(told, *page.declared))
    names = registered_names(registry)
    said = language_of(page)
    source = page_source(page, registry)
    name, site = (source.name, host(source.address)) if source else ("", "")
    notice = page_notice(page, name, site, names)
    roles = Roles(page, notice, said.value if said else "en", names)
    agencies = credited(roles, name)
    ours = [name, site, *(d.value for d in page.stated("publisher"))]
    signed, nobody = page_reporters(page, names, ours)
    signed = signed or signed_in(roles, ours)
    named = named_in(roles)
    whose = page_outlet(roles, source, agencies, named, signed)
    day = page_day(roles, source, out, today)
    heard = cited(named, whose.outlet, source, roles.lead)
    fields = (
        page_date(roles, whose, day, today),
        source.finding if source else None,
        whose.outlet,
        *page_cited(agencies, whose.outlet, heard, names, name),
        headline(page, roles.headline, name),
        said,
        *signed,
        roles.place,
    )
    return Found(
        roles=roles,
        fields=tuple(filter(None, fields)),
        publisher=source,
        attributions=tuple(named),
        refused=(*out, *nobody),
        notes=tuple(other_addresses(page, source)),
    )


def _of_text(raw: RawText, registry: Registry, today: dt.date, read_at: str) -> Found:
    said = language_of(raw)
    names = registered_names(registry)
    roles = Roles(raw, find_notice(raw), said.value if said else "en", names)
    source = find_publisher(roles, registry, read_at)
    named = named_in(roles)
    ours = [source.name] if source else []
    stated, _ = page_reporters(raw, names, ours)
    signed = stated or [
        f for f in _signed(roles) if not any(alike(f.value, name) for name in ours)
    ]
    outlet, mine = outlet_of(roles, source, named, signed=bool(signed))
    sure = outlet if outlet and outlet.certain else None
    same = bool(sure and source and alike(sure.value, source.name))
    if source is None and roles.dateline and roles.dateline.agency:
        same = True
    fields = (
        date_of(roles, mine, same=same, today=today),
        source.finding if source else None,
        outlet,
        *cited(named, outlet, source, roles.lead),
        headline(raw, roles.headline),
        said,
        *signed,
        roles.place,
    )
    return Found(
        roles=roles,
        fields=tuple(filter(None, fields)),
        publisher=source,
        attributions=tuple(named),
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
