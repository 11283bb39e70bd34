"""Whose work this site stands on: every organisation and every reporter, by name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ...article.names import same_name
from ...credit.licences import licence
from ...credit.records import Organisation
from ...credit.terms_words import licence_name
from .. import addresses
from ..model import Site, Story
from ..templates.language import Language
from ..views.in_order import Letter, Sorting
from ..views.scene import Scene
from .kind import Context, PageSpec, Single


class Part(Struct, frozen=True):
    """What one organisation gave: stories it reported, published, is cited in."""

    organisation: Organisation
    reported: int
    published: int
    cited: int
    reporters: tuple[tuple[str, int], ...]
    """Whom its bylines name and how often, the most frequent first and each once."""


def parts_of(stories: Sequence[Story]) -> Iterator[Part]:
    """The part of everybody else who is credited, by key."""
    known: dict[str, Organisation] = {}
    did: Counter[tuple[str, str]] = Counter()
    bylines: dict[str, Counter[str]] = defaultdict(Counter)
    for story in stories:
        # Whoever is behind several versions of a story is so once.
        behind: dict[tuple[str, str], Organisation] = {}
        names: set[tuple[str, str]] = set()
        for one in story.versions or (story,):
            outlet, source = one.outlet, one.source
            if not outlet.own:
                behind["reported", outlet.key] = outlet
                if source.key != outlet.key:
                    behind["published", source.key] = source
                names |= {(outlet.key, name) for name in one.article.reporter}
            behind |= {("cited", who.key): who for who in one.cited if not who.own}
        for deed, who in behind.items():
            did[deed] += 1
            known[who.key] = who
        for key, name in names:
            bylines[key][name] += 1
    for key, who in sorted(known.items()):
        yield Part(
            who,
            did["reported", key],
            did["published", key],
            did["cited", key],
            _reporters(bylines[key]),
        )


def _reporters(bylines: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Somebody is called as most bylines have it."""
    spelled: dict[str, list[str]] = {}
    for name in sorted(bylines, key=lambda n: (-bylines[n], n)):
        spelled.setdefault(same_name(name), []).append(name)
    counts = {s[0]: sum(bylines[n] for n in s) for s in spelled.values()}
    return tuple(sorted(counts.items(), key=lambda n: (-n[1], n[0])))


class PartView(Struct, frozen=True):
    """A part in words."""

    organisation: Organisation
    did: tuple[str, ...]
    reporters: Sequence[str]
    letters: Sequence[Letter[str]]
    """The same under their letters, where there are many."""
    notice: str
    licence: str
    licence_url: str


class OfCredits(Struct, frozen=True):
    """Everybody's part."""

    parts: tuple[Part, ...]
    sorting: Sorting


class Credits(Single):
    """Whose work all of it is."""

    name, path = "credits", addresses.CREDITS
    heading = "Credits"
    section = "Organisations", addresses.ORGANISATIONS

    def value(self, site: Site) -> OfCredits:
        return OfCredits(tuple(parts_of(site.once)), Sorting.of(site.settings))

    def data(self, spec: PageSpec, scene: Scene) -> Context:
        value: OfCredits = spec.value
        sorting = value.sorting
        parts = sorting.by_name(value.parts, lambda part: part.organisation.name)
        views = [_view(part, scene.language, sorting) for part in parts]
        letters = sorting.by_letter(views, lambda part: part.organisation.name)
        # As the links to the letters have them: what has no letter stands at the end.
        views = [view for letter in letters for view in letter.each] or views
        anchors = {letter.each[0].organisation.key: letter.id for letter in letters}
        return {"parts": views, "letters": letters, "anchors": anchors}


def _view(part: Part, language: Language, sorting: Sorting) -> PartView:
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
                "is cited in {number} story", "is cited in {number} stories", part.cited
            ),
        ),
    )
    by_name = sorting.by_name(part.reporters, lambda one: one[0], people=True)
    often = [name for name, _ in sorted(by_name, key=lambda one: -one[1])]
    names = [name for name, _ in by_name]
    terms = part.organisation.terms
    known = licence(terms.licence)
    return PartView(
        part.organisation,
        tuple(text.format(number=language.number(n)) for n, text in said if n),
        often,
        sorting.by_letter(names, str, people=True),
        terms.notice.replace("{year}", "…"),
        licence_name(known, words) if known else "",
        known.url if known else "",
    )
