"""A site of a few articles of a test's own."""

import pytest

from creditline.config.places import Places
from creditline.driver import build_site
from creditline.engine import NullReporter

from .conftest import DAY, ROOT

CONF = """
SITENAME = {name!r}
PLUGINS = ["creditline"]
THEME = {theme!r}
ARTICLE_PATHS = ["articles"]
ARTICLE_SAVE_AS = "{{slug}}.html"
"""
OUTLETS = '[post]\nname = "The Example Post"\nurl = "https://post.example.org/"\n'
HEADER = """Title: {title}
Date: 2024-12-09
Outlet: post
Source: The Example Post <https://post.example.org/2024/{slug}>
Slug: {slug}
"""


def article(slug, text, *, title="A headline", more=""):
    """An article of *text*; *more* are further lines of its header."""
    return HEADER.format(title=title, slug=slug) + more + "\n" + text


def build(root, articles, *, name="Our Clippings", files=None, conf=""):
    """The output of a site of *articles*, by name, and other *files* by path."""
    settings = CONF.format(name=name, theme=str(ROOT / "theme")) + conf
    (root / "pelicanconf.py").write_text(settings, "utf-8")
    content = root / "content"
    (content / "articles").mkdir(parents=True)
    (content / "outlets.toml").write_text(OUTLETS, "utf-8")
    for slug, text in articles.items():
        (content / f"articles/{slug}.md").write_text(text, "utf-8")
    for path, data in (files or {}).items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        build_site(Places(root / "pelicanconf.py"), NullReporter(), jobs=1)
    return root / "output"
