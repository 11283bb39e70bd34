"""What a page is made from besides what it shows of the site."""

from collections.abc import Callable
from typing import NamedTuple

from ...article.body import Text
from ...formats.records import OurSite
from ..templates.language import Language


class Imprint(NamedTuple):
    """Who we are, as every page may say it."""

    site: OurSite
    author: str
    """Whose words those are that no author signs."""


class Scene(NamedTuple):
    """What a page is made from besides its own value."""

    imprint: Imprint
    language: Language
    deep: bool = False
    """Whether the template asks what came before the stories that it lists."""
    full: bool = True
    """Whether it asks for their credit, or for their owners' terms."""
    text: Callable[[str], Text] | None = None
    """Fetches the text of an article or a page, by its file."""
