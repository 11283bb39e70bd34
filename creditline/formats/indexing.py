"""What search engines are told of a page: one rule, so that no two signals differ.

An article in our own words is ours to be found.  A text that we republish in
full competes with its original, so its owner's terms decide, and where they
are silent it is not listed.
"""

from msgspec import Struct

from ..credit.terms import Terms


class Indexing(Struct, frozen=True):
    """``canonical`` is another's address, or nothing for the page's own."""

    listed: bool = True
    canonical: str = ""

    @property
    def robots(self) -> str:
        """What the page says to robots; nothing where they may do as they do."""
        return "" if self.listed else "noindex"


def indexing(reuse: str, terms: Terms, original_url: str) -> Indexing:
    """The rule for a page of which so much is the original's."""
    if reuse != "full" or terms.index == "index":
        return Indexing()
    if terms.index == "canonical" and original_url:
        # Not both: who is told not to list a page does not read its canonical.
        return Indexing(canonical=original_url)
    return Indexing(listed=False)
