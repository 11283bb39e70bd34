"""The original as an OpenURL ContextObject, in the title of a span (COinS).

Zotero reads it before anything else on the page, so that one click cites the
reporter and not us.  Fields are those of the Dublin Core format, with three of
the journal's and the book's: ``aulast`` without a first name keeps a person's
name in one piece, ``aucorp`` an institution's, commas and all, and ``place`` is
what Zotero reads.

Zotero takes a ``+`` for a blank, written as ``%2B`` too, before it decodes.  So
an address is first written without any, which is the same address; in words
nobody may write it otherwise, and there it is lost (docs/formats.md says so).
"""

from functools import lru_cache
from string import ascii_letters, digits

from .original import Original
from .records import iso

KIND = (
    "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc"
    "&rft.type=newspaperArticle"
)
PLAIN = frozenset(f"{ascii_letters}{digits}-._~")
ESCAPED = {at: f"%{at:02X}" for at in range(256) if chr(at) not in PLAIN}
# What Zotero calls what was on air.
ON_AIR = {"radio": "radioBroadcast", "television": "tvBroadcast", "podcast": "podcast"}


def coins(original: Original) -> str:
    """The ContextObject in its key and encoded-value form."""
    facts = [
        ("rft.title", original.title),
        *((_key(original, name), name) for name in original.authors),
        ("rft.source", original.container),
        ("rft.publisher", original.publication),
        ("rft.place", original.place),
        ("rft.date", iso(original.published)[:10]),
        ("rft.identifier", without_plus(original.url)),
        ("rft.language", original.language),
        ("rft.rights", original.notice),
        ("rft.pages", original.pages),
        ("rft.edition", original.edition),
    ]
    said = (f"{key}={quoted(value)}" for key, value in facts if value)
    kind = ON_AIR.get(original.medium)
    begin = KIND.replace("newspaperArticle", kind) if kind else KIND
    return "&".join((begin, *said))


def _key(original: Original, name: str) -> str:
    return "rft.aucorp" if name in original.institutions else "rft.aulast"


def without_plus(address: str) -> str:
    """The same address without a ``+``: in a query it is a blank, elsewhere itself."""
    if "+" not in address:
        return address
    head, mark, fragment = address.partition("#")
    path, asked, query = head.partition("?")
    query, fragment = query.replace("+", "%20"), fragment.replace("+", "%2B")
    return f"{path.replace('+', '%2B')}{asked}{query}{mark}{fragment}"


# Names and notices are those of a few organisations.
@lru_cache(maxsize=1024)
def quoted(value: str) -> str:
    """*value* with every character escaped that an address does not need."""
    # Octet by octet, as RFC 3986 has it.
    return value.encode().decode("latin-1").translate(ESCAPED)
