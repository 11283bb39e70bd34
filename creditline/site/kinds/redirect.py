"""The new address of what an old one leads to."""

from collections.abc import Iterator

from msgspec import Struct

from ..model import Site
from ..views.scene import Scene
from .kind import Context, Kind, PageSpec


class OfRedirect(Struct, frozen=True):
    """Where it leads."""

    target: str


class Redirects(Kind):
    """Old addresses, which lead to what stands elsewhere by now."""

    name, listed, told = "redirect", False, False
    heading = "This page has moved"

    def pages(self, site: Site) -> Iterator[PageSpec]:
        for alias, target in site.aliases.items():
            yield PageSpec(alias, self.name, OfRedirect(target))

    def stands_for(self, spec: PageSpec) -> str:
        return str(spec.value.target)

    def data(self, spec: PageSpec, _scene: Scene) -> Context:
        return {"target": spec.value.target}
