"""What a page declares of itself, in each of the ways in which pages do.

JSON-LD is read by `json_ld`; here are meta elements, links, microdata, RDFa and
what the markup shows around the headline.  Everything is only gathered: which
of it counts is for `creditline.clip.find.page_order` to say.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import dropwhile, islice, takewhile
from typing import Any
from urllib.parse import urljoin

from ..lexicon.markup_words import BYLINE, CHANGED, NOT_BYLINE, SUMMARY, TEASER
from ..lexicon.metadata_names import META
from .json_ld import Graph, json_ld
from .limits import VALUE
from .page_items import items, within
from .plain_text import clean
from .raw_text import Declared
from .signals import signal

# A paragraph this long is the text; bylines and days stand before it.
PROSE = 120
# The elements after a headline among which its byline and day may stand.
NEAR = 400
# What holds a headline together with its byline.
OVER = frozenset({"header", "article", "div", "section"})
MOST_BYLINE = 160
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
# So many articles with headings of their own are a list of them.
LIST = 3


def declared(
    root: Any, graph: Graph, heading: Any
) -> tuple[tuple[Declared, ...], tuple[Declared, ...]]:
    """What the page at *root* states as data, and what its data say of other pages.

    *heading* is the element of its headline, or None.
    """
    plain = [
        *_meta(root),
        *_links(root),
        *items(root, heading),
        *_markup(root, heading),
    ]
    addresses = [d.value for d in plain if d.name == "address"]
    headlines = [d.value for d in plain if d.name in ("heading", "title", "page-title")]
    data, others = json_ld(graph, addresses, headlines)
    return _kept([*data, *plain]), _kept(others)


def _kept(found: list[Declared]) -> tuple[Declared, ...]:
    """*found* in one form: no markup, no long values, each once."""
    said: dict[tuple[str, str, str], Declared] = {}
    for d in found:
        value = clean(MARKUP.sub(" ", unescape(unescape(d.value[: VALUE * 2]))))
        if not value or len(value) > VALUE:
            continue
        words = clean(d.words[: VALUE + 100])
        one = Declared(d.name, value, d.line, words, d.origin)
        said.setdefault((d.name, value, d.origin), one)
    return tuple(said.values())


def _meta(root: Any) -> Iterator[Declared]:
    for element in root.iter("meta"):
        said = element.get("content") or element.get("value") or ""
        if not said.strip():
            continue
        line = element.sourceline or 1
        for key in ("property", "name", "http-equiv"):
            for given in (element.get(key) or "").split():
                if given.lower() == "parsely-page":
                    yield from _parsely(said, line)
                name = META.get(given.lower())
                words = f'{key}="{given}" {said}'
                if name == "signal":
                    told = signal(given, said)
                    yield Declared(name, told, line, words, "meta")
                elif name:
                    graph = given.lower().startswith(("og:", "article:"))
                    origin = "open-graph" if graph else "meta"
                    yield Declared(name, said, line, words, origin)


def _parsely(words: str, line: int) -> Iterator[Declared]:
    try:
        page = json.loads(words)
    except (ValueError, RecursionError):
        return
    if not isinstance(page, dict):
        return
    for key, said in page.items():
        name = META.get(f"parsely-{key.replace('_', '-')}")
        for value in said if isinstance(said, list) else [said]:
            if name and isinstance(value, str):
                yield Declared(name, value, line, f'parsely "{key}": {value}', "meta")


def _links(root: Any) -> Iterator[Declared]:
    """The page's own address, and a licence where it links to one."""
    base = next((e.get("href") or "" for e in root.iter("base")), "")
    for element in root.iter("link", "a"):
        rel = (element.get("rel") or "").lower().split()
        target = (element.get("href") or "").strip()
        line = element.sourceline or 1
        if "license" in rel and target and not within(element, "figure"):
            yield Declared("licence", target, line, f'rel="license" {target}', "link")
        if "canonical" in rel and element.tag == "link" and target:
            if "://" in base or target.startswith("//"):
                target = _joined(base, target)
            yield Declared("address", target, line, f'rel="canonical" {target}', "link")


def _joined(base: str, target: str) -> str:
    """*target* as it is meant on a page whose addresses begin at *base*."""
    try:
        return urljoin(base if "://" in base else "https:", target)
    except ValueError:
        return target


