"""What names are called in an address.

A slug is an address and no identity: `names.same_name` tells names apart, and where
two of them would meet, `slugs_of` keeps their addresses apart.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable
from functools import lru_cache
from hashlib import blake2b

LONGEST = 200
"""As many bytes as a part of an address has at most: hosts and disks take 255."""
LONGEST_OF_TITLE = 188
"""Leaves room for what stands beside a page, such as ``.csl.json.gz``."""

_ANY_SCRIPT = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# As texts: `re` compiles them for the first name that is not plain, if there is one.
# Greek and Latin letters after their marks were taken apart.
_ACCENTED = (
    "([a-z\u00df-\u02af\u0370-\u03ff\u1d00-\u1dbf\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f])"
    f"[{_ANY_SCRIPT}]+"
)
# What is left of these after NFC is no part of a letter: stress, vowel points of
# Hebrew and Arabic, and what chooses between two drawings of one letter.
_OPTIONAL = (
    f"[{_ANY_SCRIPT}\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08ca-\u08e1\u08e3-\u08ff\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
# The strokes of Latin letters, which Unicode takes for parts of them.
_STROKES = str.maketrans("ıøłđħŧƀǥɨɉɍɏȼɇⱥⱦƶ", "ioldhtbgijryceatz")
# Compatible letters are made alike, but for a vowel that Thai and Lao would lose.
_COMPATIBLE = "[^\u0e33\u0eb3]+"
_JOINERS = "\u200c\u200d"
_VIRAMA = 9

LONGEST_NAME = 250
"""Bytes of a file's name, with room for the ending of a compressed copy."""
_LONGEST_PATH = 1000


@lru_cache(maxsize=8192)
def slugify(value: str) -> str:
    """A key or slug for *value*: ``CNN Türk`` becomes ``cnn-turk``.

    Letters of every script stay letters with all that belongs to them; marks and
    strokes of Latin ones are dropped.
    """
    if value.isascii():
        return re.sub(r"\W+", "-", value.lower()).strip("-_")
    plain = re.sub(_COMPATIBLE, lambda m: unicodedata.normalize("NFKD", m[0]), value)
    # What was one character, such as "℃", may hold capitals.
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFD", plain).casefold())
    plain = re.sub(_ACCENTED, r"\1", plain.translate(_STROKES))
    plain = re.sub(_OPTIONAL, "", unicodedata.normalize("NFC", plain))
    return re.sub("-+", "-", "".join(_kept(plain))).strip("-_")


def _kept(text: str) -> Iterable[str]:
    """Each letter and digit with its marks, and hyphens for all else."""
    before = "-"
    for char in text:
        if char == "_" or char.isalnum() or (is_mark(char) and before != "-"):
            before = char
        elif char in _JOINERS and unicodedata.combining(before) == _VIRAMA:
            continue
        else:
            before = "-"
        yield before


def is_mark(char: str) -> bool:
    """Whether a character belongs to the letter before it."""
    return unicodedata.category(char)[0] == "M"


@lru_cache(maxsize=8192)
def first_rule(value: str) -> str:
    """The slug that version 0.1.0 made of *value*.

    It decides nothing but where old addresses redirect from and which old keys a
    text may still cite; so it must stay as it is.
    """
    plain = value.replace("ı", "i").replace("ß", "ss").replace("ø", "o")
    plain = unicodedata.normalize("NFKD", plain.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", kept)).strip("-_")


def slug_of_title(title: str) -> str:
    """The slug of an article or a page that states none."""
    return shortened(slugify(title), LONGEST_OF_TITLE)


def shortened(slug: str, longest: int = LONGEST) -> str:
    """*slug* within so many bytes: cut at a letter and closed by a digest."""
    return slug if len(slug.encode()) <= longest else _closed(slug, slug, longest)


def _closed(slug: str, said: str, longest: int, size: int = 4) -> str:
    """As much of *slug* as there is room for, and a digest of what was *said*."""
    digest = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=size)
    return f"{cut(slug, longest - 1 - 2 * size)}-{digest.hexdigest()}".lstrip("-")


def can_be_written(path: str) -> bool:
    """Whether no disk refuses a path of this length, or one of its parts."""
    encoded = path.encode("utf-8", "surrogatepass")
    longest = max(map(len, encoded.split(b"/")))
    return longest <= LONGEST_NAME and len(encoded) <= _LONGEST_PATH


def cut(text: str, longest: int) -> str:
    """The beginning of *text* within so many bytes, each letter with its marks."""
    kept = text.encode()[:longest].decode("utf-8", "ignore")
    while kept and len(kept) < len(text) and is_mark(text[len(kept)]):
        kept = kept[:-1]
    return kept.rstrip("-_")


def slugs_of(names: Iterable[str], taken: Container[str] = ()) -> dict[str, str]:
    """A slug for each of *names*, no two alike and none of them *taken*.

    Who keeps a slug that several names have follows from the names alone: the one
    that it spells exactly, else the first in code-point order.  The others are
    told apart by a digest, and so is a name without a letter.
    """
    meeting: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        meeting[shortened(slugify(name))].append(name)
    found: dict[str, str] = {}
    for slug, same in meeting.items():
        keeps = slug if slug in same else same[0]
        if slug and slug not in taken:
            found[keeps] = slug
        for name in same:
            if name not in found:
                sizes = (_closed(slug, name, LONGEST, size) for size in (4, 8, 16))
                free = (s for s in sizes if s not in meeting and s not in taken)
                found[name] = next(free)
    return found
