"""The credits of a whole archive, in a format of libraries and newsrooms."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from ...credit.records import Credit
from ...formats.bibtex import bibtex
from ...formats.csl import csl_json
from ...formats.ninjs import ninjs
from ...formats.original import Original, original
from ...formats.records import OurPage
from ...formats.ris import ris
from ...formats.spreadsheet import table
from ..model import Site
from ..templates.language import speaking
from ..views.metadata import imprint_of, our_page
from ..views.scene import Scene
from ..views.story import StoryView

Rows: TypeAlias = Sequence[tuple[OurPage, Credit]]


def rows_of(site: Site) -> Rows:
    """Every published article and its credit, newest first."""
    scene = Scene(imprint_of(site), speaking(site.settings))
    found = []
    for story in site.stories:
        if story.article.status == "published":
            view = StoryView(story, scene)
            page = our_page(scene.imprint.site, {"description": ""}, view)
            found.append((page, view.credit.record))
    return found


def _cited(make: Callable[[Sequence[Original]], str]) -> Callable[[Rows], str]:
    """A format that knows what is cited, and nothing else."""
    return lambda rows: make(
        [original(c, p.title, p.path, p.address, p.language) for p, c in rows]
    )


FORMATS: Mapping[str, Callable[[Rows], str]] = {
    "csl-json": _cited(csl_json),
    "bibtex": _cited(bibtex),
    "ris": _cited(ris),
    "csv": table,
    "ninjs": ninjs,
}
