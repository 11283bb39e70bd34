"""What search engines publish of rich results, as a table: no page breaks a rule.

Of ``Article`` and ``NewsArticle``, ``BreadcrumbList``, ``Organization``, and the map
of news.  A rule that is only recommended holds for what we say, never that we say it.
"""

import json
import re
from copy import deepcopy
from urllib.parse import urlsplit

import pytest
from lxml.html import fromstring

from . import archive, nineteen

PEOPLE = ("Person", "Organization", "NewsMediaOrganization")
DAY = r"\d{4}-\d\d-\d\d"
MOMENT = re.compile(rf"{DAY}(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?")
# Nothing but the name: no words that introduce it, no job, no address.
NO_NAME = re.compile(
    r"^(?:by|posted by|von|par|por|di|door)\s|https?:|@|\s[|•]\s", re.I
)


def words(value, _nodes):
    return isinstance(value, str) and value == value.strip() != ""


def day(value, _nodes):
    return isinstance(value, str) and MOMENT.fullmatch(value) is not None


def absolute(value, _nodes):
    found = urlsplit(value) if isinstance(value, str) else None
    return bool(found and found.scheme in ("http", "https") and found.netloc)


def addresses(value, nodes):
    return all(absolute(one, nodes) for one in value)


def known(value, nodes):
    """A node of this page, or of the page that an address names."""
    found = value.get("@id", "") if isinstance(value, dict) else ""
    return found in nodes or absolute(found, nodes)


def people(value, nodes):
    """Each by a node of their own, of a type, with a name and nothing else in it."""
    each = value if isinstance(value, list) else [value]
    whole = [nodes.get(one.get("@id"), one) for one in each]
    names = [one.get("name", "") for one in whole]
    return (
        all(one.get("@type") in PEOPLE for one in whole)
        and all(words(name, nodes) and not NO_NAME.search(name) for name in names)
        and len(names) == len({*names})
    )


def picture(value, nodes):
    return absolute(value.get("contentUrl"), nodes)


def steps(value, nodes):
    """Two at least, counted from one, named; all but the last lead somewhere."""
    positions = [one.get("position") for one in value]
    return (
        len(value) > 1
        and positions == [*range(1, len(value) + 1)]
        and all(one.get("@type") == "ListItem" for one in value)
        and all(words(one.get("name"), nodes) for one in value)
        and all(absolute(one.get("item"), nodes) for one in value[:-1])
    )


WORK = {
    "headline": words,
    "author": people,
    "datePublished": day,
    "dateModified": day,
    "image": picture,
    "publisher": people,
    "url": absolute,
    "mainEntityOfPage": known,
    "isBasedOn": known,
}
WHO = {"name": words, "url": absolute, "sameAs": addresses, "logo": absolute}
RULES = {
    "Article": WORK,
    "NewsArticle": WORK,
    "BreadcrumbList": {"itemListElement": steps},
    "Organization": WHO,
    "NewsMediaOrganization": WHO,
    "Person": WHO,
}
# Without these there is no rich result.
NEEDED = {
    "Article": ("headline", "author", "datePublished", "publisher", "url"),
    "BreadcrumbList": ("itemListElement",),
    "Organization": ("name",),
    "NewsMediaOrganization": ("name",),
    "Person": ("name",),
}


def inner(node):
    """A node and all in it that has a type."""
    yield node
    for value in node.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and "@type" in one:
                yield from inner(one)


def types(node):
    """What a node is, which may be several things at once."""
    kind = node["@type"]
    return [kind] if isinstance(kind, str) else kind


def broken(graph):
    """Each rule that a graph breaks: a type and a property."""
    nodes = {node["@id"]: node for node in graph if "@id" in node}
    nodes |= {
        node["@id"]: node
        for top in graph
        for node in inner(top)
        if "@id" in node and "name" in node
    }
    for top in graph:
        for node in inner(top):
            for kind in types(node):
                for name in NEEDED.get(kind, ()):
                    if name not in node:
                        yield kind, name
                for name, holds in RULES.get(kind, {}).items():
                    if name in node and not holds(node[name], nodes):
                        yield kind, name


def graph_of(page):
    """The graph of a page; none where it tells machines nothing."""
    found = fromstring(page.read_bytes()).xpath(
        "//script[@type='application/ld+json']/text()"
    )
    return json.loads(found[0])["@graph"] if found else []


def test_no_page_breaks_a_rule(difficult_site):
    """
    Neither an article nor a list, of any organisation or topic.
    """
    seen, wrong = set(), {}
    for page in sorted(difficult_site.rglob("*.html")):
        graph = graph_of(page)
        seen |= {kind for top in graph for node in inner(top) for kind in types(node)}
        if found := [*broken(graph)]:
            wrong[page.name] = found

    assert {} == wrong
    assert RULES.keys() <= seen


def test_an_article_is_the_matter_of_its_page(difficult_site):
    """
    And the report that it retells is not: there is one of each, at addresses of
    their own.
    """
    for told in nineteen.LIVING:
        graph = graph_of(difficult_site / told.path)
        (page,) = (node for node in graph if node["@type"] == "WebPage")
        (ours,) = (node for node in graph if node["@type"] == "Article")
        assert page["mainEntity"] == {"@id": ours["@id"]}
        assert ours["url"] == page["url"] == f"{archive.PUBLIC}/{told.path}"
        for theirs in (node for node in graph if "NewsArticle" in types(node)):
            assert theirs.get("url") != ours["url"]
            assert theirs["publisher"] != ours["publisher"]


FAULTS = {
    "no headline": ("Article", "headline", " "),
    "no author": ("Article", "author", {"@type": "Person", "name": ""}),
    "by": ("Article", "author", {"@type": "Person", "name": "By A. Writer"}),
    "job": ("Article", "author", {"@type": "Thing", "name": "A. Writer"}),
    "no zone": ("Article", "datePublished", "2024-02-03T10:15:00"),
    "words for a day": ("NewsArticle", "datePublished", "31 January 2024"),
    "relative picture": ("Article", "image", {"contentUrl": "../images/a.png"}),
    "relative address": ("NewsMediaOrganization", "url", "wire.example.net"),
    "one profile": ("Organization", "sameAs", ["@clips@social.example"]),
    "relative page": ("Article", "url", "2024/everything.html"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_rule_is_found(name, difficult_site):
    """
    Each rule by itself.
    """
    kind, fact, wrong = FAULTS[name]
    graph = deepcopy(graph_of(difficult_site / archive.EVERYTHING.path))
    node = next(one for top in graph for one in inner(top) if one["@type"] == kind)
    node[fact] = wrong

    assert (kind, fact) in [*broken(graph)]


@pytest.mark.parametrize("fault", ["alone", "uncounted", "unnamed", "nowhere"])
def test_a_broken_step_is_found(fault, difficult_site):
    """
    In the way back up of a page of a month.
    """
    graph = deepcopy(graph_of(difficult_site / "archive/2024/01/index.html"))
    assert [] == [*broken(graph)]
    (list_,) = (
        one for top in graph for one in inner(top) if one["@type"] == "BreadcrumbList"
    )
    steps_ = list_["itemListElement"]
    if fault == "alone":
        del steps_[1:]
    elif fault == "uncounted":
        steps_[0]["position"] = 0
    elif fault == "unnamed":
        steps_[0]["name"] = ""
    else:
        del steps_[0]["item"]

    assert [("BreadcrumbList", "itemListElement")] == [*broken(graph)]
