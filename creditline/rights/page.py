"""A saved page as text: the article in it, as well as the page marks it.

Enough to measure against, from the standard library.  `clip` reads pages with
more care; a text that somebody keeps beside the page goes first.
"""

import re
from html.parser import HTMLParser

from msgspec import Struct, field

_SKIPPED = """aside button dialog footer header iframe nav noscript object script
    select style svg template textarea"""
_INLINE = """a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp
    small span strong sub sup time tt u var wbr"""
# Elements that hold no text of the article, but for a header within one.
SKIPPED = frozenset(_SKIPPED.split())
INLINE = frozenset(_INLINE.split())
NEVER_SEEN = frozenset(("script", "style", "template"))
LONG = 80
"""Characters from which a paragraph is prose, and no headline or label."""
SHARE = 10
"""A part with less than one in so many of a page's prose only announces others."""


class Region(Struct):
    """A part of the page: its text in pieces, and the addresses in it."""

    pieces: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def prose(self) -> int:
        """How many characters its long paragraphs have."""
        return sum(len(p) for p in self.text.split("\n\n") if len(p) >= LONG)

    @property
    def text(self) -> str:
        """Paragraphs with a blank line between them, and no other white space."""
        paragraphs = (" ".join(p.split()) for p in "".join(self.pieces).split("\n\n"))
        return "\n\n".join(filter(None, paragraphs))


def read_page(html: str) -> tuple[str, tuple[str, ...]]:
    """The text of a page in paragraphs, and the addresses that it links to.

    Of a page that marks articles, the longest; else its main part, if marked; what
    holds next to none of the page's prose is neither.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    longest = max(reader.articles, key=lambda a: len(a.text), default=Region())
    least = reader.whole.prose / SHARE
    marked = (part for part in (longest, reader.main) if part.prose >= least)
    for region in (*marked, reader.whole, reader.unskipped):
        if text := region.text:
            return text, tuple(dict.fromkeys(region.links))
    return "", ()


class _Reader(HTMLParser):
    """Sorts the text of a page by the regions that it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.articles: list[Region] = []
        self.main, self.whole, self.unskipped = Region(), Region(), Region()
        self.skipped: list[str] = []
        self.depth = {"article": 0, "main": 0}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self._take("\n\n")
        if tag == "article" and not self.depth[tag]:
            self.articles.append(Region())
        if tag in self.depth:
            self.depth[tag] += 1
        if tag in SKIPPED and not (tag == "header" and self.depth["article"]):
            self.skipped.append(tag)
        elif tag == "a" and not self.skipped:
            address = (dict(attrs).get("href") or "").strip()
            if re.match(r"https?://", address):
                for region in self._regions():
                    region.links.append(address)

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._take("\n\n")
        if self.depth.get(tag):
            self.depth[tag] -= 1
        if tag in self.skipped:
            # Whatever was left open inside it ends here too.
            while self.skipped.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        data = data.replace("\n", " ")
        if not self.skipped:
            self._take(data)
        if NEVER_SEEN.isdisjoint(self.skipped):
            self.unskipped.pieces.append(data)

    def _regions(self) -> list[Region]:
        inside = [self.whole]
        if self.depth["main"]:
            inside.append(self.main)
        if self.depth["article"]:
            inside.append(self.articles[-1])
        return inside

    def _take(self, text: str) -> None:
        for region in self._regions():
            region.pieces.append(text)
