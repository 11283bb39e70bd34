"""Read ``outlets.toml``: the organisations, with the line of each entry."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from urllib.parse import urlsplit

from msgspec import Struct, field

from ..article import values
from ..article.header import decode
from ..article.names import same_name
from ..article.values import Fault, Reference
from ..errors import Problem
from ..locale.slugs import LONGEST, first_rule, shortened, slugify, slugs_of
from .records import Organisation
from .terms import NO_TERMS, Terms, read_terms

# A scheme and a host, with no path, no query, and any fragment.
HOME = re.compile(r"[^:/?#]+://[^/?#]*/*\??(?:#.*)?\Z", re.S)
TABLE = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?\Z")
ENTRY = re.compile(r"\s*([\w.\"'-]+)\s*=")
PLACE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
KEYS = ("name", "url", "language", "feed", "own", "rights")
OWN = "own/index.html"
"""Where everything stands that is our own; we have no other page of ours."""


def organisation_path(key: str) -> str:
    """Where the page of an organisation stands that is not ours."""
    return f"organisations/{key}/index.html"


class Registry(Struct, frozen=True):
    """The organisations that we know, found by key, name or host."""

    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    by_name: Mapping[str, Organisation] = field(default_factory=dict)
    by_host: Mapping[str, Organisation] = field(default_factory=dict)
    reviewed: Mapping[str, int] = field(default_factory=dict)
    """The line on which it is stated when an organisation's terms were read."""

    @classmethod
    def of(
        cls,
        organisations: Iterable[Organisation],
        reviewed: Mapping[str, int] = MappingProxyType({}),
    ) -> "Registry":
        """A registry of *organisations*, in their order."""
        known = {o.key: o for o in organisations}
        hosts: dict[str, Organisation] = {}
        for o in known.values():
            if o.url:
                hosts.setdefault(host(o.url), o)
        names = {same_name(o.name): o for o in known.values()}
        return cls(known, names, hosts, reviewed)

    def find(self, named: Reference) -> Organisation | None:
        """Whom a writer means: by key, by name, or by the host of an address."""
        if named.name:
            return self.organisations.get(named.name) or self.by_name.get(
                same_name(named.name)
            )
        return self.by_host.get(host(named.url))

    def nearest(self, name: str) -> str:
        """A key or name that is nearly *name*, or nothing."""
        said = {o.name.casefold(): o.name for o in self.organisations.values()}
        said |= {key.casefold(): key for key in self.organisations}
        near = get_close_matches(name.casefold(), said, n=1)
        return said[near[0]] if near else ""


def host(url: str) -> str:
    """The host of an address, without ``www.``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def is_home(url: str) -> bool:
    """Whether *url* is a front page: a host with nothing after it."""
    return HOME.match(url) is not None


def own_address(named: Reference, organisation: Organisation) -> str:
    """The address of a work itself; nothing, where it is its publisher's front page."""
    url = named.url
    front = is_home(url) or url.rstrip("/") == organisation.url.rstrip("/")
    return "" if front else url


def name_of(named: Reference) -> str:
    """What we call an organisation of which we know only what the writer said."""
    return named.name or host(named.url)


def keys_for(names: Iterable[str], registry: Registry) -> dict[str, str]:
    """A key for each name that the registry does not have, by `same_name`."""
    return slugs_of(map(same_name, names), registry.organisations)


def unregistered(named: Reference, key: str) -> Organisation:
    """An organisation of which we know only what the writer said."""
    name = name_of(named)
    # Who else is named on other pages must not decide how this one is cited.
    plain = {shortened(slugify(same_name(name))), first_rule(name)} - {"", key}
    return Organisation(
        key=key, name=name, path=organisation_path(key), also=tuple(sorted(plain))
    )


def look_up(registry: Registry, references: Iterable[Reference]) -> list[Organisation]:
    """Whom each of some references means, looked at by themselves."""
    found = [(named, registry.find(named)) for named in references]
    keys = keys_for((name_of(n) for n, known in found if known is None), registry)
    return [
        known or unregistered(named, keys[same_name(name_of(named))])
        for named, known in found
    ]


