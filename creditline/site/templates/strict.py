"""What templates may ask for, and what is said of names that are nowhere to be had.

A template sees values and leaves them as they are: no name that begins with an
underscore, nothing by chance, and nothing that another page has left behind.
"""

import sys
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from jinja2 import (
    ChainableUndefined,
    Environment,
    Template,
    Undefined,
    pass_environment,
)
from jinja2.runtime import Context
from jinja2.utils import missing

CHANGED = "a template cannot change what it is given; make a copy of it"


class Unknown(NamedTuple):
    """A name that a template prints and nobody gives: where, and what was meant."""

    file: str
    line: int
    name: str
    near: str


class Missing(ChainableUndefined):
    """A name that is nowhere to be had: nothing if tested, and noted if printed.

    Whoever renders looks at the *unknown* names of the environment afterwards.
    """

    __slots__ = ()

    def __str__(self) -> str:
        self._note()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self._note()
        return iter(())

    def __contains__(self, _item: object) -> bool:
        return False

    def _note(self) -> None:
        at: Any = sys._getframe(2)  # noqa: SLF001 (who asked is nowhere else)
        template: Template | None = None
        line, context = 1, tuple[str, ...]()
        while at is not None:
            found = at.f_globals.get("__jinja_template__")
            if template is None and isinstance(found, Template):
                template, line = found, found.get_corresponding_lineno(at.f_lineno)
            held = at.f_locals.get("context")
            if not context and isinstance(held, Context):
                context = tuple(held.get_all())
            at = at.f_back
        if template is None:
            return
        name, owner = str(self._undefined_name), self._undefined_obj
        given = [*dir(owner)]
        if owner is missing:
            given = [*context, *template.globals]
        known = [word for word in given if not word.startswith("_")]
        near = get_close_matches(name, known, n=1)
        told = Unknown(template.filename or "", line, name, near[0] if near else "")
        template.environment.unknown.append(told)  # type: ignore[attr-defined]


class Unshared(Template):
    """A template whose macros keep nothing from page to page."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        if self.environment.keeps(self.name):  # type: ignore[attr-defined]
            self._module = None
        return super()._get_default_module(ctx)


class Strict(Environment):
    """An environment in which pages depend on what they are given, and on no more."""

    template_class = Unshared

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.unknown: list[Unknown] = []
        self.keeping: frozenset[str] = frozenset()
        """Templates that may keep something from one page to the next."""
        del self.filters["random"]
        del self.globals["lipsum"]
        self.filters["attr"] = attribute_of

    def keeps(self, template: str | None) -> bool:
        """Whether a template may keep something from one page to the next."""
        return template in self.keeping

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute, or an item of that name."""
        if attribute[:1] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
            try:
                return obj[attribute]
            except (TypeError, LookupError, AttributeError):
                pass
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item, or an attribute of that name."""
        hidden = isinstance(argument, str) and argument.startswith("_")
        if hidden and not isinstance(obj, Mapping):
            return self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)


@pass_environment
def attribute_of(environment: Environment, obj: Any, name: str) -> Any:
    """The filter ``attr``, which gives no more than a dot does."""
    if not str(name).startswith("_"):
        try:
            return getattr(obj, str(name))
        except AttributeError:
            pass
    found: Undefined = environment.undefined(obj=obj, name=name)
    return found


def _refuse(*_given: object, **_more: object) -> Any:
    raise TypeError(CHANGED)


CHANGES_OF_LISTS = (
    *("__setitem__", "__delitem__", "__iadd__", "__imul__", "append", "extend"),
    *("insert", "pop", "remove", "clear", "sort", "reverse"),
)
CHANGES_OF_MAPPINGS = (
    *("__setitem__", "__delitem__", "__ior__", "pop", "popitem", "clear", "update"),
    "setdefault",
)
Frozen = type("Frozen", (list,), dict.fromkeys(CHANGES_OF_LISTS, _refuse))
Fixed = type("Fixed", (dict,), dict.fromkeys(CHANGES_OF_MAPPINGS, _refuse))


def frozen(value: Any) -> Any:
    """*value* as templates are given it: lists and mappings that nobody can change."""
    if type(value) is list:
        return Frozen(map(frozen, value))
    if type(value) is tuple:
        return tuple(map(frozen, value))
    if type(value) is dict:
        return Fixed({name: frozen(held) for name, held in value.items()})
    return frozenset(value) if type(value) is set else value
