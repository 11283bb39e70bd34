"""Months and days of the week as the languages of reports call them, out of CLDR."""

from functools import cache

# The languages whose raw texts we read, with what their countries call months.
LOCALES = ("en", "en_GB", "tr", "de", "de_AT", "fr", "ar", "ar_LB", "ar_DZ")
# As they are written without the signs that CLDR puts.
_MONTHS = "fév=2 mrz=3 آب=8 feber=2 ابريل=4 إبريل=4 نيسان=4 أفريل=4 ايار=5 اغسطس=8 ايلول=9 اكتوبر=10"
_WEEKDAYS = "tues=1 thurs=3 sonnabend=5 الإثنين=0 الاربعاء=2 الاحد=6"
# A shorter name is another word as well: "So.", "Mi."
SHORTEST = 3


@cache
def months(tag: str = "") -> dict[str, int]:
    """The number of each month by its names, those of the language *tag* as well."""
    return {**_named("months", tag), **_counted(_MONTHS)}


@cache
def weekdays(tag: str = "") -> dict[str, int]:
    """The days of the week by their names, Monday as 0."""
    return {**_named("days", tag), **_counted(_WEEKDAYS)}


def _counted(words: str) -> dict[str, int]:
    return {name: int(n) for name, _, n in (w.partition("=") for w in words.split())}


def _named(what: str, tag: str) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError

    found: dict[str, int] = {}
    for one in (tag, *LOCALES):
        try:
            told = getattr(Locale.parse(one), what)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
        for form in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, name in told[form][width].items():
                    plain = name.lower().strip(".").replace("i̇", "i")
                    if len(plain) >= SHORTEST and not plain[0].isdigit():
                        found[plain] = number
    return found
