"""Read the text of a field into a value, or say what is wrong with it.

Each reader takes the words of one line and returns a value; it raises
`Fault`, which knows a code, a message and a hint but no place: whoever asked
knows the file and the line.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from ..locale.slugs import LONGEST, can_be_written, is_mark
from .names import single

Moment: TypeAlias = dt.date | dt.datetime

PROMINENT = ("lead", "second")
"""What a story can be on the front page besides one of the rest."""

BLANKS = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?[ ]?(.*)\Z", re.ASCII
)
OFFSET = re.compile(r"(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)\Z", re.ASCII)
MINUTE = dt.timedelta(minutes=1)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z", re.ASCII)
NAMED = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<url>[^<>]*)>\s*(?P<rest>.*)\Z")
TRAILING_DAY = re.compile(r"\s+(\d{4}-\S+)\Z")
MAIL = re.compile(r"(?:mailto:)?[^\s/@:]+@[^\s/@]+\.[^\s/@]+\Z", re.I)
# What a reader of an address does not see, or what turns the rest of it round.
UNSEEN = re.compile(
    r"[\s\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
# Most addresses are of this form, and there is nothing to be said against it.
PLAIN_URL = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?"
    r"(?:[/?#][\w/?#=%+.,;:~!$&()*-]*)?\Z",
    re.ASCII,
)
HOST_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)\Z")


class Fault(ValueError):
    """What is wrong with a value: a code, a message and a hint."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True)
class Reference:
    """An organisation or work as the writer named it, not yet looked up.

    ``name`` may be a key of the registry; ``url`` and ``date`` are empty
    where the writer did not state them.
    """

    name: str = ""
    url: str = ""
    date: dt.date | None = None


@dataclass(frozen=True)
class Copy:
    """An archive copy of a page and the day it was made, if stated."""

    url: str
    date: dt.date | None = None


@dataclass(frozen=True)
class Dated:
    """A text with the day that belongs to it."""

    text: str
    date: dt.date


def day_of(moment: Moment) -> dt.date:
    """The calendar day of a moment, in the moment's own zone."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def text(value: str) -> str:
    """Any words, on one line, with single blanks; those that do not break stay."""
    if value.isascii():
        return " ".join(value.split())  # far sooner, and the same
    return BLANKS.sub(" ", value).strip()


def day(value: str) -> dt.date:
    """A calendar day of ISO 8601: ``2024-12-09``."""
    hint = "write the day as YYYY-MM-DD"
    if not DAY.match(value):
        raise Fault("bad-date", f"{value!r} is not a date", hint)
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise Fault("bad-date", f"{value!r} is no day of the calendar", hint) from None


def moment(value: str, zone: dt.tzinfo | None = None) -> Moment:
    """A day, or a time of ISO 8601; without an offset it is the site's *zone*."""
    timed = TIME.match(value)
    if not timed:
        return day(value)
    of_day, of_time, offset = timed.groups()
    if offset and not OFFSET.match(offset):
        raise Fault(
            "bad-time-zone",
            f"{offset!r} is not a time zone",
            "write Z or an offset such as +03:00",
        )
    stated = day(of_day)
    hint = "write the time as HH:MM, from 00:00 to 23:59"
    wrong = Fault("bad-date", f"{value!r} is no time of a day", hint)
    try:
        found = dt.datetime.fromisoformat(f"{of_day}T{of_time}{offset}")
    except ValueError:
        raise wrong from None
    if found.date() != stated:
        # Newer versions of Python take 24:00 for the next day's midnight.
        raise wrong
    if not found.tzinfo:
        found = _in_minutes(found.replace(tzinfo=zone))
    try:
        found.astimezone(dt.UTC)
    except OverflowError:
        raise wrong from None
    return found


def _in_minutes(time: dt.datetime) -> dt.datetime:
    """*time* with an offset of whole minutes, as every format writes it.

    Before standard time a town had its own noon, with an offset in seconds.
    """
    minutes, seconds = divmod(time.utcoffset() or dt.timedelta(), MINUTE)
    if not seconds:
        return time
    nearest = minutes + (seconds * 2 >= MINUTE)
    return time.replace(tzinfo=dt.timezone(nearest * MINUTE))


def url(value: str) -> str:
    """An address that a reader can open: http or https, with a host."""
    if PLAIN_URL.match(value):
        return value
    hint = "write the whole address, beginning with https://"
    shown = value if len(value) <= 80 else f"{value[:77]}…"
    if MAIL.match(value):
        raise Fault("mail-address", f"{shown!r} is an e-mail address", hint)
    # Browsers drop control characters and blanks before they read the scheme.
    bare = re.sub(r"[\x00-\x20]+", "", value)
    if re.match(r"(?:javascript|vbscript|data|blob):", bare, re.I):
        raise Fault("script-address", f"{shown!r} is not a page but a program", hint)
    wrong = Fault("bad-url", f"{shown!r} is not a web address", hint)
    if bare != value or UNSEEN.search(value) or re.search(r'[<>"\\^`{|}]', value):
        raise wrong
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise wrong from None
    if parts.scheme not in ("http", "https") or port == 0:
        raise wrong
    if parts.username is not None:
        raise Fault("bad-url", f"{shown!r} has a user name in it", hint)
    bracketed = ":" in host  # an IPv6 address; urlsplit has checked its brackets
    if not bracketed and not _is_host(host):
        raise wrong
    return value


