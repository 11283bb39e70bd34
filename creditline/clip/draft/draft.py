"""The article that the chosen facts make, checked before anything is written."""

import datetime as dt
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from ...article.markdown.convert import ArticleFacts, convert_article
from ...article.names import same_name
from ...config.settings import Settings
from ...credit.attribute import attribute
from ...credit.registry import Registry, host, read_registry
from ...credit.terms import NO_TERMS, Terms
from ...errors import ContentErrors, Problem, errors
from ...locale.slugs import slugify, slugs_of
from ...locale.words import Words
from ..find.found import Found
from ..lexicon.names import folded
from ..lexicon.our_words import OurWords, our_words
from ..read.evidence import Finding
from ..read.refusal import Refused
from ..words.notice import Notice
from ..words.title import proposed
from .article_file import compose, lead, marks_for, slug_for
from .choices import Chosen, Given, Party, party, stranger
from .dialogue import Dialogue
from .existing import Existing
from .originals import Copy
from .outlets_file import NewOrganisation, appended, entry
from .outline import outline, quotation, sections
from .terms_held import held, limits_of, stop_at_frequency, stop_at_terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article ready to be written, and what goes with it."""

    name: str
    slug: str
    data: bytes
    registry_data: bytes
    organisations: tuple[NewOrganisation, ...]
    evidence: tuple[Finding, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parties:
    outlet: Party
    source: Party
    cited: tuple[Party, ...]

    @property
    def by_name(self) -> dict[str, Party]:
        """Whom each name means, for the outline."""
        return {folded(p.name): p for p in (*self.cited, self.source, self.outlet)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is there already: the site, its organisations, the slugs in use, a copy.

    ``before`` is the registry's file as it was read; ``original`` is the copy of the
    text that quotations are held against, which was ``read`` on a day, and which an
    archive may keep.
    """

    site: Settings
    registry: Registry
    before: bytes
    taken: Container[str]
    articles: Sequence[Existing]
    original: Copy
    read: dt.date
    archived: str


def make_draft(
    found: Found, chosen: Chosen, given: Given, dialogue: Dialogue, ground: Ground
) -> Draft:
    """Compose the article, and refuse it if ``check`` would find a problem."""
    parties = _parties(found, chosen, ground.registry)
    source = parties.source
    day = dt.date.fromisoformat(chosen.value("Date")[:10])
    organisations = _new(found, parties, dialogue, ground)
    data = ground.before
    for organisation in organisations:
        data = appended(data, organisation)
    outlets = ground.site.shown(ground.site.outlets)
    known, problems = read_registry(data, outlets)
    text = " ".join(p.text for p in found.roles.text[:40])
    ours = our_words(given.lang or ground.site.language, ground.site.own_words)
    proposal = proposed(
        parties.outlet.name,
        day,
        text,
        found.roles.language,
        " ".join(a.name for a in found.attributions),
        ours,
    )
    title = given.title or dialogue.title(proposal)
    slug = slug_for(title or proposal, ground.taken)
    header: dict[str, Sequence[str]] = {
        "Title": [title or proposal],
        "Date": [chosen.value("Date")],
        "Outlet": [parties.outlet.key],
        "Source": [
            f"{source.name} <{source.address}>" if source.address else source.key
        ],
        "Citing": [p.name for p in parties.cited],
        "Original-Title": [chosen.value("Original-Title")],
        "Original-Lang": [chosen.value("Original-Lang")],
        "Reporter": chosen.values("Reporter"),
        "Place": [chosen.value("Place")],
        **{name: [said] for name, said in given.stood.items()},
        "Retrieved": [ground.read.isoformat() if ground.read >= day else ""],
        "Archived": [ground.archived],
        "Reuse": [given.reuse],
        "Lang": [given.lang],
        "Slug": [slug],
    }
    owner = known.organisations.get(source.key)
    terms = owner.terms if owner else NO_TERMS
    body = _body(found, parties, given.reuse, terms, day, ours)
    placed = source.address or given.stood.get("Medium")
    marks = marks_for(chosen.left, proposed=not title, placed=bool(placed))
    file = compose(header, body, marks)
    name = f"articles/{day.year:04d}/{slug}.md"
    if owner and given.reuse in ("excerpt", "full"):
        stop_at_frequency(owner, day.isoformat()[:7], ground.articles, known)
    problems += _problems(file, name, known, ground)
    if any(errors(problems)):
        raise ContentErrors(problems)
    return Draft(
        name=name,
        slug=slug,
        data=file.encode(),
        registry_data=data,
        organisations=organisations,
        evidence=(*(f for fs in chosen.taken.values() for f in fs), *chosen.left),
        warnings=tuple(problems),
    )


