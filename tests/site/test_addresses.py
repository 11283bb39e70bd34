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
