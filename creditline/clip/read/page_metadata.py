"""What a page declares of itself: meta elements, links, and its JSON-LD."""

import json
import re
from collections.abc import Iterator
from typing import Any

from .limits import VALUE
from .plain_text import clean
from .raw_text import Declared

# The attribute's value in lower case, to our name for the fact.
META = {
    "article:published_time": "date",
    "og:article:published_time": "date",
    "datepublished": "date",
    "dcterms.issued": "date",
    "dcterms.created": "date",
    "dc.date.issued": "date",
    "dc.date": "date",
    "dcterms.date": "date",
    "date": "date",
    "pubdate": "date",
    "publishdate": "date",
    "publish-date": "date",
    "parsely-pub-date": "date",
    "sailthru.date": "date",
    "citation_publication_date": "date",
    "author": "author",
    "article:author": "author",
    "articleauthor": "author",
    "dcterms.author": "author",
    "parsely-author": "author",
    "sailthru.author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "byl": "author",
    "citation_author": "author",
    "citation_title": "title",
    "citation_publisher": "publisher",
    "citation_journal_title": "publisher",
    "og:title": "title",
    "headline": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "twitter:title": "title",
    "parsely-title": "title",
    "og:site_name": "publisher",
    "dc.publisher": "publisher",
    "dcterms.publisher": "publisher",
    "application-name": "publisher",
    "copyright": "notice",
    "dc.rights": "notice",
    "dcterms.rights": "notice",
    "rights": "notice",
    "dcterms.license": "licence",
    "og:url": "address",
    "og:locale": "language",
    "language": "language",
    "dc.language": "language",
    "dcterms.language": "language",
    "content-language": "language",
}
# What is said for machines that credit weighs more than what is said for cards.
ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)\Z")
SCRIPT = 1_000_000
NODES = 2_000


def declared(root: Any) -> tuple[Declared, ...]:
    """The facts that the page at *root* states as data, the surest first."""
    found = [*_json_ld(root), *_links(root), *_meta(root), *_elements(root)]
    return tuple(d for d in found if d.value and len(d.value) <= VALUE)


def _elements(root: Any) -> Iterator[Declared]:
    """The root's language, and the page's first headline and time."""
    language = root.get("lang") or root.get(
        "{http://www.w3.org/XML/1998/namespace}lang"
    )
    if language:
        yield Declared(
            "language", clean(language), root.sourceline or 1, f'lang="{language}"'
        )
    headings = list(root.iter("h1"))[:3]
    if len(headings) == 1:
        words = clean("".join(headings[0].itertext()))
        yield Declared("heading", words, headings[0].sourceline or 1, words)
    for element in list(root.iter("title"))[:1]:
        words = clean(element.text or "")
        yield Declared("page-title", words, element.sourceline or 1, words)


def _meta(root: Any) -> Iterator[Declared]:
    for element in root.iter("meta", "time", "span"):
        keys = (
            ("itemprop",)
            if element.tag != "meta"
            else ("property", "name", "itemprop", "http-equiv")
        )
        said = element.get("content") or element.get("datetime") or ""
        for key in keys:
            given = (element.get(key) or "").strip()
            name = META.get(given.lower())
            if name and said:
                words = f'{key}="{given}" {clean(said[: VALUE + 1])}'
                yield Declared(
                    name, clean(said[: VALUE * 2]), element.sourceline or 1, words
                )


def _links(root: Any) -> Iterator[Declared]:
    """The page's own address, and a licence where it links to one."""
    for element in root.iter("link", "a"):
        rel = (element.get("rel") or "").lower().split()
        target = (element.get("href") or "").strip()
        line = element.sourceline or 1
        if "license" in rel and target:
            yield Declared("licence", target, line, f'rel="license" {target[:VALUE]}')
        if "canonical" in rel and element.tag == "link" and target:
            yield Declared("address", target, line, f'rel="canonical" {target[:VALUE]}')


def _json_ld(root: Any) -> Iterator[Declared]:
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[
            0
        ].strip().lower() != "application/ld+json":
            continue
        text = script.text or ""
        try:
            data = json.loads(text) if len(text) <= SCRIPT else None
        except (ValueError, RecursionError):
            continue
        line = script.sourceline or 1
        nodes = list(_nodes(data))
        named = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str)}
        for node in nodes:
            kinds = node.get("@type", "")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and ARTICLE.search(kind) for kind in kinds):
                yield from _article(node, named, text, line)
                return


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of *data* that may be the article itself, outermost first."""
    waiting = [data]
    for _ in range(NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node[:NODES], *waiting]
        elif isinstance(node, dict):
            yield node
            waiting += [node[k] for k in ("@graph", "mainEntity") if k in node]


def _article(
    node: dict[str, Any], named: dict[str, Any], text: str, line: int
) -> Iterator[Declared]:
    for key, name in (
        ("headline", "title"),
        ("datePublished", "date"),
        ("inLanguage", "language"),
        ("author", "author"),
        ("creator", "author"),
        ("publisher", "publisher"),
        ("sourceOrganization", "agency"),
        ("copyrightHolder", "holder"),
        ("copyrightYear", "year"),
        ("copyrightNotice", "notice"),
        ("license", "licence"),
        ("dateline", "place"),
        ("url", "address"),
        ("mainEntityOfPage", "address"),
    ):
        at = text.find(f'"{key}"')
        where = line + text.count("\n", 0, max(0, at))
        for value, kind in _values(_resolved(node.get(key), named)):
            organisation = name == "author" and kind.endswith("Organization")
            yield Declared(
                "agency" if organisation else name,
                clean(value[: VALUE * 2]),
                where,
                f'"{key}": {clean(value[:VALUE])}',
            )


def _resolved(said: Any, named: dict[str, Any]) -> Any:
    """*said*, where it only refers to another node, as that node."""
    if isinstance(said, list):
        return [_node(one, named) for one in said]
    return _node(said, named)


def _node(said: Any, named: dict[str, Any]) -> Any:
    if isinstance(said, dict) and "name" not in said and "url" not in said:
        return named.get(str(said.get("@id")), said)
    return said


def _values(said: Any) -> Iterator[tuple[str, str]]:
    """The names in a JSON-LD value, each with the type of its owner."""
    for one in (said if isinstance(said, list) else [said])[:20]:
        if isinstance(one, dict):
            named = one.get("name") or one.get("url") or one.get("@id")
            kind = one.get("@type", "")
            for value, _ in _values(named) if not isinstance(named, dict) else ():
                yield value, kind if isinstance(kind, str) else ""
        elif isinstance(one, (str, int)) and not isinstance(one, bool):
            yield str(one), ""
