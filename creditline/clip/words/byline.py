"""Who wrote the report, as its byline or its data says."""

import re
from collections.abc import Iterator

from ..lexicon.label_words import AFTER_NAMES, BYLINE, NEEDS_COLON, NOBODY, POST, ROLE
from ..lexicon.media_words import IN_NAME
from ..read.plain_text import small
from ..read.raw_text import Paragraph
from .day_mentions import days_in

_PARTICLES = (
    "de du la le van von der den bin el di da ibn abu bint dos das al del della degli"
    " do zu zum zur ten ter op y ben bat san"
)
PARTICLES = frozenset(_PARTICLES.split())
# At the beginning these are given names: Ben White, Al Root.
GIVEN = frozenset(["Al", "Ben", "Di", "Van", "Della"])
BETWEEN = re.compile(
    r"\s*(?:,|;|&|\||/|\b(?i:and)\b|\bund\b|\bet\b|\bve\b|\sو(?=\S))\s*"
)
# "Maya Thornton, River Desk, 11 March 2024"; "Nadia Belkacem — 2 février 2021"
SIGNED = re.compile(
    r"(?P<name>[^,–—|·\d]{5,50})(?P<more>,\s*[^,\d]{3,50})?\s*[,–—|·]\s*(?=\D{0,12}\d)(?:[^.]|(?<=\d)\.){6,30}\Z"
)
# What parts a line of credits; "Ein Gespräch mit … . Von …" is two as well.
PIECES = re.compile(r"\s*[|·•]\s*|(?<=[a-zß-ÿ][.!?])\s+(?=(?:By|Von|Par)\s)")
OPENED = re.compile(r"(?:by|von|par|text:|words:|ein \w+ von)\s+", re.I)
# As Turkish agencies sign: Murat KÜÇÜK/BOLU, (DHA)
SENT = re.compile(
    r"(?P<name>[^/()\d]{5,60})/\s?[^\W\d_a-z][^/()\d]{2,40},?\s*\([^\W\d_]{2,6}\)"
)
# The place behind a name: Kerim Tan (İZMİR)
PLACED = re.compile(r"\s\([^\W\d_]{3,20}\)\Z")
SHORT = 140
# The paragraphs among which a byline without "By" stands.
HEAD = 5
NAKED = 7


def byline(paragraph: Paragraph) -> tuple[str, ...]:
    """The names in *paragraph*, if all of it is a byline."""
    text = paragraph.text.strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if len(text) > SHORT:
        return ()
    sent = SENT.fullmatch(text)
    if sent:
        return tuple(people(sent["name"]))
    opened = OPENED.match(text)
    signed = SIGNED.match(text[opened.end() :] if opened else text)
    dated = signed and any(day.year for day in days_in(text))
    if signed and dated:
        named = ROLE.sub("", signed["name"].strip())
        # At the foot of a text a name and a day are a paper's and its issue's.
        alone = signed["more"] is None and paragraph.number > HEAD
        if is_person_name(named) and (opened or not (alone or is_publication(named))):
            return (in_prose(named),)
    # A line may name the photographer first: Foto … | Text … | day.
    for piece in PIECES.split(text):
        names = _announced(piece.strip())
        if names:
            return names
    return ()


def _announced(text: str) -> tuple[str, ...]:
    """The names behind a word such as "By"."""
    match = BYLINE.match(text)
    if match is None or NEEDS_COLON.match(text):
        return ()
    names = tuple(people(match["names"]))
    # A sentence may begin with "By"; a byline is names and hardly anything else.
    said = len(" ".join(names).split())
    pieces = BETWEEN.split(AFTER_NAMES.sub("", match["names"]))
    pieces = [ROLE.sub("", piece.strip()) for piece in pieces]
    rest = " ".join(piece for piece in pieces if not NOBODY.match(piece.strip()))
    return names if names and len(rest.split()) <= said + 1 else ()


def people(said: str) -> Iterator[str]:
    """The names of persons in *said*, which is a list of them."""
    for piece in BETWEEN.split(AFTER_NAMES.sub("", said)):
        name = ROLE.sub("", piece.strip(" .:"))
        if is_person_name(name) and not NOBODY.match(name):
            yield in_prose(name)


def is_person_name(name: str) -> bool:
    """Whether *name* can be that of a person: two words or more, with capitals."""
    words = name.split()
    own = [
        word
        for at, word in enumerate(words, 1)
        if word.lower() not in PARTICLES
        or at == len(words)
        or (at == 1 and word in GIVEN)
    ]
    lettered = all(
        word[0].isalpha() and (not word[0].islower() or _is_joined(word))
        for word in own
    )
    plain = not any(c.isdigit() or c in "@/:<>" for c in name)
    return plain and lettered and 2 <= len(own) <= 4 and len(name) <= 60


def _is_joined(word: str) -> bool:
    """Whether a particle is written with the name behind it: deCasparis."""
    return word[:2] in PARTICLES and word[2:3].isupper()


def is_publication(name: str) -> bool:
    """Whether a word in *name* is one that newspapers bear, in any language."""
    return any(WORDED.fullmatch(word) for word in re.split(r"[\s-]+", name))


def naked(paragraph: Paragraph, rest: str, *, sure: bool) -> tuple[str, ...]:
    """The name that stands alone under a headline, if it is a person's.

    "Tara Whitlock" on a line of its own may be a place too: it is *sure* by
    what stands under it, by a title, or by a text that comes back to it.
    """
    said = paragraph.text.strip()
    name = ROLE.sub("", POST.sub("", PLACED.sub("", said)))
    if paragraph.number > NAKED or OPENED.match(said) or NOBODY.match(name):
        return ()
    if not is_person_name(name) or is_publication(name):
        return ()
    return (in_prose(name),) if sure or said != name or name in rest else ()


WORDED = re.compile("|".join(IN_NAME.values()))


def in_prose(name: str) -> str:
    """*name* as it is written in prose, where a byline shouts it."""
    words = name.split()
    # Turkish agencies shout the last name only.
    loud = len(words[-1]) > 3 or (name.isupper() and max(map(len, words)) > 3)
    shouted = words[-1].isupper() and loud
    if not shouted or not any(c.lower() != c for c in name):
        return name
    return re.sub(r"[^\W\d_]+", _calm, name)


def _calm(word: re.Match[str]) -> str:
    said = word[0]
    if not said.isupper():
        return said
    turkish = any(c in "İĞŞ" for c in said)
    rest = said[1:].replace("I", "ı") if turkish else said[1:]
    return said[0] + small(rest)
