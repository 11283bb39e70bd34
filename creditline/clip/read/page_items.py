"""What a page says in microdata and RDFa, which stand in its markup."""

from collections.abc import Iterator
from typing import Any

from ..lexicon.metadata_names import ITEMS
from .json_ld import ARTICLE
from .limits import VALUE
from .plain_text import clean
from .raw_text import Declared

NAMED = ("name", "schema:name")


def within(element: Any, *tags: str) -> bool:
    """Whether an element stands in one of these tags."""
    return any(above.tag in tags for above in element.iterancestors())


def items(root: Any, heading: Any) -> Iterator[Declared]:
    """Microdata and RDFa of this page's article, not of what stands beside it."""
    scopes = [e for e in root.iter("*") if _is_article(e)]
    own = [e for e in scopes if heading is not None and _holds(e, heading)]
    mine = set(own or (scopes if len(scopes) == 1 else ()))
    for element in root.iter("*"):
        rdfa = element.get("property") if element.tag != "meta" else None
        for key, given in (("itemprop", element.get("itemprop")), ("property", rdfa)):
            for one in (given or "").split():
                name = ITEMS.get(one.rpartition(":")[2].lower())
                # What is said of a picture is no fact of the page.
                if within(element, "figure", "picture"):
                    continue
                if name and _is_mine(element, mine, scopes):
                    yield from _item(element, key, one, name)


def _is_article(element: Any) -> bool:
    kind = element.get("itemtype") or element.get("typeof") or ""
    return any(ARTICLE.search(one) for one in kind.split())


def _holds(element: Any, inner: Any) -> bool:
    return inner is element or any(above is element for above in inner.iterancestors())


def _is_mine(element: Any, mine: set[Any], scopes: list[Any]) -> bool:
    """Whether the nearest thing that *element* is said of is this page's article."""
    for above in element.iterancestors():
        if above.get("itemscope") is not None or above.get("typeof"):
            return above in mine or (_is_page(above) and not scopes)
    return True


def _is_page(element: Any) -> bool:
    kind = element.get("itemtype") or element.get("typeof") or ""
    return kind.endswith("WebPage") or not kind


def _item(element: Any, key: str, given: str, name: str) -> Iterator[Declared]:
    origin = "microdata" if key == "itemprop" else "rdfa"
    said = element.get("content") or element.get("datetime")
    # <abbr class="published" title="2025-04-08T09:00">9:00 AM</abbr>
    said = said or (element.get("title") if element.tag == "abbr" else "")
    kind = (element.get("itemtype") or element.get("typeof") or "").lower()
    inner = [
        e
        for e in element.iterdescendants("*")
        if (e.get("itemprop") or e.get("property") or "").lower() in NAMED
    ]
    if not said and name in ("author", "publisher", "holder", "agency") and inner:
        said = inner[0].get("content") or "".join(inner[0].itertext())
    if not said and name in ("licence", "address"):
        said = element.get("href") or ""
    if not said and element.tag not in ("article", "div", "section", "main", "body"):
        said = "".join(element.itertext())[: VALUE * 2]
    if name == "author" and "organization" in kind:
        name = "author-organisation"
    if said:
        words = f'{key}="{given}" {clean(said[:VALUE])}'
        yield Declared(name, said, element.sourceline or 1, words, origin)
