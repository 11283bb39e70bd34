"""What we got wrong, and apart from it what outlets changed."""

from collections.abc import Iterator

from msgspec import Struct

from ...article.values import Moment
from .. import addresses
from ..model import Gathered, Site, Story
from ..templates.language import speaking
from ..views.correction_notes import OURS, THEIRS, notes, notes_to_follow
from ..views.scene import Scene
from ..views.story import StoryView
from .kind import Context, News, PageSpec, Single


class Line(Struct, frozen=True):
    """A note as the page has it, about the story of that number."""

    date: Moment
    text: str
    story: int


class OfCorrections(Struct, frozen=True):
    """Every note of both kinds, newest first, and the stories that they are about."""

    stories: tuple[Story, ...]
    corrections: tuple[Line, ...]
    updates: tuple[Line, ...]


class CorrectionLine(Struct, frozen=True):
    """A correction, or an outlet's own change, on the page of all of them."""

    date: Moment
    text: str
    article: StoryView


class Corrections(Single):
    """Every correction of ours, and every change of theirs."""

    name, path = "corrections", addresses.CORRECTIONS
    heading = "Corrections"

    def value(self, site: Site) -> OfCorrections:
        found = [notes(site, kind) for kind in (OURS, THEIRS)]
        stories = {n.story.path: n.story for said in found for n in said}
        places = {path: at for at, path in enumerate(stories)}
        ours, theirs = (
            tuple(Line(n.said.date, n.said.text, places[n.story.path]) for n in said)
            for said in found
        )
        return OfCorrections(tuple(stories.values()), ours, theirs)

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfCorrections = spec.value
        views = [StoryView(story, scene) for story in value.stories]
        said = [
            tuple(CorrectionLine(x.date, x.text, views[x.story]) for x in lines)
            for lines in (value.corrections, value.updates)
        ]
        return {"corrections": said[0], "updates": said[1]}

    def feeds(self, site: Gathered) -> Iterator[News]:
        for kind, folder, title in notes_to_follow(speaking(site.settings)):
            said = notes(site, kind, published=True)
            yield News(self.path, title, (), said, folder)
