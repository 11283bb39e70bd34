"""The same verbs as tasks of Invoke."""

import inspect
import sys
from collections.abc import Callable
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.tasks import Task

from creditline.errors import SettingsError
from creditline.setup import bootstrap

from .boundary import plain_errors
from .flags import BY_PLACE, SEVERAL, Flag, Shape, Verb, convert, flags
from .parser import Groups, about, load, meaning


def collection(groups: Groups) -> Collection:
    """All verbs, for Invoke to list and run."""
    found = Collection()
    for names in groups.values():
        for name in names:
            found.add_task(task(load(name)), name)
    return found


def task(verb: Verb) -> Task[Callable[..., None]]:
    """One verb as Invoke wants it: a function whose signature it can read."""
    declared = [flag for flag in flags(verb) if flag.shape is not Shape.REST]

    def body(_: Context, **typed: object) -> None:
        with plain_errors():
            bootstrap.enter_from_invoke()
            named = {flag.name: value(flag, typed[flag.name]) for flag in declared}
            places = [flag.name for flag in declared if flag.shape in BY_PLACE]
            positional = [named.pop(name) for name in places]
            code = verb(*positional, *rest(verb), **named) or 0
        if code:
            sys.exit(code)

    body.__name__ = verb.__name__
    body.__doc__ = about(verb)
    context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    body.__signature__ = inspect.Signature(  # type: ignore[attr-defined] # inspect reads it
        [context, *map(parameter, declared)]
    )
    return Task(
        body,
        name=verb.__name__,
        help={flag.name: meaning(flag) for flag in declared},
        # Invoke insists on every positional argument that it knows of.
        positional=[
            flag.name
            for flag in declared
            if flag.shape is Shape.PLACE and flag.required
        ],
        optional=[flag.name for flag in declared if flag.shape is Shape.PERHAPS],
        iterable=[flag.name for flag in declared if flag.shape in SEVERAL],
        # A letter each would be there with Invoke and not without it.
        auto_shortflags=False,
    )


def parameter(flag: Flag) -> inspect.Parameter:
    """A parameter in the form from which Invoke guesses how it is typed."""
    default: Any = False if flag.shape is Shape.SWITCH else None
    if flag.required:
        default = inspect.Parameter.empty
    return inspect.Parameter(flag.name, inspect.Parameter.KEYWORD_ONLY, default=default)


def value(flag: Flag, typed: Any) -> object:
    """What Invoke read, as the verb wants it."""
    if flag.shape is Shape.SWITCH:
        return bool(typed)
    if flag.shape in SEVERAL:
        return tuple(convert(flag, each) for each in typed or ())
    if typed is None and flag.required:
        raise SettingsError(f"{flag.typed} is required")
    if typed is None or typed is False:
        return flag.default
    return True if typed is True else convert(flag, typed)


def rest(verb: Verb) -> list[str]:
    """What follows ``--``, for a verb that takes everything."""
    if not any(flag.shape is Shape.REST for flag in flags(verb)):
        return []
    arguments = sys.argv[1:]
    # Invoke keeps the remainder to itself.
    return arguments[arguments.index("--") + 1 :] if "--" in arguments else []
