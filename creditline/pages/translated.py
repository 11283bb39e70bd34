"""A Jinja environment that says its constant strings in one language.

``_("Archive")`` is looked up while a template is compiled and becomes plain,
escaped text of it; only strings with values to fill in are looked up page by
page.  That is a third of the time that a page takes.
"""

from gettext import NullTranslations
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer


class Translated(Environment):
    """An environment of one language, which has the *words* before it compiles."""

    words = NullTranslations()

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        template: nodes.Template = Said(self.words).visit(
            super()._parse(source, name, filename)
        )
        return template


class Said(NodeTransformer):
    """Replaces each ``_("…")`` that has nothing to fill in by what it says."""

    def __init__(self, words: NullTranslations) -> None:
        self.words = words

    def visit_Call(  # noqa: N802 (the name that the library looks for)
        self, node: nodes.Call, *args: Any, **kwargs: Any
    ) -> nodes.Node:
        """The text, if it is known now."""
        called, given = node.node, node.args
        more = node.kwargs or node.dyn_args or node.dyn_kwargs
        if (
            not more
            and isinstance(called, nodes.Name)
            and called.name == "_"
            and len(given) == 1
            and isinstance(given[0], nodes.Const)
        ):
            # As the call would: a doubled per cent sign stands for one.
            said = self.words.gettext(given[0].value) % {}
            return nodes.Const(said, lineno=node.lineno)
        return self.generic_visit(node, *args, **kwargs)
