"""Telling hubs of WebSub which feeds are new, so that they tell their readers.

A hub is asked as its servers agree on: ``hub.mode=publish`` and the feed's address.
One that does not answer is said, and stops nothing: feeds are read without it too.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

# Of all languages, or of one: ``atom.de.xml``.
FEED = re.compile(
    r"(?:.*/)?(?:(?:atom|rss)(?:\.[a-z0-9-]+)?\.xml|feed(?:\.[a-z0-9-]+)?\.json)"
)
PATIENCE = 10.0
"""Seconds that a hub may take to answer."""


def feeds_in(paths: Iterable[str]) -> tuple[str, ...]:
    """Those of some files that are feeds."""
    return tuple(path for path in paths if FEED.fullmatch(path))


def tell(
    hubs: Sequence[str], site_url: str, feeds: Sequence[str], say: Callable[[str], None]
) -> None:
    """Tell each hub of these feeds of a site."""
    if not feeds:
        return
    told = [("hub.mode", "publish")]
    told += [("hub.url", f"{site_url}/{quote(path)}") for path in feeds]
    for hub in hubs:
        asked = Request(hub, urlencode(told).encode())  # noqa: S310 (settings allow http and https only)
        try:
            with urlopen(asked, timeout=PATIENCE):  # noqa: S310 (as above)
                pass
        except (URLError, OSError, ValueError) as error:
            say(f"{hub} was not told of new feeds: {error}")
        else:
            count = f"{len(feeds)} new feed{'' if len(feeds) == 1 else 's'}"
            say(f"told {hub} of {count}")
