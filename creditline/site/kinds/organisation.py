"""One organisation, its terms, and its list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...credit.records import Organisation
from .. import addresses
from ..model import Gathered, Site, Story
from ..templates.language import Language
from ..views.lists import Credited, OrganisationView
from ..views.scene import Scene
from .kind import Context, News, PageSpec
from .lists import Lists, OfList


class OfOrganisation(OfList, frozen=True, kw_only=True):
    """A part of what it reported or published; the newest says how much there is."""

    who: Credited


class OneOrganisation(Lists):
    """Who they are, what they allow, everything from them."""

    name, value, by = "organisation", OfOrganisation, "year"
    section = "Organisations", addresses.ORGANISATIONS

    def lists(
        self, site: Gathered
    ) -> Iterator[tuple[str, Organisation, Sequence[Story]]]:
        for key, organisation in site.organisations.items():
            yield organisation.path, organisation, site.by_organisation.get(key, ())

    def about(
        self, _site: Site, who: Organisation, stories: Sequence[Story]
    ) -> Mapping[str, Any]:
        return {"who": Credited.of(who, stories)}

    def title(self, value: OfOrganisation, _language: Language) -> str:
        return value.who.organisation.name

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfOrganisation = spec.value
        return {
            "organisation": OrganisationView(value.who, scene.language),
            "listing": self.listing(value, scene),
        }

    def feeds(self, site: Gathered) -> Iterator[News]:
        for who in site.organisations.values():
            yield News(who.path, who.name, site.whole[who.path])
