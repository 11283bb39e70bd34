"""The index of organisations."""

from msgspec import Struct

from .. import addresses
from ..model import Site
from ..views.in_order import Sorting
from ..views.lists import Credited, credited_of, organisation_views
from ..views.scene import Scene
from .kind import Context, PageSpec, Single


class OfOrganisations(Struct, frozen=True):
    """Everybody who is credited, and how much is from them."""

    organisations: tuple[Credited, ...]
    sorting: Sorting


class Organisations(Single):
    """Everybody who is credited here."""

    name, path = "organisations", addresses.ORGANISATIONS
    heading = "Organisations"

    def value(self, site: Site) -> OfOrganisations:
        return OfOrganisations(credited_of(site), Sorting.of(site.settings))

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfOrganisations = spec.value
        who = value.sorting.by_name(organisation_views(value.organisations, scene))
        return {"organisations": who, "letters": value.sorting.by_letter(who)}
