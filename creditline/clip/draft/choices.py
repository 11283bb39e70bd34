"""What goes into the article: the findings that a person, or ``--yes``, took."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from shlex import quote

from ...article.names import same_name
from ...article.values import Fault, Reference, reference
from ...credit.records import Organisation
from ...credit.registry import Registry, keys_for, name_of
from ...locale.slugs import slugify
from ..find.found import Found
from ..read.evidence import Finding
from ..read.refusal import Refused

LISTED = ("Citing", "Reporter")
REQUIRED = {"Date": "--date", "Source": "--source", "Outlet": "--outlet"}


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says; empty where it leaves it to the text.

    ``url`` is the address at which the original was read.
    """

    outlet: str = ""
    source: str = ""
    date: dt.date | None = None
    title: str = ""
    reuse: str = "summary"
    lang: str = ""
    url: str = ""
    stood: Mapping[str, str] = field(default_factory=dict)
    """Where the original stood, by field: its medium, page, programme, …"""

    @property
    def findings(self) -> dict[str, Finding]:
        """What was said, by field, as findings that nobody doubts."""
        day = self.date.isoformat() if self.date else ""
        said = {"Date": day, "Source": self.source, "Outlet": self.outlet}
        return {
            name: Finding(name, value, 0, "as you said")
            for name, value in said.items()
            if value
        }


@dataclass(frozen=True, slots=True)
class Chosen:
    """The findings taken, by field, and those left out."""

    taken: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    left: tuple[Finding, ...] = ()

    def value(self, name: str) -> str:
        """The one value of a field, or nothing."""
        found = self.taken.get(name, ())
        return found[0].value if found else ""

    def values(self, name: str) -> tuple[str, ...]:
        return tuple(f.value for f in self.taken.get(name, ()))


def with_given(found: Found, given: Given) -> tuple[Finding, ...]:
    """The findings of *found*, with what was *given* in their place."""
    kept = given.findings
    rest = [f for f in found.fields if f.field not in kept]
    known = {*kept, *(f.field for f in rest)}
    # Who is said to have published it has reported it, and the other way round.
    for name, other in (("Source", "Outlet"), ("Outlet", "Source")):
        if name not in known and other in given.findings:
            words = f"as you said of the {other.lower()}"
            kept[name] = replace(kept[other], field=name, words=words)
    everything = (*kept.values(), *rest)
    # What every article needs is told first.
    return tuple(sorted(everything, key=lambda f: [*REQUIRED, f.field].index(f.field)))


def take(findings: Iterable[Finding]) -> Chosen:
    """Take every finding that is certain."""
    taken: dict[str, tuple[Finding, ...]] = {}
    left: list[Finding] = []
    for finding in findings:
        many = finding.field in LISTED
        if not finding.certain:
            left.append(finding)
        elif many or finding.field not in taken:
            taken[finding.field] = (*taken.get(finding.field, ()), finding)
    return Chosen(taken, tuple(left))


def require(chosen: Chosen) -> None:
    """Refuse to write an article that lacks what every article needs."""
    missing: list[str] = []
    for name, flag in REQUIRED.items():
        if chosen.value(name):
            continue
        doubtful = next((f for f in chosen.left if f.field == name), None)
        if doubtful:
            missing.append(
                f"{name} may be {doubtful.value}, {doubtful.evidence}\n"
                f"    say {flag} {quote(doubtful.value)} if that is right"
            )
        else:
            missing.append(f"the text does not say its {name}\n    say it with {flag}")
    if missing:
        raise Refused("\n".join([*missing, "nothing was written"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The outlet or the source: an organisation, and an address of the work.

    ``new`` tells that the registry does not have it yet.
    """

    key: str
    name: str
    url: str = ""
    address: str = ""
    new: bool = False
    organisation: Organisation | None = None


def stranger(said: str, registry: Registry) -> Party:
    """Whom *said* means as the outlet or the source, who cannot be ourselves."""
    found = party(said, registry)
    if found.organisation is not None and found.organisation.own:
        raise Refused(
            f"{found.name} is our own: a piece of ours is no clipping\n"
            f"    begin it by: new --outlet {found.key}; nothing was written"
        )
    return found


def party(said: str, registry: Registry) -> Party:
    """Whom *said* means: a key, a name, an address or ``Name <address>``."""
    try:
        named = reference(said)
    except Fault as fault:
        raise Refused(f"{fault.message}; {fault.hint}") from None
    known = registry.find(named)
    if known is None and named.url and named.name:
        there = registry.find(Reference("", named.url))
        if there and same_name(there.name) == same_name(named.name):
            known = there
    if known is not None:
        return Party(
            key=known.key,
            name=known.name,
            url=known.url,
            address=named.url,
            organisation=known,
        )
    name = name_of(named)
    (key,) = keys_for([name], registry).values()
    if not slugify(name):
        raise Refused(f"{said!r} is not the name of an organisation")
    return Party(key=key, name=name, address=named.url, new=True)
