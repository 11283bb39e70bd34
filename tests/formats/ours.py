"""What each format says of our own page, by somebody else's reader."""

from email.utils import parsedate_to_datetime
from pathlib import Path

from lxml.html import fromstring

from . import archive, readers
from .readers import every, first

TYPED = str.maketrans({"“": '"', "”": '"', "—": "--"})
CARDS = "/theme/cards/"
SITE = f"{archive.PUBLIC}/"


def in_content(html: str) -> dict:
    """What the content of an entry says in our words, and whether it goes on."""
    summary, _, *text = readers.whole(html)
    return {"summary": " ".join(summary.text_content().split()), "carried": bool(text)}


def read_json_ld(page: Path) -> dict:
    nodes = readers.json_ld(page)
    ours = readers.of_type(nodes, "Article")
    theirs = readers.of_type(nodes, "NewsArticle")
    whole = readers.of_type(nodes, "WebPage")
    us = nodes[whole["publisher"]["@id"]]
    assert ours["publisher"] == theirs["sdPublisher"] == {"@id": us["@id"]}
    assert whole["mainEntity"] == {"@id": ours["@id"]}
    assert whole["@id"] == ours["@id"].replace("#article", "#page")
    assert "Organization" == us["@type"]
    assert (whole["name"], whole["inLanguage"]) == (
        ours["headline"],
        ours["inLanguage"],
    )
    author = ours["author"]
    if "@id" in author:  # sound: a person has no place of its own
        assert author == {"@id": us["@id"]}
        author = us
    writer = author["name"]
    person = {"@type": "Person", "name": writer}
    assert author in (us, person)
    assert whole.get("url", "") == ours.get("url", "")
    assert ours["mainEntityOfPage"] == {"@id": whole["@id"]}
    image = ours.get("image", {"@type": "ImageObject"})
    assert "ImageObject" == image["@type"]
    return {
        "title": ours["headline"],
        "address": whole.get("url", ""),
        "language": ours["inLanguage"],
        "summary": ours["description"],
        "writer or us": writer,
        "begun": ours["datePublished"],
        "last change": ours.get("dateModified", ""),
        "topics": ours.get("keywords", []),
        "corrections": readers.corrections(ours),
        "expires": ours.get("expires", ""),
        "image": image.get("contentUrl", ""),
        "image in words": image.get("caption", ""),
        "image credit": image.get("creditText", ""),
        "our licence": ours.get("license", ""),
        "site": us["name"],
        "site's address": us.get("url", ""),
        "principles": us["publishingPrinciples"],
        "corrections policy": us["correctionsPolicy"],
    }


def read_h_entry(page: Path) -> dict:
    entry = readers.h_entry(page)
    (text,) = entry["content"]
    assert text["value"].strip()
    return {
        # The page sets its headline as print does.
        "title": "".join(entry["name"]).translate(TYPED),
        "where": "".join(entry["url"]),
        "writer or us": "".join(entry.get("author", ())),
        "begun": readers.moment("".join(entry["published"])),
        "last change": readers.moment("".join(entry.get("updated", ()))),
        "image": "".join(entry.get("featured", ())),
        "topics": entry.get("category", []),
    }


def read_dublin_core(page: Path) -> dict:
    found = readers.Elements(page)

    def one(name: str) -> str:
        return "".join(found.metas(f"dcterms.{name}"))

    assert "Text" == one("type")
    return {
        "title": one("title"),
        "language": one("language"),
        "writer or us": one("creator"),
        "begun": one("issued"),
        "last change": one("modified"),
        "address": one("identifier"),
        "topics": found.metas("dcterms.subject"),
        "site": one("publisher"),
    }


def read_open_graph(page: Path) -> dict:
    found = readers.Elements(page)

    def one(name: str) -> str:
        return "".join(found.metas(name))

    image, words = one("og:image"), one("og:image:alt")
    drawn = CARDS in image
    size = one("og:image:width"), one("og:image:height")
    assert not drawn or size == ("1200", "630")
    if drawn:
        # For those who share a link: no picture of the story.
        image = words = ""
    assert "article" == one("og:type")
    return {
        "shown large": one("twitter:card") == "summary_large_image",
        "title": one("og:title"),
        "address": one("og:url"),
        "locale": one("og:locale"),
        "site": one("og:site_name"),
        "summary": one("og:description"),
        "writer or us": one("article:author"),
        "begun": one("article:published_time"),
        "last change": one("article:modified_time"),
        "topics": found.metas("article:tag"),
        "image in public": image,
        "image in words, in public": words,
    }


