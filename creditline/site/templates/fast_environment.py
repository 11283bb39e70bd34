"""A Jinja environment that settles what it can while it compiles a template.

``_("Archive")`` is looked up then and becomes plain, escaped text of its
language; a string with values to fill in is cut where they stand.  An
address that is written out, ``link("archive/index.html")``, is settled too.  A
template that another one includes by name is compiled into it, and macros that
it imports by name are looked up rather than made again.  A page thus takes
less than half of the time that it would.
"""

import re
from collections.abc import Callable, MutableMapping
from gettext import NullTranslations
from typing import Any

from jinja2 import TemplateNotFound, nodes
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

from ..linking import asset, link
from .fast_codegen import MACRO, PHRASE, Direct, call, phrase, shown
from .strict import Strict

# A place for a value in a message; any other per cent sign is left to the library.
VALUE = re.compile(r"%\((\w+)\)s")


class Translated(Strict):
    """An environment of one language, which has the *words* before it compiles."""

    words = NullTranslations()
    code_generator_class = Direct
    call_plain = staticmethod(call)
    shown = staticmethod(shown)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.macros: dict[tuple[str, str], Any] = {}
        self._shared: set[int] = set()
        self.globals[MACRO] = self.macro
        self.globals[PHRASE] = phrase

    def make_globals(
        self, d: MutableMapping[str, Any] | None
    ) -> MutableMapping[str, Any]:
        """What a template can name besides its context, as it is when it is loaded.

        Each page copies all of it, which from the library's chain takes longer.
        """
        return {**self.globals, **(d or {})}

    def macro(self, template: str, name: str) -> Any:
        """A macro of another template, which sees nothing of the page.

        One that it does not have is missed where it is called, as by the library.
        """
        found = self.macros.get((template, name))
        if found is None:
            found = getattr(self.get_template(template).module, name, missing)
            if found is missing:
                said = f"the template {template!r} does not export {name!r}"
                return self.undefined(said, name=name)
            if not self.keeps(template):
                self.macros[template, name] = found
                self._shared.add(id(found))
        return found

    def sees_nothing(self, macro: Any) -> bool:
        """Whether a macro gives the same for the same values on any page."""
        return id(macro) in self._shared

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        template: nodes.Template = Settled(self).visit(
            super()._parse(source, name, filename)
        )
        return template

    def included(self, name: str) -> nodes.Template | None:
        """The template *name*, if it can stand within another one."""
        if self.loader is None:
            return None
        try:
            source, filename, _ = self.loader.get_source(self, name)
        except TemplateNotFound:
            return None  # it is said when the page is made, as always
        found = self._parse(source, name, filename)
        apart = (nodes.Extends, nodes.Block)
        return None if any(found.find_all(apart)) else found


class Settled(NodeTransformer):
    """Replaces what is known now by what comes of it."""

    def __init__(self, environment: Translated) -> None:
        self.environment = environment
        self.escaping = environment.autoescape is True
        self.known: dict[str, Callable[[str], str]] = {
            "_": self.says,
            "link": link,
            "asset": asset,
        }

    def says(self, message: str) -> str:
        """As the call would say it: a doubled per cent sign stands for one."""
        return self.environment.words.gettext(message) % {}

    def visit_Call(  # noqa: N802 (the name that the library looks for)
        self, node: nodes.Call, *args: Any, **kwargs: Any
    ) -> nodes.Node:
        """What ``_("…")`` says and where ``link("…")`` leads, if that is all."""
        called, given = node.node, node.args
        if (
            isinstance(called, nodes.Name)
            and called.name in self.known
            and len(given) == 1
            and isinstance(given[0], nodes.Const)
            and isinstance(given[0].value, str)
            and not node.dyn_args
            and not node.dyn_kwargs
        ):
            if not node.kwargs:
                said = self.known[called.name](given[0].value)
                return nodes.Const(said, lineno=node.lineno)
            if called.name == "_" and self.escaping:
                node = self.with_values(node, given[0].value)
        return self.generic_visit(node, *args, **kwargs)

    def with_values(self, node: nodes.Call, message: str) -> nodes.Call:
        """``_("by %(name)s", name=who)`` as words and values in turn."""
        values = {pair.key: pair.value for pair in node.kwargs}
        # Words at even places, names at odd ones.
        parts = VALUE.split(self.environment.words.gettext(message))
        plain = "%" not in "".join(parts[::2])
        if not plain or not values.keys() >= {*parts[1::2]}:
            return node
        line = node.lineno
        said = [
            values[part] if n % 2 else nodes.Const(part, lineno=line)
            for n, part in enumerate(parts)
        ]
        named = nodes.Name(PHRASE, "load", lineno=line)
        return nodes.Call(named, said, [], None, None, lineno=line)

    def visit_ScopedEvalContextModifier(  # noqa: N802
        self, node: nodes.ScopedEvalContextModifier, *args: Any, **kwargs: Any
    ) -> nodes.Node:
        """A stretch in which texts may not be escaped."""
        before, self.escaping = self.escaping, False
        try:
            return self.generic_visit(node, *args, **kwargs)
        finally:
            self.escaping = before

    def visit_Include(  # noqa: N802
        self, node: nodes.Include, *args: Any, **kwargs: Any
    ) -> nodes.Node:
        """What the included template consists of, in a scope of its own."""
        named = node.template
        if isinstance(named, nodes.Const) and node.with_context:
            found = self.environment.included(str(named.value))
            if found is not None:
                return nodes.Scope(found.body, lineno=node.lineno)
        return self.generic_visit(node, *args, **kwargs)

    def visit_FromImport(  # noqa: N802
        self, node: nodes.FromImport, *args: Any, **kwargs: Any
    ) -> nodes.Node | list[nodes.Node]:
        """A look-up for each macro."""
        named = node.template
        if not isinstance(named, nodes.Const) or node.with_context:
            return self.generic_visit(node, *args, **kwargs)
        pairs = [(n, n) if isinstance(n, str) else n for n in node.names]
        line = node.lineno
        return [
            nodes.Assign(
                nodes.Name(alias, "store", lineno=line),
                nodes.Call(
                    nodes.Name(MACRO, "load", lineno=line),
                    [named, nodes.Const(name, lineno=line)],
                    [],
                    None,
                    None,
                    lineno=line,
                ),
                lineno=line,
            )
            for name, alias in pairs
        ]
