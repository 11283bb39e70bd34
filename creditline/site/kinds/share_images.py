"""Which articles have a card, and where it stands."""

from collections.abc import Iterator

from ...formats.records import OurSite
from ...formats.share_image import ShareImage, share_image_of
from ..linking import ASSETS
from ..model import Site
from ..templates.language import Language, spoken
from .views import StoryView

# Among the files that are no article's, so that no address is taken twice.
FOLDER = f"{ASSETS}/cards"


def share_image_for(ours: OurSite, view: StoryView) -> ShareImage | None:
    """The card of a story; none where it has a picture, or is not quite public."""
    article = view.story.article
    hidden = article.status != "published" or view.reduced
    # Networks show no drawings.
    pictured = article.image and not article.image.lower().endswith(".svg")
    if not ours.cards or pictured or hidden:
        return None
    # As print would set it: with its quotation marks and dashes.
    title = view.title.striptags()
    day = view.speech.day(view.date)
    return share_image_of(title, view.story.outlet.name, day, ours.name)


def cards_of(site: Site, ours: OurSite) -> Iterator[ShareImage]:
    """The card of every story that has one, as its own page names it."""
    own = site.settings.own_words
    default = spoken(site.settings.language, "en", own)
    for story in site.stories:
        tag = story.article.lang or site.settings.language
        view = StoryView(story, site, Language(spoken(tag, default, own), own))
        if card := share_image_for(ours, view):
            yield card
