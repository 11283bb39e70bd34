"""The originals in ninjs 3.1, the news agencies' own JSON, one item a line.

An item is the original; our page stands among its other identifiers.  Who had
what part in it is said in ``infoSources``.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ..credit.records import Credit
from .original import original, stood
from .records import OurPage, iso

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"


def ninjs(rows: Iterable[tuple[OurPage, Credit]]) -> str:
    """A list of items."""
    items = (json.dumps(item(*row), ensure_ascii=False) for row in rows)
    return "[\n{}\n]\n".format(",\n".join(items))


def item(page: OurPage, credit: Credit) -> dict[str, Any]:
    """One item; what is not known is left out."""
    terms = credit.terms
    found = original(credit, page.title, page.path, page.address, page.language)
    retold = page.address and not credit.own
    where = stood(credit)
    facts = {
        # What has no address of its own gets a name that stays the same.
        "uri": found.url or f"urn:uuid:{uuid5(NAMESPACE_URL, found.key)}",
        "type": "text",
        "representationType": "partial",
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "contentCreated": iso(credit.published),
        "language": found.language,
        "title": found.title if found.supplied else "",
        "headlines": [] if found.supplied else [{"role": "main", "value": found.title}],
        "by": ", ".join(credit.reporters),
        "located": credit.place,
        "descriptions": [{"role": "published in", "value": where}] if where else [],
        "copyrightHolder": credit.source.name if credit.notice else "",
        "copyrightNotice": credit.notice,
        "rightsInfo": {"linkedRights": terms.terms} if terms.terms else {},
        "infoSources": list(_parts(credit)),
        "associations": [_ours(page)] if retold else [],
        "altIds": [
            *({"role": "archived", "value": copy.url} for copy in credit.archived),
            *([{"role": "clipping", "value": page.address}] if retold else []),
        ],
    }
    known = {name: value for name, value in facts.items() if value}
    # What is ours is told of our own piece itself.
    return _told(page) | known if credit.own else known


def _ours(page: OurPage) -> dict[str, Any]:
    """Our page, which retells the item."""
    return {"name": "clipping", "uri": page.address, **_told(page)}


def _told(page: OurPage) -> dict[str, Any]:
    """What is stated of our page."""
    facts = {
        "type": "text",
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "language": page.language,
        "headlines": [{"role": "main", "value": page.title}],
        "by": page.writer,
        "firstCreated": iso(page.published) if page.published else "",
        "versionCreated": iso(page.changed) if page.changed else "",
        "expires": page.expires.isoformat() if page.expires else "",
        "subjects": [{"name": topic} for topic in page.topics],
        "renditions": [{"name": "main", "href": page.picture}] if page.picture else [],
    }
    return {name: value for name, value in facts.items() if value}


def _parts(credit: Credit) -> Iterator[dict[str, str]]:
    """Who had what part in the report."""
    yield {"name": credit.outlet.name, "role": "originated"}
    if not credit.own:
        yield {"name": credit.source.name, "role": "distributed"}
    for work in credit.cited:
        yield {"name": work.name, "role": "provided information"}
