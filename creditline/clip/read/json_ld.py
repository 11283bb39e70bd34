"""The JSON-LD of a page: all of its scripts as one graph, and this page's node in it.

A page's data name other things than the page: teasers, videos, the site, its
owner.  Only the node whose address or headline is this page's speaks for it;
what it refers to by ``@id`` is looked up in every script.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, TypeAlias

from ..lexicon.metadata_names import NODE
from .raw_text import Declared
from .same_words import same_address, same_words

Node: TypeAlias = dict[str, Any]

ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Review)\Z")
PAGE = re.compile(r"(?:WebPage|ItemPage)\Z")
# What a page may show instead of an article.
MEDIUM = re.compile(r"(?:VideoObject|PodcastEpisode|ForumPosting)\Z")
ORGANISATION = re.compile(r"(?:Organi[sz]ation|Corporation|Station|NewsAgency)\Z")
SCRIPT = 2_000_000
BLANK = re.compile(r"\s*")
DECODER = json.JSONDecoder(strict=False)
NODES = 4_000
DEEP = 12
TRAILING = re.compile(r",(\s*[}\]])")
COMMENT = re.compile(
    r"\A\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*\Z"
)
# Who made a picture, or changed the language, did not report.
NO_REPORTER = re.compile(r"photo|illustrat|translat|foto|übersetz|traduc", re.I)


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of a page, each with the line of its script, and who has which id."""

    nodes: tuple[tuple[Node, int], ...]
    by_id: dict[str, Node]


def graph_of(root: Any) -> Graph:
    """Everything that the scripts of the page at *root* say, as one graph."""
    nodes: list[tuple[Node, int]] = []
    by_id: dict[str, Node] = {}
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        line = script.sourceline or 1
        for node, own in _walk(parsed(script.text or "")):
            identity = node.get("@id")
            if isinstance(identity, str) and len(node) > len(by_id.get(identity, {})):
                by_id[identity] = node
            if own:
                nodes.append((node, line))
    return Graph(tuple(nodes[:NODES]), by_id)


def parsed(text: str) -> Any:
    """The value of a script, also where it is not quite JSON; None for none."""
    if len(text) > SCRIPT:
        return None
    bare = COMMENT.sub("", text).strip().rstrip(";")
    for tried in (bare, TRAILING.sub(r"\1", bare), unescape(TRAILING.sub(r"\1", bare))):
        found: list[Any] = []
        at = 0
        try:
            # Some write one object behind the other.
            while at < len(tried):
                value, at = DECODER.raw_decode(tried, at)
                found.append(value)
                blank = BLANK.match(tried, at)
                at = blank.end() if blank else at
        except (ValueError, RecursionError):
            if not found:
                continue
        return found[0] if len(found) == 1 else found
    return None


def _walk(data: Any) -> Iterator[tuple[Node, bool]]:
    """Every object of *data*, and whether it may be the page's own."""
    waiting: list[tuple[Any, bool, int]] = [(data, True, 0)]
    seen = 0
    while waiting and seen < NODES:
        value, own, depth = waiting.pop(0)
        if depth > DEEP:
            continue
        if isinstance(value, list):
            waiting += [(one, own, depth + 1) for one in value[:NODES]]
        elif isinstance(value, dict):
            seen += 1
            yield value, own
            for key, inner in value.items():
                if isinstance(inner, (dict, list)):
                    main = key in ("@graph", "mainEntity", "mainEntityOfPage")
                    waiting.append((inner, own and main, depth + 1))


def kinds_of(node: Node) -> list[str]:
    """The types of *node*, as words."""
    kinds = node.get("@type", ())
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [str(kind).rpartition("/")[2] for kind in listed if isinstance(kind, str)]


def is_a(node: Node, pattern: re.Pattern[str]) -> bool:
    """Whether one of the types of *node* is of a kind."""
    return any(pattern.search(kind) for kind in kinds_of(node))


def json_ld(
    graph: Graph, addresses: list[str], headlines: list[str]
) -> tuple[list[Declared], list[Declared]]:
    """What the page's nodes say; and what nodes of other pages do.

    *addresses* and *headlines* are what the page is called elsewhere in itself.
    """
    articles = [(n, line) for n, line in graph.nodes if is_a(n, ARTICLE)]
    ranked: list[tuple[int, Node, int]] = []
    others: list[Declared] = []
    for node, line in articles:
        told = _told(node, addresses, headlines)
        if told < 0 or (told == 0 and len(articles) > 1 and _speaks(node)):
            others += _facts(node, line, graph, "json-ld")
        else:
            ranked.append((told, node, line))
    found: list[Declared] = []
    for _, node, line in sorted(ranked, key=lambda one: -one[0]):
        found += _facts(node, line, graph, "json-ld")
    for node, line in graph.nodes:
        told = _told(node, addresses, headlines)
        if (is_a(node, PAGE) and told >= 0) or (is_a(node, MEDIUM) and told >= 2):
            found += [
                fact
                for fact in _facts(node, line, graph, "json-ld-page")
                if fact.name in ("date", "language", "part-of", "publisher", "author")
            ]
        elif is_a(node, re.compile("WebSite")) and not is_a(node, PAGE):
            name = _text(node.get("name"))
            words = f'"WebSite": {name}'
            found.append(Declared("part-of", name, line, words, "json-ld"))
    return found, others


