"""Copies of originals that an archive of the web already keeps."""

import datetime as dt
import json
from collections.abc import Callable
from urllib.parse import quote

WAYBACK = "https://archive.org/wayback/available?url="


def copy_of(address: str, fetch: Callable[[str], str], service: str = WAYBACK) -> str:
    """The copy nearest to now, as a line of the field ``Archived``; or nothing.

    *fetch* gives the text at an address, which is empty where there is none.
    """
    try:
        found = json.loads(fetch(service + quote(address, safe="")))
        nearest = found["archived_snapshots"]["closest"]
        if not nearest["available"]:
            return ""
        day = dt.datetime.strptime(nearest["timestamp"][:8], "%Y%m%d").date()  # noqa: DTZ007 (a day has no zone)
        url = str(nearest["url"]).replace(
            "http://web.archive.org/", "https://web.archive.org/"
        )
    except (ValueError, KeyError, TypeError):
        return ""
    return f"{url} {day.isoformat()}"
