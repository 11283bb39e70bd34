"""One language of the pages: its catalogue, its dates, its direction."""

import datetime as dt
import gettext
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from ...article.values import Moment

LOCALE = Path(__file__).parents[2] / "locale"
# Languages written from right to left, by the first part of their tag.
RIGHT_TO_LEFT = frozenset(
    ("ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi")
)
PATTERNS = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}


@lru_cache(maxsize=256)
def direction(tag: str) -> str:
    """``rtl`` or ``ltr`` for a language tag; an unknown one reads to the right."""
    parts = tag.lower().split("-")
    if "latn" in parts[1:]:
        return "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT or "arab" in parts[1:] else "ltr"


def spoken(tag: str, default: str) -> str:
    """The language in which a page in *tag* speaks: one with a catalogue."""
    base = tag.split("-", maxsplit=1)[0].lower()
    if base == "en" or (LOCALE / base / "LC_MESSAGES" / "creditline.mo").is_file():
        return base
    return default if tag != default else "en"


@dataclass(frozen=True)
class Language:
    """A language that pages are made in."""

    tag: str

    @property
    def dir(self) -> str:
        return direction(self.tag)

    @property
    def words(self) -> gettext.NullTranslations:
        return _catalogue(self.tag)

    @property
    def digest(self) -> str:
        """Of the language's name and every string in its catalogue."""
        return _catalogue_digest(self.tag)

    def day(self, moment: Moment) -> str:
        """The day of a moment in words."""
        return self.dated(moment, "day")

    def dated(self, moment: Moment, by: str) -> str:
        """A moment's ``day``, ``month`` or ``year`` in words."""
        day = moment.date() if isinstance(moment, dt.datetime) else moment
        if by == "year":
            return f"{day.year}"
        return _formatted(day if by == "day" else day.replace(day=1), by, self.tag)

    def number(self, value: int) -> str:
        """A number with the language's separators."""
        return _numbered(value, self.tag)

    def name_of(self, tag: str) -> str:
        """What this language calls the language *tag*; the tag if it does not."""
        from babel import Locale, UnknownLocaleError

        try:
            named = Locale.parse(tag.replace("-", "_")).get_display_name(
                _locale(self.tag)
            )
        except (UnknownLocaleError, ValueError):
            return tag
        return named or tag


@lru_cache(maxsize=8)
def _catalogue(tag: str) -> gettext.NullTranslations:
    return gettext.translation("creditline", LOCALE, [tag], fallback=True)


@lru_cache(maxsize=8)
def _catalogue_digest(tag: str) -> str:
    path = LOCALE / tag / "LC_MESSAGES" / "creditline.mo"
    said = path.read_bytes() if path.is_file() else b""
    return blake2b(tag.encode() + said, digest_size=16).hexdigest()


@lru_cache(maxsize=8)
def _locale(tag: str) -> str:
    """The tag as Babel wants it; English dates are British: the day first."""
    return {"en": "en_GB"}.get(tag, tag.replace("-", "_"))


@lru_cache(maxsize=20_000)
def _numbered(value: int, tag: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(tag))


@lru_cache(maxsize=20_000)
def _formatted(day: dt.date, by: str, tag: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, PATTERNS[by], locale=_locale(tag)))
