"""The headings of a long text, as a table of its contents."""

import re
from typing import NamedTuple

from markupsafe import Markup

FEW = 4
"""So many headings are seen at a glance; a text of more gets a table."""
HEADING = re.compile(r'<h([2-4])(?: [^<>]*?)? ?\bid="([^"]+)"[^<>]*>(.*?)</h\1>', re.S)
# The number of a source, or the letter of a note.
MARK = re.compile(r"<sup[ >].*?</sup>", re.S)


class Heading(NamedTuple):
    """A heading: its rank, its place on the page, and its words."""

    rank: int
    place: Markup
    words: str


def contents(html: str) -> tuple[Heading, ...]:
    """The headings in *html*, if they are more than `FEW`."""
    if html.count("</h") <= FEW:
        return ()
    found = tuple(
        # Both are HTML already: nothing is to be escaped twice.
        Heading(int(m[1]), Markup(m[2]), Markup(MARK.sub("", m[3])).striptags())  # noqa: S704
        for m in HEADING.finditer(html)
    )
    return found if len(found) > FEW else ()
