"""Names in the order, and under the letters, in which readers look for them.

Values of pages hold names in the order of their addresses, which costs nothing.  They
are sorted when a page is made, and a build that makes none loads nothing for it.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from ...config.settings import Settings

if TYPE_CHECKING:
    from ...locale.collation import Order

Named = TypeVar("Named")
MANY = 50
"""Names from which an index stands under its letters, with links to each."""
LETTERS = 3
"""Letters from which that helps."""
OTHERS = "#"
"""Under this stand digits, signs and the letters of other scripts than the site's."""
# Against the word stand articles that end so; the Arabic one has no sign for it.
ATTACHED = ("'", "’", "-", "ال")


class Letter(Struct, Generic[Named], frozen=True):
    """A letter of an index with all that begin with it; ``id`` is its anchor."""

    name: str
    id: str
    each: Sequence[Named]

    @property
    def others(self) -> bool:
        """Whether it is no letter, but the sign of all that have none."""
        return self.name == OTHERS


class Sorting(Struct, frozen=True):
    """How a site sorts: in which language, and passing over what before names."""

    language: str
    articles: tuple[str, ...]

    @classmethod
    def of(cls, settings: Settings) -> "Sorting":
        """As the settings say."""
        return cls(settings.language, tuple(settings.ours.unsorted_words))

    def by_name(
        self,
        things: Iterable[Named],
        name: Callable[[Named], str] = attrgetter("name"),
        *,
        people: bool = False,
    ) -> list[Named]:
        """*things* in the order of their names; those of *people* count whole."""
        articles = () if people else self.articles
        return sorted(
            things, key=lambda one: key_of(name(one), self.language, articles)
        )

    def by_letter(
        self,
        things: Sequence[Named],
        name: Callable[[Named], str] = attrgetter("name"),
        *,
        people: bool = False,
    ) -> list[Letter[Named]]:
        """*things*, which are in order, under their letters.

        None where there are too few things or letters for that to help.
        """
        if len(things) < MANY:
            return []
        order, script = order_of(self.language), script_of(self.language)
        found: dict[str, list[Named]] = {}
        others: list[Named] = []
        for one in things:
            said = name(one) if people else bare(name(one), self.articles)
            letter, its_script = order.letter(said)
            among = others if its_script != script else found.setdefault(letter, [])
            among.append(one)
        if len(found) < LETTERS:
            return []
        letters = [Letter(one, f"letter-{one}", e) for one, e in found.items()]
        return letters + [Letter(OTHERS, "letter-others", others)] * bool(others)


AS_IT_IS = Sorting("en", ())
"""The root order, and nothing is passed over."""


def order_of(language: str) -> "Order":
    """The order of a language, loaded for the first who asks."""
    from ...locale.collation import order_of as of

    return of(language)


@lru_cache(maxsize=8192)
def key_of(name: str, language: str, articles: tuple[str, ...] = ()) -> str:
    """Sort names by this; *articles* in front of them do not count."""
    return order_of(language).key(bare(name, articles) if articles else name)


def bare(name: str, articles: Iterable[str]) -> str:
    """*name* without the article in front of it, if it has one of *articles*."""
    plain = name.casefold()
    for article in articles:
        said = article.casefold()
        if plain.startswith(said):
            rest = name[len(article) :]
            alone = article.endswith(ATTACHED) or rest[:1].isspace()
            if alone and rest.strip():
                return rest.strip()
    return name


def script_of(language: str) -> str:
    """The script of a language's letters, by its code in ISO 15924; else Latin."""
    from babel.core import get_global

    base, *more = language.split("-")
    likely = get_global("likely_subtags").get(base.lower(), "").split("_")
    said = next((part for part in (*more, *likely) if len(part) == 4), "Latn").title()
    return {"Jpan": "Hira", "Kore": "Hang"}.get(said, said)
