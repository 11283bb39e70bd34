"""Whose work this site stands on: every organisation and every reporter, by name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...article.names import same_name
from ...credit.licences import licence
from ...credit.records import Organisation
from ...credit.terms_words import licence_name
from ..model import Site, Story
from ..templates.language import Language


@dataclass(slots=True)
class Part:
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

    @property
    def figures(self) -> tuple[object, ...]:
        """All that the page says of it besides the organisation itself."""
        return (self.reported, self.published, self.cited, self.reporters)


def parts_of(site: Site) -> list[Part]:
    """The part of everybody who is credited, by name."""
    return _counted(site.stories)


def _counted(stories: Sequence[Story]) -> list[Part]:
    found: dict[str, Part] = {}

    def of(organisation: Organisation) -> Part:
        return found.setdefault(organisation.key, Part(organisation))

    for story in stories:
        outlet = of(story.outlet)
        outlet.reported += 1
        outlet.bylines.update(story.article.reporter)
        if story.source.key != story.outlet.key:
            of(story.source).published += 1
        for organisation in story.cited:
            of(organisation).cited += 1
    return sorted(
        found.values(), key=lambda p: (p.organisation.name, p.organisation.key)
    )


@dataclass(frozen=True, slots=True)
class PartView:
    """A part in words."""

    organisation: Organisation
    did: tuple[str, ...]
    reporters: tuple[str, ...]
    notice: str
    licence: str
    licence_url: str


def credited(site: Site, language: Language) -> tuple[PartView, ...]:
    """Everybody's part, in the words of one language."""
    return tuple(_view(part, language) for part in parts_of(site))


def _view(part: Part, language: Language) -> PartView:
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
