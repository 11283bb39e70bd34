"""One article before the rules: everything that a rule may look at."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from ..article.body import Quoted
from ..article.record import Article
from ..credit.records import Organisation
from ..credit.registry import own_address
from ..credit.terms import Terms
from ..errors import Problem, Severity
from ..locale.slugs import slug_of_title
from .effective_reuse import Standing
from .measured import Measured
from .meter import Meter, meter


class Policy(Struct, frozen=True, kw_only=True):
    """What the site itself decides: its settings of the same names."""

    longest_copy: int = 9
    review_days: int = 365
    expiry_notice_days: int = 30
    advertisements: bool = False
    commercial: bool = False


class Case(Struct, frozen=True, kw_only=True):
    """An article, the organisation whose terms bind it, and what was measured.

    ``quotations`` are those of the original, ``elsewhere`` the keys of cited
    works that have an address of their own; ``images`` the lines on which the
    text shows a picture; ``measured`` is None where there is no original.
    """

    article: Article
    source: Organisation
    outlet_name: str
    standing: Standing
    day: dt.date
    policy: Policy
    quotations: tuple[Quoted, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    images: tuple[int, ...] = ()
    measured: Measured | None = None

    @property
    def terms(self) -> Terms:
        return self.source.terms

    @property
    def name(self) -> str:
        """Whose terms they are."""
        return self.source.name

    @property
    def reuse(self) -> str:
        """What of the original stands on the page on this day."""
        return self.standing.reuse

    @property
    def is_reused(self) -> bool:
        """Whether the owner's own words are what the page offers."""
        return self.reuse in ("excerpt", "full")

    @property
    def is_limited(self) -> bool:
        """Whether limits hold: a text in full, or with a permission, has none."""
        return not self.standing.permitted and self.reuse != "full"

    @property
    def url(self) -> str:
        """The original's own address, or nothing where it is not stated."""
        return own_address(self.article.source, self.source)

    @property
    def meter(self) -> Meter:
        return meter(self.quotations, self.measured)

    @property
    def said_of_open(self) -> str:
        """What a problem says besides, where a limit may be passed in doubt only."""
        words = self.meter.words_open
        marks = "marks that may be apostrophes or are not closed"
        return f"; {words} of them by {marks}" * bool(words)

    @property
    def quote_less(self) -> str:
        """What to do where too much is quoted."""
        hint = "quote less, or retell it in our own words"
        marks = "; write ’ for an apostrophe, and “ ” around a quotation"
        return hint + marks * bool(self.meter.words_open)

    def say(
        self,
        where: str | int,
        code: str,
        message: str,
        hint: str,
        severity: Severity = "error",
        private: str = "",
    ) -> Problem:
        """A problem in the article's file, at a field or on a line of it."""
        line = self.article.line(where) if isinstance(where, str) else where
        return Problem(self.article.path, line, code, message, hint, severity, private)

    def unmeasured(self, what: str) -> Problem:
        """A warning that a term cannot be held without the original."""
        stem = self.article.slug or slug_of_title(self.article.title)
        said = f"{what} cannot be known without the original"
        hint = f"keep it privately as {stem}.txt in the folder of originals"
        return self.say("reuse", "unmeasured", said, hint, "warning")


def of_the_original(
    quotations: Iterable[Quoted], elsewhere: frozenset[str]
) -> tuple[Quoted, ...]:
    """Those of *quotations* that are not cited from works of their own address."""
    found = quotations
    if elsewhere:
        found = (q for q in quotations if not is_elsewhere(q.keys, elsewhere))
    # What stands in several fields counts once.
    return tuple(
        replace(q, words=q.words - q.again) if q.again else q
        for q in found
        if not q.again or q.again < q.words
    )


def is_elsewhere(keys: tuple[str, ...], elsewhere: frozenset[str]) -> bool:
    """Whether words cited so were read in another work than the original."""
    return bool(keys) and elsewhere.issuperset(keys)