def _speaks(node: Node) -> bool:
    """Whether *node* says which article it is."""
    return any(node.get(key) for key in ("headline", "url", "@id", "mainEntityOfPage"))


def _told(node: Node, addresses: list[str], headlines: list[str]) -> int:
    """How surely *node* is this page's: below 0 where it is another's."""
    main = node.get("mainEntityOfPage")
    main = main.get("@id") or main.get("url") if isinstance(main, dict) else main
    said = [v for v in (node.get("url"), node.get("@id"), main) if isinstance(v, str)]
    said = [v for v in said if "://" in v]
    here = any(same_address(one, other) for one in said for other in addresses)
    headline = unescape(_text(node.get("headline") or node.get("name")))
    alike = max((same_words(headline, other) for other in headlines), default=0.0)
    if here and alike >= 0.5:
        return 4
    if here:
        return 3
    if alike >= 0.5:
        return 2
    elsewhere = bool(said) and bool(addresses)
    if headline and headlines and alike < 0.15:
        # Neither its address nor its words are the page's.
        return -1 if elsewhere or alike == 0 else 0
    return -1 if elsewhere and not headline else 0


def _facts(node: Node, line: int, graph: Graph, origin: str) -> Iterator[Declared]:
    for key, name in NODE.items():
        for value, kind in _values(node.get(key), key, graph):
            called = name
            if name == "author" and ORGANISATION.search(kind):
                called = "author-organisation"
            words = f'"{key}": {value}'
            yield Declared(called, value, line, words, origin)


def _values(
    said: Any, key: str, graph: Graph, depth: int = 0
) -> Iterator[tuple[str, str]]:
    """The values of *key*, each with the type of what bears it."""
    for one in (said if isinstance(said, list) else [said])[:30]:
        if isinstance(one, list) and depth < 4:
            yield from _values(one, key, graph, depth + 1)
        elif isinstance(one, dict) and depth < 4:
            yield from _of_object(one, key, graph, depth)
        elif isinstance(one, (str, int, float)) and not isinstance(one, bool):
            known = graph.by_id.get(str(one))
            if known is not None and key in ("author", "publisher", "isPartOf"):
                yield from _of_object(known, key, graph, depth + 1)
            elif str(one).strip():
                yield str(one).strip(), ""


def _of_object(
    one: Node, key: str, graph: Graph, depth: int
) -> Iterator[tuple[str, str]]:
    whole = {**graph.by_id.get(str(one.get("@id")), {}), **one}
    role = whole.get(key)
    if isinstance(role, (dict, list)):
        # A Role says what somebody did: {"@type": "Role", "author": {…}}.
        if not NO_REPORTER.search(_text(whole.get("roleName"))):
            yield from _values(role, key, graph, depth + 1)
        return
    if key == "author" and NO_REPORTER.search(_text(whole.get("jobTitle"))):
        return
    kind = next(iter(kinds_of(whole)), "")
    if key in ("mainEntityOfPage", "license", "usageInfo", "url"):
        named = whole.get("url") or whole.get("@id")
    else:
        parts = (_text(whole.get("givenName")), _text(whole.get("familyName")))
        # What is only referred to, and nowhere told, has no name.
        named = whole.get("name") or " ".join(filter(None, parts))
        named = named or whole.get("@value") or whole.get("alternateName")
    for value in named if isinstance(named, list) else [named]:
        if _text(value):
            yield _text(value), kind


def _text(value: Any) -> str:
    """*value* where it is words; the first of several."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("name"))
    return " ".join(str(value).split()) if isinstance(value, (str, int)) else ""


def body_of(graph: Graph, addresses: list[str], headlines: list[str]) -> str:
    """The text of the article as its data hold it, where they do."""
    bodies = [
        str(node["articleBody"])
        for node, _ in graph.nodes
        if is_a(node, ARTICLE)
        and isinstance(node.get("articleBody"), str)
        and _told(node, addresses, headlines) >= 0
    ]
    return max(bodies, key=len, default="")
