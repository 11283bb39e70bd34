"""What stands on the card that others show beside a link to an article.

A card says what our article is called, whose reporting it retells, and when
that was published; of a title in letters that nobody here can draw, only whose it
is.  Its name is made of its words, so that a page can name its card before anybody
has drawn it.
"""

import re
import unicodedata
from hashlib import blake2b

from msgspec import Struct

WIDTH, HEIGHT = 1200, 630
DESIGN = "c1"
"""Part of a card's name, to be counted up when cards begin to look otherwise."""

# The letters that cards are set in, by who has them; the tests hold these
# against the fonts.  A hyphen or bracket of the first serves all scripts.
EUROPEAN = (
    "\x20-\x7e\xa1-\xac\xae-\u012b\u012e-\u0131\u0134-\u0165\u0168-\u017f\u018f"
    "\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u01e6\u01e7\u01f8\u01f9\u0218-\u021b\u0259"
    "\u02bb\u02bc\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0462\u0463"
    "\u0490-\u0493\u0496-\u049b\u04a0-\u04a3\u04aa\u04ab\u04ae-\u04b3\u04b6\u04b7"
    "\u04ba\u04bb\u04c0-\u04c2\u04cf-\u04d1\u04d4-\u04d9\u04e2\u04e3\u04e6-\u04e9"
    "\u04ee\u04ef\u04f2\u04f3\u1e0c-\u1e0f\u1e24\u1e25\u1e36-\u1e39\u1e42-\u1e47"
    "\u1e5a-\u1e63\u1e6c-\u1e6f\u1e80-\u1e85\u1e92\u1e93\u1e9e\u1ea0-\u1ef9"
    "\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033"
    "\u2039\u203a\u20a6\u20a9\u20ab\u20ac\u20ae\u20b1\u20b2\u20b4\u20b5\u20b8-\u20ba"
    "\u20bd\u20bf\u2116\u2117\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265"
)
HEBREW = "\u05be\u05d0-\u05ea\u05f3\u05f4\u20aa"
# Arabic, Persian and Urdu; the last before the digits keeps letters from joining.
ARABIC = (
    "\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u066c\u0679\u067e\u0686\u0688"
    "\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06c3\u06cc\u06d2\u06d4\u200c"
    "\u06f0-\u06f9"
)
KNOWN = re.compile(f"[{EUROPEAN}{HEBREW}{ARABIC}]*")
# What a reader does without: emoji, what joins and colours them, marks of
# direction, and the vowel signs that Arabic is mostly printed without.
DISPENSABLE = frozenset(("So", "Sk", "Cf", "Cc", "Co", "Cs"))
VOWELS = re.compile("[\u064b-\u0652\u0670\ufe0e\ufe0f\u20e3]")
ALIKE = {0x2011: "\u2010"}  # a hyphen that does not break is a hyphen


class ShareImage(Struct, frozen=True):
    """The words of a card, each in letters that it can be set in."""

    title: str
    outlet: str
    day: str
    site: str

    @property
    def name(self) -> str:
        """The name of its file, which is of no other card."""
        words = (self.title, self.outlet, self.day, self.site)
        said = "\0".join(words).encode()
        return f"card.{DESIGN}{blake2b(said, digest_size=8).hexdigest()}.png"

    @property
    def words(self) -> str:
        """What it says, for those who do not see it; a comma would be of a language."""
        return " – ".join(filter(None, (self.title, self.outlet, self.day)))


def share_image_of(title: str, outlet: str, day: str, site: str) -> ShareImage | None:
    """The card with these words; None where whose report it is cannot be set.

    What else of them cannot be set is left out; where the title is, the outlet
    stands in its place.
    """
    named, whose, when, where = map(settable, (title, outlet, day, site))
    if not whose:
        return None
    first = (named, whose) if named else (whose, "")
    return ShareImage(*first, when or "", where or "")


def settable(words: str) -> str | None:
    """*words* as a card can have them; None if more than ornament were lost."""
    plain = unicodedata.normalize("NFC", words).translate(ALIKE)
    if not KNOWN.fullmatch(plain):
        plain = "".join(
            " " if letter.isspace() else letter
            for letter in VOWELS.sub("", plain)
            if KNOWN.fullmatch(letter) or not _dispensable(letter)
        )
        if not KNOWN.fullmatch(plain):
            return None
    return " ".join(plain.split())


def _dispensable(letter: str) -> bool:
    return unicodedata.category(letter) in DISPENSABLE and not letter.isspace()
