"""The words of others in a piece of our own, held against the terms of each.

Nobody's terms bind the piece itself.  Whoever is quoted in it, and cited behind the
quotation, has a say in how much.  The share of an original cannot be known here: a
piece has no private original, and cites many works.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from ..article.markdown.convert import ArticleFacts
from ..article.record import Article
from ..credit.records import Organisation, citable
from ..credit.terms import NO_TERMS
from ..errors import Problem
from .case import Case, Policy, of_the_original
from .effective_reuse import standing
from .rules.allowance import allowance
from .rules.length import length, paragraphs

HELD = (allowance, length, paragraphs)


def quoted_cases(
    facts: ArticleFacts,
    article: Article,
    cited: Sequence[Organisation],
    day: dt.date,
    policy: Policy,
) -> Iterator[Case]:
    """A case for each of *cited* that states terms and whose words are quoted."""
    if not facts.quotations:
        return
    keys = citable(cited)
    for named, owner in zip(article.citing, cited, strict=True):
        if owner.terms is NO_TERMS:
            continue
        theirs = [
            q for q in facts.quotations if owner.key in {keys.get(k) for k in q.keys}
        ]
        if theirs:
            # Of theirs nothing stands here but what is quoted.
            about = replace(article, source=named, reuse="link")
            yield Case(
                article=about,
                source=owner,
                outlet_name=owner.name,
                standing=standing(about, owner.terms, day),
                day=day,
                policy=policy,
                quotations=of_the_original(theirs, frozenset()),
            )


def quoting_problems(case: Case) -> Iterator[Problem]:
    """Where a piece of ours quotes more of somebody than they allow."""
    return chain.from_iterable(rule(case) for rule in HELD)
