"""Everything that a page supports: its own data decide, its text never overrules them.

The rules for raw text are asked only for what no data state: whom a page
retells, whom it cites, the place of its dateline.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from ...credit.registry import Registry, host
from ..lexicon.names import Index, folded
from ..read.evidence import Finding
from ..read.language import language_of
from ..read.raw_text import RawText
from ..words.named import cited, named_in, registered_names
from ..words.outlet_names import ARTICLE, alike
from ..words.roles import roles_of
from .considered import considered
from .found import Found
from .headline import headline
from .page_agencies import Credited, credited
from .page_dating import page_date, page_day
from .page_notice import page_notice
from .page_order import sifted
from .page_outlet import page_outlet
from .page_reporters import page_reporters, signed_in
from .page_source import Read, other_addresses, page_source

# What stands before a name that is an ordinary word as well.
NAMED = r"(?:\b(?:the|der|die|das|dem|den|la|le|les|el|il)\s|['’„“\"«])"
# A word without a capital at the end, such as "What we"; "l'Ain" has one.
SMALL_END = re.compile(r"\s[a-zß-ÿ](?!\w*['’])\w*\Z")
# Names that differ by an ending are one: "Kleinen Zeitung".
LIKE = 0.9


def find_page(raw: RawText, registry: Registry, today: dt.date, read: Read) -> Found:
    """Everything that the page *raw* supports; *read* says where it was read."""
    clear = sifted(raw, today)
    page = clear.raw
    if not read.address:
        noted = next((d for d in page.stated("address") if d.origin == "read"), None)
        read = Read(noted.value, noted.words) if noted else read
    index = registered_names(registry)
    said = language_of(page)
    language = said.value if said else "en"
    source = page_source(page, registry, read)
    name, site = (source.name, host(source.address)) if source else ("", "")
    notice = page_notice(page, name, site, index)
    roles = roles_of(page, notice, language, index)
    agencies = [
        a
        for a in credited(page, roles, index, name, language)
        if not alike(a.name, name)
    ]
    ours = [name, site, *(d.value for d in page.stated("publisher"))]
    signed, nobody = page_reporters(page, index, ours)
    signed = signed or signed_in(page, roles, index, ours)
    named = named_in(page, roles, language, index)
    whose = page_outlet(roles, source, agencies, named, index, language, signed)
    day = page_day(clear, roles, source, language, today)
    date = page_date(page, roles, notice, whose, day, language, today)
    told = cited(named, whose.outlet, source, roles.lead)
    fields = (
        date,
        source.finding if source else None,
        whose.outlet,
        *_all_cited(agencies, whose.outlet, told, index, name),
        headline(page, roles.headline, name),
        said,
        *signed,
        roles.place(page),
    )
    taken = tuple(f for f in fields if f is not None)
    found = Found(
        raw=page,
        roles=roles,
        language=language,
        fields=taken,
        notice=notice,
        publisher=source,
        attributions=tuple(named),
        notes=tuple(other_addresses(page, source)),
    )
    more = [*found.signals]
    if notice:
        words = notice.holder or notice.words
        more.append(Finding("Notice", words, notice.line, notice.words))
    out = (*clear.refused, *nobody)
    return replace(found, considered=tuple(considered((*taken, *more), page, out)))


def _all_cited(
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
