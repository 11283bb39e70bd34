"""The owner's terms, held against a draft before anything of it is written."""

from collections.abc import Iterable, Iterator

from ...article.markdown.convert import ArticleFacts
from ...article.record import Article
from ...article.values import Fault, reference
from ...config.settings import Settings
from ...credit.records import Organisation
from ...credit.registry import Registry, look_up
from ...credit.terms import Terms
from ...errors import Problem, errors
from ...rights.check import case_of
from ...rights.measure import measure_files
from ...rights.rules import problems
from ...site.permitted import policy_of
from ..read.refusal import Refused
from .existing import Existing
from .originals import Copy

EXCERPT_WORDS = 60
ORDER = ("link", "summary", "excerpt", "full")


def held(
    facts: ArticleFacts,
    article: Article,
    data: bytes,
    original: Copy,
    registry: Registry,
    site: Settings,
) -> Iterator[Problem]:
    """What ``check`` would say of the terms, with the original where it will be."""
    named = (article.outlet, article.source, *article.citing)
    outlet, source, *cited = look_up(registry, named)
    path = f"{article.slug}{original.suffix}"
    measured = measure_files(data, original.data, path, site.options)
    for problem in measured.problems:
        yield problem._replace(path=site.shown_original(problem.path))
    case = case_of(
        facts, article, outlet, source, cited, measured, site.today, policy_of(site)
    )
    if case is not None:
        yield from problems(case)


def stop_at_terms(found: Iterable[Problem]) -> None:
    """Refuse a draft that the terms forbid; its file is not there to be mended."""
    wrong = list(errors(found))
    if wrong:
        said = [f"{p.message} [{p.code}]\n    {p.hint}" for p in wrong]
        raise Refused("\n".join([*said, "nothing was written"]))


def stop_at_frequency(
    source: Organisation, month: str, articles: Iterable[Existing], registry: Registry
) -> None:
    """Refuse one more text of an owner who allows only so many in a month.

    *month* is that of the article, as YYYY-MM.
    """
    limit = source.terms.max_per_month
    if limit is None:
        return
    same = [a for a in articles if a.reused_in == month and _is_by(source, a, registry)]
    if len(same) >= limit:
        raise Refused(
            f"{len(same)} texts of {source.name} are reused in {month} already, "
            f"they allow {limit} [too-many-in-month]\n    say --reuse summary\n"
            "nothing was written"
        )


def _is_by(source: Organisation, article: Existing, registry: Registry) -> bool:
    try:
        found = registry.find(reference(article.source))
    except Fault:
        return False
    return found is not None and found.key == source.key


def limits_of(
    reuse: str, terms: Terms, source: str, total: int
) -> tuple[int | None, int | None]:
    """How many words and paragraphs the terms let us quote; None is no limit."""
    allowed = terms.allows or ("full" if terms.licence else "")
    if reuse == "full" and not allowed:
        raise Refused(f"nothing allows the full text of {source}; say --reuse excerpt")
    if allowed and ORDER.index(allowed) < ORDER.index(reuse):
        raise Refused(f"{source} allows {allowed}, not {reuse}; see outlets.toml")
    if reuse == "full":
        return None, None
    limits = [terms.max_words if terms.max_words is not None else EXCERPT_WORDS]
    if terms.max_percent is not None:
        limits.append(total * terms.max_percent // 100)
    if min(limits) <= 0:
        raise Refused(f"the terms of {source} leave no word to quote")
    return min(limits), terms.max_paragraphs
