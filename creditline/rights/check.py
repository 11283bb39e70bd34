"""Hold an archive against its owners' terms."""

import datetime as dt
from collections.abc import Iterator, Sequence

from ..article.convert import Card
from ..article.record import Article
from ..credit.records import Organisation
from ..credit.registry import is_home
from ..credit.terms import Terms
from ..errors import Problem
from .case import Case, Policy, of_the_original
from .measure import Measured
from .rules import problems
from .standing import standing

NO_TERMS = Terms()


def case_of(
    card: Card,
    article: Article,
    outlet: Organisation,
    source: Organisation,
    cited: Sequence[Organisation],
    measured: Measured | None,
    day: dt.date,
    policy: Policy,
) -> Case:
    """The case of an article whose organisations have been looked up."""
    elsewhere = frozenset(
        organisation.key
        for named, organisation in zip(article.citing, cited, strict=True)
        if (url := named.url or organisation.url) and not is_home(url)
    )
    return Case(
        article=article,
        source=source,
        outlet_name=outlet.name,
        standing=standing(article, source.terms, day),
        day=day,
        policy=policy,
        quotations=of_the_original(card.quotations, elsewhere),
        elsewhere=elsewhere,
        images=tuple(link.line for link in card.links if link.image),
        measured=measured,
    )


def is_free(article: Article, source: Organisation, measured: Measured | None) -> bool:
    """Whether no rule can say anything: nothing is asked, and nothing is claimed.

    Nearly every article of an archive is of this kind, and passes at once.
    """
    return (
        measured is None
        and article.reuse != "full"
        and not article.permission
        and source.terms == NO_TERMS
    )


def check(case: Case) -> Iterator[Problem]:
    """What the rules say of one article, and what is wrong with its original."""
    if case.measured is not None:
        yield from case.measured.problems
    yield from problems(case)
