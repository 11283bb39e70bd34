"""The original as an OpenURL ContextObject, in the title of a span (COinS).

Zotero reads it before anything else on the page, so that one click cites the
reporter and not us.  Fields are those of the Dublin Core format; ``aucorp``,
which the journal format has, keeps an agency's name in one piece.
"""

from functools import lru_cache
from urllib.parse import quote

from .original import Original
from .records import iso

KIND = (
    "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc"
    "&rft.type=newspaperArticle"
)


def coins(original: Original) -> str:
    """The ContextObject in its key and encoded-value form."""
    facts = [
        ("rft.title", original.title),
        *(("rft.creator", name) for name in original.people),
        ("rft.aucorp", original.agency),
        ("rft.source", original.publication),
        ("rft.publisher", original.publication),
        ("rft.date", iso(original.published)[:10]),
        ("rft.identifier", original.url),
        ("rft.language", original.language),
        ("rft.rights", original.notice),
        ("rft.coverage", original.place),
    ]
    said = (f"{key}={quoted(value)}" for key, value in facts if value)
    return "&".join((KIND, *said))


# Names and notices are those of a few organisations.
@lru_cache(maxsize=1024)
def quoted(value: str) -> str:
    """*value* with every character escaped that an address does not need."""
    return quote(value, safe="")
