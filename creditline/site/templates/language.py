"""One language of the pages: its catalogue, its dates, its direction."""

import datetime as dt
import gettext
import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ...article.values import Moment, day_of
from ...config.settings import Settings, typed
from ...errors import SettingsError

if TYPE_CHECKING:
    from babel import Locale

LOCALE = Path(__file__).parents[2] / "locale"
# Languages written from right to left, by the first part of their tag.
RIGHT_TO_LEFT = frozenset(
    ("ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi")
)
# What is filled in, and what a page would take for markup.
PLACE = re.compile(r"%(?:\(\w+\)[a-z]|%)?|\{[^{}]*\}?|\}|<[^<>]*>?|\"")
NUMBERS = 101
"""So many are tried: languages tell apart the tens and the ones."""
# How a language writes the first of a month, where CLDR leaves that out.
FIRST = {"fr": "1er"}


@lru_cache(maxsize=256)
def direction(tag: str) -> str:
    """``rtl`` or ``ltr`` for a language tag; an unknown one reads to the right."""
    parts = tag.lower().split("-")
    if "latn" in parts[1:]:
        return "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT or "arab" in parts[1:] else "ltr"


def spoken(tag: str, default: str, own: Path | None = None) -> str:
    """The language in which a page in *tag* speaks: one with a catalogue.

    *own* is the folder of the site's own catalogues, if it has one.
    """
    base = tag.split("-", maxsplit=1)[0].lower()
    if base in _catalogues() or (own and _own(own, base).is_file()):
        return base
    return default if tag != default else "en"


# Asked for every page.
@lru_cache(maxsize=1)
def _catalogues() -> frozenset[str]:
    """The languages that we speak: our own, and those that have a catalogue."""
    found = LOCALE.glob("*/LC_MESSAGES/creditline.mo")
    return frozenset({"en", *(path.parts[-3] for path in found)})


def _own(folder: Path, tag: str) -> Path:
    """A site's own catalogue: ``theme/locale/de.po``."""
    return folder / f"{tag}.po"


def _date(folder: Path | None, tag: str) -> int:
    """When a site's own catalogue was last changed; 0 if there is none."""
    if folder is None or not (file := _own(folder, tag)).is_file():
        return 0
    return file.stat().st_mtime_ns


class Language(Struct, frozen=True):
    """A language that pages are made in.

    ``own`` is the folder of the site's own catalogues, whose strings go before ours.
    """

    tag: str
    own: Path | None = None

    @property
    def dir(self) -> str:
        return direction(self.tag)

    @property
    def words(self) -> gettext.NullTranslations:
        return _catalogue(self.tag, self.own, _date(self.own, self.tag))

    @property
    def digest(self) -> str:
        """Of the language's name and every string in its catalogue."""
        return _catalogue_digest(self.tag, self.own, _date(self.own, self.tag))

    def within(self, tag: str) -> str:
        """The attribute that marks words of this language within a text in *tag*.

        Empty where the text is in this language, of whatever country.
        """
        base = tag.partition("-")[0].lower()
        return "" if base == self.tag else f' lang="{self.tag}"'

    def day(self, moment: Moment) -> str:
        """The day of a moment in words."""
        return self.dated(moment, "day")

    def dated(self, moment: Moment, by: str) -> str:
        """A moment's ``day``, ``month`` or ``year`` in words."""
        day = day_of(moment)
        if by == "year":
            return f"{day.year}"
        return _formatted(day if by == "day" else day.replace(day=1), by, self.tag)

    def lasting(self, duration: dt.timedelta) -> str:
        """A length of time in whole minutes and seconds, in words."""
        from babel.units import format_unit

        units = zip(("minute", "second"), divmod(duration.seconds, 60), strict=True)
        said = (
            format_unit(number, f"duration-{unit}", locale=_locale(self.tag))
            for unit, number in units
            if number
        )
        return self.words.gettext(", ").join(said)

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


@lru_cache(maxsize=256)
def autonym(tag: str) -> str:
    """What a language calls itself; the tag where that is not known."""
    return Language(tag).name_of(tag)


def speaking(settings: Settings, tag: str = "") -> Language:
    """The language of a page whose text is in *tag*, or that has none of its own."""
    own = settings.own_words
    default = spoken(settings.language, "en", own)
    return Language(spoken(tag, default, own) if tag else default, own)


@lru_cache(maxsize=32)
def _catalogue(tag: str, own: Path | None, date: int) -> gettext.NullTranslations:
    ours = gettext.translation("creditline", LOCALE, [tag], fallback=True)
    if own is None or not date:
        return ours
    words = _own_catalogue(_own(own, tag), tag)
    words.add_fallback(ours)
    return words


def _own_catalogue(file: Path, tag: str) -> gettext.GNUTranslations:
    """A site's own catalogue, in which words and numbers can be looked up."""
    # Babel's reader takes long to import; only a site with words of its own pays.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    shown = typed(file.parent, file.name)
    try:
        catalogue = read_po(BytesIO(file.read_bytes()), tag, abort_invalid=True)
    except (PoFileError, LookupError, ValueError) as error:
        raise SettingsError(f"{shown}: no catalogue of gettext: {error}") from error
    for said in catalogue:
        known = {name for text in _texts(said.id) for name in PLACE.findall(text)}
        if any(name.startswith("{") for name in known):
            known.add("%")  # which stands for nothing there
        for text in _texts(said.string) if said.id else ():
            for name in PLACE.findall(text):
                if name not in known:
                    message = f"{name} is not in the words that {text!r} stands for"
                    raise SettingsError(f"{shown}:{said.lineno}: {message}")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    try:
        words = gettext.GNUTranslations(compiled)
        for number in range(NUMBERS):
            words.plural(number)  # type: ignore[attr-defined]  # what it is for
    except (ArithmeticError, LookupError, ValueError) as error:
        message = f"its Plural-Forms cannot be used: {error}"
        raise SettingsError(f"{shown}: {message}") from error
    return words


def _texts(said: str | Sequence[str] | None) -> Sequence[str]:
    """One text, or the singular and the plurals."""
    return (said or "",) if said is None or isinstance(said, str) else said


@lru_cache(maxsize=32)
def _catalogue_digest(tag: str, own: Path | None, date: int) -> str:
    files = [LOCALE / tag / "LC_MESSAGES" / "creditline.mo"]
    files += [_own(own, tag)] if own and date else []
    said = b"\0".join(f.read_bytes() if f.is_file() else b"" for f in files)
    return blake2b(tag.encode() + said, digest_size=16).hexdigest()


@lru_cache(maxsize=32)
def _locale(tag: str) -> "Locale":
    """The tag as Babel wants it; English dates are British: the day first."""
    from babel import Locale

    return Locale.parse({"en": "en_GB"}.get(tag, tag.replace("-", "_")))


@lru_cache(maxsize=20_000)
def _numbered(value: int, tag: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(tag))


@lru_cache(maxsize=20_000)
def _formatted(day: dt.date, by: str, tag: str) -> str:
    from babel.dates import format_date, format_skeleton

    if by == "month":
        return str(format_skeleton("yMMMM", day, locale=_locale(tag)))
    said = str(format_date(day, "long", locale=_locale(tag)))
    return f"{FIRST[tag]}{said[1:]}" if day.day == 1 and tag in FIRST else said