def _is_host(host: str) -> bool:
    labels = host.removesuffix(".").split(".")
    return len(labels) > 1 and all(HOST_LABEL.match(label) for label in labels)


def language(value: str) -> str:
    """A language tag of BCP 47: ``en``, ``ar``, ``zh-Hant``."""
    if not LANGUAGE.match(value):
        hint = "write a tag such as en, tr or zh-Hant"
        raise Fault("bad-language", f"{value!r} is not a language tag", hint)
    return value


def reference(value: str) -> Reference:
    """``KEY-or-Name``, a URL, ``Name <URL>``, each with a day after it or not."""
    value = unicodedata.normalize("NFC", text(value))
    named = NAMED.match(value)
    if named:
        name, address, rest = named.group("name", "url", "rest")
        _refuse_nameless(name)
        return Reference(single(name), url(address), day(rest) if rest else None)
    dated = TRAILING_DAY.search(value)
    stated = day(dated[1]) if dated else None
    value = value[: dated.start()] if dated else value
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S", value) or MAIL.match(value):
        return Reference("", url(value), stated)
    _refuse_nameless(value)
    return Reference(single(value), "", stated)


def _refuse_nameless(name: str) -> None:
    """Refuse a name of signs alone, such as one that waits to be filled in."""
    if name and not any(letter.isalnum() for letter in name):
        hint = "write a key or a name, or remove the line"
        raise Fault("no-name", f"{name!r} names nobody", hint)


def archived(value: str) -> Copy:
    """The address of an archive copy and the day it was made: ``URL [DAY]``."""
    address, _, stated = value.strip().partition(" ")
    return Copy(url(address.strip("<>")), day(stated.strip()) if stated else None)


def dated(value: str) -> Dated:
    """A day and what happened on it: ``YYYY-MM-DD text``."""
    stated, _, said = value.strip().partition(" ")
    if not said:
        hint = "write the day, a space and what was corrected"
        raise Fault("bad-date", f"{value!r} lacks a day or a text", hint)
    return Dated(text(said), day(stated))


def path(value: str) -> str:
    """The name of a file, in the form in which names of files are compared."""
    return unicodedata.normalize("NFC", text(value))


def slug(value: str) -> str:
    """A name that can stand in an address: letters, digits, ``-``, ``_``, ``.``."""
    found = unicodedata.normalize("NFC", value)
    plain = found if found.isascii() else "".join(c for c in found if not is_mark(c))
    wrong = not re.match(r"\w[\w.-]*\Z", plain) or is_mark(found[0])
    if wrong or len(found.encode()) > LONGEST:
        hint = "use letters, digits and hyphens, at most 200 bytes"
        raise Fault("bad-slug", f"{value!r} cannot stand in an address", hint)
    return found


def alias(value: str) -> str:
    """An old address below our site: a path to a file or a folder."""
    if "?" in value:
        raise Fault(
            "bad-slug",
            f"{value!r} has a query, and no file can stand for that",
            "remove it, and have your host send it on: docs/hosting.md says how",
        )
    path = unicodedata.normalize("NFC", value.removeprefix("/"))
    parts = path.split("/")
    if (
        not path
        or re.search(r'[\x00-\x20?#:\\<>"|*%]', path)
        or any(part in (".", "..") for part in parts)
        or "" in parts[:-1]
        or not can_be_written(path)
    ):
        hint = "write the path below the site, such as 2023/old-name.html"
        raise Fault("bad-slug", f"{value!r} cannot be an address here", hint)
    if path.endswith("/"):
        return f"{path}index.html"
    return path if "." in parts[-1] else f"{path}/index.html"


def prominence(value: str) -> str:
    """``lead`` or ``second``, with ``until`` and its last day if it has one.

    Raises `Fault` for anything else.
    """
    hint = "write lead or second, or the same with a day: lead until 2024-12-20"
    tier, *rest = value.split()
    if tier.lower() not in PROMINENT:
        raise Fault("bad-choice", f"{value!r} is neither lead nor second", hint)
    if not rest:
        return tier.lower()
    if rest[0].lower() != "until" or len(rest) != 2:
        message = f"{value!r} does not say until which day it holds"
        raise Fault("bad-choice", message, hint)
    return f"{tier.lower()} until {day(rest[1])}"
