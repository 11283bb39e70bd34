"""Who published a page, and at which address: its source.

Nobody knows where a page was read as well as who read it; then the address that
agrees with the publisher is believed.  The organisation whose the address is,
in the registry or in our table, is called as it calls itself; else the page's
data name it.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...credit.registry import Registry, host
from ..lexicon.label_words import COMPANY
from ..lexicon.names import canonical
from ..lexicon.organisations import at_domain, organisations
from ..lexicon.page_words import HOSTLIKE, SECTION
from ..read.evidence import shown
from ..read.raw_text import Declared, RawText
from ..read.same_words import same_address
from ..words.origin import tidy
from ..words.outlet_names import alike, fit, fits
from ..words.publisher import Publisher, home_of, named_like
from ..words.title import SEPARATED

# What has more words than this, none of them in its address, is a motto.
MOST_WORDS = 4
NAMES = ("publisher", "part-of", "application")
ARCHIVES = re.compile(
    r"(?:web\.archive\.org|archive\.(?:today|is|ph|li|vn|md|fo)|webcache\.google\w*\.\w+)\Z"
)


def page_source(raw: RawText, registry: Registry) -> Publisher | None:
    """The publisher of the page, with the page's address."""
    names = _names(raw)
    stated = _address(raw, names)
    address, line, words = tidy(stated.value), stated.line, stated.words
    home = home_of(address)
    site = host(address) if address else ""
    known = registry.by_host.get(site)
    if known:
        return Publisher(known.name, line, words, known.url, address)
    row = at_domain(site) if site else None
    best = _best(names, site)
    read = stated.origin == "read"
    if row is not None and (read or not best or not _elsewhere(best, row.name)):
        own = next((d for d in names if alike(d.value, row.name)), None)
        said = own or best
        shown = (said.line, said.words) if own and said else (line, words)
        return Publisher(row.name, *shown, home, address)
    if best is not None:
        name = canonical(_plain(best.value, site))
        # Of "@politifact" the text knows the capitals.
        name = (named_like(site, raw.said) if name.islower() else "") or name
        because = "it may be a motto" if _is_motto(name, site) else ""
        return Publisher(name, best.line, best.words, home, address, because)
    if address:
        name = named_like(site, raw.said) or site.removeprefix("www.")
        return Publisher(name, line, words, home, address)
    return None


def _is_motto(name: str, site: str) -> bool:
    """Whether a name is long, and none of its words in the address of the site."""
    words = name.split()
    told = any(fits(word, site) for word in (name, *words) if len(word) >= MOST_WORDS)
    return len(words) > MOST_WORDS and bool(site) and not told


def _names(raw: RawText) -> list[Declared]:
    """What the page's data call its publisher, the surest first."""
    found = list(raw.stated(*NAMES))
    page = next(raw.stated("page-title"), None)
    pieces = SEPARATED.split(page.value) if page else []
    # A headline with a dash in it names no site behind that.
    headed = page and any(d.value == page.value for d in raw.stated("heading"))
    if page and len(pieces) > 1 and not (headed or "//" in pieces[-1]):
        found.append(
            Declared("page-title", pieces[-1].strip(), page.line, page.words, "markup")
        )
    return found


def _best(names: list[Declared], site: str) -> Declared | None:
    """The name that the site's address or most of the page's data agree with."""
    best: tuple[float, Declared] | None = None
    for at, said in enumerate(names):
        agreed = sum(
            alike(said.value, d.value) for d in names if d.origin != said.origin
        )
        score = 2.0 * fit(said.value, site) + min(agreed, 2) - at / 10
        plain = COMPANY.search(said.value) or HOSTLIKE.fullmatch(said.value)
        score -= 1.5 * bool(plain)
        score -= 1.5 * (said.name == "page-title")
        if said.name in ("page-title", "application") and not (
            agreed or fits(said.value, site)
        ):
            continue
        if best is None or score > best[0]:
            best = score, said
    return best[1] if best else None


def _plain(name: str, site: str) -> str:
    """*name* without what a site's title adds to it."""
    name = name.removeprefix("@").removeprefix("www.")
    pieces = SEPARATED.split(name)
    fitting = [piece for piece in pieces if fits(piece, site)]
    return (fitting or pieces)[0].strip() if len(pieces) > 1 else name


def _elsewhere(best: Declared, name: str) -> bool:
    """Whether the data name another organisation than the one at the address."""
    if alike(best.value, name):
        return False
    return any(row.domains and alike(row.name, best.value) for row in organisations())


def _address(raw: RawText, names: list[Declared]) -> Declared:
    """The page's address: where it was read, else the first that fits its names."""
    stated = [
        d for d in raw.stated("address") if d.origin == "read" or _absolute(d.value)
    ]
    first = next(iter(stated), Declared("address", "", 1, ""))
    for said in stated if first.origin != "read" else ():
        site = host(tidy(said.value))
        row = at_domain(site)
        whose = row.name if row else ""
        for name in names[:3]:
            if fits(name.value, site) or (whose and alike(whose, name.value)):
                return said
    return first


def _absolute(value: str) -> bool:
    """Whether an address leads to one page, and to no front page or section."""
    address = tidy(value)
    if not address or ARCHIVES.search(host(address)):
        return False
    parts = urlsplit(address)
    path = parts.path.strip("/")
    return bool(parts.query or (path and not SECTION.match(path)))


def other_addresses(raw: RawText, source: Publisher | None) -> Iterator[str]:
    """What a person should know of the page's addresses that were not taken."""
    chosen = source.address if source else ""
    for said in raw.stated("address") if chosen else ():
        other = _absolute(said.value) and not same_address(said.value, chosen)
        if other and host(said.value) != host(chosen):
            address = shown(said.value)
            yield f"the page also calls {address} its address, which is not taken"
