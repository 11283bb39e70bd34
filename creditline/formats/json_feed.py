"""Feeds in JSON Feed 1.1.

``url`` is our page and ``external_url`` the original that it is about.  Under
``_credit`` stands the whole credit, in the names that docs/formats.md explains.
"""

import json
from collections.abc import Iterable
from typing import Any

from ..credit.records import Credit, Work
from .entries import Entry, Feed, rfc3339
from .records import iso


def json_feed(feed: Feed, items: Iterable[str]) -> str:
    """A feed of items that are written already."""
    site = feed.site
    home = f"{site.url}/{feed.path.removesuffix('index.html')}"
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": home,
        "feed_url": feed.address,
        "description": site.description,
        "user_comment": f"{feed.hint} {home}",
        "language": site.language,
        "authors": [{"name": site.name, "url": f"{site.url}/"}],
        "hubs": [{"type": "WebSub", "url": hub} for hub in site.hubs],
    }
    opening, listed = _text(_known(head)).removesuffix("}"), ",\n".join(items)
    return f'{opening},"items":[\n{listed}\n]}}\n'


def json_item(entry: Entry) -> str:
    """One page of ours, the same in every feed that shows it."""
    page, credit = entry.page, entry.credit
    # Where the writer is found, if it is the site itself.
    home = f"{page.site.url}/" if page.writer_is_us else ""
    item = {
        "id": entry.id,
        "url": entry.address,
        "external_url": credit.original_url,
        "title": page.title,
        "content_html": entry.html,
        "summary": entry.summary,
        "image": page.picture,
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.changed) if entry.changed else "",
        "authors": [_known({"name": page.writer, "url": home})],
        "attachments": [_attached(entry)] if entry.picture.get("type") else [],
        "tags": list(page.topics),
        "language": page.language,
    }
    return _text(_known(item) | {"_credit": credit_object(credit)})


def _attached(entry: Entry) -> dict[str, Any]:
    """Its picture as a file that belongs to it."""
    said = {"url": entry.picture["url"], "mime_type": entry.picture["type"]}
    return _known({**said, "title": entry.page.image_alt})


def credit_object(credit: Credit) -> dict[str, Any]:
    """A credit with everything that is known of it."""
    facts = {
        "reuse": credit.reuse,
        "outlet": _work(credit.outlet),
        "source": {} if credit.own else _work(credit.source),
        "cited": [_work(work) for work in credit.cited],
        "reporters": list(credit.reporters),
        "headline": credit.original_title,
        "language": credit.original_lang,
        "place": credit.place,
        "medium": credit.medium,
        "page": credit.page,
        "edition": credit.edition,
        "section": credit.section,
        "programme": credit.programme,
        "broadcast": str(credit.broadcast or ""),
        "published": iso(credit.published),
        "read": iso(credit.retrieved) if credit.retrieved else "",
        "archived": [copy.url for copy in credit.archived],
        "notice": credit.notice,
        "licence": credit.terms.licence,
        "terms": credit.terms.terms,
    }
    return _known(facts)


def _work(work: Work) -> dict[str, Any]:
    url = work.url if work.stated else ""
    date = iso(work.date) if work.date else ""
    return _known({"name": work.name, "url": url, "date": date})


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
