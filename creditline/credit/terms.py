"""What an owner allows, as the ``rights`` table of an organisation states it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches

from ..article.fields import REUSE
from ..article.values import Fault, url


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """An owner's terms; what they do not state is None or empty.

    Limits count words, per cent of the original and paragraphs that may be
    quoted.  They are settings that an owner or an editor chose, and no claim
    about any law.
    """

    notice: str = ""
    allows: str = ""
    max_words: int | None = None
    max_percent: int | None = None
    max_paragraphs: int | None = None
    credit: str = ""
    direct_link: bool | None = None
    licence: str = ""
    reuse_contact: str = ""
    terms: str = ""
    last_reviewed: dt.date | None = None


# A key's type, what it is called in a message, and a rule that raises `Fault`.
TYPES: dict[str, tuple[type, str]] = {
    "notice": (str, "a text"),
    "allows": (str, "a text"),
    "max_words": (int, "a whole number"),
    "max_percent": (int, "a whole number"),
    "max_paragraphs": (int, "a whole number"),
    "credit": (str, "a text"),
    "direct_link": (bool, "true or false"),
    "licence": (str, "a text"),
    "reuse_contact": (str, "a text"),
    "terms": (str, "a text"),
    "last_reviewed": (dt.date, "a day, without quotation marks"),
}


def read_terms(
    table: Mapping[str, object], say: Callable[[str, str, str], None]
) -> Terms:
    """The terms in *table*; ``say(key, message, hint)`` hears what is wrong."""
    known = {f.name for f in fields(Terms)}
    good: dict[str, object] = {}
    for key, value in table.items():
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "remove it"
            say(key, f"{key} is not a term", hint)
            continue
        want, called = TYPES[key]
        if type(value) is not want:
            say(key, f"{key} must be {called}, not {value!r}", "")
            continue
        try:
            _check(key, value)
        except Fault as fault:
            say(key, f"{key}: {fault.message}", fault.hint)
        else:
            good[key] = value
    return Terms(**good)  # type: ignore[arg-type]  # checked against TYPES above


def _check(key: str, value: object) -> None:
    if key == "allows" and value not in REUSE:
        said = ", ".join(REUSE)
        raise Fault("bad-choice", f"{value!r} is none of {said}", f"write {said}")
    if key == "terms":
        url(str(value))
    if isinstance(value, int) and not isinstance(value, bool) and value < 0:
        raise Fault("bad-choice", f"{value} is less than nothing", "write 0 or more")
