"""Where an article's page stands."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from creditline.article.convert import convert_article
from creditline.article.options import Options
from creditline.pages.addresses import article_address
from creditline.settings import Places, load

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
    article = convert_article(TEXT, "a.md", Options()).card.article
    facts = {
        "slug": "the-bridge",
        "date": dt.date(2024, 3, 5),
        "lang": "en",
        "category": "city-news",
    }

    found = article_address(article, replace(settings, article_save_as=pattern))

    assert (pattern.format(**facts), ()) == found
