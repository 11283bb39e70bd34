"""Nineteen difficult articles, read by programs of others alone, field by field.

What our page says of itself, and what it says of the original, as extruct, mf2py and
feedparser give it: nothing is looked for by us.  The citations of the same articles
are read in `test_difficult` and `test_medium`.
"""

import json
import warnings
from email.utils import parsedate_to_datetime
from functools import lru_cache

import feedparser
import mf2py
import pytest

from . import archive, nineteen
from .readers import moment
from .truth import of_original, of_page, standfirst

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import extruct

LIVING = [pytest.param(told, id=told.path) for told in nineteen.LIVING]
TERMS = "dcterms."


def graph(page):
    """Its nodes of JSON-LD by their identifiers."""
    html = page.read_text("utf-8")
    (found,) = extruct.extract(html, syntaxes=["json-ld"], uniform=False)["json-ld"]
    nodes = {node["@id"]: node for node in found["@graph"]}
    inner = [one for node in found["@graph"] for one in node.get("creator", ())]
    return nodes | {one["@id"]: one for one in inner}


def by_json_ld(page, _told):
    nodes = graph(page)
    (ours,) = (node for node in nodes.values() if node["@type"] == "Article")
    author = ours["author"]
    based = nodes.get(ours.get("isBasedOn", {}).get("@id", ""), {})
    image = ours.get("image", {})
    return {
        "title": ours["headline"],
        "address": ours["url"],
        "language": ours["inLanguage"],
        "summary": ours["description"],
        "writer": nodes.get(author.get("@id", ""), author)["name"],
        "begun": ours["datePublished"],
        "changed": ours.get("dateModified", ""),
        "topics": ours.get("keywords", []),
        "image": image.get("contentUrl", ""),
        "original": based.get("url", ""),
        "headline": based.get("headline", ""),
        "people": [nodes[one["@id"]]["name"] for one in based.get("author", ())],
    }


def by_open_graph(page, _told):
    html = page.read_text("utf-8")
    (found,) = extruct.extract(html, syntaxes=["opengraph"], uniform=False)["opengraph"]
    said = {}
    for name, value in found["properties"]:
        said.setdefault(name, []).append(value)

    def one(name):
        return "".join(said.get(name, ()))

    image = one("og:image")
    return {
        "title": one("og:title"),
        "address": one("og:url"),
        "summary": one("og:description"),
        "writer": one("article:author"),
        "begun": one("article:published_time"),
        "changed": one("article:modified_time"),
        "topics": said.get("article:tag", []),
        "image": "" if "/theme/cards/" in image else image,
    }


def by_dublin_core(page, told):
    html = page.read_text("utf-8")
    (found,) = extruct.extract(html, syntaxes=["dublincore"])["dublincore"]
    said = {}
    for one in (*found["elements"], *found["terms"]):
        if one.get("name", "").startswith(TERMS):
            name = one["name"].removeprefix(TERMS)
            said.setdefault(name, []).append(one["content"])

    def one(name):
        return "".join(said.get(name, ()))

    return {
        "title": one("title"),
        "address": one("identifier"),
        "language": one("language"),
        "writer": one("creator"),
        "begun": one("issued"),
        "changed": one("modified"),
        "topics": said.get("subject", []),
        # Where no address is stated, it says where the original stood.
        **({"original": one("source")} if told.url else {}),
    }


def by_microformats(page, _told):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        items = mf2py.parse(doc=page.read_text("utf-8"))["items"]
    (entry,) = (one["properties"] for one in items if "h-entry" in one["type"])
    cited = entry.get("bookmark-of", []) + entry.get("repost-of", [])
    their = cited[0]["properties"] if cited else {}

    def text(said, name):
        return "".join(said.get(name, ()))

    return {
        "writer": text(entry, "author"),
        "begun": moment(text(entry, "published")),
        "changed": moment(text(entry, "updated")),
        "topics": entry.get("category", []),
        "original": text(their, "url"),
        "headline": text(their, "name").replace("not stated", ""),
        "authors": [one["value"] for one in their.get("author", ())],
    }


