"""Who wrote the report, as its byline or its data says."""

import re
from collections.abc import Iterator

from .evidence import Finding
from .label_words import AFTER_NAMES, BYLINE, NEEDS_COLON, NOBODY
from .names import Index
from .raw_text import Paragraph, RawText

PERSON = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?:\s+(?:de|du|la|le|van|von|der|den|bin|al-|el|di|da|ibn|abu)\b)*"
    r"(?:\s+[^\W\d_a-zß-öø-ÿ][\w.'’-]*){1,3}"
)
BETWEEN = re.compile(r"\s*(?:,|;|&|\||/|\band\b|\bund\b|\bet\b|\bve\b|\sو(?=\S))\s*")
SHORT = 140


def byline(paragraph: Paragraph) -> tuple[str, ...]:
    """The names in *paragraph*, if all of it is a byline."""
    text = paragraph.text.strip()
    match = BYLINE.match(text) if len(text) <= SHORT else None
    if match is None or NEEDS_COLON.match(text):
        return ()
    names = tuple(people(match["names"]))
    # A sentence may begin with "By"; a byline is names and hardly anything else.
    said = len(" ".join(names).split())
    rest = AFTER_NAMES.sub("", match["names"])
    return names if names and len(rest.split()) <= said + len(names) + 1 else ()


def people(said: str) -> Iterator[str]:
    """The names of persons in *said*, which is a list of them."""
    for piece in BETWEEN.split(AFTER_NAMES.sub("", said)):
        name = piece.strip(" .:")
        if NOBODY.match(name):
            continue
        if PERSON.fullmatch(name) and len(name) <= 60:
            yield name


def reporters(
    raw: RawText, found: dict[int, tuple[str, ...]], index: Index
) -> list[Finding]:
    """The reporters: as declared, else as the bylines in *found* name them."""
    publishers = {d.value.casefold() for d in raw.stated("publisher")}
    said: dict[str, Finding] = {}
    for declared in raw.stated("author"):
        value = BYLINE.sub(r"\g<names>", declared.value)
        for name in people(value):
            known = next(iter(index.find(name)), None)
            if name.casefold() in publishers or (known and known.name == name):
                continue
            said.setdefault(
                name, Finding("Reporter", name, declared.line, declared.words)
            )
    if not said:
        for paragraph in (*raw.paragraphs, *raw.margin):
            for name in found.get(id(paragraph), ()):
                finding = Finding("Reporter", name, paragraph.line, paragraph.text)
                said.setdefault(name, finding)
    return list(said.values())
