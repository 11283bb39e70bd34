"""Feeds in Atom (RFC 4287).

``via`` is where we read it and ``related`` what it relies on; ``rights`` is the
original's notice; ``source`` names its publisher's own feed, if that is known.
Pictures are those of Media RSS; what was taken back is a ``deleted-entry`` (RFC
6721), and ``hub`` is where WebSub tells readers of what is new.
"""

from collections.abc import Iterable

from ..credit.records import Organisation
from .entries import Entry, Feed, Gone, rfc3339
from .xml import element, empty, text

HTML = "http://www.w3.org/1999/xhtml"
MEDIA = "http://search.yahoo.com/mrss/"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


def atom(feed: Feed, entries: Iterable[str]) -> str:
    """A feed of entries that are written already."""
    site = feed.site
    home = f"{site.url}/{feed.path.removesuffix('index.html')}"
    head = (
        element("id", feed.id),
        element("title", feed.title),
        element("subtitle", site.description),
        element("updated", rfc3339(feed.updated)),
        empty("link", rel="self", type="application/atom+xml", href=feed.address),
        empty("link", rel="alternate", type="text/html", href=home),
        *(empty("link", rel="hub", href=hub) for hub in site.hubs),
        f"<author>\n{element('name', site.name)}{element('uri', f'{site.url}/')}"
        "</author>\n",
        for_people(feed, home),
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<?xml-stylesheet type="text/css" href="{text(feed.style)}"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="{HTML}"'
        f' xmlns:media="{MEDIA}" xmlns:at="{TOMBSTONES}"'
        f' xml:lang="{text(site.language)}">\n'
        f"{''.join(head)}{''.join(entries)}{''.join(map(_tombstone, feed.gone))}"
        "</feed>\n"
    )


def _tombstone(gone: Gone) -> str:
    said = f' ref="{text(gone.id)}" when="{rfc3339(gone.when)}"'
    why = element("at:comment", gone.why)
    return f"<at:deleted-entry{said}>{why}</at:deleted-entry>\n"


def for_people(feed: Feed, home: str) -> str:
    """What a browser shows above a feed; what reads feeds passes over it."""
    way = f'<h:a href="{text(home)}">{text(feed.site.name)}</h:a>'
    return f"<h:p>{text(feed.hint)} {way}</h:p>\n"


def for_a_person(entry: Entry) -> str:
    """The ways from an entry to its page and to the original, for a browser."""
    ways = ((entry.address, entry.page.title), (entry.credit.original_url,) * 2)
    return "".join(
        f'<h:a href="{text(address)}">{text(label)}</h:a>\n'
        for address, label in ways
        if address
    )


def atom_entry(entry: Entry) -> str:
    """One page of ours, the same in every feed that shows it."""
    page, credit = entry.page, entry.credit
    works = (*(() if credit.same else (credit.outlet,)), *credit.cited)
    parts = (
        element("id", entry.id),
        element("title", page.title),
        empty("link", rel="alternate", type="text/html", href=entry.address),
        empty("link", rel="via", href=credit.original_url, title=credit.source.name)
        if credit.original_url
        else "",
        *(
            empty("link", rel="related", href=work.url, title=work.name)
            for work in works
            if work.stated
        ),
        element("published", rfc3339(entry.published)),
        element("updated", rfc3339(entry.updated)),
        f"<author>\n{element('name', page.writer)}</author>\n",
        empty("media:content", **entry.picture) if entry.picture else "",
        *(empty("category", term=topic) for topic in page.topics),
        element("rights", credit.notice),
        "" if credit.own else _source(credit.source.organisation),
        element("summary", f"{entry.summary} {entry.line}".strip()),
        element("content", entry.html, type="html"),
        for_a_person(entry),
    )
    return f'<entry xml:lang="{text(page.language)}">\n{"".join(parts)}</entry>\n'


def _source(publisher: Organisation) -> str:
    """The feed of the original's publisher."""
    address = publisher.feed
    if not address:
        return ""
    parts = (
        element("id", address),
        element("title", publisher.name),
        empty("link", rel="self", href=address),
    )
    return f"<source>\n{''.join(parts)}</source>\n"
