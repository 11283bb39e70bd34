"""News organisations that are known by name or by domain, out of one table.

The table is ``organisations.txt``; its head says how a row is written.  What an
organisation allows, and all that a site wants to say of it, is for
``outlets.toml`` of that site.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("organisations.txt")
COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Organised:
    """What we ask of a row: what an organisation calls itself, where it stands.

    ``common`` names are ordinary words as well; ``silent`` ones are known by
    their domains only.  ``others`` are as they stand in the row.
    """

    name: str
    domains: tuple[str, ...] = ()
    kind: str = ""
    others: tuple[str, ...] = ()
    common: bool = False
    silent: bool = False

    @property
    def agency(self) -> bool:
        """Whether other media print its reports under its name."""
        return self.kind == "agency"


@cache
def organisations() -> tuple[Organised, ...]:
    """Every row of the table, in its order."""
    lines = TABLE.read_text("utf-8").split("\n")
    return tuple(_row(line) for line in lines if line and not line.startswith("#"))


def _row(line: str) -> Organised:
    cells = [cell.strip() for cell in line.split(" |")]
    name, domains, kind, _language, _country, others = [*cells, *[""] * COLUMNS][
        :COLUMNS
    ]
    return Organised(
        name=name.removeprefix("~").removeprefix("!"),
        domains=tuple(domains.split()),
        kind=kind,
        others=tuple(filter(None, others.split(", "))),
        common=name.startswith("~"),
        silent=name.startswith("!"),
    )


@cache
def _by_domain() -> dict[str, Organised]:
    return {domain: row for row in organisations() for domain in row.domains}


def at_domain(host: str) -> Organised | None:
    """Whose *host* is: its own row, or that of the domain that it is below."""
    known = _by_domain()
    labels = host.lower().removeprefix("www.").split(".")
    for at in range(len(labels) - 1):
        found = known.get(".".join(labels[at:]))
        if found is not None:
            return found
    return None


@cache
def _agencies_called() -> dict[str, str]:
    return {
        said.removeprefix("~").casefold(): row.name
        for row in organisations()
        if row.agency
        for said in (row.name, *row.others)
    }


def agency_called(name: str) -> str:
    """The agency whose whole name *name* is, where a text credits one; or nothing."""
    return _agencies_called().get(" ".join(name.casefold().split()), "")


def without_agency(name: str) -> str:
    """*name* without the agency for which its bearer writes: "Ada Reed AFP"."""
    words = name.split()
    for at in range(2, len(words)):
        if agency_called(" ".join(words[at:])):
            return " ".join(words[:at])
    return name


@cache
def agencies() -> frozenset[str]:
    """The names of agencies, as their rows have them."""
    return frozenset(row.name for row in organisations() if row.agency)
