"""What an article may say of an original, by whether its outlet is ourselves.

A piece of our own has no original: nothing of it was read, allowed or reported
elsewhere.  Only the registry knows whose an outlet is, so this is asked where the
organisations have been looked up.
"""

from collections.abc import Iterator

from ..article.fields import BY_NAME, FIELDS
from ..article.record import Article
from ..errors import Problem
from .records import Organisation
from .registry import own_address

INSTEAD = {
    "Source": "remove it; what the piece relies on stands under Citing",
    "Reporter": "write Author: with our writer",
    "Outlet-Update": "write Correction: with the day and what we changed",
}
ELSE = "remove it, or name as Outlet whose reporting it is"


def own_piece_problems(
    article: Article, outlet: Organisation, source: Organisation
) -> Iterator[Problem]:
    """What an article says of an original that it has not, or lacks of one it has."""
    if outlet.own:
        yield from _said_of_an_original(article, outlet, source)
    elif article.lacks_source:
        line, said = article.lacks_source, "the header has no Source"
        hint = f"add Source: {BY_NAME['source'].meaning}"
        yield Problem(article.path, line, "missing-field", said, hint)
    elif source.own:
        said = f"the source {source.name} is our own"
        said = f"{said}, and the outlet {outlet.name} is not"
        hint = "name as Source who published what we read, or as Outlet ourselves"
        yield Problem(article.path, article.line("source"), "own-piece", said, hint)


def original_of_own_piece(article: Article, outlet: str, original: str) -> Problem:
    """That a private *original* is kept for a piece of our own."""
    said = f"{original} is kept as the original of a piece of our own"
    hint = f"or name instead of {outlet} whose reporting it is"
    hint = f"remove it from the folder of originals, {hint}"
    return Problem(article.path, article.line("outlet"), "own-piece", said, hint)


def _said_of_an_original(
    article: Article, outlet: Organisation, source: Organisation
) -> Iterator[Problem]:
    for field in FIELDS:
        if not field.of_original or not article.states(field.attribute):
            continue
        again = source.key == outlet.key and not own_address(article.source, source)
        if field.name == "Source" and again:
            continue  # it says once more what the outlet says
        said = f"{field.name} belongs to somebody else's original"
        said = f"{said}, and {outlet.name} is our own"
        line, hint = article.line(field.attribute), INSTEAD.get(field.name, ELSE)
        yield Problem(article.path, line, "own-piece", said, hint)
