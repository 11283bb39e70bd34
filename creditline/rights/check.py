"""Hold an article against its owner's terms, and say what of it may be shown."""

import datetime as dt
from collections.abc import Sequence
from hashlib import blake2b

from msgspec.structs import replace

from ..article.markdown.convert import ArticleFacts
from ..article.record import Article
from ..article.values import Reference
from ..credit.records import Organisation, citable
from ..credit.registry import own_address
from ..credit.terms import NO_TERMS
from .case import Case, Policy, of_the_original
from .effective_reuse import standing
from .measured import Measured
from .meter import Meter, meter


def case_of(
    facts: ArticleFacts,
    article: Article,
    outlet: Organisation,
    source: Organisation,
    cited: Sequence[Organisation],
    measured: Measured | None,
    day: dt.date,
    policy: Policy,
) -> Case | None:
    """The case of an article whose organisations have been looked up.

    None where no rule can say anything, because nothing is asked and nothing
    claimed: nearly every article of an archive is of this kind.
    """
    if (
        measured is None
        and article.reuse != "full"
        and not article.permission
        # Terms that state nothing, but are not these, are held against it in vain.
        and source.terms is NO_TERMS
    ):
        return None
    elsewhere = read_elsewhere(article.citing, cited, (outlet, source))
    case = Case(
        article=article,
        source=source,
        outlet_name=outlet.name,
        standing=standing(article, source.terms, day),
        day=day,
        policy=policy,
        quotations=of_the_original(facts.quotations, elsewhere),
        elsewhere=elsewhere,
        images=tuple(link.line for link in facts.links if link.image),
        measured=measured,
    )
    return case if case.standing.ended is None else _left_of(case)


def _left_of(case: Case) -> Case:
    """A case whose permission has ended: of its text and picture nothing is shown.

    What was right until then must not stop the build that takes them away.
    """
    measured = case.measured
    if measured is not None:
        measured = Measured(
            path=measured.path,
            copied=tuple(run for run in measured.copied if run.above),
            misquoted=tuple(wrong for wrong in measured.misquoted if wrong.above),
        )
    return replace(
        case,
        article=replace(case.article, image=""),
        quotations=(),
        images=(),
        measured=measured,
    )


def meter_of(
    facts: ArticleFacts,
    article: Article,
    outlet: Organisation,
    source: Organisation,
    cited: Sequence[Organisation],
    measured: Measured | None,
) -> Meter:
    """The meter of an article, case or no case."""
    elsewhere = read_elsewhere(article.citing, cited, (outlet, source))
    return meter(of_the_original(facts.quotations, elsewhere), measured)


def read_elsewhere(
    citing: Sequence[Reference],
    cited: Sequence[Organisation],
    parties: Sequence[Organisation],
) -> frozenset[str]:
    """The keys of cited works that have an address of their own.

    What others are cited for was read in the original; *parties* are its outlet
    and its publisher.
    """
    own = {
        organisation.key
        for named, organisation in zip(citing, cited, strict=True)
        if own_address(named, organisation)
    }
    if not own:
        return frozenset()
    keys = citable((*parties, *cited))
    return frozenset(key for key, meant in keys.items() if meant in own)


def reduced(facts: ArticleFacts, article: Article) -> tuple[ArticleFacts, Article]:
    """What is left of an article when only its summary may be shown.

    Nothing that was in the text, and no picture: they went by the permission.
    """
    left = replace(
        article,
        reuse="summary",
        permission="",
        permission_expires=None,
        image="",
        image_alt="",
        image_credit="",
    )
    face = blake2b(facts.face.encode(), digest_size=16).hexdigest()
    return (
        replace(
            facts,
            article=left,
            face=face,
            ids=(),
            links=(),
            cites=(),
            words=0,
            quotations=tuple(
                replace(q, again=0)
                for q in facts.quotations
                if q.field not in ("", "image-alt")
            ),
        ),
        left,
    )