@lru_cache
def entries(path, kind):
    """The entries of a feed by the addresses of their pages."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse((path / kind).read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    return {one.link: one for one in found.entries}


def by_feed(kind, page, told):
    entry = entries(page.parents[1], kind)[f"{archive.PUBLIC}/{told.path}"]
    (content,) = entry.content
    (image,) = entry.get("media_content", [{}])
    by_atom = kind == "atom.xml"
    begun = entry.published
    return {
        "id": entry.id,
        "title": entry.title,
        "address": entry.link,
        "language": content.language,
        "writer": entry.author,
        "begun at": begun if by_atom else parsedate_to_datetime(begun).isoformat(),
        **({"changed at": entry.updated} if by_atom else {}),
        "topics": [tag.term for tag in entry.get("tags", ())],
        "image": image.get("url", ""),
        "image type": image.get("type", ""),
        "image width": image.get("width", ""),
        **theirs(entry, told, by_atom=by_atom),
    }


def theirs(entry, told, *, by_atom):
    """Where an entry leads to the original, which an item in RSS may name instead."""
    if by_atom:
        found = (link.href for link in entry.links if link.rel == "via")
        return {"original": "".join(found)}
    return {"original": entry.get("dc_source", "")} if told.url else {}


def by_atom(page, told):
    return by_feed("atom.xml", page, told)


def by_rss(page, told):
    return by_feed("rss.xml", page, told)


def by_json_feed(page, told):
    items = json.loads((page.parents[1] / "feed.json").read_text("utf-8"))["items"]
    address = f"{archive.PUBLIC}/{told.path}"
    (item,) = (one for one in items if one["url"] == address)
    (author,) = item["authors"]
    return {
        "id": item["id"],
        "title": item["title"],
        "language": item["language"],
        "writer": author["name"],
        "begun at": item["date_published"],
        "topics": item.get("tags", []),
        "image": item.get("image", ""),
        "original": item.get("external_url", ""),
    }


PROGRAMS = {
    "extruct, JSON-LD": by_json_ld,
    "extruct, Open Graph": by_open_graph,
    "extruct, Dublin Core": by_dublin_core,
    "mf2py": by_microformats,
    "feedparser, Atom": by_atom,
    "feedparser, RSS": by_rss,
    "json, JSON Feed": by_json_feed,
}


def true_of(told):
    """What is true of an article, by the names above."""
    page, own = of_page(told), isinstance(told, nineteen.Own)
    original = of_original(told)
    return {
        **{name: page[name] for name in ("id", "title", "address", "language")},
        **{name: page[name] for name in ("begun", "topics", "image")},
        **{name: page[name] for name in ("image type", "image width")},
        "summary": standfirst(told) if told.summary else summary(told),
        "writer": page["writer or us"],
        "begun at": page["begun at"],
        "changed": page["last change"],
        "changed at": page["changed or published"],
        "original": "" if own else original["address"],
        "headline": "" if own else original["headline"],
        "people": [] if own else original["reporters"],
        "authors": [] if own else original["authors"],
    }


def summary(told):
    """The first sentence of a text, without whom it credits."""
    return told.body.partition(" [@")[0].removesuffix(".") + "."


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("told", LIVING)
def test_a_program_of_others_finds_what_is_true(told, name, difficult_site):
    """
    Of our page and of the original, in every field that the format has.
    """
    found, true = PROGRAMS[name](difficult_site / told.path, told), true_of(told)

    assert {fact: true[fact] for fact in found} == found


FAULTS = {
    "extruct, JSON-LD": ('"headline":', '"alternativeHeadline":'),
    "extruct, Open Graph": ('"og:title"', '"og:name"'),
    "extruct, Dublin Core": ('"dcterms.creator"', '"dcterms.contributor"'),
    "mf2py": ("p-category", "p-name"),
    "feedparser, Atom": ('rel="via"', 'rel="related"'),
    "feedparser, RSS": ("dc:source>", "dc:relation>"),
    "json, JSON Feed": ('"external_url"', '"_url"'),
}
FILES = {"Atom": "atom.xml", "RSS": "rss.xml", "JSON Feed": "feed.json"}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_planted_fault_is_found(name, difficult_site):
    """
    Each program sees another field where one was given another name.
    """
    told = nineteen.OF_THEIRS["everything"]
    page = difficult_site / told.path
    file = difficult_site / FILES.get(name.partition(", ")[2], told.path)
    whole = file.read_text("utf-8")
    right, wrong = FAULTS[name]
    assert right in whole
    file.write_text(whole.replace(right, wrong), "utf-8")
    entries.cache_clear()
    try:
        found, true = PROGRAMS[name](page, told), true_of(told)
        assert {fact: true[fact] for fact in found} != found
    except (KeyError, AttributeError):
        pass  # a program that stumbles has noticed
    finally:
        file.write_text(whole, "utf-8")
        entries.cache_clear()


def test_versions_name_each_other(difficult_site):
    """
    In JSON-LD the main one is the work that the other translates.
    """
    main, other = (
        graph(difficult_site / told.path) for told in (nineteen.MAIN, nineteen.OTHER)
    )
    (ours,) = (node for node in main.values() if node["@type"] == "Article")
    (theirs_,) = (node for node in other.values() if node["@type"] == "Article")

    assert [{"@id": theirs_["@id"]}] == ours["workTranslation"]
    assert {"@id": ours["@id"]} == theirs_["translationOfWork"]
    assert ours["isBasedOn"] == theirs_["isBasedOn"]


def test_what_was_withdrawn_tells_machines_nothing(difficult_site):
    """
    No program finds a report, an entry, or what the original said.
    """
    html = (difficult_site / nineteen.GONE.path).read_text("utf-8")
    syntaxes = ["json-ld", "microdata", "opengraph", "dublincore"]
    found = extruct.extract(html, base_url=archive.PUBLIC, syntaxes=syntaxes)
    (core,) = found.pop("dublincore")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        items = mf2py.parse(doc=html)["items"]

    assert not any(found.values())
    assert {one["name"] for one in core["elements"]} <= {"description"}
    assert "h-cite" not in json.dumps(items)
    assert f"{archive.PUBLIC}/{nineteen.GONE.path}" not in entries(
        difficult_site, "atom.xml"
    )


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_a_permission_allowed_is_found_nowhere(name, difficult_site):
    """
    What is left is our own summary; no program finds the text or the picture.
    """
    if "feed" in name or "Feed" in name:
        found = (difficult_site / FILES[name.partition(", ")[2]]).read_text("utf-8")
    else:
        page = difficult_site / nineteen.ENDED.path
        found = json.dumps(PROGRAMS[name](page, nineteen.ENDED))
    assert nineteen.ENDED.title in found or name == "mf2py"
    assert "Secret" not in found
    assert "bridge.png" not in found or "eed" in name


def test_no_page_says_it_twice_in_other_words(difficult_site):
    """
    There is no microdata, and what RDFa reads of the page's head is Open Graph's.
    """
    for told in nineteen.LIVING:
        html = (difficult_site / told.path).read_text("utf-8")
        base = f"{archive.PUBLIC}/{told.path}"
        found = extruct.extract(html, base_url=base, syntaxes=["microdata", "rdfa"])
        assert [] == found["microdata"]
        (node,) = (one for one in found["rdfa"] if one["@id"] == base)
        # What is left are the roles of parts of a page.
        others = {name for one in found["rdfa"] if one is not node for name in one}
        assert others <= {"@id", "http://www.w3.org/1999/xhtml/vocab#role"}
        (title,) = node["http://ogp.me/ns#title"]
        assert of_page(told)["title"] == title["@value"]
