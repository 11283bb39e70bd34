"""Pieces of a site's own theme that no longer fit ours: what `check` says of them.

A block that our templates do not have any more is never printed, and Jinja says
nothing; a macro that ours import and a piece lacks fails only where it is called.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from ...config.settings import Settings
from ...errors import Problem
from ..templates.texts import OF_THEME, Templates

if TYPE_CHECKING:
    from jinja2 import Environment, nodes


def unfitting(
    settings: Settings, templates: Templates, environment: "Environment"
) -> Iterator[Problem]:
    """Every block without a place, and every macro that is missed, in reading order."""
    from jinja2 import TemplateSyntaxError

    trees: dict[str, nodes.Template] = {}
    for name, text in templates.texts.items():
        try:
            trees[name] = environment.parse(text, name)
        except TemplateSyntaxError:
            return  # it is told of as that
    for name in trees:
        if templates.is_own(name):
            file = settings.shown_template(name)
            yield from _misnamed(file, name, trees)
            yield from _named(file, name, trees)
            yield from _blocks(file, name, trees)
            if f"{OF_THEME}/{name}" in trees:
                yield from _macros(file, name, trees)


def _misnamed(
    file: str, name: str, trees: "dict[str, nodes.Template]"
) -> Iterator[Problem]:
    """A template of nobody's that is called nearly as one of the theme's.

    Any other name may be one that a kind of page of the site's own asks for.
    """
    start, end = f"{OF_THEME}/", ".html"
    known = [one.removeprefix(start) for one in trees if one.startswith(start)]
    stems = [one.removesuffix(end) for one in known]
    near = get_close_matches(name.removesuffix(end), stems, 1, 0.8)
    if name in known or not near:
        return
    if name not in {said for tree in trees.values() for _, _, said in _asked(tree)}:
        hint = f"did you mean {near[0]}{end}?"
        said = "no page is made by it, since the theme has none of this name"
        yield Problem(file, 1, "bad-theme", said, hint, "warning")


def _asked(tree: "nodes.Template") -> Iterator[tuple[int, bool, str]]:
    """Templates that one names: line, whether it does without, and name."""
    from jinja2 import nodes

    asking = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    for each in tree.find_all(asking):
        named: nodes.Expr = each.template  # type: ignore[attr-defined]  # each of them has
        optional = isinstance(each, nodes.Include) and each.ignore_missing
        if isinstance(named, nodes.Const):
            yield each.lineno, optional, str(named.value)


def _named(
    file: str, name: str, trees: "dict[str, nodes.Template]"
) -> Iterator[Problem]:
    """Templates that this one names, and that are nowhere."""
    for line, optional, named in _asked(trees[name]):
        if not optional and named not in trees:
            near = get_close_matches(named, trees, n=1)
            hint = f"did you mean {near[0]}?" if near else "correct its name"
            said = f"there is no template {named}"
            yield Problem(file, line, "bad-theme", said, hint)


def _blocks(
    file: str, name: str, trees: "dict[str, nodes.Template]"
) -> Iterator[Problem]:
    """Blocks that no template has which this one builds on."""
    from jinja2 import nodes

    known: set[str] = set()
    at, seen = _parent(trees[name]), {name}
    while at in trees and at not in seen:
        seen.add(at)
        known |= {block.name for block in trees[at].find_all(nodes.Block)}
        at = _parent(trees[at])
    if len(seen) == 1 or at:
        return  # it builds on nothing, or on what only a page will name
    nested = set()
    for block in trees[name].find_all(nodes.Block):
        nested |= {inner.name for inner in block.find_all(nodes.Block)} - {block.name}
    for block in trees[name].find_all(nodes.Block):
        if block.name not in known | nested:
            near = get_close_matches(block.name, sorted(known), n=1)
            hint = f"did you mean {near[0]}?" if near else _listed(known)
            said = f"no template that it builds on has a block {block.name}"
            yield Problem(file, block.lineno, "bad-theme", said, hint, "warning")


def _parent(tree: "nodes.Template") -> str:
    """The template that one extends; empty for none, ``?`` if a page decides."""
    from jinja2 import nodes

    for found in tree.find_all(nodes.Extends):
        named = found.template
        return str(named.value) if isinstance(named, nodes.Const) else "?"
    return ""


def _listed(known: set[str]) -> str:
    return f"they have {', '.join(sorted(known))}" if known else "they have none"


def _macros(
    file: str, name: str, trees: "dict[str, nodes.Template]"
) -> Iterator[Problem]:
    """Macros that other templates import from this one, and that it does not have."""
    from jinja2 import nodes

    from ..templates.faults import missed_macro

    tree = trees[name]
    there = {macro.name for macro in tree.find_all(nodes.Macro)}
    there |= {n.name for n in tree.find_all(nodes.Name) if n.ctx == "store"}
    there |= {each.target for each in tree.find_all(nodes.Import)}
    for taken in tree.find_all(nodes.FromImport):
        there |= {one if isinstance(one, str) else one[1] for one in taken.names}
    wanted = {
        one if isinstance(one, str) else one[0]
        for other in trees.values()
        for each in other.find_all(nodes.FromImport)
        if isinstance(each.template, nodes.Const) and each.template.value == name
        for one in each.names
    }
    for macro in sorted(wanted - there):
        yield missed_macro(file, name, macro)
