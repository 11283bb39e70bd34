"""The graph uses each property of schema.org where the vocabulary allows it."""

import re

import pytest
from msgspec_schemaorg.models import (
    creativework,
    event,
    intangible,
    organization,
    person,
    thing,
)

from . import archive, readers

# Release 30.0 of the vocabulary: what is a kind of what, and for each property
# that we use the types it belongs to and the types of its values.
PARENTS = {
    "Thing": "",
    "CreativeWork": "Thing",
    "Intangible": "Thing",
    "Organization": "Thing",
    "Person": "Thing",
    "Article": "CreativeWork",
    "NewsArticle": "Article",
    "WebPage": "CreativeWork",
    "CollectionPage": "WebPage",
    "Comment": "CreativeWork",
    "CorrectionComment": "Comment",
    "MediaObject": "CreativeWork",
    "ImageObject": "MediaObject",
    "ItemList": "Intangible",
    "BreadcrumbList": "ItemList",
    "ListItem": "Intangible",
    "NewsMediaOrganization": "Organization",
}
TEXT, URL, DATE, NUMBER = "Text", "URL", "Date", "Number"
WORK = ("CreativeWork",)
PROPERTIES = {
    "name": (("Thing",), (TEXT,)),
    "description": (("Thing",), (TEXT, "TextObject")),
    "url": (("Thing",), (URL,)),
    "image": (("Thing",), (URL, "ImageObject")),
    "about": (WORK, ("Thing",)),
    "acquireLicensePage": (WORK, (URL, "CreativeWork")),
    "archivedAt": (WORK, (URL, "WebPage")),
    "author": (WORK, ("Organization", "Person")),
    "caption": (("ImageObject",), (TEXT, "MediaObject")),
    "citation": (WORK, (TEXT, "CreativeWork")),
    "contentUrl": (("MediaObject",), (URL,)),
    "copyrightHolder": (WORK, ("Organization", "Person")),
    "copyrightNotice": (WORK, (TEXT,)),
    "copyrightYear": (WORK, (NUMBER,)),
    "correction": (WORK, (TEXT, URL, "CorrectionComment")),
    "creditText": (WORK, (TEXT,)),
    "dateModified": (WORK, (DATE,)),
    "datePublished": (WORK, (DATE,)),
    "expires": (WORK, (DATE,)),
    "headline": (WORK, (TEXT,)),
    "inLanguage": (WORK, (TEXT, "Language")),
    "isBasedOn": (WORK, (URL, "CreativeWork", "Product")),
    "keywords": (WORK, (TEXT, URL, "DefinedTerm")),
    "license": (WORK, (URL, "CreativeWork")),
    "mainEntity": (WORK, ("Thing",)),
    "mainEntityOfPage": (("Thing",), (URL, "CreativeWork")),
    "publisher": (WORK, ("Organization", "Person")),
    "publishingPrinciples": (
        ("CreativeWork", "Organization", "Person"),
        (URL, "CreativeWork"),
    ),
    "sdPublisher": (WORK, ("Organization", "Person")),
    "sourceOrganization": (WORK, ("Organization",)),
    "text": (WORK, (TEXT,)),
    "usageInfo": (WORK, (URL, "CreativeWork")),
    "correctionsPolicy": (("Organization",), (URL, "CreativeWork")),
    "breadcrumb": (("WebPage",), (TEXT, "BreadcrumbList")),
    "creator": (WORK, ("Organization", "Person")),
    "dateline": (("NewsArticle",), (TEXT,)),
    "itemListElement": (("ItemList",), (TEXT, "ListItem", "Thing")),
    "item": (("ListItem",), ("Thing",)),
    "position": (("ListItem",), (TEXT, NUMBER)),
}


# What somebody else's copy of the vocabulary calls these.
PUBLISHED = {"str": TEXT, "int": NUMBER, "float": NUMBER, "date": DATE}
LISTED = {"Union", "List", "None", "datetime"}


def published(name):
    """A type of the vocabulary, as somebody else wrote it down."""
    folders = (creativework, event, intangible, organization, person, thing)
    (found,) = {getattr(one, name) for one in folders if hasattr(one, name)}
    return found


@pytest.mark.parametrize("name", PARENTS)
def test_a_type_is_of_the_published_vocabulary(name):
    """
    It is there, and is a kind of what we take it for.
    """
    above = [one.__name__ for one in published(name).__mro__[1:]]

    assert [*kinds(name)][1:] == [one for one in above if one in PARENTS]


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_is_of_the_published_vocabulary(name):
    """
    It belongs to the types, and takes the values, that we take it to.
    """
    homes, takes = PROPERTIES[name]
    assert homes
    for home in homes:
        said = vars(published(home)).get("__annotations__", {})
        assert name in said, f"{home} has no {name}"
        words = set(re.findall(r"\w+", said[name])) - LISTED
        assert set(takes) <= {PUBLISHED.get(word, word) for word in words}


def kinds(name):
    """A type and all that it is a kind of."""
    while name:
        yield name
        name = PARENTS[name]


