"""A small reader of COinS that decodes as Zotero does, and what Zotero answered.

``ANSWERS`` are titles of spans, each with the item that the COinS translator of
Zotero's translation server made of it; the tests hold this reader against them.
"""

import json
import re
from pathlib import Path
from urllib.parse import unquote

ANSWERS = json.loads(Path(__file__).with_name("zotero.json").read_text("utf-8"))
FIELDS = {
    "rft.title": "title",
    "rft.source": "publicationTitle",
    "rft.place": "place",
    "rft.date": "date",
    "rft.language": "language",
    "rft.rights": "rights",
    "rft.type": "itemType",
}


def pairs(title: str) -> list[tuple[str, str]]:
    """The keys and values in the title of a span.

    Every ``+`` is a blank, written as ``%2B`` too, before anything is decoded.
    """
    split = (pair.split("=")[:2] for pair in title.split("&"))
    return [(k, unquote(re.sub(r"\+|%2[bB]", " ", v))) for k, v in split]


def item(title: str) -> dict[str, object]:
    """The item that Zotero makes of a span, as far as we write to it."""
    found: dict[str, object] = {}
    people, institutions = [], []
    for key, value in pairs(title):
        if key in FIELDS:
            found[FIELDS[key]] = value.strip()
        elif key == "rft.identifier" and value.startswith(("http://", "https://")):
            found["url"] = value
        elif key in ("rft.au", "rft.creator"):
            people.append(parted(value))
        elif key == "rft.aulast":
            people.append(value)
        elif key == "rft.aucorp":
            # An institution goes before whoever was named before it.
            institutions.insert(0, value)
    return found | {"creators": [*institutions, *people]}


def parted(name: str) -> list[str]:
    """A first and a last name, which Zotero guesses where it may."""
    name = name.strip(" .,/[]:")
    if "," in name:
        last, first = re.split(r"[,،] ?", name.replace(".", ". "))[:2]
        return [first, last]
    first, _, last = name.rpartition(" ")
    return [" ".join(re.split(r"[\s.]+", first.strip())), last]
