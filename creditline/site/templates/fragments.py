"""Pieces of pages that are made once and stand on many: ``once`` and ``same``.

Only macros that see nothing of a page can be shared: those that a template imports
by name and without its context.  All others are made each time.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeAlias

from markupsafe import Markup

MOST = 20_000
"""How many rendered pieces a process keeps at most."""


Blind: TypeAlias = Callable[[Any], bool]
"""Whether a macro sees nothing of a page: it gives the same for the same values."""


def called(macro: Any, *values: Any) -> Markup:
    """What ``once`` and ``same`` do where nothing is kept."""
    made: Markup = macro(*values)
    return made


def once_a_story(blind: Blind) -> Callable[[Any, Any], Markup]:
    """For templates: ``once(macro, story)`` is ``macro(story)``, made only once.

    A story stands in half a dozen lists, and looks alike in all of them.
    """
    return _kept(blind, lambda values: getattr(values[0], "alike", None))


def once_for_all(blind: Blind) -> Callable[..., Markup]:
    """For templates: ``same(macro, …)`` is ``macro(…)``, made once for equal values.

    The frame of a page is the same on thousands of pages.
    """
    # Types too: 1 and True are equal, and print otherwise.
    return _kept(blind, _equal)


def _equal(values: tuple[Any, ...]) -> Hashable:
    try:
        hash(values)
    except TypeError:
        return None
    return values, repr(values)


def _kept(
    blind: Blind, alike: Callable[[tuple[Any, ...]], Hashable]
) -> Callable[..., Markup]:
    pieces: dict[Hashable, Markup] = {}

    def made(macro: Any, *values: Any) -> Markup:
        key = alike(values) if values and blind(macro) else None
        if key is None:
            return called(macro, *values)
        found = pieces.get((id(macro), key))
        if found is None:
            if len(pieces) >= MOST:
                pieces.clear()
            found = pieces[id(macro), key] = called(macro, *values)
        return found

    return made
