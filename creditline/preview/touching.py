"""An edited text in a site that was assembled before the edit.

What stands in its place already says what the text says now, on every page that
tells of it.  Whatever an edit moves or counts is for the next assembly.
"""

from typing import Any, NamedTuple

from ..engine.protocol import SourceFile
from ..errors import errors
from ..site.links import of_file
from ..site.model import Site
from ..site.patterns import article_address


class Touched(NamedTuple):
    """The page of a text, and whether other pages may show what was edited."""

    path: str
    elsewhere: bool


def touch(site: Site, file: SourceFile | None, facts: Any) -> Touched | None:
    """Let the story of a *file* say what its *facts* say.

    None where that takes more: of a text with problems, of one that has another
    address or status now, or that names others than before.
    """
    path = site.targets.get(file.path) if file else None
    story = next((story for story in site.stories if story.path == path), None)
    article = getattr(facts, "article", None)
    if not file or not story or not article or any(errors(facts.problems)):
        return None
    before = story.article
    another = story.versions[:1] not in ((), (story,))
    behind = {one.key for one in (story.outlet, story.source, *story.cited)}
    if (
        story.reduced
        or facts.status != story.facts.status
        or (article.outlet, article.source) != (before.outlet, before.source)
        or article.citing != before.citing
        or not behind.issuperset(cite.key for cite in facts.cites)
        or article_address(article, site.settings, another=another)[0] != path
    ):
        return None
    picture = of_file(site, article.image) if article.image else ""
    elsewhere = facts.face != story.facts.face
    story.facts, story.article, story.picture = facts, article, picture
    site.digests[file.path] = file.digest
    for told in {story.path: story, **{v.path: v for v in story.versions}}.values():
        told.told = None
    return Touched(story.path, elsewhere)
