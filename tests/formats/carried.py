"""Which format carries which fact of the original, and why one does not."""

from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats.md"

# A row of the table: what it is called, and the names that readers give it.
ROWS = {
    "headline": ("headline", "title"),
    "reporters": ("reporters", "authors"),
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
}


def table(found: dict[str, set[str]]) -> str:
    """The table and its notes, from what each format's reader found."""
    notes: list[str] = []
    lines = [
        f"| | {' | '.join(found)} |",
        f"| --- |{' --- |' * len(found)}",
    ]
    for row, names in ROWS.items():
        cells = [_cell(row, names, name, found[name], notes) for name in found]
        lines.append(f"| {row} | {' | '.join(cells)} |")
    numbered = [f"{number}. {note}" for number, note in enumerate(notes, 1)]
    return "\n".join([*lines, "", *numbered, ""])


def _cell(
    row: str, names: tuple[str, ...], name: str, found: set[str], notes: list[str]
) -> str:
    if not found.isdisjoint(names):
        if row == "outlet" and "outlet" not in found:
            return f"yes {_note('As an author, where another published it.', notes)}"
        if "first copy" in names and "first copy" in found:
            return f"yes {_note('The first one.', notes)}"
        return "yes"
    why = WHY[name].get(row) or WHY[name][""]
    return f"no {_note(f'{name}: {why}.', notes)}"


def _note(text: str, notes: list[str]) -> str:
    if text not in notes:
        notes.append(text)
    return f"({notes.index(text) + 1})"
