"""What is said of a template that prints what nobody gives it, and of what it tests."""

import re

import pytest

from creditline.errors import ContentErrors, SettingsError, errors
from creditline.site.outputs.plan import SitePlan

from ..sites import ROOT

PARTIAL = "own/templates/partials/story.html"
THEIRS = (ROOT / "theme/templates/partials/story.html").read_text("utf-8")
BEGUN = re.compile(r"{% macro (?:story|entry)\(.*?%}")


def dress(site, printed):
    """Lists of *site* print this of each story."""
    settings = site.path("pelicanconf.py").read_text("utf-8")
    if "OWN_THEME" not in settings:
        site.write("pelicanconf.py", f'{settings}CREDITLINE_OWN_THEME = "own"\n')
    site.write(PARTIAL, BEGUN.sub(lambda macro: macro[0] + printed, THEIRS))


@pytest.mark.parametrize(
    ("printed", "code", "message", "hint"),
    [
        pytest.param(
            "{{ story.modifed }}",
            "unknown-name",
            "modifed is printed, and nobody gives a value of that name",
            "did you mean modified?",
            id="attribute",
        ),
        pytest.param(
            "{{ SITENMAE }}",
            "unknown-name",
            "SITENMAE is printed, and nobody gives a value of that name",
            "did you mean SITENAME?",
            id="setting",
        ),
        pytest.param(
            "{% for one in storeis %}{% endfor %}",
            "unknown-name",
            "storeis is printed, and nobody gives a value of that name",
            "did you mean story?",
            id="loop",
        ),
        pytest.param(
            "{{ story._story }}",
            "unknown-name",
            "_story is printed, and nobody gives a value of that name",
            "docs/theme.md has all",
            id="hidden",
        ),
        pytest.param(
            "{{ [1, 2] | random }}",
            "bad-theme",
            "no filter named 'random'.",
            "see jinja.palletsprojects.com for the syntax",
            id="chance",
        ),
        pytest.param(
            "{% include 'nothing.html' %}",
            "bad-theme",
            "there is no template nothing.html",
            "did you mean month.html?",
            id="template",
        ),
        pytest.param(
            "{{ 1 + 'a' }}",
            "bad-theme",
            "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
            "correct the template",
            id="error",
        ),
        pytest.param(
            "{{ 'today' | day }}",
            "bad-theme",
            "AssertionError",
            "correct the template",
            id="error without words",
        ),
    ],
)
def test_what_is_printed_must_be_there(site, printed, code, message, hint):
    """
    By file and line, in `check` as in `build`, and nothing is written.
    """
    dress(site, printed)
    with pytest.raises(ContentErrors) as caught:
        site.build()

    assert {(PARTIAL, code, message, hint)} == {
        (p.path, p.code, p.message, p.hint) for p in caught.value.problems
    }
    lines = site.path(PARTIAL).read_text("utf-8").split("\n")
    assert all(printed in lines[p.line - 1] for p in caught.value.problems)
    assert {(PARTIAL, code, message)} == {
        (p.path, p.code, p.message) for p in errors(site.check())
    }
    assert not site.output.exists()


def test_all_names_are_told_at_once(site):
    """
    Every name of every template, and then the build stops.
    """
    dress(site, "{{ one }}{{ two }}")
    site.write(
        "own/templates/archive.html",
        '{% extends "!theme/archive.html" %}{% block head %}{{ three }}{% endblock %}',
    )
    with pytest.raises(ContentErrors) as caught:
        site.build()

    said = {problem.message.split()[0] for problem in caught.value.problems}
    assert {"one", "two", "three"} == said


def test_what_is_only_tested_is_empty(site):
    """
    A name that nobody gives may be asked for, and counts as nothing.
    """
    dress(
        site,
        "{% if no %}a{% endif %}{{ no | default('-') }}"
        "{% if no.more.names %}b{% endif %}"
        "{% if no is defined %}c{% endif %}{{ 'd' if no == 'e' }}{{ no | length }}"
        "{% if 'x' in no %}f{% endif %}!",
    )
    site.build()

    assert "-0!" in (site.output / "archive/2024/index.html").read_text("utf-8")


