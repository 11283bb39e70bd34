"""The index of organisations."""

from msgspec import Struct

from .. import addresses
from ..model import Site
from ..templates.language import Language
from ..views.lists import Credited, credited_of, organisation_views
from ..views.scene import Scene
from .kind import Context, PageSpec, Single


class OfOrganisations(Struct, frozen=True):
    """Everybody who is credited, and how much is from them."""

    organisations: tuple[Credited, ...]


class Organisations(Single):
    """Everybody who is credited here."""

    name, path = "organisations", addresses.ORGANISATIONS

    def value(self, site: Site) -> OfOrganisations:
        return OfOrganisations(credited_of(site))

    def title(self, _value: OfOrganisations, language: Language) -> str:
        return language.words.gettext("Organisations")

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        return {"organisations": organisation_views(spec.value.organisations, scene)}
