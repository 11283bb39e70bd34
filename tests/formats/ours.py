"""What each format says of our own page, by somebody else's reader."""

import warnings
from pathlib import Path

import mf2py

from . import archive, readers
from .readers import day

TYPED = str.maketrans({"“": '"', "”": '"', "—": "--"})
# Rows of the table of our page, and the names that readers give each.
ROWS = {
    "title": ("title",),
    "address": ("address",),
    "language": ("language",),
    "writer": ("writer", "writer or us"),
    "day of our last change": ("modified", "changed or published"),
    "topics": ("topics",),
    "our corrections": ("corrections",),
    "what the outlet changed": ("updates",),
    "end of the permission": ("expires",),
    "what stands here": ("reuse",),
    "image": ("image",),
    "the image in words": ("image in words",),
    "whose image it is": ("image credit",),
}
NOTES_FEED = "feeds of their own tell it"
WHY = {
    "JSON-LD": {"what stands here": "the vocabulary has no property for it"},
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
    "CSV": {"": "a row is about the original"},
    "ninjs": {"": "an item is the original"},
}


def truth(told: archive.Told) -> dict:
    """What is true of our page about an original, under every reader's names."""
    everything = told is archive.TOLD[0]

    def only(value):
        return value if everything else type(value)()

    return {
        "title": " ".join(told.title.split()),
        "address": f"{archive.PUBLIC}/{told.path}",
        "language": "ar" if told.slug == "from-the-right" else "en",
        "writer": only("A. Writer"),
        "writer or us": only("A. Writer") or "Clips & {co}",
        "modified": only("2024-12-12"),
        "changed or published": only("2024-12-12") or told.date[:10],
        "topics": only(["Bridges", "Roads & rails"]),
        "corrections": only(["The year was wrong."]),
        "updates": only(["A name was wrong."]),
        "expires": only("2026-01-31"),
        "reuse": told.reuse,
        "image": only(f"{archive.PUBLIC}/images/bridge.png"),
        "image in words": only("A bridge"),
        "image credit": only("A. Writer"),
    }


def read_json_ld(page: Path) -> dict:
    nodes = readers.json_ld(page)
    ours = readers.of_type(nodes, "Article")
    theirs = readers.of_type(nodes, "NewsArticle")
    image = ours.get("image", {})
    return {
        "title": ours["headline"],
        "address": readers.of_type(nodes, "WebPage")["url"],
        "language": ours["inLanguage"],
        "writer": ours.get("author", {}).get("name", ""),
        "modified": ours.get("dateModified", ""),
        "topics": ours.get("keywords", []),
        "corrections": [said["text"] for said in ours.get("correction", ())],
        "updates": [said["text"] for said in theirs.get("correction", ())],
        "expires": ours.get("expires", ""),
        "image": image.get("contentUrl", ""),
        "image in words": image.get("caption", ""),
        "image credit": image.get("creditText", ""),
    }


def read_h_entry(page: Path) -> dict:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        items = mf2py.parse(doc=page.read_text("utf-8"))["items"]
    (entry,) = (item["properties"] for item in items if "h-entry" in item["type"])
    return {
        # The page sets its headline as print does.
        "title": "".join(entry["name"]).translate(TYPED),
        "address": "".join(entry["url"]),
        "writer": "".join(entry.get("author", ())),
        "modified": day("".join(entry.get("updated", ()))),
        "topics": entry.get("category", []),
    }


def read_dublin_core(page: Path) -> dict:
    found = readers.Elements(page)

    def one(name: str) -> str:
        return "".join(found.metas(f"dcterms.{name}"))

    return {
        "title": one("title"),
        "language": one("language"),
        "writer": one("creator"),
        "modified": day(one("modified")),
    }


def read_open_graph(page: Path) -> dict:
    found = readers.Elements(page)

    def one(name: str) -> str:
        return "".join(found.metas(name))

    return {
        "title": one("og:title"),
        "address": one("og:url"),
        "writer": one("article:author"),
        "modified": day(one("article:modified_time")),
        "topics": found.metas("article:tag"),
        "image": one("og:image"),
        "image in words": one("og:image:alt"),
    }


def read_atom(page: Path) -> dict:
    entry = readers.feed_entry(page, "atom.xml")
    return {
        "title": entry.title,
        "address": entry.link,
        "language": entry.title_detail.language,
        "writer or us": entry.author,
        "changed or published": day(entry.updated),
        "topics": [tag.term for tag in entry.get("tags", ())],
    }


def read_rss(page: Path) -> dict:
    entry = readers.feed_entry(page, "rss.xml")
    return {
        "title": entry.title,
        "address": entry.link,
        "language": entry.get("dc_language") or entry.language,
        "writer or us": entry.author,
        "topics": [tag.term for tag in entry.get("tags", ())],
    }


def read_json_feed(page: Path) -> dict:
    item = readers.json_feed_item(page)
    (author,) = item["authors"]
    return {
        "title": item["title"],
        "address": item["url"],
        "language": item["language"],
        "writer or us": author["name"],
        "modified": day(item.get("date_modified", "")),
        "topics": item.get("tags", []),
        "reuse": item["_credit"]["reuse"],
        "image": item.get("image", ""),
    }


def read_csv(page: Path) -> dict:
    row = readers.row_of(page)
    return {
        "title": row["our headline"],
        "address": row["our page"],
        "writer": row["our writer"],
        "reuse": row["what stands here"],
    }


def read_ninjs(page: Path) -> dict:
    others = readers.item_of(page)["altIds"]
    (address,) = (one["value"] for one in others if one["role"] == "clipping")
    return {"address": address}


EVERY = {
    "JSON-LD": read_json_ld,
    "h-entry": read_h_entry,
    "Dublin Core": read_dublin_core,
    "Open Graph": read_open_graph,
    "Atom": read_atom,
    "RSS": read_rss,
    "JSON Feed": read_json_feed,
    "CSV": read_csv,
    "ninjs": read_ninjs,
}
