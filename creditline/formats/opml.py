"""All feeds of a site in OPML 2.0, by which a reader takes them in one go."""

from collections.abc import Iterable

from .xml import element, empty

OUTLINE = "feeds.opml"


def opml(name: str, feeds: Iterable[tuple[str, str, str]]) -> str:
    """An outline of feeds: a title, an address, and the page that each is of."""
    outlines = "".join(
        empty("outline", type="rss", text=title, title=title, xmlUrl=feed, htmlUrl=page)
        for title, feed, page in feeds
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n'
        f"<head>\n{element('title', name)}</head>\n<body>\n{outlines}</body>\n</opml>\n"
    )
