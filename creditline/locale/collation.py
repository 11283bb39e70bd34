"""Names in the order in which people look for them.

That is the order of Unicode's collation algorithm (UTS 10) with CLDR's root table,
and with what a language does otherwise (`tailorings`): first by letters, then by
accents, then by case, and by code points where all these are alike.  Signs and blanks
count and go before digits, and digits before letters.

It is the same on every machine: nobody's locale is asked.  Where CLDR has an order of
its own for them, compatible forms are sorted as what they are forms of, characters of
Han by code point, and signs that are no punctuation before all digits.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import zip_longest
from typing import NamedTuple

from msgspec import Struct

from .alike import bounds
from .collation_table import IGNORED, OTHERS, PRIMARIES
from .tailorings import TAILORINGS, Tailoring


class Weights(NamedTuple):
    """What is compared of some characters: letters, then accents, then case.

    Each is a text, so that a weight between two others is one with a sign behind.
    """

    letters: str
    accents: str
    case: str


NOTHING = Weights("", "", "")
COMMON, BEFORE_COMMON, SMALL, CAPITAL = map(chr, (0x20, 0x1F, 2, 8))
# ASCII in the root order, without regard to case: most names need no table.  What
# stands between two of its characters has its weight between theirs.
_ASCII = (
    "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
)
_WEIGHTS = {char: 0x10000 + 0x400 * at for at, char in enumerate(_ASCII)}
_UNKNOWN_SIGN, _MOVED = chr(_WEIGHTS["0"] - 1), _WEIGHTS["9"] + 1
_HAN, _OTHER_HAN, _UNKNOWN = 0x50000, 0x90000, "\U000f0000"
_BEHIND = 0x10F000
"""Behind a weight this and all above make one that is greater, whatever follows."""
_LONGEST = 3
"""As many characters as are one letter together."""
# As texts: `re` compiles them for the first name that is not plain, if there is one.
# Thai and Lao write some vowels before the letter behind which they are spoken.
_PREVOWEL = r"([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])"
_RULE = r"(&|<{1,3})\s*(?:\[(before 1|before 2|last[^]]*)\])?([^&<\s]*)"


def order_of(language: str) -> "Order":
    """The order of a language by its tag; that of its base if there is only this."""
    base = language.lower().split("-")[0]
    return _order(base if base in TAILORINGS else "")


@cache
def _order(language: str) -> "Order":
    return Order(TAILORINGS.get(language, Tailoring()))


class Order(Struct, frozen=True, dict=True):
    """The order of names in one language."""

    tailoring: Tailoring

    def key(self, name: str) -> str:
        """Sort names by this."""
        plain = self._plain
        if plain is not None and name.isascii():
            weights = [name.translate(table) for table in plain]
        else:
            weights = [*joined(self.table.weighed(name))]
        return "\0".join((*weights, name))

    def letter(self, name: str) -> tuple[str, str]:
        """The letter under which an index has a name, and its script in ISO 15924.

        Nothing for a name that begins with a digit, or whose letters are no alphabet.
        """
        letters = joined(self.table.weighed(name)).letters
        end = 2 if ord(letters[1:2] or "\0") >= _BEHIND else 1
        return self._headings.get(letters[:end], ("", ""))

    @cached_property
    def table(self) -> "_Table":
        """The weights of all characters, and of several that are one letter."""
        root = _root()
        found = _Table(root.table)
        if script := self.tailoring.first:
            at = root.scripts.index(script)
            low, high = root.begins[at], root.begins[at + 1]
            moved = {w: chr(w - low + _MOVED) for w in range(low, high)}
            for text, (letters, *rest) in found.items():
                found[text] = Weights(letters.translate(moved), *rest)
        if self.tailoring.capitals_first:
            for text, (letters, accents, case) in found.items():
                found[text] = Weights(letters, accents, f"{_capital(text)}{case}")
        _tailor(found, self.tailoring)
        return found

    @cached_property
    def _plain(self) -> Sequence[Mapping[int, str]] | None:
        """The weights of ASCII; none where it is sorted otherwise than in the root."""
        own = self.tailoring
        if own.capitals_first or re.search("<[A-Za-z]", own.rules):
            return None
        return _ascii()

    @cached_property
    def _headings(self) -> Mapping[str, tuple[str, str]]:
        """The heading of each letter by its weight, a capital if it has one."""
        found: dict[str, tuple[str, str]] = {}
        for text, (letters, _, _) in self.table.items():
            # Others are letters of which each has another heading.
            alone = len(letters) == 1 or ord(letters[1:2] or "\0") >= _BEHIND
            script = _script(text[0]) if alone else ""
            known, _ = found.get(letters, ("", ""))
            # Georgian has capitals for whole words, and none to begin one with.
            capital = text.isupper() and known.islower() and known != known.title()
            if script and (capital or not known):
                found[letters] = unicodedata.normalize("NFC", text), script
        for text, heading in self.tailoring.headings.items():
            found[self.table[text].letters] = (
                heading,
                found[self.table[text].letters][1],
            )
        return found


class _Table(dict[str, Weights]):
    """Weights, with those that UTS 10 gives to what no table names."""

    def __init__(self, found: Mapping[str, Weights]) -> None:
        super().__init__(found)
        # By their first characters, so that most are not looked up with the next.
        self.beginnings = {text[0] for text in found if len(text) > 1}

    def __missing__(self, char: str) -> Weights:
        code = ord(char)
        if 0x4E00 <= code <= 0x9FFF or 0xFA0E <= code <= 0xFA29:
            letters = chr(_HAN + code)
        elif 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x3FFFF:
            letters = chr(_OTHER_HAN + code)
        else:
            letters = f"{_UNKNOWN if char.isalpha() else _UNKNOWN_SIGN}{char}"
        return Weights(letters, COMMON, self[" "].case)

    def add(self, text: str, weights: Weights) -> None:
        """Weigh some characters otherwise, which may be one letter together."""
        # Behind all others, as the rules have it: a heading is the first of its letter.
        self.pop(text, None)
        self[text] = weights
        if len(text) > 1:
            self.beginnings.add(text[0])

    def weighed(self, name: str) -> Iterator[Weights]:
        """The weights of a name's characters, taken together as far as we have them."""
        plain = unicodedata.normalize("NFKD", name)
        text = [*re.sub(_PREVOWEL, r"\2\1", plain)]
        at = 0
        while at < len(text):
            found, at = text[at], at + 1
            if found in self.beginnings:
                for end in range(min(len(text), at + _LONGEST - 1), at, -1):
                    if (more := "".join(text[at - 1 : end])) in self:
                        found, at = more, end
                        break
                # A mark belongs to its letter over others that leave room for it.
                last, place = 0, at
                while place < len(text) and (
                    kind := unicodedata.combining(text[place])
                ):
                    if kind != last and found + text[place] in self:
                        found += text.pop(place)
                    else:
                        last, place = kind, place + 1
            yield self[found]


