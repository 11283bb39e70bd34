"""Read the value of one term, or say what is wrong with it.

A `Fault` continues the sentence that begins with the term's name.
"""

import datetime as dt
import re
from collections.abc import Callable
from difflib import get_close_matches

from ..article import values
from ..article.values import MAIL, Fault
from .licences import Licence, known
from .licences import licence as licence_named

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FACTS = ("author", "title", "outlet", "source", "date", "accessed", "url", "site")
"""What the sentences that an owner prescribes may name."""


def _wrong(said: str, hint: str = "") -> Fault:
    return Fault("bad-organisation", said, hint)


def _shown(value: object) -> str:
    """A value nearly as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, dt.date) else repr(value)


def text(value: object) -> str:
    """Any words."""
    if not isinstance(value, str):
        raise _wrong(
            f" must be a text, not {_shown(value)}", "put it in quotation marks"
        )
    if not value.strip():
        raise _wrong(" is empty", "fill or remove it")
    return " ".join(value.split())


def truth(value: object) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise _wrong(f" must be true or false, not {_shown(value)}")
    return value


def number(value: object) -> int:
    """A count, from nought."""
    if type(value) is not int:
        raise _wrong(f" must be a whole number, not {_shown(value)}")
    if value < 0:
        raise _wrong(f": {value} is less than nothing", "write 0 or more")
    return value


def share(value: object) -> int:
    """A count in a hundred."""
    if number(value) > 100:
        raise _wrong(f": {value} is more than the whole", "write 100 or less")
    return number(value)


def day(value: object) -> dt.date:
    """A day of the calendar, as TOML writes it."""
    if type(value) is not dt.date:
        raise _wrong(f" must be a day, without quotation marks, not {_shown(value)}")
    return value


def choice(*options: str) -> Callable[[object], str]:
    """A reader that takes one of *options*."""

    def read(value: object) -> str:
        if value not in options:
            said = f"{', '.join(options[:-1])} or {options[-1]}"
            raise _wrong(f": {value!r} is not {said}", f"write {said}")
        return str(value)

    return read


def notice(value: object) -> str:
    """A notice, which may name the year."""
    return _with_facts(value, ("year",))


def sentence(value: object) -> str:
    """A sentence that the page fills with facts of the original."""
    return _with_facts(value, FACTS)


def _with_facts(value: object, facts: tuple[str, ...]) -> str:
    said = text(value)
    for name in PLACEHOLDER.findall(said):
        if name not in facts:
            near = get_close_matches(name, facts, n=1)
            names = ", ".join(f"{{{fact}}}" for fact in facts)
            hint = f"did you mean {{{near[0]}}}?" if near else f"write {names}"
            raise _wrong(f": {{{name}}} names no fact", hint)
    return said


def licence(value: object) -> Licence:
    """A licence that we know."""
    said = text(value)
    found = licence_named(said)
    if found is None:
        near = get_close_matches(said.upper(), known(), n=1, cutoff=0.7)
        hint = "leave it out, and write allows and the other terms"
        hint = f"did you mean {near[0]}?" if near else hint
        raise _wrong(f": {said!r} is no licence that we know", hint)
    return found


def address(value: object) -> str:
    """A web address."""
    try:
        return values.url(text(value))
    except Fault as fault:
        if fault.message.startswith(" "):
            raise
        raise _wrong(f": {fault.message}", fault.hint) from None


def contact(value: object) -> str:
    """An address that a person can write to."""
    said = text(value)
    if MAIL.match(said) and not said.startswith("mailto:"):
        return said
    try:
        return values.url(said)
    except Fault:
        hint = "write an e-mail address, or the address of a page"
        raise _wrong(f": {said!r} is neither", hint) from None
