"""The headline of a page as its reader sees it."""

import re
from typing import Any

from ..lexicon.markup_words import KICKER
from .json_ld import ARTICLE, Graph, is_a
from .plain_text import clean
from .same_words import UNSPACED, same_words

# What stands between a headline and the name of its site.
SEPARATED = re.compile(r"\s+[|·•»–—－-]\s+|\s*(?:::|｜)\s*|\s(?=\[)")

# A heading that shares this much with what the page is called is its headline.
ALIKE = 0.5
# One that shares less is not even a rewording of it.
FAINT = 0.15
LONGEST = 300
SHORT = 25


def heading_of(root: Any, graph: Graph) -> Any:
    """The element that holds the headline; None where none does.

    Pages have several ``h1``, and one of them is the name of the site: the one
    that resembles what the page is called elsewhere in itself is meant.
    """
    called = _called(root, graph)
    found = [e for e in root.iter("h1") if 0 < len(_words(e)) <= LONGEST]
    ranked = [(_alike(_words(e), called), -at, e) for at, e in enumerate(found[:20])]
    best = max(ranked, key=lambda one: one[:2], default=None)
    if best and (best[0] >= ALIKE or not called):
        return _narrowed(best[2], called)
    for element in list(root.iter("h2", "h3"))[:60]:
        if _alike(_words(element), called) >= 0.8 and len(_words(element).split()) > 2:
            return element
    shown = [
        e
        for e in found
        if (len(_words(e)) > 25 or len(_words(e).split()) > 3)
        and (not called or _alike(_words(e), called) >= FAINT)
    ]
    return shown[0] if len(shown) == 1 else None


def _called(root: Any, graph: Graph) -> list[str]:
    """What the page is called in its head and its data."""
    said = [
        e.get("content") or ""
        for e in root.iter("meta")
        if (e.get("property") or e.get("name") or "").lower()
        in ("og:title", "twitter:title")
    ]
    said += [e.text or "" for e in list(root.iter("title"))[:1]]
    said += [
        str(node.get("headline") or "")
        for node, _ in graph.nodes
        if is_a(node, ARTICLE)
    ]
    return [clean(one) for one in said if one.strip()]


def _alike(words: str, called: list[str]) -> float:
    """How much a heading resembles the titles, a short one only if it is one."""
    best = max((same_words(words, one) for one in called), default=0.0)
    # "New Zealand - Wikipedia" has both; what stands last is the site's name.
    for title in called:
        pieces = [piece.strip("[]: ") for piece in SEPARATED.split(title)]
        if words == pieces[0] and len(words) > len(pieces[-1]):
            return 1.0
        if words in pieces[1:] and len(words) < len(pieces[0]):
            return 0.0
    few = len(words.split()) <= 3 and len(words) < SHORT
    # Scripts without blanks say more in fewer signs.
    short = len(words) < SHORT // 3 if UNSPACED.search(words) else few
    return best * (0.4 if short and words not in called else 1)


def _narrowed(element: Any, called: list[str]) -> Any:
    """The part of a heading that is the headline, where a kicker is in it too."""
    for inner in element.iter():
        if inner is not element and _words(inner) in called:
            return inner
    for inner in list(element):
        if isinstance(inner.tag, str) and KICKER.search(inner.get("class", "")):
            rest = [e for e in element if e is not inner and _words(e)]
            if len(rest) == 1 and not (element.text or "").strip():
                return rest[0]
    return element


def _words(element: Any) -> str:
    if not isinstance(element.tag, str):
        return ""
    return clean("".join(element.itertext()))
