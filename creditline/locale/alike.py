"""What counts as the same when texts are compared: one table for all of us.

What is folded here is folded for the comparison alone, and never in what is
printed.  `docs/rights.md` prints the table.  What it does not name counts: capitals,
accents, punctuation, and digits, which are never taken for those of another script.
"""

from collections.abc import Iterator

from msgspec import Struct


class Alike(Struct, frozen=True):
    """Characters that are compared as one, or as nothing, and what they are."""

    what: str
    ranges: str
    by: str

    @property
    def characters(self) -> str:
        """All of them, in order."""
        return "".join(
            chr(code)
            for first, last in bounds(self.ranges)
            for code in range(first, last + 1)
        )

    @property
    def any(self) -> str:
        """A pattern for one of them."""
        return f"[{''.join(f'{chr(a)}-{chr(b)}' for a, b in bounds(self.ranges))}]"


def bounds(ranges: str) -> Iterator[tuple[int, int]]:
    """The first and the last character of each of some ranges."""
    for text in ranges.split():
        first, _, last = text.partition("-")
        yield int(first, 16), int(last or first, 16)


TABLE = (
    Alike(
        "quotation marks and apostrophes of every kind, primes, geresh and gershayim",
        "22 27 60 ab b4 bb 2b9-2bf 2ee 374 384 55a 5f3 5f4 7f4 7f5 1fbd 1fbf "
        "2018-201f 2032-2037 2039 203a 2057 275b-275e 2e42 300c-300f 301d-301f "
        "a78b a78c",
        "'",
    ),
    Alike(
        "hyphens, of Hebrew, Armenian and Japanese too",
        "2d 58a 5be 1400 1806 2010 2011 2e17 2e40 30a0 10ead",
        "-",
    ),
    Alike(
        "dashes, minus signs, tildes and wave dashes",
        "7e 2012-2015 2212 223c 2500 2e3a 2e3b 301c 3030 ff5e",
        "-",
    ),
    Alike(
        "white space, however much",
        "9-d 1c-20 85 a0 1680 2000-200a 2028 2029 202f 205f 3000",
        " ",
    ),
    Alike(
        "what nobody sees, and the tatweel that stretches Arabic",
        "0 ad 34f 61c 640 115f 1160 17b4 17b5 180b-180f 200b-200f 202a-202e 2060-2064 "
        "2066-2069 3164 fe00-fe0f feff fff9-fffb 1d173-1d17a e0001 e0020-e007f "
        "e0100-e01ef",
        "",
    ),
    Alike(
        "points and vowel signs of Hebrew, Arabic and Syriac, where either text has "
        "none on that letter",
        "591-5bd 5bf 5c1 5c2 5c4 5c5 5c7 610-61a 64b-652 656-65f 670 6d6-6dc 6df-6e4 "
        "6e7 6e8 6ea-6ed 711 730-74a 897-89f 8ca-8e1 8e3-8ff fb1e",
        "",
    ),
)
QUOTES, HYPHENS, DASHES, WHITE, UNSEEN, POINTS = TABLE
# Presentation forms, letters and signs of half and of full width, and a vowel that is
# one sign or two, are compared by what Unicode says they are forms of.
FORMS = Alike(
    "presentation forms, half and full width, and the Thai and Lao vowel am",
    "e33 eb3 fb00-fdff fe10-fe1f fe30-fefe ff01-ffef",
    "what Unicode says they are forms of (NFKC)",
)
