"""Feeds in RSS 2.0, with Dublin Core for what RSS itself cannot say.

``dc:creator`` is our writer; ``dc:source`` and ``dc:rights`` are the original's
address and notice.  ``source`` must name a feed, so it stands only where the
registry knows the publisher's one.
"""

from collections.abc import Iterable
from html import escape

from .atom import HTML, MEDIA, for_a_person, for_people
from .entries import Entry, Feed, rfc822
from .original import credit_text, stood
from .xml import element, empty, text


def rss(feed: Feed, items: Iterable[str]) -> str:
    """A feed of items that are written already."""
    site = feed.site
    home = f"{site.url}/{feed.path.removesuffix('index.html')}"
    head = (
        element("title", feed.title),
        element("link", home),
        element("description", site.description or site.name),
        element("language", site.language),
        element("lastBuildDate", rfc822(feed.updated)),
        empty("a:link", rel="self", type="application/rss+xml", href=feed.address),
        *(empty("a:link", rel="hub", href=hub) for hub in site.hubs),
        for_people(feed, home),
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<?xml-stylesheet type="text/css" href="{text(feed.style)}"?>\n'
        '<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:h="{HTML}" xmlns:media="{MEDIA}">\n'
        f"<channel>\n{''.join(head)}{''.join(items)}</channel>\n</rss>\n"
    )


def rss_item(entry: Entry) -> str:
    """One page of ours, the same in every feed that shows it."""
    page, credit = entry.page, entry.credit
    channel = credit.source.organisation
    theirs = credit.original_url or stood(credit) or credit_text(credit)
    # It is taken for HTML, so plain words are escaped for that as well.
    plain = f"{entry.summary} {entry.line}".strip()
    described = escape(plain, quote=False)
    parts = (
        element("title", page.title),
        element("link", entry.address),
        element("guid", entry.id, isPermaLink="false"),
        element("pubDate", rfc822(entry.published)),
        *(element("category", topic) for topic in page.topics),
        element("source", channel.name, url=channel.feed)
        if channel.feed and not credit.own
        else "",
        element("dc:creator", page.writer),
        element("dc:language", page.language),
        element("dc:source", "" if credit.own else theirs),
        element("dc:rights", credit.notice),
        element("description", described),
        element("content:encoded", entry.html),
        empty("media:content", **entry.picture) if entry.picture else "",
        # A browser shows what is escaped as it stands.
        "" if plain == described else f"<h:p>{text(plain)}</h:p>\n",
        for_a_person(entry),
    )
    return f'<item xml:lang="{text(page.language)}">\n{"".join(parts)}</item>\n'
