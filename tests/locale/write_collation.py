"""Write `creditline/locale/collation_table.py` anew.

    python -m tests.locale.write_collation allkeys_CLDR.txt

CLDR publishes that file with its root order, in `common/uca`; Debian's package
`unicode-cldr-core` carries it.  Left out are compatible forms, which are sorted as
what they are forms of, Han, and the contractions of Thai and Lao, which
`creditline.locale.collation` makes by one rule.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

import regex

from creditline.locale import collation_table

ROW = re.compile(r"([0-9A-F ]+?)\s*;\s*((?:\[[.*][0-9A-F.]+\])+)")
ELEMENT = re.compile(r"\[[.*]([0-9A-F]+)\.([0-9A-F]+)\.([0-9A-F]+)\]")
COMMON, SMALL, CAPITAL, HIRAGANA = 0x20, 2, 8, 0xE
# The scripts that Unicode recommends for names (UAX 31, tables 5 and 7), less Han.
SCRIPTS = (
    *("Latn", "Grek", "Cyrl", "Geor", "Armn", "Hebr", "Arab", "Syrc", "Thaa", "Nkoo"),
    *("Tfng", "Ethi", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda"),
    *("Mlym", "Sinh", "Thai", "Laoo", "Tibt", "Cher", "Cans", "Mong", "Khmr", "Mymr"),
    *("Hang", "Hira", "Kana", "Bopo"),
)
USED = regex.compile(
    "|".join(rf"\p{{Script={name}}}" for name in SCRIPTS)
    + r"|[\p{Script=Common}\p{Script=Inherited}--[\p{So}\p{No}\p{Sm}]]|[+<=>|~¬±×÷]",
    regex.V1,
)
PREVOWEL = re.compile("[\u0e40-\u0e44\u0ec0-\u0ec4]")
HEAD = '''\
"""CLDR's root order, by which names are sorted: see `creditline.locale.collation`.

Written by `tests/locale/write_collation.py` from CLDR's table; not by hand.
"""

'''


class Entry(NamedTuple):
    """Some characters, and the three weights of each of their elements."""

    text: str
    elements: tuple[tuple[int, ...], ...]

    @property
    def plain(self) -> bool:
        """Whether it is a letter, capital or small, or a sign, with no more to it."""
        (first, second, third), *more = self.elements
        return (
            not more and bool(first) and second == COMMON and third in {SMALL, CAPITAL}
        )

    @property
    def script(self) -> str:
        """The script of a character; nothing if it belongs to several."""
        found = (n for n in SCRIPTS if regex.match(rf"\p{{Script={n}}}", self.text))
        return next(found, "")


def entries(path: Path) -> Iterator[Entry]:
    """What we take of CLDR's table."""
    for line in path.read_text("utf-8").splitlines():
        if found := ROW.match(line):
            text = "".join(chr(int(code, 16)) for code in found[1].split())
            used = all(map(USED.match, text)) and not PREVOWEL.match(text[:-1])
            if used and unicodedata.is_normalized("NFKD", text):
                weights = ELEMENT.findall(found[2])
                elements = [tuple(int(n, 16) for n in each) for each in weights]
                if regex.match(r"\p{Script=Hira}|\p{Script=Kana}", text):
                    # Kana have small ones, too, and those of two scripts.
                    kana = HIRAGANA - SMALL
                    elements = [(*e[:2], e[2] - kana * (e[2] > kana)) for e in elements]
                yield Entry(text, tuple(elements))


def primaries(found: list[Entry]) -> Iterator[tuple[str, str, str]]:
    """Each first weight in order: its script, its small letter and its capital."""
    pairs: dict[int, dict[int, Entry]] = {}
    for entry in sorted(found, key=lambda entry: len(entry.text)):
        if entry.plain:
            (first, _, third), *_ = entry.elements
            pairs.setdefault(first, {}).setdefault(third, entry)
    script = "signs"
    for first in sorted(pairs):
        pair = pairs[first]
        small, capital = pair[SMALL], pair.get(CAPITAL)
        if small.text.isdecimal():
            script = "digits"
        elif script != "signs" and small.text.isalpha():
            script = small.script or script
        yield script, small.text, capital.text if capital else ""


