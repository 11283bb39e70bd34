"""What an owner wants said beside its text, filled with the facts of one article."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct

from ..article.record import Article
from ..article.values import Moment, day_of
from .records import Credit

PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Source(NamedTuple):
    """Where a fact of a prescribed sentence comes from."""

    what: str
    field: str


FIELDS = {
    "author": Source("the original's byline", "Reporter"),
    "title": Source("the original's headline", "Original-Title"),
    "accessed": Source("the day when we read it", "Retrieved"),
    "url": Source("the original's own address", "it as Source"),
}
"""The facts that an article may not state; all others are always known."""


class Obligation(Struct, frozen=True):
    """Words that must stand at ``top``, at ``bottom`` or as the ``byline``.

    ``url`` is where the words lead that are an address.
    """

    position: str
    text: str
    url: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """The words before the address, the address, and the words after it."""
        if not self.url or self.url not in self.text:
            return self.text, "", ""
        return self.text.partition(self.url)


def missing(form: str, article: Article, url: str) -> Iterator[str]:
    """The facts that *form* names and the article does not state, each once."""
    stated = {
        "author": article.reporter,
        "title": article.original_title,
        "accessed": article.retrieved,
        "url": url,
    }
    for name in dict.fromkeys(PLACEHOLDER.findall(form)):
        if name in stated and not stated[name]:
            yield name


def obligations(
    credit: Credit, reuse: str, site: str, listed: Callable[[tuple[str, ...]], str]
) -> tuple[Obligation, ...]:
    """What must be said beside an excerpt or a full text.

    *site* is our name; *listed* puts names into one phrase.
    """
    if reuse not in ("excerpt", "full"):
        return ()
    terms = credit.terms
    facts = {
        "author": listed(credit.reporters),
        "title": credit.original_title,
        "outlet": credit.outlet.name,
        "source": credit.source.name,
        "date": _day(credit.published),
        "accessed": _day(credit.retrieved),
        "url": credit.original_url,
        "site": site,
    }
    said = []
    if terms.byline_format:
        text = _filled(terms.byline_format, facts)
        said.append(Obligation("byline", text, credit.original_url))
    if terms.required_sentence:
        text = _filled(terms.required_sentence, facts)
        position = terms.position or "bottom"
        said.append(Obligation(position, text, credit.original_url))
    return tuple(said)


def _filled(form: str, facts: dict[str, str]) -> str:
    return PLACEHOLDER.sub(lambda gap: facts[gap[1]], form)


def _day(moment: Moment | None) -> str:
    """A day as every language reads it: the sentence is not ours to translate."""
    return "" if moment is None else day_of(moment).isoformat()
