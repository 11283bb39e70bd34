"""From what the writer said and the registry to the credit of an article."""

from collections.abc import Iterator, Mapping, Sequence

from ..article.body import Cite
from ..article.contradictions import unplaced
from ..article.record import Article
from ..article.values import Moment, Reference
from ..errors import Problem
from .records import Credit, Organisation, Role, Work, citable
from .registry import Registry, keys_for, look_up, name_of, own_address

ROLES: Mapping[Role, str] = {
    "outlet": "the outlet of this article",
    "source": "the source of this article",
    "cited": "cited by this article",
}


def attribute(
    article: Article, cites: Sequence[Cite], registry: Registry, outlets: str
) -> tuple[Credit, tuple[Problem, ...]]:
    """The credit of *article*, and what the registry says against it.

    *outlets* is the path of the registry's file, for the hints.
    """
    named = (article.outlet, article.source, *article.citing)
    outlet, source, *cited = look_up(registry, named)
    credit = credit_of(article, cites, outlet, source, cited)
    return credit, tuple(credit_problems(article, cites, credit, registry, outlets))


def credit_problems(
    article: Article,
    cites: Sequence[Cite],
    credit: Credit,
    registry: Registry,
    outlets: str,
) -> Iterator[Problem]:
    """What the registry says against the credit of *article*."""
    yield from _unknown(article, registry, outlets)
    source = credit.source.organisation
    if not credit.own and not source.own and not article.lacks_source:
        yield from unplaced(article, addressed=credit.source.stated)
    yield from _citations(article, cites, credit)


def unfinished_problems(
    article: Article, registry: Registry, outlets: str
) -> Iterator[Problem]:
    """What the registry says against the usable part of an article's header.

    Its citations cannot be judged: what is wrong may be their source.
    """
    return _unknown(article, registry, outlets)


def credit_of(
    article: Article,
    cites: Sequence[Cite],
    outlet: Organisation,
    source: Organisation,
    cited: Sequence[Organisation],
    author: str = "",
    signing: tuple[str, ...] = (),
) -> Credit:
    """The credit of *article*, whose organisations have been looked up.

    *author* is who wrote a piece of our own that does not say so; *signing* are the
    bylines that are the name of a registered organisation.
    """
    if outlet.own:
        return _own_credit(article, cites, outlet, cited, author)
    keys = citable((outlet, source, *cited))
    uses = _uses(cites, keys)
    same = outlet.key == source.key
    published = _work(
        1 if same else 2,
        "outlet" if same else "source",
        article.source,
        source,
        uses,
        article.date if same else None,
    )
    reported = published if same else _work(1, "outlet", article.outlet, outlet, uses)
    first = 2 if same else 3
    return Credit(
        outlet=reported,
        source=published,
        cited=_cited(article, cited, uses, first),
        reporters=article.reporter,
        signing=signing,
        place=article.place,
        medium=article.medium,
        page=article.page,
        edition=article.edition,
        section=article.section,
        programme=article.programme,
        broadcast=article.broadcast,
        original_title=article.original_title,
        original_lang=article.original_lang or source.language,
        published=article.date,
        retrieved=article.retrieved,
        archived=article.archived,
        reuse=article.reuse,
        permission=article.permission,
        permission_expires=article.permission_expires,
    )


def _own_credit(
    article: Article,
    cites: Sequence[Cite],
    us: Organisation,
    cited: Sequence[Organisation],
    author: str,
) -> Credit:
    """The credit of a piece of our own: only whom it cites is numbered."""
    uses = _uses(cites, citable(cited))
    ours = Work(number=0, role="outlet", organisation=us, is_home=True)
    writer = article.author or author
    return Credit(
        outlet=ours,
        source=ours,
        cited=_cited(article, cited, uses, 1),
        reporters=(writer,) if writer else (),
        place=article.place,
        published=article.date,
        reuse="own",
    )


def _uses(cites: Sequence[Cite], keys: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Where a text cites each organisation, by its key."""
    uses: dict[str, list[str]] = {}
    for cite in cites:
        uses.setdefault(keys.get(cite.key, ""), []).append(cite.place)
    return uses


def _cited(
    article: Article,
    cited: Sequence[Organisation],
    uses: Mapping[str, Sequence[str]],
    first: int,
) -> tuple[Work, ...]:
    """The works that it relies on, numbered from *first*."""
    return tuple(
        _work(number, "cited", named, organisation, uses, named.date)
        for number, (named, organisation) in enumerate(
            zip(article.citing, cited, strict=True), first
        )
    )


def _work(
    number: int,
    role: Role,
    named: Reference,
    organisation: Organisation,
    uses: Mapping[str, Sequence[str]],
    date: Moment | None = None,
) -> Work:
    url = named.url or organisation.url
    places = uses.get(organisation.key, ())
    own = f"cite-{organisation.key}-"
    return Work(
        number=number,
        role=role,
        organisation=organisation,
        url=url,
        is_home=bool(url) and not own_address(named, organisation),
        date=date,
        uses=len(places),
        marks=tuple(places) if any(not p.startswith(own) for p in places) else (),
    )


def _unknown(article: Article, registry: Registry, outlets: str) -> Iterator[Problem]:
    """An outlet must be registered, and so must a source that is only a key."""
    asked = (
        ("outlet", "unknown-outlet", article.outlet, True),
        (
            "source",
            "unknown-organisation",
            article.source,
            not article.source.url and not article.lacks_source,
        ),
    )
    for attribute_name, code, named, must in asked:
        said = named.name or named.url
        if not said or not must or registry.find(named) is not None:
            continue
        near = registry.nearest(said)
        (key,) = keys_for([name_of(named)], registry).values()
        hint = f"add [{key}] to {outlets}"
        hint = f"did you mean {near}? or {hint}" if near else hint
        message = f"{said} is not in {outlets}"
        line = article.line(attribute_name)
        yield Problem(article.path, line, code, message, hint)


def _citations(
    article: Article, cites: Sequence[Cite], credit: Credit
) -> Iterator[Problem]:
    known = {work.key for work in credit.sources}
    meant = citable(work.organisation for work in credit.sources)
    instead = f"write one of {', '.join(sorted(known))}, or " if known else ""
    for cite in cites:
        if cite.key not in meant:
            message = f"[@{cite.key}] names no source of this article"
            hint = f"{instead}add it to Citing"
            yield Problem(article.path, cite.line, "unknown-citation", message, hint)
    for index, work in enumerate(credit.cited):
        if not work.uses:
            place = article.path, article.line("citing", index)
            message = f"{work.name} is cited nowhere in the text"
            hint = f"write [@{work.key}] behind what it says, or remove the line"
            yield Problem(*place, "unused-source", message, hint, "warning")
    seen: dict[str, str] = {}
    for work in credit.sources:
        if work.key in seen:
            place = article.path, article.line("citing", credit.cited.index(work))
            message = f"{work.name} is already {seen[work.key]}"
            yield Problem(*place, "repeated-citation", message, "remove the line")
        seen.setdefault(work.key, ROLES[work.role])
