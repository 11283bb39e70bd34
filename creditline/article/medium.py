"""Where an original stood that nobody links to: in print, or on air.

What such a source needs instead of an address is written down in ``NEEDS``, and
which fields only some media can have in ``FITS``.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from . import values
from .values import Fault

MEDIA = ("print", "web", "radio", "television", "podcast", "agency", "social")
ON_AIR = ("radio", "television", "podcast")
OFFLINE = ("print", "radio", "television", "agency")
"""Media whose works have no address of the web by nature."""

NEEDS: Mapping[str, tuple[str, ...]] = {
    "print": ("page", "edition"),
    "radio": ("programme",),
    "television": ("programme",),
}
"""One of these fields says where a work stood that has no address."""
FITS: Mapping[str, tuple[str, ...]] = {
    "page": ("print",),
    "edition": ("print",),
    "programme": ON_AIR,
    "broadcast": ON_AIR,
}
"""The media that a field is of."""

# A number, letters before or behind it, or a small Roman number.
PAGE = r"(?:(?:[^\W\d_]{1,3}[-./ ]?)?\d{1,5}[^\W\d_]?|[ivxlc]{1,8})"
PAGES = re.compile(rf"({PAGE})(?:\s*[-–—]\s*({PAGE}))?\Z", re.I)
ABBREVIATED = re.compile(r"(?:pages?|pp?|seiten?|s|sayfa)[. ]\s*", re.I)
DURATION = re.compile(
    r"PT(?=\d)(?:(\d{1,2})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?\Z", re.ASCII
)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Broadcast:
    """When a programme was on air, and for how long if that is stated."""

    start: dt.datetime
    duration: dt.timedelta | None = None

    def __str__(self) -> str:
        """As the field states it: an interval of ISO 8601, its start and duration."""
        start = self.start.isoformat(timespec="seconds")
        return f"{start}/{self.lasting}" if self.duration else start

    @property
    def lasting(self) -> str:
        """The duration in ISO 8601; empty where none is stated."""
        seconds = int(self.duration.total_seconds()) if self.duration else 0
        minutes, rest = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
        said = "".join(f"{number}{unit}" for number, unit in parts if number)
        return f"PT{said}" if said else ""


def page(value: str) -> str:
    """Pages as they are numbered: ``4``, ``A4``, ``4-5``, ``A1, A12``.

    A range gets the dash that it is printed with.
    """
    hint = "write the numbers alone, such as 4, A4, 4-5 or A1, A12"
    said = [piece.strip() for piece in re.split("[,،、]", value)]
    found: list[str] = []
    for piece in said:
        pages = PAGES.match(piece)
        if not pages or ABBREVIATED.match(piece):
            raise Fault("bad-page", f"{value!r} is no page", hint)
        first, last = pages.groups()
        if last and first.isdecimal() and last.isdecimal() and int(first) >= int(last):
            raise Fault("bad-page", f"{piece!r} ends before it begins", hint)
        found.append(f"{first}–{last}" if last else first)
    return ", ".join(found)


def page_range(pages: str) -> tuple[str, str]:
    """The first and the last of *pages*, one twice; nothing of several places."""
    first, _, last = pages.partition("–")
    return ("", "") if "," in pages else (first, last or first)


def broadcast(value: str, zone: dt.tzinfo | None = None) -> Broadcast:
    """``YYYY-MM-DDTHH:MM[OFFSET][/DURATION]``, as ``2024-12-09T19:00+03:00/PT25M``.

    Without an offset the time is the site's *zone*; a duration is one of ISO 8601
    in hours, minutes and seconds.
    """
    stated, slash, lasting = value.partition("/")
    start = values.moment(stated.strip(), zone)
    if not isinstance(start, dt.datetime):
        hint = f"write the time, too, such as {stated.strip()}T19:00"
        raise Fault("bad-date", f"{stated.strip()!r} has no time of day", hint)
    return Broadcast(start, _duration(lasting.strip()) if slash else None)


def _duration(value: str) -> dt.timedelta:
    hint = "write hours, minutes and seconds, such as PT25M or PT1H30M"
    found = DURATION.match(value)
    if not found:
        raise Fault("bad-duration", f"{value!r} is no duration", hint)
    hours, minutes, seconds = (int(number or 0) for number in found.groups())
    lasting = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if not dt.timedelta() < lasting < DAY:
        message = f"{value!r} is not between a second and a day"
        raise Fault("bad-duration", message, hint)
    return lasting