def test_a_theme_that_is_not_ours_may_print_nothing(site):
    """
    There, a name that nobody gives is nothing, as for Pelican.
    """
    for kind in ("index", "article", "topic", "topics", "organisation", "404", "year"):
        site.write(f"plain/templates/{kind}.html", f"<p>{kind} {{{{ nobody }}}}</p>")
    for kind in ("organisations", "archive", "month", "corrections", "coverage"):
        site.write(f"plain/templates/{kind}.html", "<p>{{ page.title }}</p>")
    site.write("plain/templates/search.html", "{{ nobody.nothing if nobody }}")
    for kind in ("credits", "page", "redirect"):
        site.write(f"plain/templates/{kind}.html", "")
    (site.root / "plain/static").mkdir()
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write('THEME = "plain"\n')
    site.build()

    assert "<p>index </p>\n" == (site.output / "index.html").read_text("utf-8")


def test_a_theme_without_our_pages_is_told(site):
    """
    Pelican's own themes know nothing of topics and organisations.
    """
    import pelican

    simple = f"{pelican.__path__[0]}/themes/simple"
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f"THEME = {simple!r}\n")
    with pytest.raises(ContentErrors) as caught:
        site.build()

    told = {
        problem.path.rpartition("/")[2]
        for problem in caught.value.problems
        if problem.message == "there is no such template, and a page needs it"
    }
    assert {"topic.html", "organisation.html", "month.html"} <= told
    assert set(caught.value.problems) <= set(site.check())


def test_pages_are_made_without_the_site(site, monkeypatch):
    """
    Whoever renders has the values of pages alone, so nothing else can be read.
    """
    seen = []
    real = SitePlan.render

    def without(plan, recipe, body):
        monkeypatch.setattr(plan, "site", None, raising=True)
        seen.append(recipe)
        return real(plan, recipe, body)

    monkeypatch.setattr(SitePlan, "render", without)
    site.build()

    assert seen


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("import datetime\nJINJA_GLOBALS = {'now': datetime.datetime.now}", "now"),
        ("import datetime\nJINJA_GLOBALS = {'datetime': datetime}", "datetime"),
        ("import random\nJINJA_FILTERS = {'any': random.choice}", "any"),
        ("import time\nJINJA_FILTERS = {'age': lambda x: time.time() - x}", "age"),
        ("import os\nJINJA_GLOBALS = {'env': os.environ.get}", "env"),
    ],
)
def test_no_template_reads_the_clock(site, said, name):
    """
    Two builds of the same site would not make the same page.
    """
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f"{said}\n")
    with pytest.raises(SettingsError, match=rf"JINJA_\w+: {name} reads the clock"):
        site.build()


def test_settings_may_work_out_the_day(site):
    """
    A value of the settings is an input like any other, and so are plain functions.
    """
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(
            "import datetime\nTODAY = datetime.date(2024, 12, 1)\n"
            "JINJA_FILTERS = {'shout': lambda x: f'{x}!'}\n"
        )
    dress(site, "{{ TODAY }}{{ story.title | shout }}")
    site.build()

    assert "2024-12-01" in (site.output / "archive/2024/index.html").read_text("utf-8")


def test_no_template_changes_what_it_is_given(site):
    """
    What a page did to a setting, others would see; they may change what is theirs.
    """
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write("LISTED = ['a']\n")
    dress(site, "{% set mine = LISTED + ['b'] %}{{ mine.append('c') or mine | join }}")
    site.build()
    assert "abc" in (site.output / "archive/2024/index.html").read_text("utf-8")

    dress(site, "{{ LISTED.append('b') }}")
    with pytest.raises(ContentErrors, match="cannot change what it is given"):
        site.build()
