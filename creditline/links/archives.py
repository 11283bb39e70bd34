"""Copies of originals that an archive of the web already keeps."""

import datetime as dt
import json
from typing import Protocol
from urllib.parse import quote

WAYBACK = "https://archive.org/wayback/available?url="


class Reader(Protocol):
    """Whoever can fetch a small text."""

    def fetch(self, address: str) -> str:
        """What stands at an address; empty when nothing does."""


def copy_of(address: str, reader: Reader, service: str = WAYBACK) -> str:
    """The copy nearest to now, as a line of the field ``Archived``; or nothing."""
    try:
        found = json.loads(reader.fetch(service + quote(address, safe="")))
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
