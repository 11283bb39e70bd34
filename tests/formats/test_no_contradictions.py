"""One fact is told in many ways on a page, in a feed and in a map, and is the same.

Whoever tells a fact must tell it as all others do; that they agree on what is true
is proven in `test_other_programs`.
"""

import json
import re
import warnings
from email.utils import parsedate_to_datetime

import extruct
import mf2py
import pytest
from lxml import etree
from lxml.html import fromstring

from . import archive, nineteen
from .readers import NAMES, every, moment
from .truth import instant

LIVING = [pytest.param(told, id=told.path) for told in nineteen.LIVING]
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def one_of(found):
    """What was found once or not at all."""
    assert len(found) < 2
    return "".join(found)


def spoken(tree):
    """The language of the text: its own, or that of the whole page."""
    found = tree.xpath("//*[contains(@class, 'e-content')]/@lang")
    return one_of(found) or tree.get("lang")


def from_page(page):
    """Every way in which the page itself tells a fact."""
    html = page.read_text("utf-8")
    tree = fromstring(html.encode())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        items = mf2py.parse(doc=html)["items"]
    (entry,) = (one["properties"] for one in items if "h-entry" in one["type"])
    (found,) = extruct.extract(html, syntaxes=["json-ld"], uniform=False)["json-ld"]
    nodes = {node["@id"]: node for node in found["@graph"]}
    (ours,) = (node for node in nodes.values() if node["@type"] == "Article")
    (whole,) = (node for node in nodes.values() if node["@type"] == "WebPage")
    author = nodes.get(ours["author"].get("@id"), ours["author"])

    def meta(name):
        at = f"//meta[@name='{name}' or @property='{name}']/@content"
        return one_of(tree.xpath(at))

    def linked(rel):
        found = tree.xpath(f"//link[@rel='{rel}' and not(@type) and not(@hreflang)]")
        return one_of([one.get("href") for one in found])

    def text(name):
        return "".join(map(str, entry.get(name, ())))

    card = "/theme/cards/" in meta("og:image")
    return {
        "title": {"json-ld": ours["headline"], "og": meta("og:title")}
        | {"dc": meta("dcterms.title"), "page": whole["name"]},
        "address": {"json-ld": ours["url"], "og": meta("og:url")}
        | {"dc": meta("dcterms.identifier"), "cite-as": linked("cite-as")}
        | {"page": whole["url"]},
        "language": {"json-ld": ours["inLanguage"], "html": spoken(tree)}
        | {"dc": meta("dcterms.language"), "page": whole["inLanguage"]},
        "writer": {"json-ld": author["name"], "og": meta("article:author")}
        | {"dc": meta("dcterms.creator"), "mf": text("author")}
        | {"html": meta("author")},
        "begun": {"json-ld": ours["datePublished"], "dc": meta("dcterms.issued")}
        | {"og": meta("article:published_time"), "mf": moment(text("published"))},
        "changed": {"json-ld": ours.get("dateModified", "")}
        | {"og": meta("article:modified_time"), "dc": meta("dcterms.modified")}
        | {"mf": moment(text("updated"))},
        "topics": {"json-ld": ours.get("keywords", []), "mf": entry.get("category", [])}
        | {"dc": tree.xpath("//meta[@name='dcterms.subject']/@content")}
        | {"og": tree.xpath("//meta[@property='article:tag']/@content")},
        "image": {"json-ld": ours.get("image", {}).get("contentUrl", "")}
        | ({} if card else {"og": meta("og:image")}),
        "words": {"og": meta("og:description"), "html": meta("description")}
        | {"json-ld": ours["description"]},
        "licence": {"json-ld": ours.get("license", ""), "link": linked("license")},
        "versions": {"json-ld": len(ours.get("workTranslation", ()))}
        | {"hreflang": max(0, len(tree.xpath("//link[@hreflang]")) - 2)}
        if "translationOfWork" not in ours
        else {},
    }


def from_feeds(site, address):
    """What the three feeds tell of the page at an address."""
    atom = etree.parse(site / "atom.xml")
    at = f"//a:entry[a:link[@rel='alternate'][@href='{address}']]"
    (entry,) = atom.xpath(at, namespaces=NAMES)
    (item,) = etree.parse(site / "rss.xml").xpath(f"//item[link='{address}']")
    items = json.loads((site / "feed.json").read_text("utf-8"))["items"]
    (told,) = (one for one in items if one["url"] == address)

    def said(node, path):
        return "".join(every(node, path))

    shown = "media:content/@url"
    changed = said(entry, "a:updated")
    begun = said(entry, "a:published")
    return {
        "title": {"atom": said(entry, "a:title"), "rss": said(item, "title")}
        | {"json": told["title"]},
        "language": {"atom": said(entry, "@xml:lang"), "json": told["language"]}
        | {"rss": said(item, "dc:language")},
        "writer": {"atom": said(entry, "a:author/a:name")}
        | {"rss": said(item, "dc:creator"), "json": told["authors"][0]["name"]},
        "begun at": {"atom": begun, "json": told["date_published"]}
        | {"rss": parsedate_to_datetime(said(item, "pubDate")).isoformat()},
        "changed at": {"json": told.get("date_modified", "")}
        | {"atom": changed if changed != begun else ""},
        "topics": {"atom": every(entry, "a:category/@term")}
        | {"rss": every(item, "category"), "json": told.get("tags", [])},
        "image": {"atom": said(entry, shown), "rss": said(item, shown)}
        | {"json": told.get("image", "")},
    }