def _parties(found: Found, chosen: Chosen, registry: Registry) -> _Parties:
    source = stranger(chosen.value("Source"), registry)
    outlet = stranger(chosen.value("Outlet"), registry)
    publisher = found.publisher
    if publisher and source.name == publisher.name and source.new:
        key = slugify(publisher.initials) or source.key
        free = key not in registry.organisations
        source = replace(source, url=publisher.url, key=key if free else source.key)
    keys = {source.key: source}
    if same_name(outlet.name) == same_name(source.name):
        outlet = replace(source, address="")
    outlet = _apart(outlet, keys, registry)
    keys.setdefault(outlet.key, outlet)
    cited: list[Party] = []
    for name in chosen.values("Citing"):
        one = _apart(party(name, registry), keys, registry)
        if one.key not in keys:
            keys[one.key] = one
            cited.append(one)
    return _Parties(outlet=outlet, source=source, cited=tuple(cited))


def _apart(one: Party, keys: Mapping[str, Party], registry: Registry) -> Party:
    """*one* with a key of its own, where another name has led to the same."""
    name = same_name(one.name)
    if not one.new or one.key not in keys or same_name(keys[one.key].name) == name:
        return one
    return replace(one, key=slugs_of([name], {*registry.organisations, *keys})[name])


def _new(
    found: Found, parties: _Parties, dialogue: Dialogue, ground: Ground
) -> tuple[NewOrganisation, ...]:
    """The organisations to add, each after asking."""
    wanted: list[NewOrganisation] = []
    said = found.first("Original-Lang")
    same = parties.outlet.key == parties.source.key
    for one in (parties.source,) if same else (parties.outlet, parties.source):
        if not one.new or one.key in ground.registry.organisations:
            continue
        # The notice is that of whoever published what we read.
        own = one is parties.source or same
        wanted.append(
            NewOrganisation(
                key=one.key,
                name=one.name,
                url=one.url,
                language=said.value if own and said and said.certain else "",
                notice=_notice(found.roles.notice, one) if own else None,
                reviewed=ground.site.today,
            )
        )
    kept = tuple(o for o in wanted if dialogue.register(o.name, entry(o)))
    refused = [o for o in wanted if o not in kept]
    needed = [
        o for o in refused if o.key == parties.outlet.key or not parties.source.address
    ]
    if needed:
        raise Refused(f"{needed[0].name} must be in outlets.toml; nothing was written")
    return kept


def _notice(notice: Notice | None, party: Party) -> Notice | None:
    """The notice of *party*; what it wants credited is a name where we link elsewhere.

    A text may stand at another address than the one that its notice names.
    """
    if notice is None or not party.address or not notice.credit:
        return notice
    asked, given = host(f"https://{notice.credit}/"), host(party.address)
    same = given == asked or given.endswith(f".{asked}")
    return notice if same else replace(notice, credit=notice.holder)


def _body(
    found: Found,
    parties: _Parties,
    reuse: str,
    terms: Terms,
    day: dt.date,
    ours: OurWords,
) -> str:
    source = parties.source
    opening = lead(parties.outlet, source, day, ours)
    text = [p for p in found.roles.text if p.kind != "caption"]
    if not any(p.kind == "text" for p in text):
        raise Refused("the text has no paragraph to retell")
    if reuse in ("excerpt", "full"):
        total = sum(len(Words(p.text)) for p in text)
        words, paragraphs = limits_of(reuse, terms, source.name, total)
        quoted = quotation(text, words, paragraphs, source, source.address)
        named = outline({}, parties.cited, ours)
        return "\n\n".join(filter(None, [opening, quoted, named]))
    listed = sections(
        found.roles.text, found.attributions, parties.outlet, parties.by_name, ours
    )
    said = {key for points in listed.values() for _, keys in points for key in keys}
    uncited = [p for p in parties.cited if p.key not in said]
    return f"{opening}\n\n{outline(listed, uncited, ours)}"


def _problems(
    text: str, name: str, registry: Registry, ground: Ground
) -> tuple[Problem, ...]:
    """What ``check`` would say of the article; the terms may refuse it."""
    data, site = text.encode(), ground.site
    facts = convert_article(data, site.shown(name), site.options).facts
    if not isinstance(facts, ArticleFacts) or facts.article is None:
        return facts.problems
    _, wrong = attribute(facts.article, facts.cites, registry, site.shown(site.outlets))
    terms = tuple(held(facts, facts.article, data, ground.original, registry, site))
    stop_at_terms(terms)
    return (*facts.problems, *wrong, *terms)
