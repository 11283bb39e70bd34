"""How templates are compiled: to code that does no more than ours need.

Jinja calls everything through a function that asks what it calls, and marks
every text that it has escaped.  A page calls seventy macros and prints two
hundred texts; macros and addresses need no asking, and what is printed is
joined at once.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

MACRO = "_macro_of"
"""The global by which compiled templates find the macros of others."""
# What every template can call, and is a plain function.
PHRASE = "_phrase"
"""The global that puts values into a sentence of the catalogue."""
PLAIN = frozenset(("link", "asset", "once", "same", PHRASE))


try:
    # What the library does before it marks a text.
    from markupsafe import _escape_inner as escaped  # type: ignore[attr-defined]
except ImportError:
    from markupsafe import escape as escaped

# `Markup` of a plain text, which need not be asked whether it is marked already.
marked: Callable[[str], Markup] = partial(str.__new__, Markup)


def call(called: Any, *values: Any, **named: Any) -> Any:
    """Call a macro or a plain function, where texts are escaped."""
    if type(called) is Macro and not named:
        # A macro that takes just what it names needs nobody to sort that out; what
        # it is made of is the library's own affair, and the tests would tell.
        left = len(called.arguments) - len(values)
        if left >= 0 and not (
            called.caller or called.catch_kwargs or called.catch_varargs
        ):
            # It escapes what it prints.
            return marked(called._func(*values, *(missing,) * left))  # noqa: SLF001
    return called(*values, **named)


def phrase(*parts: Any) -> Markup:
    """A sentence of HTML: its words, and values to escape, in turn."""
    # Words of the catalogue, and what is escaped here.
    return marked(
        "".join([shown(part) if n % 2 else part for n, part in enumerate(parts)])
    )


def shown(value: Any) -> str:
    """A value as a page prints it: escaped, unless it is marked as HTML."""
    if type(value) is str:
        return escaped(value)
    return value if type(value) is Markup else escape(value)


PIECES = "yield from "


class Direct(CodeGenerator):
    """Calls macros and plain functions as they are, and escapes what needs it."""

    macros: frozenset[str] = frozenset()

    def visit_Template(  # noqa: N802 (the name that the library looks for)
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """One template, with the macros that it defines or imports."""
        macros = {macro.name for macro in node.find_all(nodes.Macro)}
        self.macros = frozenset(macros | imported(node))
        super().visit_Template(node, frame)

    def visit_Call(  # type: ignore[override]  # noqa: N802 (nobody passes it by place)
        self, node: nodes.Call, frame: Frame, **more: bool
    ) -> None:
        """A call; that of a macro goes straight to it."""
        called = node.node
        if isinstance(called, nodes.Name) and called.name == MACRO:
            self.write("environment.macro(")
            for named in node.args:
                self.visit(named, frame)
                self.write(", ")
            self.write(")")
            return
        plainly = not frame.eval_ctx.volatile and frame.eval_ctx.autoescape
        if (
            more
            or not plainly
            or not isinstance(called, nodes.Name)
            or called.name not in PLAIN | self.macros
        ):
            super().visit_Call(node, frame, **more)
            return
        more_than_values = node.kwargs or node.dyn_args or node.dyn_kwargs
        if called.name in self.macros or more_than_values:
            self.write("ours_call_plain(")
            self.visit(called, frame)
            self.signature(node, frame)
            self.write(")")
            return
        self.visit(called, frame)
        self.write("(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def write_commons(self) -> None:
        """What every function of a template has at hand."""
        super().write_commons()
        for name in ("getattr", "call_plain", "shown"):
            self.writeline(f"ours_{name} = environment.{name}")
        self.writeline("ours_plain = getattr")

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A line of code; what a block or a parent prints is joined at once.

        Else each of its pieces would come up through every template above.
        """
        if x.startswith(PIECES):
            x = f"yield concat({x.removeprefix(PIECES)})"
        super().writeline(x, node, extra)

    def visit_Getattr(  # noqa: N802
        self, node: nodes.Getattr, frame: Frame
    ) -> None:
        """An attribute, or an item of that name: nearly always the first."""
        name = repr(node.attr)
        if node.attr.startswith("_"):
            self.write("ours_getattr(")
            self.visit(node.node, frame)
            self.write(f", {name})")
            return
        self.write("(ours_v if (ours_v := ours_plain(ours_o := ")
        self.visit(node.node, frame)
        self.write(f", {name}, missing)) is not missing")
        self.write(f" else ours_getattr(ours_o, {name}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("ours_shown(")
        if finalize.src is not None:
            self.write(finalize.src)


def imported(template: nodes.Template) -> set[str]:
    """The names under which *template* has looked up macros of others."""
    return {
        found.target.name
        for found in template.find_all(nodes.Assign)
        if isinstance(found.target, nodes.Name)
        and isinstance(found.node, nodes.Call)
        and isinstance(found.node.node, nodes.Name)
        and found.node.node.name == MACRO
    }
