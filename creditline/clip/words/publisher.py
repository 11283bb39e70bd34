"""Who published the text, and under which address: the source."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ...credit.registry import Registry, host
from ..lexicon.label_words import COMPANY
from ..lexicon.names import canonical
from ..read.evidence import Finding
from ..read.raw_text import RawText
from .notice import Notice
from .origin import tidy
from .roles import Roles

MAIL = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]{2,63}(?:\.[\w-]{2,63}){1,4})")
# Words of which small publications make their names, and so their addresses.
_SITE_WORDS = """
security defense defence letter monitor watch review report reports reporter news times
post corp weekly daily journal brief briefing bulletin global world online press media
wire observer gazette herald tribune today digest insight insights analysis affairs
policy energy front eastern western northern southern strategic military intelligence
group network service international foreign arms radar notes desk dispatch record
"""
SITE_WORDS = frozenset(_SITE_WORDS.split())
# The shortest piece of a host that can be a word for one initial.
PIECE = 3


@dataclass(frozen=True, slots=True)
class Publisher:
    """The organisation that published the text.

    ``url`` is its home page, ``address`` the text's own, where stated;
    ``initials`` are what its notice calls it for short.
    """

    name: str
    line: int
    words: str
    url: str = ""
    address: str = ""
    because: str = ""
    initials: str = ""

    @property
    def finding(self) -> Finding:
        """It as the value of the field ``Source``."""
        if self.address:
            value = f"{self.name} <{self.address}>" if self.name else self.address
        else:
            value = self.name
        return Finding("Source", value, self.line, self.words, self.because)


def find_publisher(
    roles: Roles, registry: Registry, fetched: str = ""
) -> Publisher | None:
    """The publisher: as declared, as the text says, as its notice says."""
    raw, notice = roles.raw, roles.notice
    address, line, words = _address(roles, fetched)
    known = registry.by_host.get(host(address)) if address else None
    if known:
        return Publisher(known.name, line, words, known.url, address)
    home = home_of(address)
    stated = next(raw.stated("publisher"), None)
    if stated and stated.value:
        name = stated.value.removeprefix("@")
        return Publisher(name, stated.line, stated.words, home, address)
    for origin in roles.origins:
        if origin.name:
            return Publisher(origin.name, origin.line, origin.words, home, address)
    authors = {name for _, names in roles.bylines for name in names}
    own = notice is not None and notice.holder in authors
    if notice and ((notice.holder and not own) or notice.site):
        return _of_notice(raw, notice, registry, home, address)
    if address:
        name = named_like(host(address), raw.said) or host(address)
        return Publisher(name, line, words, home, address)
    return _of_mail(raw)


def _of_mail(raw: RawText) -> Publisher | None:
    """The words of the text that its reporters' mail addresses are made of."""
    for paragraph in (*raw.paragraphs, *raw.margin):
        mail = MAIL.search(paragraph.text)
        name = named_like(mail["host"].lower(), raw.said) if mail else ""
        if mail and name:
            return Publisher(name, paragraph.line, mail[0])
    return None


def named_like(site: str, text: str) -> str:
    """The words of *text* that a host is made of: River Desk of ``riverdesk``."""
    label = site.partition(".")[0].replace("-", "")
    if len(label) < 6:
        return ""
    spaced = r"[ -]?".join(map(re.escape, label))
    for match in re.finditer(rf"(?<![\w.@/-]){spaced}(?![\w@-]|\.\w)", text, re.I):
        if match[0][0].isupper() and (" " in match[0] or match[0] != match[0].title()):
            return match[0]
    return ""


def _address(roles: Roles, fetched: str) -> tuple[str, int, str]:
    """The text's own address, and where it is stated."""
    for stated in roles.raw.stated("address"):
        address = tidy(stated.value)
        # A page that calls its site's front page its own address is mistaken.
        if address and (urlsplit(address).path.strip("/") or urlsplit(address).query):
            return address, stated.line, stated.words
    if fetched:
        return tidy(fetched), 1, f"fetched from {fetched}"
    for origin in roles.origins:
        if origin.address:
            return origin.address, origin.line, origin.words
    return "", 1, ""


def home_of(address: str) -> str:
    """The front page of the site at which *address* is; nothing for nothing."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/" if address else ""


def _of_notice(
    raw: RawText, notice: Notice, registry: Registry, home: str, address: str
) -> Publisher:
    """The holder; its name in full where only the notice's site spells it out."""
    site = f"https://{notice.site}/" if notice.site else home
    known = registry.by_host.get(host(site)) if site else None
    if known:
        return Publisher(known.name, notice.line, notice.words, known.url, address)
    name = COMPANY.sub("", notice.holder) or notice.holder
    full = spelt_out(name, notice.site) if notice.site and name else name
    initials = name if full != name else ""
    name = canonical(full) if full else named_like(host(site), raw.said)
    if not name:
        because = "only an address names it"
        return Publisher(host(site), notice.line, notice.words, site, address, because)
    return Publisher(name, notice.line, notice.words, site, address, initials=initials)


def spelt_out(initials: str, site: str) -> str:
    """``GDC`` as the words of ``globaldefensecorp.com``, if they fit in one way."""
    if not (initials.isalpha() and initials.isupper() and 2 <= len(initials) <= 6):
        return initials
    label = host(f"https://{site}/").split(".")[0].lower()
    letters = initials.lower()
    ways = _cuts(label, letters) if label.isalpha() and label[0] == letters[0] else []
    if len(ways) > 1:
        ways = [way for way in ways if all(piece in SITE_WORDS for piece in way[1:])]
    if len(ways) != 1 or len(label) <= len(letters):
        return initials
    return " ".join(piece.capitalize() for piece in ways[0])


def _cuts(label: str, letters: str) -> list[list[str]]:
    """Every way to cut *label* into words that begin with *letters*, in order."""
    if len(letters) == 1:
        return [[label]] if len(label) >= PIECE and label[0] == letters else []
    found: list[list[str]] = []
    for at in range(PIECE, len(label)):
        if label[at] == letters[1] and label[0] == letters[0]:
            found += [[label[:at], *rest] for rest in _cuts(label[at:], letters[1:])]
    return found