def value_types(value, nodes):
    """The types that a value may be taken for."""
    if isinstance(value, dict):
        node = value if "@type" in value else nodes[value["@id"]]
        return {*kinds(node["@type"])}
    if isinstance(value, int):
        return {NUMBER}
    text = {TEXT}
    if value.startswith(("http://", "https://")):
        # An address may stand for whatever is there.
        text |= {URL, "Thing"}
    if value[:4].isdigit() and value[4:5] == "-":
        text.add(DATE)
    return text


def every_node(node):
    """A node and those inside it."""
    yield node
    for value in node.values():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict) and "@type" in inner:
                yield from every_node(inner)


def test_every_property_is_at_home(public):
    """
    On every page, a property stands on a type that has it, with a value of a type
    that it takes.
    """
    kinds_seen, wrong = set(), []
    for path in sorted(public.rglob("*.html")):
        if "application/ld+json" not in path.read_text("utf-8"):
            continue
        nodes = readers.json_ld(path)
        for node in [inner for top in nodes.values() for inner in every_node(top)]:
            kinds_seen.add(node["@type"])
            wrong += [(path.name, *fault) for fault in faults(node, nodes)]

    assert [] == wrong
    assert kinds_seen == PARENTS.keys() - {
        *("Thing", "Intangible", "Comment", "MediaObject", "ItemList")
    }


def faults(node, nodes):
    """Each property of a node that is not at home, or has a value of a wrong type."""
    for name, values in node.items():
        if name in {"@id", "@type", "@context"}:
            continue
        homes, takes = PROPERTIES[name]
        for value in values if isinstance(values, list) else [values]:
            if {*kinds(node["@type"])}.isdisjoint(homes):
                yield node["@type"], name
            if value_types(value, nodes).isdisjoint(takes):
                yield name, value


@pytest.mark.parametrize("told", archive.TOLD, ids=lambda told: told.slug)
def test_rights_and_reporters_are_the_originals(told, public):
    """
    Nothing of the original's is said of our article, and we never publish it.
    """
    nodes = readers.json_ld(public / told.path)
    ours = readers.of_type(nodes, "Article")
    theirs = readers.of_type(nodes, "NewsArticle")

    belongs_to_theirs = {"copyrightHolder", "copyrightNotice", "copyrightYear"}
    belongs_to_theirs |= {"dateline", "sourceOrganization"}
    assert belongs_to_theirs.isdisjoint(ours)
    assert ours["publisher"] == theirs["sdPublisher"] != theirs["publisher"]
    who = {nodes[person["@id"]]["name"] for person in theirs.get("author", ())}
    assert who.isdisjoint({ours["author"].get("name")})


def test_the_way_back_up_is_a_breadcrumb_list(public):
    """
    A page that shows its place in the site says it to machines too.
    """
    nodes = readers.json_ld(public / "archive/2024/01/index.html")
    (page,) = (n for n in nodes.values() if n["@type"] == "CollectionPage")

    at = f"{archive.PUBLIC}/archive/"
    steps = page["breadcrumb"]["itemListElement"]
    assert [
        {"@type": "ListItem", "position": 1, "name": "Archive", "item": at},
        {"@type": "ListItem", "position": 2, "name": "2024", "item": f"{at}2024/"},
        {"@type": "ListItem", "position": 3, "name": "January 2024"},
    ] == steps
    assert "BreadcrumbList" == page["breadcrumb"]["@type"]


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [
        ("index.html", "CollectionPage", {"name": "Clips & {co}"}),
        ("topics/bridges/index.html", "CollectionPage", {"name": "Bridges"}),
        (
            "pages/about.html",
            "WebPage",
            {"name": "About", "description": "Who we are."},
        ),
    ],
)
def test_a_page_that_is_no_article_has_a_graph_of_its_own(path, kind, said, public):
    """
    It tells of itself and of us; a list is a collection, and no article is there.
    """
    page, us = readers.json_ld(public / path).values()

    address = f"{archive.PUBLIC}/{path.removesuffix('index.html')}"
    facts = {**said, "url": address, "@id": f"{address}#page", "inLanguage": "en"}
    assert kind == page["@type"]
    assert facts == {name: page[name] for name in facts}
    assert page["publisher"] == {"@id": us["@id"]} == {"@id": f"{archive.PUBLIC}/#us"}
    assert {"mainEntity", "about"}.isdisjoint(page)


def test_the_page_of_an_organisation_is_about_it(public):
    """
    The graph names it by the same identifier that articles use.
    """
    page, _, about = readers.json_ld(public / "organisations/wire/index.html").values()
    theirs = readers.of_type(
        readers.json_ld(public / archive.EVERYTHING.path), "NewsArticle"
    )

    assert page["about"] == theirs["sourceOrganization"] == {"@id": about["@id"]}
    assert {
        "@type": "Organization",
        "@id": f"{archive.PUBLIC}/organisations/wire/#organisation",
        "name": archive.WIRE.name,
        "url": archive.WIRE.url,
    } == about