def from_map(site, address):
    """When the map says that the page changed."""
    tree = etree.parse(site / "sitemap.xml")
    at = f"//s:url[s:loc='{address}']/s:lastmod/text()"
    return one_of(tree.xpath(at, namespaces=MAP))


def disagreements(site, told):
    """Each fact of an article of which two do not tell the same."""
    address = f"{archive.PUBLIC}/{told.path}"
    facts = from_page(site / told.path)
    facts["changed"]["map"] = from_map(site, address)
    for name, ways in from_feeds(site, address).items():
        facts.setdefault(name, {}).update(ways)
    begun, changed = facts["begun"]["json-ld"], facts["changed"]["json-ld"]
    facts["begun at"]["page"] = instant(begun)
    facts["changed at"]["page"] = instant(changed) if changed else ""
    return {
        name: ways
        for name, ways in facts.items()
        if len({json.dumps(one) for one in ways.values()}) > 1
    }


@pytest.mark.parametrize("told", LIVING)
def test_nobody_contradicts_another(told, difficult_site):
    """
    Title, address, language, writer, days, topics, picture, words and licence.
    """
    assert {} == disagreements(difficult_site, told)


PLANTED = {
    "title": (
        "page",
        'property="og:title" content="',
        'property="og:title" content="x',
    ),
    "address": ("page", 'rel="cite-as" href="', 'rel="cite-as" href="x'),
    "language": ("page", 'e-content" lang="en-GB"', 'e-content" lang="en"'),
    "writer": ("rss.xml", "<dc:creator>A. Writer", "<dc:creator>B. Writer"),
    "begun": (
        "page",
        'dcterms.issued" content="2024-02-03',
        'dcterms.issued" content="2024-01-31',
    ),
    "changed": ("sitemap.xml", "<lastmod>2024-02-16", "<lastmod>2024-02-14"),
    "changed at": ("atom.xml", "<updated>2024-02-16T12", "<updated>2024-02-16T13"),
    "topics": ("page", 'article:tag" content="Bridges', 'article:tag" content="Bridge'),
    "image": ("feed.json", "images/bridge.png", "images/other.png"),
    "words": ("page", 'name="description" content="', 'name="description" content="x'),
    "begun at": (
        "feed.json",
        '"date_published":"2024-02-03',
        '"date_published":"2024-02-04',
    ),
}


@pytest.mark.parametrize("fact", PLANTED)
def test_a_contradiction_is_found(fact, difficult_site):
    """
    In whichever file one of them is planted.
    """
    told = nineteen.OF_THEIRS["everything"]
    name, right, wrong = PLANTED[fact]
    file = difficult_site / (told.path if name == "page" else name)
    whole = file.read_text("utf-8")
    assert right in whole
    file.write_text(whole.replace(right, wrong), "utf-8")
    try:
        assert fact in disagreements(difficult_site, told)
    finally:
        file.write_text(whole, "utf-8")


def test_the_feed_is_as_new_as_its_newest_entry(difficult_site):
    """
    It was updated when one of its entries was, and not later.
    """
    tree = etree.parse(difficult_site / "atom.xml")
    times = tree.xpath("//a:entry/a:updated/text()", namespaces=NAMES)
    times += [one.get("when") for one in tree.getroot() if "deleted" in str(one.tag)]
    (whole,) = tree.xpath("/a:feed/a:updated/text()", namespaces=NAMES)

    assert max(times) == whole


def test_the_map_leaves_out_what_asks_not_to_be_listed(difficult_site):
    """
    No page with ``noindex`` or another's address as its own is in the map.
    """
    tree = etree.parse(difficult_site / "sitemap.xml")
    listed = set(tree.xpath("//s:loc/text()", namespaces=MAP))
    assert listed
    for page in difficult_site.rglob("*.html"):
        html = page.read_text("utf-8")
        path = page.relative_to(difficult_site).as_posix()
        address = f"{archive.PUBLIC}/{path.removesuffix('index.html')}"
        hidden = re.search(r'name="robots" content="[^"]*noindex', html)
        found = re.search(r'rel="canonical" href="([^"]*)', html)
        elsewhere = found and found[1] != address
        assert not ((hidden or elsewhere) and address in listed)