def ranges(found: Iterator[tuple[str, str, str]]) -> dict[str, list[str]]:
    """The first weights of each script, those that follow one another as one."""
    rows: dict[str, list[str]] = {}
    run: list[int] = []
    for script, small, capital in found:
        said = rows.setdefault(script, [])
        if len(small) > 1:
            pair = [codes(text) for text in (small, capital) if text]
            said.append("/".join(pair) if small.upper() != capital else f"{pair[0]}/")
            run = []
            continue
        low, away = ord(small), ord(capital) - ord(small) if capital else 0
        if run and said and run[1:] == [low - 1, away]:
            run[1] = low
            said.pop()
        else:
            run = [low, low, away]
        each = range(run[0], run[1] + 1)
        larger = stretch(run[0] + away, run[1] + away)
        if all(chr(n).upper() == chr(n + away) for n in each):
            larger = ""  # whoever reads the table knows the capitals
        said.append(stretch(*run[:2]) + (f"/{larger}" if away else ""))
    return rows


def stretch(first: int, last: int) -> str:
    """The code points from one to another."""
    return f"{first:x}-{last:x}" if last > first else f"{first:x}"


def codes(text: str) -> str:
    """The code points of some characters that are one letter."""
    return "_".join(f"{ord(char):x}" for char in text)


def others(found: list[Entry]) -> Iterator[str]:
    """Whatever has more elements than one, or weights that are not common.

    Those of the same elements stand together behind them.
    """
    grouped: dict[str, list[str]] = {}
    for elements, text in elements_of(found):
        grouped.setdefault(elements, []).append(text)
    for elements, texts in grouped.items():
        every = sorted(ord(text) for text in texts if len(text) == 1)
        runs = [*in_runs(every), *(codes(text) for text in texts if len(text) > 1)]
        yield from lists(elements, runs)


def lists(elements: str, runs: list[str]) -> Iterator[str]:
    """Runs of the same elements, in lists that fit on a line."""
    for line in wrap(" ".join(runs), 80 - len(elements), break_on_hyphens=False):
        yield f"{elements}={line.replace(' ', ',')}"


def elements_of(found: list[Entry]) -> Iterator[tuple[str, str]]:
    """The elements of each of them, and its characters."""
    pairs = [pair for _, *pair in primaries(found)]
    small, taken = (
        {pair[0] for pair in pairs},
        {text for pair in pairs for text in pair},
    )
    named = {e.elements[0][0]: e.text for e in found if e.text in small}
    for entry in found:
        known = all(not p or p in named for p, _, _ in entry.elements)
        if entry.text in taken or not any(map(any, entry.elements)) or not known:
            continue
        elements = "+".join(
            codes(named[p]) + (f".{s:x}.{t:x}" if (s, t) != (COMMON, SMALL) else "")
            if p
            else f".{s:x}.{t:x}"
            for p, s, t in entry.elements
            if p or s or t
        )
        yield elements, entry.text


def ignored(found: list[Entry]) -> Iterator[str]:
    """Characters that count for nothing, as ranges."""
    yield from in_runs(
        sorted(ord(e.text) for e in found if not any(map(any, e.elements)))
    )


def in_runs(every: list[int]) -> Iterator[str]:
    """Code points in order, those that follow one another as one."""
    for _, run in groupby(enumerate(every), lambda two: two[1] - two[0]):
        same = [code for _, code in run]
        yield stretch(same[0], same[-1])


def lines(found: list[Entry]) -> Iterator[str]:
    """The module, line by line."""
    yield f'{HEAD}PRIMARIES = """\\'
    for script, rows in ranges(primaries(found)).items():
        start = f"{script} "
        yield from wrap(
            " ".join(rows),
            88,
            initial_indent=start,
            subsequent_indent=start,
            break_on_hyphens=False,
        )
    for name, tokens in (("OTHERS", others(found)), ("IGNORED", ignored(found))):
        yield f'"""\n{name} = """\\'
        yield from wrap(" ".join(tokens), 88, break_on_hyphens=False)
    yield '"""\n'


if __name__ == "__main__":
    found = list(entries(Path(sys.argv[1])))
    Path(collation_table.__file__).write_text("\n".join(lines(found)), "utf-8")
