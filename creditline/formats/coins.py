"""The original as an OpenURL ContextObject, in the title of a span (COinS).

Zotero reads it before anything else on the page, so that one click cites the
reporter and not us.  Fields are those of the Dublin Core format; ``aucorp``,
which the journal format has, keeps an agency's name in one piece.
"""

from urllib.parse import quote

from .original import Original
from .records import iso


def coins(original: Original) -> str:
    """The ContextObject in its key and encoded-value form."""
    facts = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
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
    return "&".join(f"{key}={quote(said, safe='')}" for key, said in facts if said)
