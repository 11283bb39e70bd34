"""An entry of a feed, and the feed that it stands in, before any format of it.

An entry is our page: its author is our writer and its address is ours.  The
original is what it is *about*: each format names it where that format wants it.
"""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from ..credit.records import Credit
from .records import OurPage, OurSite


class Entry(Struct, frozen=True, kw_only=True):
    """One page of ours in a feed.

    ``id`` outlives a change of address; ``address`` is the page's, or that of a
    place on it.  ``summary`` is what lists show, and ``line`` the credit in a
    sentence, both without markup; ``html`` says the same with links, and goes on
    with the text where a feed may hold it.
    """

    id: str
    page: OurPage
    address: str
    credit: Credit
    summary: str
    line: str
    html: str
    published: dt.datetime
    changed: dt.datetime | None = None

    @property
    def picture(self) -> dict[str, str]:
        """What is said of its picture: address, type and size, as they are known."""
        page = self.page
        if not page.picture or not page.site.url:
            return {}
        width, height = (str(side) if side else "" for side in page.image_size)
        known = {"url": page.picture, "type": page.image_type}
        known |= {"medium": "image", "width": width, "height": height}
        return {name: said for name, said in known.items() if said}

    @property
    def updated(self) -> dt.datetime:
        """When it changed, or else when the outlet published."""
        return max(self.published, self.changed or self.published)


class Gone(Struct, frozen=True):
    """An entry that was taken back: its id, when, and why, if that was said."""

    id: str
    when: dt.datetime
    why: str = ""


class Feed(Struct, frozen=True, kw_only=True):
    """What a feed says of itself.

    ``path`` is the page of which it tells the news, ``address`` the feed's own
    one; ``updated`` is when its newest entry changed.
    """

    id: str
    site: OurSite
    title: str
    path: str
    address: str
    style: str
    hint: str
    """What a person is told who opens it in a browser."""
    updated: dt.datetime
    gone: Sequence[Gone] = ()
    """What it once told of and tells of no more."""


def urn(site: OurSite, path: str) -> str:
    """A name for the page that first stood at *path*, the same for ever.

    It is made from the site's first address (``identity``) and the page's, so
    that after a move of either no reader takes an old entry for a new one.
    """
    from uuid import NAMESPACE_URL, uuid5

    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{site.identity}/{path}')}"


def rfc3339(time: dt.datetime) -> str:
    """As Atom and JSON Feed write it."""
    return time.isoformat(timespec="seconds")


def rfc822(time: dt.datetime) -> str:
    """As RSS writes it; English whatever the machine speaks."""
    from email.utils import format_datetime

    return format_datetime(time)


def may_carry_text(credit: Credit) -> bool:
    """Whether a feed may hold the whole text that stands on the page.

    Only what is our own, or republished in full: of an excerpt the words around it
    are on the page.  And only if its owner asks for nothing that must stand beside
    the text, which a reader of feeds may leave out.
    """
    if credit.own:
        return True
    terms = credit.terms
    asks = terms.required_sentence or terms.byline_format or terms.counter_required
    return credit.reuse == "full" and not asks and terms.images_allowed is not False
