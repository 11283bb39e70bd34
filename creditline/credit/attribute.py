"""From what the writer said and the registry to the credit of an article."""

from collections.abc import Iterator, Sequence

from ..article.body import Cite
from ..article.record import Article
from ..article.values import Reference, slugify
from ..errors import Problem
from .records import Credit, Organisation, Work
from .registry import Registry, is_home, unregistered


def attribute(
    article: Article, cites: Sequence[Cite], registry: Registry, outlets: str
) -> tuple[Credit, tuple[Problem, ...]]:
    """The credit of *article*, and what the registry says against it.

    *outlets* is the path of the registry's file, for the hints.
    """
    problems = list(_unknown(article, registry, outlets))
    uses: dict[str, int] = {}
    for cite in cites:
        uses[cite.key] = max(cite.use, uses.get(cite.key, 0))
    outlet_named, source_named = article.outlet, article.source
    source_org = _organisation(source_named, registry)
    outlet_org = _organisation(outlet_named, registry)
    same = outlet_org.key == source_org.key
    source_url = source_named.url or source_org.url
    source = Work(
        number=1 if same else 2,
        role="outlet" if same else "source",
        organisation=source_org,
        url=source_url,
        is_home=bool(source_url) and is_home(source_url),
        date=article.date if same else None,
        uses=uses.get(source_org.key, 0),
    )
    outlet = source if same else _work(1, "outlet", outlet_named, outlet_org, uses)
    numbered = enumerate(article.citing, 2 if same else 3)
    cited = tuple(
        _work(number, "cited", named, _organisation(named, registry), uses)
        for number, named in numbered
    )
    credit = Credit(
        outlet=outlet,
        source=source,
        cited=cited,
        reporters=article.reporter,
        place=article.place,
        original_title=article.original_title,
        original_lang=article.original_lang or source_org.language,
        published=article.date,
        retrieved=article.retrieved,
        archived=article.archived,
        reuse=article.reuse,
        permission=article.permission,
        permission_expires=article.permission_expires,
    )
    problems += _citations(article, cites, credit)
    problems += _direct_link(article, credit)
    return credit, tuple(problems)


def _organisation(named: Reference, registry: Registry) -> Organisation:
    return registry.find(named) or unregistered(named)


def _work(
    number: int,
    role: str,
    named: Reference,
    organisation: Organisation,
    uses: dict[str, int],
) -> Work:
    url = named.url or organisation.url
    return Work(
        number=number,
        role="cited" if role == "cited" else "outlet",
        organisation=organisation,
        url=url,
        is_home=bool(url) and is_home(url),
        date=named.date,
        uses=uses.get(organisation.key, 0),
    )


def _unknown(article: Article, registry: Registry, outlets: str) -> Iterator[Problem]:
    """An outlet must be registered, and so must a source that is only a key."""
    asked = (
        ("outlet", "unknown-outlet", article.outlet, True),
        ("source", "unknown-organisation", article.source, not article.source.url),
    )
    for attribute_name, code, named, must in asked:
        if not must or registry.find(named) is not None:
            continue
        said = named.name or named.url
        near = registry.nearest(said)
        hint = f"add [{slugify(said)}] to {outlets}"
        yield Problem(
            article.path,
            article.line(attribute_name),
            code,
            f"{said} is not in {outlets}",
            f"did you mean {near}? or {hint}" if near else hint,
        )


def _citations(
    article: Article, cites: Sequence[Cite], credit: Credit
) -> Iterator[Problem]:
    known = {work.key for work in credit.sources}
    for cite in cites:
        if cite.key not in known:
            yield Problem(
                article.path,
                cite.line,
                "unknown-citation",
                f"[@{cite.key}] names no source of this article",
                f"write one of {', '.join(sorted(known))}, or add it to Citing",
            )
    for index, work in enumerate(credit.cited):
        if not work.uses:
            yield Problem(
                article.path,
                article.line("citing", index),
                "unused-source",
                f"{work.name} is cited nowhere in the text",
                f"write [@{work.key}] behind what it says, or remove the line",
                "warning",
            )
    seen: dict[str, str] = {}
    for work in credit.sources:
        if work.key in seen:
            yield Problem(
                article.path,
                article.line("citing", credit.cited.index(work)),
                "repeated-citation",
                f"{work.name} is already the {seen[work.key]} of this article",
                "remove the line",
            )
        seen.setdefault(work.key, "outlet" if work.role == "outlet" else work.role)


def _direct_link(article: Article, credit: Credit) -> Iterator[Problem]:
    if credit.terms.direct_link and not credit.source.stated:
        name = credit.source.name
        yield Problem(
            article.path,
            article.line("source"),
            "home-page-source",
            f"{name} asks for the address of the original itself",
            "give the article's own address as Source, if it has one",
            "warning",
        )
