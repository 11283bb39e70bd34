"""oEmbed 1.0: how others show a link to our article, in a file beside its page.

A file answers whoever asks alike, for whatever width they ask: so it is of the one
type that has none, a *link*.  Some show what it says instead of what stands in the
page's head, so its title says whose report it is.
"""

import json

from ..credit.records import Credit
from .records import OurPage
from .share_image import HEIGHT, WIDTH

ENDING = ".oembed.json"
TYPE = "application/json+oembed"


def beside(path: str) -> str:
    """Where that file stands, of an article at *path*."""
    return f"{path.removesuffix('.html')}{ENDING}"


def title(page: OurPage, credit: Credit) -> str:
    """What our article is called, and whose report it retells."""
    return page.title if credit.own else f"{page.title} – {credit.outlet.name}"


def oembed(page: OurPage, credit: Credit) -> str:
    """The file of one article; its address on the web is known."""
    site = page.site
    home = f"{site.url}/"
    said: dict[str, object] = {
        "version": "1.0",
        "type": "link",
        "title": title(page, credit),
        "author_name": page.writer,
        "provider_name": site.name,
        "provider_url": home,
    }
    if page.writer_is_us:
        said["author_url"] = home
    # All three or none, and the size of no other picture is known here.
    if page.card:
        said["thumbnail_url"] = page.to(f"{site.cards}/{page.card.name}")
        said["thumbnail_width"], said["thumbnail_height"] = WIDTH, HEIGHT
    return json.dumps(said, ensure_ascii=False) + "\n"
