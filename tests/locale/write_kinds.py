"""Write `creditline/locale/kinds_table.py` anew.

    python -m tests.locale.write_kinds

Unicode publishes the tables (WordBreakProperty.txt, Scripts.txt and
ScriptExtensions.txt of its character database); `regex` carries them.  Characters
that Unicode has not assigned stand in no text, so that they may fill a gap.
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from textwrap import wrap

import regex

from creditline.locale import kinds_table
from creditline.locale.kinds import SCRIPTS

# Which letter of `creditline.locale.kinds` stands for which values of Word_Break.
BREAKS = {
    "w": ("ALetter",),
    "h": ("Hebrew_Letter",),
    "d": ("Numeric",),
    "u": ("ExtendNumLet",),
    "l": ("MidLetter",),
    "n": ("MidNum",),
    "b": ("MidNumLet",),
    "'": ("Single_Quote",),
    '"': ("Double_Quote",),
    "m": ("Extend",),
    "i": ("Format", "ZWJ"),
}
# Behind a letter of Bopomofo they are its tone, which Unicode takes for a letter.
TONES = "\u02c7\u02c9\u02ca\u02cb"
SHARED_WITH = ("Bengali", "Cyrillic", "Devanagari", "Latin", "Malayalam", "Tamil")
HEAD = '''"""The kind of every character, as ranges: see `creditline.locale.kinds`.

Written by `tests/locale/write_kinds.py` from Unicode's tables; not by hand.
"""

TABLE = """\\'''


def spaceless() -> regex.Pattern:
    """A letter of a script that is written without blanks."""
    names = [name.replace(" ", "_") for name in SCRIPTS]
    own = "".join(rf"\p{{Script={name}}}" for name in names)
    # Such as the long mark of Kana, but not what is shared with other scripts.
    shared = "".join(rf"\p{{Script_Extensions={name}}}" for name in names)
    others = "".join(rf"\p{{Script_Extensions={name}}}" for name in SHARED_WITH)
    common = rf"[\p{{Script=Common}}&&[{shared}]&&[^{others}]]"
    return regex.compile(rf"[[{own}{common}]&&[\p{{L}}\p{{Nl}}\p{{No}}]]", regex.V1)


def kinds() -> Iterator[tuple[int, str]]:
    """Each assigned character with its kind, in order."""
    characters = "".join(
        chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF
    )
    found = dict.fromkeys(regex.findall(r"[\p{L}\p{N}]", characters), "o")
    for kind, names in BREAKS.items():
        for name in names:
            of_kind = regex.findall(rf"\p{{Word_Break={name}}}", characters)
            found |= dict.fromkeys(of_kind, kind)
    # A decimal comma of Arabic is a part of numbers, and no number by itself.
    parts = regex.findall(r"[\p{Word_Break=Numeric}--\p{N}]", characters, regex.V1)
    found |= dict.fromkeys(parts, "n") | dict.fromkeys(TONES, "m")
    found |= dict.fromkeys(spaceless().findall(characters), "c")
    for char in regex.findall(r"[^\p{Cn}]", characters):
        yield ord(char), found.get(char, " ")


def lines() -> Iterator[str]:
    """The module, line by line."""
    ranges: dict[str, list[str]] = {}
    for kind, group in groupby(kinds(), key=lambda pair: pair[1]):
        codes = [code for code, _ in group]
        if kind != " ":
            first, last = f"{codes[0]:x}", f"{codes[-1]:x}"
            text = first if first == last else f"{first}-{last}"
            ranges.setdefault(kind, []).append(text)
    yield HEAD
    for kind in sorted(ranges):
        text = " ".join(ranges[kind])
        yield from wrap(
            text, 88, initial_indent=f"{kind} ", subsequent_indent=f"{kind} "
        )
    yield '"""\n'


if __name__ == "__main__":
    Path(kinds_table.__file__).write_text("\n".join(lines()), "utf-8")
