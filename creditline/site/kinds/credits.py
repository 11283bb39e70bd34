"""Whose work this site stands on: every organisation and every reporter, by name."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from ...article.names import same_name
from ...credit.licences import licence
from ...credit.records import Organisation
from ...credit.terms_words import licence_name
from .. import addresses
from ..model import Site, Story
from ..templates.language import Language
from ..views.scene import Scene
from .kind import Context, PageSpec, Single, Ways


class Part(Struct):
    """What one organisation gave: stories it reported, published, is cited in."""

    organisation: Organisation
    reported: int = 0
    published: int = 0
    cited: int = 0
    bylines: Counter[str] = field(default_factory=Counter)
    """The names in its bylines, as they are spelled, and how often each is."""

    @property
    def reporters(self) -> tuple[str, ...]:
        """Whom its bylines name, the most frequent first and each once.

        Somebody is called as most bylines have it.
        """
        spelled: dict[str, list[str]] = {}
        for name in sorted(self.bylines, key=lambda n: (-self.bylines[n], n)):
            spelled.setdefault(same_name(name), []).append(name)
        counts = {s[0]: sum(self.bylines[n] for n in s) for s in spelled.values()}
        return tuple(sorted(counts, key=lambda n: (-counts[n], n)))


def parts_of(site: Site) -> list[Part]:
    """The part of everybody else who is credited, by name."""
    return _counted(site.once)


def _counted(stories: Sequence[Story]) -> list[Part]:
    found: dict[str, Part] = {}

    def of(organisation: Organisation) -> Part:
        return found.setdefault(organisation.key, Part(organisation))

    for story in stories:
        # Whoever is behind several versions of a story is so once.
        versions = story.versions or (story,)
        theirs = [version for version in versions if not version.own]
        for outlet in _each(v.outlet for v in theirs):
            of(outlet).reported += 1
        for key, name in {
            (v.outlet.key, n) for v in theirs for n in v.article.reporter
        }:
            found[key].bylines[name] += 1
        apart = (v.source for v in theirs if v.source.key != v.outlet.key)
        for source in _each(apart):
            of(source).published += 1
        for cited in _each(o for v in versions for o in v.cited if not o.own):
            of(cited).cited += 1
    return sorted(
        found.values(), key=lambda p: (p.organisation.name, p.organisation.key)
    )


def _each(organisations: Iterable[Organisation]) -> Iterable[Organisation]:
    """Each organisation once."""
    return {one.key: one for one in organisations}.values()


class PartView(Struct, frozen=True):
    """A part in words."""

    organisation: Organisation
    did: tuple[str, ...]
    reporters: tuple[str, ...]
    notice: str
    licence: str
    licence_url: str


class Credited(Struct, frozen=True):
    """A part as it stands once all stories are counted."""

    organisation: Organisation
    reported: int
    published: int
    cited: int
    reporters: tuple[str, ...]


class OfCredits(Struct, frozen=True):
    """Everybody's part."""

    parts: tuple[Credited, ...]


class Credits(Single):
    """Whose work all of it is."""

    name, path = "credits", addresses.CREDITS

    def value(self, site: Site) -> OfCredits:
        return OfCredits(
            tuple(
                Credited(p.organisation, p.reported, p.published, p.cited, p.reporters)
                for p in parts_of(site)
            )
        )

    def title(self, _value: OfCredits, language: Language) -> str:
        return language.words.gettext("Credits")

    def above(self, _value: OfCredits, language: Language) -> Ways:
        return ((language.words.gettext("Organisations"), addresses.ORGANISATIONS),)

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        return {"parts": [_view(part, scene.language) for part in spec.value.parts]}


def _view(part: Credited, language: Language) -> PartView:
    words = language.words
    said = (
        (
            part.reported,
            words.ngettext(
                "reported {number} story", "reported {number} stories", part.reported
            ),
        ),
        (
            part.published,
            words.ngettext(
                "published {number} story of others",
                "published {number} stories of others",
                part.published,
            ),
        ),
        (
            part.cited,
            words.ngettext(
                "is cited in {number} story",
                "is cited in {number} stories",
                part.cited,
            ),
        ),
    )
    terms = part.organisation.terms
    known = licence(terms.licence)
    return PartView(
        part.organisation,
        tuple(text.format(number=language.number(n)) for n, text in said if n),
        part.reporters,
        terms.notice.replace("{year}", "…"),
        licence_name(known, words) if known else "",
        known.url if known else "",
    )
