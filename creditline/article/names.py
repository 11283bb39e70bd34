"""Names of topics, organisations and people: when two are one, and lists of them."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

# The shapes of one sign, and what nobody sees, by their numbers.
_SHAPES = {
    int(number, 16): sign
    for sign, numbers in {
        "'": "60 b4 2b9 2ba 2bb 2bc 2bd 2be 2bf 2c8 374 384 55a 5f3 7f4 7f5 1fbd 1fbf "
        "2018 2019 201a 201b 2032 2035 a78b a78c ff07",
        '"': "2ee 5f4 201c 201d 201e 201f 2033 2036 3003 ff02",
        "-": "58a 5be 1400 1806 2010 2011 2012 2013 2014 2015 2043 2212 2500 2e17 2e3a "
        "2e3b 2e40 301c 3030 30a0 fe58 fe63 ff0d ff5e 10ead",
        "": "ad 61c 200b 200e 200f 202a 202b 202c 202d 202e 2060 2066 2067 2068 2069 "
        "feff",
        # Its small letter is that of everybody else.
        "i": "130",
    }.items()
    for number in numbers.split()
}

COMMAS = ",،؛，、､﹐﹑︐︑߸፣᠂᠈꓾꘍꛵"
"""What separates the items of a list, in the scripts that have a sign of their own."""
# As texts: `re` compiles them for the first list that is not plain, if there is one.
_SEPARATOR = f"[{COMMAS}]"
_OPENING = frozenset('"“”„«»「『״＂')
_CLOSING = f'["”“»«」』״＂]\\s*(?=[{COMMAS}]|\\Z)'


@lru_cache(maxsize=8192)
def same_name(name: str) -> str:
    """Equal for two spellings of one name, and for no other.

    Case does not count, nor how much white space there is, nor the shape of
    apostrophes, quotation marks, hyphens and dashes; signs and accents do.
    """
    if name.isascii():
        return " ".join(name.lower().replace("`", "'").split())
    plain = unicodedata.normalize("NFC", name).translate(_SHAPES)
    folded = unicodedata.normalize("NFC", "".join(map(_folded, plain)))
    return " ".join(folded.split())


def _folded(char: str) -> str:
    """A character in Unicode's simple case folding, which makes one of one."""
    folded = char.casefold()
    return folded if len(folded) == 1 else char.lower()


def listed(said: str) -> Iterator[str]:
    """The items of a list on one line.

    One that holds a comma itself stands in quotation marks, as in
    ``"Ministry of Health, Labour and Welfare", The Post``.
    """
    if said.isascii() and '"' not in said:
        yield from said.split(",")
        return
    ends = [match.start() for match in re.finditer(_CLOSING, said)]
    at = 0
    while at <= len(said):
        item, at = _item(said, at, ends)
        yield item


def _item(said: str, at: int, ends: Sequence[int]) -> tuple[str, int]:
    """The item that begins here, and where the next one does.

    *ends* are the quotation marks behind which an item may end.
    """
    start = at
    while said[start : start + 1].isspace():
        start += 1
    close = bisect_left(ends, start + 1)
    if said[start : start + 1] in _OPENING and close < len(ends):
        inner = said[start + 1 : ends[close]]
        if re.search(_SEPARATOR, inner) or (said[start] == '"' and '"' not in inner):
            return inner, _stop(said, ends[close]) + 1
    stop = _stop(said, at)
    return said[at:stop], stop + 1


def _stop(said: str, at: int) -> int:
    """Where the next comma is."""
    found = re.compile(_SEPARATOR).search(said, at)
    return found.start() if found else len(said)


def single(said: str) -> str:
    """One name, which stands in quotation marks if it holds a comma, as in a list."""
    found = [*listed(said)]
    quoted = len(found) == 1 and re.search(_SEPARATOR, found[0])
    return found[0].strip() if quoted else said


def in_list(name: str) -> str:
    """*name* as an item of a list, which reads as that name again."""
    return f'"{name}"' if re.search(_SEPARATOR, name) else name