def lines_of(text: str) -> dict[tuple[str, ...], int]:
    """The line of each table and entry: ``("gdc", "rights", "notice")``."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        header, entry = TABLE.match(line), ENTRY.match(line)
        if header:
            table = tuple(p.strip(" \"'") for p in header[1].split("."))
            found.setdefault(table, number)
        elif entry:
            key = tuple(p.strip(" \"'") for p in entry[1].split("."))
            found.setdefault((*table, *key), number)
    return found


def read_registry(data: bytes, path: str) -> tuple[Registry, tuple[Problem, ...]]:
    """The registry in *data*, and all that is wrong with it."""
    text, problems = decode(data, path)
    if problems:
        return Registry(), problems
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Registry(), (_syntax(error, text, path),)
    # A key is the same however a machine writes it; a name is its owner's.
    reading = _Reading(path, lines_of(unicodedata.normalize("NFC", text)))
    for said, table in tables.items():
        key = unicodedata.normalize("NFC", said)
        if key != said and key in tables:
            reading.say((key,), f"{key} is there twice", "keep one of the two")
            continue
        _refuse_controls(reading, (key,), table)
        _take(reading, key, table)
    reviewed = {
        key: line
        for (key, *path), line in reading.lines.items()
        if path == ["rights", "last_reviewed"]
    }
    return Registry.of(reading.found, reviewed), tuple(reading.problems)


def _syntax(error: tomllib.TOMLDecodeError, text: str, path: str) -> Problem:
    said = str(error)
    place = PLACE.search(said)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    message = PLACE.sub("", said).strip()
    message = message[:1].lower() + message[1:]
    return Problem(path, line, "bad-toml", message, "see toml.io for the syntax")


class _Reading(Struct):
    """The organisations read so far and what was wrong with them."""

    path: str
    lines: Mapping[tuple[str, ...], int]
    found: list[Organisation] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def say(self, place: tuple[str, ...], message: str, hint: str = "") -> None:
        """Note a problem at *place*, or at the nearest table around it."""
        outwards = (place[:n] for n in range(len(place), 0, -1))
        line = next((self.lines[p] for p in outwards if p in self.lines), 1)
        problem = Problem(self.path, line, "bad-organisation", message, hint)
        self.problems.append(problem)


def _refuse_controls(reading: _Reading, place: tuple[str, ...], value: object) -> None:
    """Say where a text holds what no page can; TOML can spell it out."""
    if isinstance(value, dict):
        for key, held in value.items():
            _refuse_controls(reading, (*place, key), held)
    elif isinstance(value, str) and (found := CONTROL.search(value)):
        message = f"{place[-1]} holds U+{ord(found[0]):04X}, which no page can"
        reading.say(place, message, "remove the character")


def _take(reading: _Reading, key: str, table: object) -> None:
    """Take one entry, unless it has no usable key or name."""
    if not isinstance(table, dict):
        hint = "put it under the [key] of an organisation"
        reading.say((key,), f"{key} stands outside an organisation", hint)
        return
    plain = shortened(slugify(key))
    fits = key in (plain, first_rule(key)) and 0 < len(key.encode()) <= LONGEST
    if not fits:
        reading.say((key,), f"{key!r} is not a key", f"write [{plain or 'key'}]")
        return
    for name in table:
        if name not in KEYS:
            near = get_close_matches(name, KEYS, n=1)
            hint = f"did you mean {near[0]}?" if near else "remove it"
            reading.say((key, name), f"{name} is not known of an organisation", hint)
    name = table.get("name")
    if not isinstance(name, str) or not name.strip():
        reading.say((key, "name"), f"{key} has no name", 'add name = "…"')
        name = key  # so that articles that name it are not blamed as well
    same = same_name(name)
    if same in reading.names:
        message = f"{key} has the name of {reading.names[same]}"
        hint = "give each organisation a name of its own"
        reading.say((key, "name"), message, hint)
    reading.names.setdefault(same, key)
    own = _own(reading, key, table)
    reading.found.append(
        Organisation(
            key=key,
            name=name.strip(),
            url=_value(reading, key, table, "url", values.url),
            language=_value(reading, key, table, "language", values.language),
            feed=_value(reading, key, table, "feed", values.url),
            path=OWN if own else organisation_path(key),
            registered=True,
            own=own,
            terms=_terms(reading, key, table.get("rights", {})),
        )
    )


def _own(reading: _Reading, key: str, table: Mapping[str, object]) -> bool:
    """Whether an organisation is ours: then nobody's terms bind us."""
    own = table.get("own", False)
    if not isinstance(own, bool):
        message = f"own must be true or false, not {own!r}"
        reading.say((key, "own"), message, "write own = true without quotation marks")
        return False
    if own and "rights" in table:
        message = f"{key} is our own, and has terms that we would have to keep"
        hint = "remove its rights, or own; a licence of ours is CREDITLINE_LICENCE"
        reading.say((key, "rights"), message, hint)
    return own


def _value(
    reading: _Reading,
    key: str,
    table: Mapping[str, object],
    name: str,
    read: Callable[[str], str],
) -> str:
    """The text under *name*, or nothing where it is absent or wrong."""
    value = table.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        hint = "put it between quotation marks"
        reading.say((key, name), f"{name} must be a text, not {value!r}", hint)
        return ""
    try:
        return read(value)
    except Fault as fault:
        reading.say((key, name), f"{name}: {fault.message}", fault.hint)
        return ""


def _terms(reading: _Reading, key: str, table: object) -> Terms:
    if isinstance(table, dict):
        return read_terms(
            table, lambda name, *said: reading.say((key, "rights", name), *said)
        )
    reading.say((key, "rights"), "rights must be a table", f"write [{key}.rights]")
    return NO_TERMS
