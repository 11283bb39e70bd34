"""The most installed plugins of Pelican: why none of them has a place here.

Articles are no objects of Pelican's here, so that what waits for these hears of
none; and what writes by itself would write over what is made already.
docs/pelican.md prints the table.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Refused(NamedTuple):
    """A plugin that both roads refuse.

    ``tried`` is the version with which plain Pelican built a site, unrefused, and
    ``found`` what it did there; ``instead`` says what does its work.
    """

    tried: str
    found: str
    instead: str


UNSEEN = "it sees none of our texts and pages"

REFUSED: Mapping[str, Refused] = {
    "sitemap": Refused(
        "1.2.2",
        "it writes an empty sitemap.xml over ours",
        "sitemap.xml is made once SITEURL is set",
    ),
    "seo": Refused(
        "1.4.0", UNSEEN, "robots.txt, descriptions and structured data are made anyway"
    ),
    "neighbors": Refused(
        "1.2.0", UNSEEN, "CREDITLINE_RELATED_ARTICLES names earlier articles"
    ),
    "related_posts": Refused("1.0.0", UNSEEN, "set CREDITLINE_RELATED_ARTICLES"),
    "render_math": Refused(
        "1.0.5",
        f"{UNSEEN}, and would have them run a script of another host",
        "write formulas as text",
    ),
    "image_process": Refused("3.4.0", UNSEEN, "`publish` makes pictures in sizes"),
    "webassets": Refused("2.1.0", UNSEEN, "the style sheets of a theme are joined"),
    "search": Refused(
        "1.1.1",
        "it needs the program stork, and stops without it",
        "`publish` makes the search",
    ),
    "share_post": Refused("1.2.1", UNSEEN, "readers share the address of a page"),
    "jinja2content": Refused(
        "1.0.1",
        f"{UNSEEN}, and would run code that stands in them",
        "write the text itself",
    ),
    "readtime": Refused("0.2.1", UNSEEN, "the rights meter counts words"),
    "more_categories": Refused(
        "0.1.0",
        f"{UNSEEN}, and stops Pelican where the package six is missing",
        "write Category and Tags",
    ),
}


def refusals(names: Sequence[str]) -> list[str]:
    """Those of *names* that cannot be used, each with the reason."""
    short = [name.removeprefix("pelican.plugins.").replace("-", "_") for name in names]
    known = [(name, REFUSED[name]) for name in short if name in REFUSED]
    return [
        f"{name} has no place here, since {one.found}; {one.instead}"
        for name, one in known
    ]