def _capital(text: str) -> str:
    """What goes before the weight of case where capitals go before all others."""
    return "\1" if text.isupper() else "\2" if text.istitle() else "\3"


def _tailor(table: _Table, tailoring: Tailoring) -> None:
    """Move what the rules of a language move."""
    start, steps = NOTHING, [0, 0, 0]
    for sign, where, said in re.findall(_RULE, tailoring.rules):
        text, _, more = said.partition("/")
        if sign == "&":
            start, steps = joined(table.weighed(text)), [0, 0, 0]
            if where == "before 1":
                start = start._replace(letters=chr(ord(start.letters) - 1))
            elif where == "before 2":
                start = start._replace(accents=BEFORE_COMMON)
            continue
        # Another letter begins anew with accents and case, another accent with case.
        level = len(sign) - 1
        if level == 0:
            start = start._replace(accents=COMMON)
        if level < 2:
            start = start._replace(case=f"{start.case[:-1]}{SMALL}")
        steps = [
            n + 1 if at == level else n * (at < level) for at, n in enumerate(steps)
        ]
        raised = zip(start, steps, strict=True)
        own = Weights(*(f"{w}{chr(_BEHIND + n)}" if n else w for w, n in raised))
        if tailoring.capitals_first:
            own = own._replace(case=f"{_capital(text)}{own.case[1:]}")
        table.add(
            unicodedata.normalize("NFKD", text), joined([own, *table.weighed(more)])
        )


def joined(each: Iterable[Weights]) -> Weights:
    """The weights of several characters in a row."""
    found = [*each]
    return Weights(*map("".join, zip(*found, strict=True))) if found else NOTHING


@cache
def _ascii() -> tuple[dict[int, str], ...]:
    """The weights of ASCII, as they are in the root order too."""
    none = dict.fromkeys(range(128), "")
    each = {char: Weights(chr(w), COMMON, SMALL) for char, w in _WEIGHTS.items()}
    each |= {char.upper(): each[char]._replace(case=CAPITAL) for char in _ASCII[-26:]}
    return tuple(none | {ord(c): w[at] for c, w in each.items()} for at in range(3))


class _Root(NamedTuple):
    """The root order: weights, the scripts in order, and where those of each begin."""

    table: Mapping[str, Weights]
    scripts: Sequence[str]
    begins: Sequence[int]


@cache
def _root() -> _Root:
    """The root order out of its table."""
    found: dict[str, Weights] = {}
    begins: dict[str, int] = {}
    weight = 0
    for row in PRIMARIES.splitlines():
        script, *runs = row.split()
        for run in runs:
            small, pair, capital = run.partition("/")
            letters = _texts(small)
            larger = [one.upper() for one in letters if pair]
            for text, large in zip_longest(letters, _texts(capital) or larger):
                weight = _WEIGHTS.get(text, weight + 1)
                begins.setdefault(script, weight)
                found[text] = Weights(chr(weight), COMMON, SMALL)
                if large:
                    found[large] = Weights(chr(weight), COMMON, CAPITAL)
    for row in OTHERS.split():
        elements, _, said = row.partition("=")
        weights = joined([_element(one, found) for one in elements.split("+")])
        found |= {text: weights for run in said.split(",") for text in _texts(run)}
    found |= {text: NOTHING for run in IGNORED.split() for text in _texts(run)}
    return _Root(found, tuple(begins), (*begins.values(), weight + 1))


def _texts(run: str) -> list[str]:
    """The characters from one to another, or some together, by their code points."""
    if "_" in run:
        return ["".join(chr(int(code, 16)) for code in run.split("_"))]
    return [chr(c) for first, last in bounds(run) for c in range(first, last + 1)]


def _element(said: str, known: Mapping[str, Weights]) -> Weights:
    """The weights that the table gives as a letter with an accent and a case."""
    letter, *rest = said.split(".")
    letters = known[_texts(letter)[0]].letters if letter else ""
    accents, case = (chr(int(n, 16)) if n != "0" else "" for n in rest or ("20", "2"))
    return Weights(letters, accents, case)


def _script(char: str) -> str:
    """The script of a letter; nothing for what is none."""
    root = _root()
    weight = root.table.get(char, NOTHING).letters[:1] or "\0"
    name = root.scripts[max(0, bisect_right(root.begins, ord(weight)) - 1)]
    return "" if name in {"signs", "digits"} else name
