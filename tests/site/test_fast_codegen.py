"""What is settled while templates are compiled changes nothing that they print."""

from gettext import NullTranslations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from creditline.site.linking import asset, link
from creditline.site.templates.fast_codegen import call, shown
from creditline.site.templates.fast_environment import Translated

PARTS = {
    "macros.html": (
        "{% macro b(x, kind='') %}<b{% if kind %} class='{{ kind }}'{% endif %}>"
        "{{ x }}</b>{% endmacro %}"
        "{% macro twice(x) %}{{ b(x) }}{{ b(x) }}{% endmacro %}"
        "{% macro within() %}<i>{{ caller() }}</i>{% endmacro %}"
    ),
    "part.html": (
        "{% set said = said ~ '!' %}{% from 'macros.html' import b %}{{ b(said) }}"
    ),
    "nested.html": "({% include 'part.html' %})",
    "base.html": "<{% block inner %}{% endblock %}>{% include 'nested.html' %}",
    "kept.html": "{% block own %}own{% endblock %}",
}
CASES = {
    "include": "{% include 'part.html' %} {{ said }}",
    "include in include": "{% include 'nested.html' %}{% include 'nested.html' %}",
    "include in a loop": "{% for said in 'ab' %}{% include 'part.html' %}{% endfor %}",
    "include of blocks": "{% include 'kept.html' %}",
    "include by a variable": "{% include which %}",
    "include of none": "{% include 'none.html' ignore missing %}.",
    "imports": "{% from 'macros.html' import b, twice as t %}{{ b(1) }}{{ t(said) }}",
    "keywords": "{% from 'macros.html' import b %}{{ b(x=said, kind='<k>') }}",
    "a call around": (
        "{% from 'macros.html' import within %}"
        "{% call within() %}{{ said }}{% endcall %}"
    ),
    "a macro of its own": (
        "{% macro down(n) %}{{ n }}{{ down(n - 1) if n }}{% endmacro %}{{ down(3) }}"
    ),
    "extends": (
        "{% extends 'base.html' %}{% from 'macros.html' import b %}"
        "{% block inner %}{{ b(said) }}{% endblock %}"
    ),
    "escaping": "{{ said }}{{ marked }}{{ 5 }}{{ none }}{{ [said] }}{{ said | safe }}",
    "no escaping": "{% autoescape false %}{{ said }}{% endautoescape %}",
    "a sentence": "{{ _('by %(name)s, %(name)s or %(who)s', name=said, who=marked) }}",
    "a sentence with other values": "{{ _('%(n)d of 100 %%', n=5) }}",
    "a sentence of none": "{{ _('100 %%', n=said) }}{{ _('so', n=said) }}",
    "a sentence without words": "{{ _(5) }}{{ _(5, n=said) }}",
    "a sentence in a macro": (
        "{% macro via(x, kind='k', more=none) %}{{ _('%(x)s, %(k)s', x=x, k=kind) }}"
        "{{ more }}{% endmacro %}{{ via(said) }}{{ via(marked, '<') }}"
        "{{ via(said, more=1) }}{{ via('a', 'b', 'c') }}"
    ),
    "a sentence not escaped": (
        "{% autoescape false %}{{ _('by %(name)s', name=said) }}{% endautoescape %}"
    ),
    "a macro not escaped": (
        "{% autoescape false %}{% macro m(x) %}<{{ x }}{% endmacro %}{{ m(said) }}"
        "{% autoescape true %}{{ m(said) }}{% endautoescape %}{% endautoescape %}"
    ),
    "macros that take more": (
        "{% macro all(x) %}{{ x }}{{ varargs }}{{ kwargs }}{% endmacro %}"
        "{{ all(said, 1, y=2) }}{% macro up() %}{{ caller() }}{% endmacro %}"
        "{% call up() %}{{ all(5) }}{% endcall %}"
    ),
    "attributes": "{{ parts.up }}{{ parts['up'] }}{{ said.upper() }}{{ parts.keys() }}",
    "addresses": "{{ link('a b.html') }}{{ asset('x.css') }}{{ link(said, 'a') }}",
}


def environments(more: dict[str, str]) -> tuple[Environment, Translated]:
    """The library's environment, and ours."""
    given = {
        "autoescape": True,
        "undefined": StrictUndefined,
        "extensions": ["jinja2.ext.i18n"],
    }
    both = (
        Environment(loader=DictLoader(PARTS | more), **given),
        Translated(loader=DictLoader(PARTS | more), **given),
    )
    for one in both:
        one.globals.update(link=link, asset=asset)
        one.install_gettext_translations(NullTranslations(), newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    return both


@pytest.mark.parametrize("source", CASES.values(), ids=CASES.keys())
def test_a_template_prints_what_the_library_would(source: str) -> None:
    """Whatever is settled early comes out as if it were not."""
    seen = {"said": "a <b> & 'c'", "marked": Markup("<u>"), "which": "part.html"}
    seen["parts"] = {"up": "<up>"}
    stock, ours = environments({"it.html": source})

    expected = stock.get_template("it.html").render(seen)

    assert expected == ours.get_template("it.html").render(seen)


def test_what_is_not_there_is_said() -> None:
    """An undefined name is an error in a template that was compiled into another."""
    _, ours = environments({"it.html": "{% include 'part.html' %}"})

    with pytest.raises(UndefinedError, match="'said' is undefined"):
        ours.get_template("it.html").render()


@pytest.mark.parametrize(
    ("value", "expected"),
    [("a<", "a&lt;"), ("a", "a"), (Markup("<b>"), "<b>"), (7, "7"), (None, "None")],
)
def test_shown(value: object, expected: str) -> None:
    """Only what is marked as HTML stays as it is."""
    assert expected == shown(value)


def test_call() -> None:
    """A call passes on all that it is given."""
    assert 5 == call(lambda a, *, b: a + b, 2, b=3)
