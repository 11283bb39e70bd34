"""Which format carries which fact of the original, and why one does not."""

from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats.md"

# A row of the table: what it is called, and the names that readers give it.
ROWS = {
    "headline": ("headline", "title"),
    "reporters": ("reporters", "authors", "reporters in one", "reporters by comma"),
    "outlet": ("outlet", "outlet's work", "agency", "authors"),
    "publisher of what we read": (
        "publication",
        "publisher's work",
        "publication, by address",
    ),
    "address": ("address", "address or credit", "address or publication"),
    "day of publication": ("published", "published on", "published as stated"),
    "day we read it": ("read", "read on"),
    "language": ("language",),
    "dateline": ("place",),
    "copyright notice": ("notice",),
    "archive copies": ("archived", "first copy"),
    "licence": ("licence", "licence's address"),
    "works that it cites": ("cited", "cited works", "related", "references"),
}
# Why a format cannot, by row; under an empty row, why it carries little at all.
WHY = {
    "JSON-LD": {"day we read it": "the vocabulary has no property for it"},
    "h-cite": {"": "the visible page says it beside, without a property to say it by"},
    "Dublin Core": {"": "it describes our page, and names only what that is made from"},
    "COinS": {
        "day we read it": "Zotero puts its own day",
        "licence": "no key for it",
        "archive copies": "no key for it",
        "works that it cites": "a citation names one work",
    },
    "CSL-JSON": {"works that it cites": "a citation names one work"},
    "BibTeX": {"works that it cites": "a citation names one work"},
    "RIS": {"works that it cites": "a citation names one work"},
    "Atom": {"": "an entry is our page; the sentence in its content says the rest"},
    "RSS": {"": "an item is our page; the sentence in its description says the rest"},
    "JSON Feed": {},
    "CSV": {},
    "ninjs": {
        "day we read it": "no property for it",
        "licence": "it leads to the terms",
    },
}


# Rows of the table of our page, and the names that readers give each.
OUR_ROWS = {
    "title": ("title",),
    "address": ("address", "where"),
    "language": ("language", "locale"),
    "writer, or else the site": ("writer or us",),
    "first day": ("begun", "begun at"),
    "day of our last change": ("last change", "changed", "changed or published"),
    "topics": ("topics",),
    "our corrections": ("corrections",),
    "what the outlet changed": ("updates",),
    "end of the permission": ("expires",),
    "what stands here": ("reuse",),
    "image": ("image", "image in public"),
    "its type": ("image type",),
    "its size": ("image width",),
    "the image in words": ("image in words", "image in words, in public"),
    "whose image it is": ("image credit",),
}
NOTES_FEED = "feeds of their own tell it"
WHY_NOT_OURS = {
    "JSON-LD": {
        "what stands here": "the vocabulary has no property for it",
        "": "the file says it itself",
    },
    "h-entry": {"": "the visible page says it, without a property to say it by"},
    "Dublin Core": {"": "JSON-LD on the same page says it"},
    "Open Graph": {"": "it tells how to show a link, and no more"},
    "Atom": {
        "our corrections": NOTES_FEED,
        "what the outlet changed": NOTES_FEED,
        "": "no element for it",
    },
    "RSS": {
        "our corrections": NOTES_FEED,
        "what the outlet changed": NOTES_FEED,
        "": "no element for it",
    },
    "JSON Feed": {
        "our corrections": NOTES_FEED,
        "what the outlet changed": NOTES_FEED,
        "": "no key for it",
    },
    "CSV": {"": "the file says it itself"},
    "ninjs": {"": "an item is the original, and our page what is associated with it"},
}

# What is to be said of a fact that is carried in some way of its own.
NUANCES = {
    "authors": "As an author, where another published it.",
    "agency": "As an author, where another published it.",
    "publication, by address": "Beside its address, where that is stated.",
    "related": "Those of which the address is stated.",
    "address or credit": "The credit in words, where no address is stated.",
    "address or publication": "Its publisher's name, where no address is stated.",
    "locale": "Where it names a country as well.",
    "first copy": "The first one.",
    "changed or published": "The first day, where no change is stated.",
}


def known(found: dict[str, object]) -> set[str]:
    """The facts that a reader found, of those that it looks for."""
    return {fact for fact, said in found.items() if said}


def table(found: dict[str, set[str]], rows=ROWS, why=WHY) -> str:
    """The table and its notes, from what each format's reader found."""
    notes: list[str] = []
    lines = [f"| | {' | '.join(found)} |", f"| --- |{' --- |' * len(found)}"]
    for row, names in rows.items():
        cells = []
        for name, said in found.items():
            if said.isdisjoint(names):
                reason = why[name].get(row) or why[name][""]
                cells.append(f"no {_note(f'{name}: {reason}.', notes)}")
            elif more := next((NUANCES[n] for n in names if _only(n, row, said)), ""):
                cells.append(f"yes {_note(more, notes)}")
            else:
                cells.append("yes")
        lines.append(f"| {row} | {' | '.join(cells)} |")
    numbered = [f"{number}. {note}" for number, note in enumerate(notes, 1)]
    return "\n".join([*lines, "", *numbered, ""])


def _only(name: str, row: str, found: set[str]) -> bool:
    """Whether a format has a fact of *row* in this way, which is to be explained."""
    if name in ("authors", "agency"):
        return row == "outlet" and name in found and "outlet" not in found
    return name in NUANCES and name in found


def _note(text: str, notes: list[str]) -> str:
    if text not in notes:
        notes.append(text)
    return f"({notes.index(text) + 1})"
