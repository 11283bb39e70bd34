"""A kind of page from outside, as docs/pages.md has it: built, listed, incremental."""

import re
import sys
from pathlib import Path

import pytest

from creditline.errors import ContentErrors

DOC = Path(__file__).parents[2] / "docs/pages.md"
PAGE = "reporters/index.html"


@pytest.fixture
def reporters(site, monkeypatch):
    """A site with the plugin of the document, and its template."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    text = DOC.read_text("utf-8")
    plugin, template = (
        re.search(rf"```{language}\n(.*?)```", text, re.S)[1]
        for language in ("python", "jinja")
    )
    site.write("plugins/reporters.py", plugin)
    site.write("own/templates/reporters.html", template)
    settings = site.path("pelicanconf.py").read_text("utf-8")
    settings = settings.replace('["creditline"]', '["creditline", "reporters"]')
    site.write(
        "pelicanconf.py",
        f'{settings}PLUGIN_PATHS = ["plugins"]\nCREDITLINE_OWN_THEME = "own"\n'
        'SITEURL = "https://clippings.example"\n',
    )
    write(site, "tower", "Ada Byron")
    yield site
    sys.modules.pop("reporters", None)


def write(site, slug, reporter):
    site.write(
        f"content/articles/{slug}.md",
        f"Title: The {slug}\nDate: 2024-12-01\nOutlet: post\nSource: post\n"
        f"Medium: web\nReporter: {reporter}\nSummary: Short.\n\nIt reopened.\n",
    )


def test_the_page_is_made_and_told_of(reporters):
    """
    At its address, on the map, with its feeds, and by plain Pelican as well.
    """
    reporters.build()
    page = (reporters.output / PAGE).read_text("utf-8")

    assert "<p>The tower: Ada Byron</p>" in page
    assert 'href="../reporters/atom.xml"' in page
    assert "/reporters/</loc>" in (reporters.output / "sitemap.xml").read_text("utf-8")
    assert "The tower" in (reporters.output / "reporters/feed.json").read_text("utf-8")
    by_pelican = reporters.path("by-pelican")
    assert 0 == reporters.pelican(by_pelican).returncode
    assert page == (by_pelican / PAGE).read_text("utf-8")


def test_an_edit_reaches_it(reporters):
    """
    What its template prints is in its value, and decides it.
    """
    reporters.build()
    write(reporters, "tower", "Grace Hill")
    assert PAGE in reporters.build().named("wrote")
    write(reporters, "ferry", "Ada Byron")
    heard = reporters.build()

    assert PAGE in heard.named("wrote")
    incremental = (reporters.output / PAGE).read_bytes()
    reporters.build(clean=True)
    assert incremental == (reporters.output / PAGE).read_bytes()
    assert b"<p>Ada Byron, Grace Hill</p>" in incremental


def test_its_own_code_is_an_input(reporters):
    """
    After an edit of the plugin its pages are made again.
    """
    reporters.build()
    reporters.edit("plugins/reporters.py", "sorted(names)", "reversed(sorted(names))")
    write(reporters, "ferry", "Grace Hill")
    reporters.build()
    reporters.edit("plugins/reporters.py", "reversed(sorted(names))", "sorted(names)")
    del sys.modules["reporters"]
    reporters.build()

    assert b"<p>Ada Byron, Grace Hill</p>" in (reporters.output / PAGE).read_bytes()


def test_its_address_is_nobody_else_s(reporters):
    """
    An article that wants it is told so.
    """
    reporters.edit("pelicanconf.py", '"{date:%Y}/{slug}.html"', '"{slug}/index.html"')
    reporters.edit("content/articles/tower.md", "Title:", "Slug: reporters\nTitle:")

    with pytest.raises(ContentErrors, match=r"reporters/index\.html is the address of"):
        reporters.build()


def test_what_can_change_is_no_value(reporters):
    """
    A list would be another one before anybody looked.
    """
    reporters.edit("plugins/reporters.py", "tuple(sorted(names))", "sorted(names)")

    with pytest.raises(TypeError, match="no page can be made of a list: freeze it"):
        reporters.build()
