"""Pieces of pages that are made once and stand on many: ``once`` and ``same``.

Only macros that see nothing of a page can be shared: those that a template imports
by name and without its context.  All others are made each time.
"""

from collections.abc import Callable, Hashable
from typing import Any, Protocol

from markupsafe import Markup

MOST = 20_000
"""How many rendered pieces a process keeps at most."""


class Shares(Protocol):
    """An environment that knows which macros see nothing of a page."""

    def sees_nothing(self, macro: Any) -> bool:
        """Whether a macro gives the same for the same values on any page."""


def called(macro: Any, *values: Any) -> Markup:
    """What ``once`` and ``same`` do where nothing is kept."""
    made: Markup = macro(*values)
    return made


def once_a_story(environment: Shares) -> Callable[[Any, Any], Markup]:
    """For templates: ``once(macro, story)`` is ``macro(story)``, made only once.

    A story stands in half a dozen lists, and looks alike in all of them.
    """
    return _kept(environment, lambda values: getattr(values[0], "alike", None))


def once_for_all(environment: Shares) -> Callable[..., Markup]:
    """For templates: ``same(macro, …)`` is ``macro(…)``, made once for equal values.

    The frame of a page is the same on thousands of pages.
    """
    # Types too: 1 and True are equal, and print otherwise.
    return _kept(environment, _equal)


def _equal(values: tuple[Any, ...]) -> Hashable:
    try:
        hash(values)
    except TypeError:
        return None
    return values, repr(values)


def _kept(
    environment: Shares, alike: Callable[[tuple[Any, ...]], Hashable]
) -> Callable[..., Markup]:
    pieces: dict[Hashable, Markup] = {}

    def made(macro: Any, *values: Any) -> Markup:
        key = alike(values) if values and environment.sees_nothing(macro) else None
        if key is None:
            return called(macro, *values)
        found = pieces.get((id(macro), key))
        if found is None:
            if len(pieces) >= MOST:
                pieces.clear()
            found = pieces[id(macro), key] = called(macro, *values)
        return found

    return made
