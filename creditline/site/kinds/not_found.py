"""What is said where there is no page."""

from msgspec import Struct

from .. import addresses
from ..model import Site
from ..views.scene import Scene
from .kind import Context, PageSpec, Single


class Nothing(Struct, frozen=True):
    """It holds nothing of the site."""


class NotFound(Single):
    """The answer of a host to an address that leads nowhere."""

    name, path = "404", addresses.NOT_FOUND
    listed = told = False
    heading = "There is no page here"

    def value(self, _site: Site) -> Nothing:
        return Nothing()

    def stands_for(self, _spec: PageSpec) -> str:
        return ""

    def data(self, _spec: PageSpec, _scene: Scene) -> Context:
        return {}
