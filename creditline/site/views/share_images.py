"""Which articles have a card, and where it stands."""

from collections.abc import Iterator

from ...formats.records import OurSite
from ...formats.share_image import ShareImage, share_image_of
from ..linking import ASSETS
from ..model import Site
from ..templates.language import speaking
from .scene import Imprint, Scene
from .story import StoryView

# Among the files that are no article's, so that no address is taken twice.
FOLDER = f"{ASSETS}/cards"


def share_image_for(ours: OurSite, view: StoryView) -> ShareImage | None:
    """The card of a story; none where it has a picture, or is not quite public."""
    hidden = not view.published or view.reduced
    # Networks show no drawings.
    pictured = view.image and not view.image.path.lower().endswith(".svg")
    if not ours.cards or pictured or hidden:
        return None
    # As print would set it: with its quotation marks and dashes.
    title = view.title.striptags()
    day = view.speech.day(view.date)
    return share_image_of(title, view.outlet.name, day, ours.name)


def cards_of(site: Site, imprint: Imprint) -> Iterator[ShareImage]:
    """The card of every story that has one, as its own page names it."""
    for story in site.stories:
        tag = story.article.lang or site.settings.language
        scene = Scene(imprint, speaking(site.settings, tag))
        if card := share_image_for(imprint.site, StoryView(story, scene)):
            yield card
