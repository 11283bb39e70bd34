"""Extensions of Python-Markdown, as a settings file may name and set them."""

import datetime as dt
import shutil
import subprocess
import sys
from functools import partial

import pytest

from creditline.config.settings import load
from creditline.errors import SettingsError
from creditline.site.fingerprint import libraries as stated_libraries
from creditline.site.fingerprint import stated
from creditline.site.outputs import clipping_site
from creditline.site.outputs.clipping_site import ClippingSite

from ..sites import ROOT, Site, surroundings, tree

HOUSE = "pelicanconf.py"
STORY = "content/articles/2024/bridge.md"


def elsewhere(folder, seed, *command):
    """What a process with another hash seed prints."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=surroundings(PYTHONHASHSEED=seed, CREDITLINE_NO_VENV="1"),
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def add(site, more):
    """Write *more* at the end of the settings file."""
    site.write(HOUSE, f"{site.path(HOUSE).read_text('utf-8')}\n{more}\n")


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        (
            'MARKDOWN = {"extension_configs": {"markdown.extensions.extra": '
            '{"abbr": {"glossary": {"EU": "European Union"}}}}}',
            '<abbr title="European Union">EU</abbr>',
        ),
        (
            "def upper(text, separator):\n    return text.upper()\n"
            'MARKDOWN = {"extension_configs": '
            '{"markdown.extensions.toc": {"slugify": upper}}}',
            'id="MUD"',
        ),
        (
            "from functools import partial\n"
            "def cut(length, text, separator):\n    return text[:length]\n"
            'MARKDOWN = {"extension_configs": '
            '{"markdown.extensions.toc": {"slugify": partial(cut, 2)}}}',
            'id="Mu"',
        ),
        (
            'MARKDOWN = {"extensions": ["toc", "markdown.extensions.abbr"], '
            '"extension_configs": {"toc": {"title": "Within"}}, '
            '"output_format": "html5"}',
            'id="mud"',
        ),
        (
            'COLOURS = set("red orange yellow green blue violet".split())\n'
            "class Choice: pass\nCHOSEN = Choice()\n"
            'SITENAME = " ".join(sorted(COLOURS))',
            "blue green orange red violet yellow",
        ),
    ],
    ids=["table", "function", "partial", "names", "objects"],
)
def test_what_settings_hold_is_the_same_in_the_next_build(site, more, shown):
    """
    Values that need not be hashable, and have another address and another order in
    each process.
    """
    add(site, more)
    site.write(STORY, f"{site.path(STORY).read_text('utf-8')}\n\n## Mud\n\nThe EU.\n")
    elsewhere(site.root, "7", str(ROOT / "tasks.py"), "build")
    pages = tree(site.output)

    heard = site.build()

    assert any(shown.encode() in page for page in pages.values())
    assert [] == heard.named("wrote") == heard.named("converted")
    assert pages == tree(site.output)


@pytest.mark.parametrize(
    ("configs", "message"),
    [
        (
            '{"markdown.extensions.nope": {}}',
            "markdown.extensions.nope cannot be used (ModuleNotFoundError: "
            "No module named 'markdown.extensions.nope')",
        ),
        (
            '{"nowhere": {}}',
            "nowhere cannot be used (ModuleNotFoundError: No module named 'nowhere')",
        ),
        (
            '{"json": {}}',
            "json cannot be used (AttributeError: Failed to initiate extension 'json': "
            "module 'json' has no attribute 'makeExtension')",
        ),
        (
            '{"markdown.extensions.toc": {"depth": 2}}',
            "markdown.extensions.toc has no option 'depth'",
        ),
        (
            '{"markdown.extensions.toc": {"toc_depth": "abc"}}',
            "markdown.extensions.toc cannot be used (ValueError: invalid literal for "
            "int() with base 10: 'abc')",
        ),
        (
            '{"markdown.extensions.toc": {"slugify": "github"}}',
            "markdown.extensions.toc cannot be used (TypeError: 'str' object is not "
            "callable)",
        ),
        (
            '{"markdown.extensions.toc": {"marker": 5}}',
            "markdown.extensions.toc cannot be used (TypeError: 'int' object is not "
            "iterable)",
        ),
        (
            '{"markdown.extensions.abbr": {"glossary": ["EU"]}}',
            "markdown.extensions.abbr cannot be used (TypeError: 'list' object is not "
            "a mapping)",
        ),
        (
            '{"extra": {"footnotes": {"BACK": "^"}}}',
            "markdown.extensions.footnotes has no option 'BACK'",
        ),
        (
            '{"markdown.extensions.extra": {"title": "x"}}',
            "markdown.extensions.extra has no 'title', only fenced_code, footnotes, "
            "attr_list, def_list, tables, abbr, md_in_html",
        ),
        ('{"toc": {1: 2}}', "1 is not the name of an option of toc"),
    ],
)
def test_an_extension_that_cannot_be_made_is_a_mistake_of_the_settings(
    site, configs, message
):
    """
    Whoever wrote it is told, without a traceback.
    """
    add(site, f"MARKDOWN = {{'extension_configs': {configs}}}")
    with pytest.raises(SettingsError) as caught:
        site.build()

    assert f"MARKDOWN: {message}" == str(caught.value)


def test_plain_pelican_says_it_in_plain_words_too(site, tmp_path_factory):
    """
    Pelican adds where it happened, as it does to whatever ends a build.
    """
    add(site, "MARKDOWN = {'extensions': ['none']}")
    done = site.pelican(tmp_path_factory.mktemp("pelican"))

    assert SettingsError.exit_code == done.returncode
    assert "MARKDOWN: none cannot be used" in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("names", "same"),
    [(["markdown.extensions.toc"], True), (["markdown.extensions.toc", "mine"], False)],
)
def test_what_is_installed_decides_what_others_make_of_a_text(
    site, monkeypatch, names, same
):
    """
    An extension of somebody else's comes with a library that we do not know.
    """
    add(site, f"MARKDOWN = {{'extensions': {names}}}")
    settings = load(site.places())
    before = ClippingSite(settings).convert_key
    monkeypatch.setattr(
        clipping_site,
        "libraries",
        lambda known: () if known == ("",) else stated_libraries(known),
    )

    assert same is (before == ClippingSite(settings).convert_key)


@pytest.mark.parametrize("name", ["meta", "markdown.extensions.meta:MetaExtension"])
def test_a_header_is_read_by_nobody_but_us(site, name):
    """
    The library's own reader of headers would take the first line of a text.
    """
    add(site, f"MARKDOWN = {{'extensions': ['{name}', 'toc']}}")
    head = site.path(STORY).read_text("utf-8").partition("\n\n")[0]
    site.write(STORY, f"{head}\n\nUpdate: this must be seen [@post].\n")
    site.build()

    assert any(b"Update: this must" in page for page in tree(site.output).values())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text.lower()", "text.upper()"),
        ('Choice("one")', 'Choice("two")'),
        ("text[:4]", "text[:5]"),
        ('"trim_blocks": True', '"trim_blocks": False'),
    ],
    ids=["function", "object", "filter", "environment"],
)
def test_an_edit_of_a_function_or_an_object_is_seen(site, tmp_path_factory, old, new):
    """
    What they do is written in the settings file: an edit makes what a clean build does.
    """
    more = """
