"""The most installed plugins of Pelican: why none of them has a place here.

Articles are no objects of Pelican's here, so that what waits for these hears of
none; and what writes by itself would write over what is made already.
docs/pelican.md prints the table, and a test tries each with both roads.
"""

from collections.abc import Mapping

REFUSED: Mapping[str, str] = {
    "sitemap": "sitemap.xml is made without it, once SITEURL is set",
    "seo": "robots.txt, descriptions and structured data are made without it",
    "neighbors": "it sees no articles; CREDITLINE_RELATED_ARTICLES names earlier ones",
    "related_posts": "it sees no articles; set CREDITLINE_RELATED_ARTICLES",
    "render_math": "its pages run a script of another host; write formulas as text",
    "image_process": "it sees no pages; `publish` makes pictures in several sizes",
    "webassets": "it does not see our templates; style sheets are joined without it",
    "search": "it sees no articles; `publish` makes the search",
    "share_post": "it sees no articles, and readers share the address of a page",
    "jinja2content": "it runs code that stands in articles; write the text itself",
    "readtime": "it sees no articles; the rights meter counts the words",
    "more_categories": "it sees no articles; write Category and Tags",
}


def short_name(name: str) -> str:
    """A plugin's name as it is said, without the folder of all plugins."""
    return name.removeprefix("pelican.plugins.")


def refusals(names: list[str]) -> list[str]:
    """Those of *names* that cannot be used, each with the reason."""
    short = map(short_name, names)
    return [
        f"{name} has no place here: {REFUSED[name]}"
        for name in short
        if name in REFUSED
    ]
