"""Which format carries which fact of the original, and why one does not."""

from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats.md"

# A row of the table: what it is called, and the names that readers give it.
ROWS = {
    "headline": ("headline", "title"),
    "reporters": (
        "reporters",
        "authors",
        "reporters in one",
        "reporters by comma",
    ),
    "outlet": ("outlet", "authors"),
    "publisher of what we read": ("publication",),
    "address": ("address",),
    "day of publication": ("published",),
    "day we read it": ("read",),
    "language": ("language",),
    "dateline": ("place",),
    "copyright notice": ("notice",),
    "archive copies": ("archived", "first copy"),
    "works that it cites": ("cited",),
}
# Why a format cannot, by row; under an empty row, why it carries little at all.
WHY = {
    "JSON-LD": {"day we read it": "the vocabulary has no property for it"},
    "h-cite": {
        "": "the visible page says it beside, without a property to say it by",
    },
    "Dublin Core": {"": "it describes our page, and names only what that is made from"},
    "COinS": {
        "day we read it": "Zotero puts its own day",
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
    "ninjs": {"day we read it": "no property for it"},
}


# What is to be said of a fact that is carried in some way of its own.
NUANCES = {
    "authors": "As an author, where another published it.",
    "first copy": "The first one.",
    "writer or us": "The site, where no writer is stated.",
    "changed or published": "The day of the report, where no change is stated.",
}


def known(found: dict[str, object]) -> set[str]:
    """The facts that a reader found, of those that it looks for."""
    return {fact for fact, said in found.items() if said}


def table(found: dict[str, set[str]], rows=ROWS, why=WHY) -> str:
    """The table and its notes, from what each format's reader found."""
    notes: list[str] = []
    lines = [
        f"| | {' | '.join(found)} |",
        f"| --- |{' --- |' * len(found)}",
    ]
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
    if name == "authors":
        return row == "outlet" and "outlet" not in found
    return name in NUANCES and name in found


def _note(text: str, notes: list[str]) -> str:
    if text not in notes:
        notes.append(text)
    return f"({notes.index(text) + 1})"