class Choice:
    def __init__(self, name):
        self.name = name
def place(text, separator):
    return text.lower()
def short(text):
    return text[:4]
CHOSEN = Choice("one")
JINJA_FILTERS = {"short": short}
JINJA_ENVIRONMENT = {"trim_blocks": True}
MARKDOWN = {"extension_configs": {"toc": {"slugify": place}}}
"""
    add(site, more)
    site.write(STORY, f"{site.path(STORY).read_text('utf-8')}\n\n## Mud\n\nWords.\n")
    name = "theme/templates/article.html"
    shutil.copytree(ROOT / "theme", site.path("theme"))
    page = site.path(name).read_text("utf-8")
    block = "{% block main %}"
    assert block in page
    site.write(
        name, page.replace(block, block + "{{ CHOSEN.name }}{{ 'abcdef'|short }}")
    )
    site.build()
    site.edit(HOUSE, old, new)
    site.build()

    clean = tmp_path_factory.mktemp("clean")
    shutil.copytree(site.path("content"), clean / "content")
    shutil.copytree(site.path("theme"), clean / "theme")
    shutil.copy(site.path(HOUSE), clean)
    other = Site(clean)
    other.build()
    assert tree(other.output) == tree(site.output)


def test_values_are_stated_by_what_they_are():
    """
    Equal words mean equal values; what hides its own gets the digest of all code.
    """
    endless = [1]
    endless.append(endless)

    def said(value):
        return stated(value, "CODE")

    assert said("Open at 0x1F") != said("Open at 0x2F")
    assert said([1]) != said((1,)) != said({1})
    assert said({"a": 1}) != said({"a": 2})
    assert "list ['1', '…']" == said(endless)
    assert said(len).endswith("len CODE")
    assert said(object()).endswith("object CODE")
    assert "CODE" in said({"a": [partial(len, 1)]})
    assert "CODE" not in said({"a": [1, "b", None, dt.date(2024, 12, 9)]})


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_set_has_no_order(tmp_path, seed):
    """
    The words for a set are the same in every process.
    """
    program = (
        "from creditline.site.fingerprint import stated;"
        "print(stated(frozenset('fedcba'), ''), end='')"
    )
    words = """set ["'a'", "'b'", "'c'", "'d'", "'e'", "'f'"]"""

    assert words == elsewhere(tmp_path, seed, "-c", program)
