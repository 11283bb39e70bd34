"""Where an article's page stands, and what stands beside it."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from creditline.article.markdown.convert import convert_article
from creditline.config.conversion_options import Options
from creditline.config.places import Places
from creditline.config.settings import load
from creditline.site.addresses import Addresses
from creditline.site.patterns import article_address

ROOT = Path(__file__).parents[2]
TEXT = b"""Title: The bridge
Date: 2024-03-05
Outlet: the-post
Source: https://post.example/bridge
Category: City News
Slug: the-bridge

It opened.
"""


@pytest.mark.parametrize(
    "pattern",
    [
        "{slug}.html",
        "{date:%Y}/{date:%m}/{slug}.html",
        "{category}/{lang}/{slug}/{slug}.html",
        "{{kept}}/{slug:.3}-{slug!s:>12}.html",
        "one-for-all.html",
    ],
)
def test_an_address_is_what_its_pattern_says(tmp_path, pattern):
    """
    Whatever stands in a pattern is filled in as Python's `format` does it.
    """
    settings = load(Places(ROOT / "pelicanconf.py", None, tmp_path / "output"))
    article = convert_article(TEXT, "a.md", Options()).facts.article
    facts = {
        "slug": "the-bridge",
        "date": dt.date(2024, 3, 5),
        "lang": "en",
        "category": "city-news",
    }

    found = article_address(article, replace(settings, article_save_as=pattern))

    assert (pattern.format(**facts), ()) == found


def beside(tmp_path, paths):
    """The addresses of a site, and stories at *paths* whose downloads want some."""
    settings = load(Places(ROOT / "pelicanconf.py", None, tmp_path / "output"))
    article = convert_article(TEXT, "a.md", Options()).facts.article
    stories = [
        SimpleNamespace(
            path=path, facts=SimpleNamespace(path=f"{path}.md"), article=article
        )
        for path in paths
    ]
    return Addresses(settings), stories


def test_downloads_take_the_addresses_that_nobody_has(tmp_path):
    """
    Three stand beside each article.
    """
    found, stories = beside(tmp_path, ["a.html", "b.html"])
    found.take_beside(stories, embeds=False)

    assert [] == found.problems
    assert {"a.bib", "a.ris", "a.csl.json", "b.bib"} <= found.known


def test_a_download_whose_address_is_taken_is_told_of_and_no_other(tmp_path):
    """
    One address that is somebody's already keeps nobody else from theirs.
    """
    found, stories = beside(tmp_path, ["a.html", "b.html"])
    found.take("A.bib", "other.md", 3)
    found.take_beside(stories, embeds=False)

    (problem,) = found.problems
    assert ("a.html.md", "duplicate-address") == (problem.path, problem.code)
    assert problem.message.startswith("a.bib is already taken by ")
    assert {"a.ris", "a.csl.json", "b.bib", "b.ris", "b.csl.json"} <= found.known
    assert "a.bib" not in found.known


def test_two_articles_at_one_place_have_their_downloads_told_of(tmp_path):
    """
    Capitals alone do not tell two addresses apart.
    """
    found, stories = beside(tmp_path, ["a.html", "A.html"])
    found.take_beside(stories, embeds=False)

    assert {"A.html.md"} == {problem.path for problem in found.problems}
    assert 3 == len(found.problems)


def taken(*paths):
    """The addresses of a site that has these files."""
    addresses = Addresses(SimpleNamespace(shown=str))
    for path in paths:
        addresses.take(path, path, 1)
    return addresses


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("images/a.png", []),
        ("images/a\\b.png", ["bad-slug"]),
        ("Index.HTML", ["duplicate-address"]),
        ("images/A.css", ["duplicate-address"]),
        ("robots.txt", ["reserved-address"]),
    ],
)
def test_which_address_a_file_can_have(path, codes):
    """
    One that is the same on every machine, nobody's, and no host's.
    """
    found = taken("images/a.css", path)

    assert codes == [problem.code for problem in found.problems]
    assert bool(codes) != (path in found.known)


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("images/a.css.gz", ["reserved-address"]),
        ("images/A.CSS.br", ["reserved-address"]),
        ("images/b.css.gz", []),
        ("images/a.css.gzip", []),
    ],
)
def test_no_file_is_called_as_the_copy_of_another(address, codes):
    """
    In whatever case, since some disks know none.
    """
    found = taken("images/a.css")
    found.refuse_copies({address: address})

    assert codes == [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("old", "leads"),
    [
        ("old.html", True),
        ("here.html", False),
        ("here.html/old.html", False),
        (f"{'x' * 245}.html", True),
        (f"{'x' * 246}.html", False),
    ],
)
def test_where_pages_stood_they_lead_on(old, leads):
    """
    Unless something stands there now, or no disk would take the name.
    """
    moved = taken("here.html").take_moved([(old, "new.html")])

    assert ({old: "new.html"} if leads else {}) == moved