BESIDE = (
    (".csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
    (".bib", "application/x-bibtex", "BibTeX"),
    (".ris", "application/x-research-info-systems", "RIS"),
)


def read_head(page: Path) -> dict:
    found = readers.Elements(page)
    assert ["1"] == found.metas("tdm-reservation")
    (title,) = fromstring(page.read_bytes()).xpath("/html/head/title/text()")
    described = [
        (f"{page.stem}{ending}", kind, label) for ending, kind, label in BESIDE
    ]
    given = [given for tag, given in found.found if tag == "link"]
    assert described == [
        (one["href"].rpartition("/")[2], one["type"], one["title"])
        for one in given
        if "describedby" in one["rel"].split() and "alternate" in one["rel"].split()
    ]
    feeds = [one["href"] for one in given if one["rel"] == "alternate"]
    address = "".join(found.metas("og:url"))
    assert [address] * bool(address) == found.links("cite-as")
    return {
        "title and site": " ".join(title.split()),
        "summary": "".join(found.metas("description")),
        "canonical": "".join(found.links("canonical")),
        "robots": "".join(found.metas("robots")),
        "feeds": feeds,
        "mining": "".join(found.metas("tdm-policy")),
        "our licence": "".join(found.links("license")),
    }


def read_atom(page: Path) -> dict:
    entry = readers.feed_entry(page, "atom.xml")
    (content,) = every(entry, "a:content[@type='html']")
    return {
        "id": first(entry, "a:id"),
        "title": first(entry, "a:title"),
        "address": first(entry, "a:link[@rel='alternate'][@type='text/html']/@href"),
        "language": first(entry, "@xml:lang"),
        **pictured(entry),
        "writer or us": first(entry, "a:author/a:name"),
        "begun at": first(entry, "a:published"),
        "changed or published": first(entry, "a:updated"),
        "topics": every(entry, "a:category/@term"),
        **in_content(content),
    }


def pictured(item) -> dict:
    """What a feed says of the picture of an entry."""
    shown = "media:content[@medium='image']"
    return {
        "image": first(item, f"{shown}/@url"),
        "image type": first(item, f"{shown}/@type"),
        "image width": first(item, f"{shown}/@width"),
        "image height": first(item, f"{shown}/@height"),
    }


def spoken(item) -> str:
    """The language of an item, which is said twice."""
    said = first(item, "dc:language")
    assert said == first(item, "@xml:lang")
    return said


def read_rss(page: Path) -> dict:
    item = readers.feed_entry(page, "rss.xml")
    return {
        "id": first(item, "guid[@isPermaLink='false']"),
        "title": first(item, "title"),
        "address": first(item, "link"),
        "language": spoken(item),
        **pictured(item),
        "writer or us": first(item, "dc:creator"),
        "begun at": parsedate_to_datetime(first(item, "pubDate")).isoformat(),
        "topics": every(item, "category"),
        **in_content(first(item, "content:encoded")),
    }


def read_json_feed(page: Path) -> dict:
    item = readers.json_feed_item(page)
    (author,) = item["authors"]
    assert author.get("url", "") == (SITE if author["name"] == archive.SITE else "")
    attached = [one["url"] for one in item.get("attachments", ())]
    assert attached == [item[name] for name in ("image",) if name in item]
    said = in_content(item["content_html"])
    assert said["summary"] == " ".join(item["summary"].split())
    return {
        "id": item["id"],
        "title": item["title"],
        "address": item["url"],
        "language": item["language"],
        "writer or us": author["name"],
        "begun at": item["date_published"],
        "changed": item.get("date_modified", ""),
        "topics": item.get("tags", []),
        "reuse": item["_credit"]["reuse"],
        "image": item.get("image", ""),
        "image type": "".join(o["mime_type"] for o in item.get("attachments", ())),
        "image in words": "".join(
            one.get("title", "") for one in item.get("attachments", ())
        ),
        **said,
    }


def read_csv(page: Path) -> dict:
    row = readers.row_of(page)

    def several(name: str) -> list[str]:
        return row[name].split("; ") if row[name] else []

    return {
        "title": row["our headline"],
        "address": row["our page"],
        "language": row["our language"],
        "writer or us": row["our writer"],
        "begun": row["our day"],
        "last change": row["our last change"],
        "topics": several("our topics"),
        "corrections": [said.split(" ", 1) for said in several("our corrections")],
        "updates": [said.split(" ", 1) for said in several("what the outlet changed")],
        "expires": row["permitted until"],
        "reuse": row["what stands here"],
        "image": row["our image"],
        "image in words": row["our image in words"],
        "image credit": row["whose image"],
    }


def read_ninjs(page: Path) -> dict:
    item = readers.item_of(page)
    (address,) = (o["value"] for o in item["altIds"] if o["role"] == "clipping")
    (ours,) = item["associations"]
    (headline,) = ours["headlines"]
    assert ("clipping", address, "text") == (ours["name"], ours["uri"], ours["type"])
    assert ("main", item["standard"]) == (headline["role"], ours["standard"])
    assert all("main" == one["name"] for one in ours.get("renditions", ()))
    return {
        "address": address,
        "title": headline["value"],
        "language": ours["language"],
        "writer or us": ours["by"],
        "begun": ours["firstCreated"],
        "last change": ours.get("versionCreated", ""),
        "topics": [one["name"] for one in ours.get("subjects", ())],
        "expires": ours.get("expires", ""),
        "image": "".join(one["href"] for one in ours.get("renditions", ())),
    }


IN_PAGES = {
    "JSON-LD": read_json_ld,
    "h-entry": read_h_entry,
    "Dublin Core": read_dublin_core,
    "Open Graph": read_open_graph,
    "Head": read_head,
}
EVERY = IN_PAGES | {
    "Atom": read_atom,
    "RSS": read_rss,
    "JSON Feed": read_json_feed,
    "CSV": read_csv,
    "ninjs": read_ninjs,
}