def _markup(root: Any, heading: Any) -> Iterator[Declared]:
    """What a reader sees: language, headline, and the byline and day beside it."""
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    language = root.get("lang") or root.get(xml)
    if language:
        words = f'lang="{language}"'
        yield Declared("language", language, root.sourceline or 1, words, "markup")
    for element in list(root.iter("title"))[:1]:
        words = clean(element.text or "")
        yield Declared("page-title", words, element.sourceline or 1, words, "markup")
    if heading is None:
        return
    words = clean("".join(heading.itertext()))
    yield Declared("heading", words, heading.sourceline or 1, words, "markup")
    own = ""
    for element in _beside(root, heading):
        yield from _day(element)
        # The first byline is this text's; others bear its class, or are another's.
        named = element.get("class") or element.get("rel") or element.tag
        for said in _byline(element) if own in ("", named) else ():
            own = named
            yield said


def _beside(root: Any, heading: Any) -> Iterator[Any]:
    """The elements around the headline, up to the first paragraph of the text."""
    head = heading.getparent()
    for _ in range(3):
        over = head.getparent() if head is not None else None
        if over is None or over.tag in ("body", "html", "main"):
            break
        if head.tag in ("header", "article"):
            break
        head = over
    above = head.iter("*") if head is not None and head.tag in OVER else ()
    for element in takewhile(lambda e: e is not heading, above):
        if not _is_teaser(element):
            yield element
    listed = _listed(root, heading)
    for element in islice(dropwhile(lambda e: e is not heading, root.iter("*")), NEAR):
        long = element.tag == "p" and len("".join(element.itertext()).strip()) > PROSE
        text = long and not _is_summary(element)
        if element.tag == "footer" or element in listed or text:
            return
        if not _is_teaser(element):
            yield element


def _listed(root: Any, heading: Any) -> set[Any]:
    """The articles of a list, each with a link for its heading, under *heading*."""
    found = {
        e
        for e in root.iter("article")
        if any(True for h in e.iter("h2", "h3") for _ in h.iter("a"))
        and not any(inner is heading for inner in e.iter())
    }
    return found if len(found) >= LIST else set()


def _is_summary(element: Any) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}".lower()
    above = element.getparent()
    if above is not None:
        named += f" {above.get('class', '')}".lower()
    return bool(SUMMARY.search(named)) or within(element, "header")


def _is_teaser(element: Any) -> bool:
    for above in (element, *element.iterancestors()):
        if above.tag in ("nav", "aside", "figure"):
            return True
        if above.tag in ("body", "html", "article", "main"):
            return False
        if TEASER.search(above.get("class", "")[:200]):
            return True
    return False


def _day(element: Any) -> Iterator[Declared]:
    if element.tag != "time" or not element.get("datetime"):
        return
    named = f"{element.get('class', '')} {element.get('itemprop', '')}"
    above = element.getparent()
    before = clean(f"{above.text or ''}") if above is not None else ""
    named += f" {above.get('class', '') if above is not None else ''} {before}"
    if not CHANGED.search(named):
        said = element.get("datetime")
        words = f'<time datetime="{said}">'
        yield Declared("date", said, element.sourceline or 1, words, "time")


def _byline(element: Any) -> Iterator[Declared]:
    named = f"{element.get('class', '')} {element.get('data-testid', '')}"
    named = f"{named} {element.get('rel', '')} {element.get('id', '')}"
    if not BYLINE.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", named)[:300]):
        return
    if element.tag in ("img", "svg", "figure", "script", "style", "button", "input"):
        return
    if element.get("rel") != "author" and NOT_BYLINE.search(named):
        return
    text = clean(" ".join(_pieces(element)))
    if not 3 < len(text) <= MOST_BYLINE:
        return
    links = [clean("".join(a.itertext())) for a in element.iter("a")]
    # Each link is one author's, where all of the byline's names are linked.
    for said in [one for one in links if one] or [text]:
        words = f"byline: {text}"
        yield Declared("byline", said, element.sourceline or 1, words, "byline")


def _pieces(element: Any) -> Iterator[str]:
    for inner in element.iter():
        if inner.tag in ("script", "style", "svg", "time", "button"):
            continue
        if inner.text:
            yield inner.text
        if inner is not element and inner.tail:
            yield inner.tail
