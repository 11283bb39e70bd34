"""What a search engine reads: the page, our article and the original, apart.

A graph of schema.org.  Our article ``isBasedOn`` the original; what concerns
rights, reporters and the day of publication stands on the original's node.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from ..article.medium import page_range
from ..article.names import same_name
from ..article.values import Dated
from ..credit.licences import licence as licence_named
from ..credit.records import Credit, Organisation, Work
from .original import credit_text
from .records import OurPage, iso

Node = dict[str, Any]
# What a report on air is, and what its programme is.
ON_AIR = {
    "radio": ("RadioClip", "RadioSeries"),
    "television": ("TVClip", "TVSeries"),
    "podcast": ("Clip", "PodcastSeries"),
}


def json_ld(page: OurPage, credit: Credit | None = None) -> Node:
    """The graph of any page; of an article's with the original's *credit*."""
    nodes = [_page(page), _us(page)]
    if credit is not None:
        nodes += [_ours(page, credit)]
        nodes += [] if credit.own else [_original(page, credit)]
        nodes += _organisations(page, credit)
    return {"@context": "https://schema.org", "@graph": [*map(_known, nodes)]}


def organisation_page(page: OurPage, organisation: Organisation) -> Node:
    """The graph of our page about an organisation."""
    about = _organisation(page, organisation)
    graph = json_ld(page)
    graph["@graph"][0]["about"] = {"@id": about["@id"]}
    graph["@graph"].append(about)
    return graph


def _known(node: Node) -> Node:
    """*node* without what is not known."""
    # What is true is known, which tells nearly all of it at once.
    return {
        name: value
        for name, value in node.items()
        if value or value not in ("", None, [])
    }


def _page(page: OurPage) -> Node:
    own = page.kind == "article"
    listing = page.kind not in ("article", "page")
    return {
        "@type": "CollectionPage" if listing else "WebPage",
        "@id": page.to(page.path, "page"),
        "url": page.address,
        "name": page.title,
        "description": "" if own else page.description,
        "inLanguage": page.language,
        "publisher": {"@id": page.to("index.html", "us")},
        "mainEntity": {"@id": page.to(page.path, "article")} if own else None,
        "breadcrumb": _breadcrumb(page),
    }


def _breadcrumb(page: OurPage) -> Node | None:
    if not page.crumbs:
        return None
    steps = [
        _known(
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": page.to(path) if path else "",
            }
        )
        for position, (name, path) in enumerate(page.crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _us(page: OurPage) -> Node:
    """The site as an organisation; what it promises is for all its pages."""
    site = page.site
    return {
        "@type": "Organization",
        "@id": page.to("index.html", "us"),
        "name": site.name,
        "url": page.to("index.html") if site.url else "",
        "sameAs": list(site.profiles),
        "publishingPrinciples": page.to(site.principles) if site.principles else "",
        "correctionsPolicy": page.to("corrections/index.html"),
    }


def _ours(page: OurPage, credit: Credit) -> Node:
    """What we wrote, or what we republish; in either case not the original."""
    cited = [{"@id": _work_id(page, work)} for work in credit.cited]
    us = {"@id": _organisation_id(page, credit.outlet.organisation)}
    return {
        "@type": "Article",
        "@id": page.to(page.path, "article"),
        "headline": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "url": page.address,
        "mainEntityOfPage": {"@id": page.to(page.path, "page")},
        "author": us if credit.own and not page.author else _writer(page),
        "publisher": {"@id": page.to("index.html", "us")},
        "sourceOrganization": us if credit.own else "",
        "datePublished": iso(page.published) if page.published else "",
        "dateModified": iso(page.changed) if page.changed else "",
        "expires": page.expires.isoformat() if page.expires else "",
        "keywords": list(page.topics),
        "image": _image(page),
        "license": page.site.licence if credit.in_our_words else "",
        "isBasedOn": "" if credit.own else {"@id": _original_id(page, credit)},
        "citation": [_work(page, work, credit) for work in credit.cited]
        if credit.own
        else cited,
        "correction": _corrections(page.corrections),
        "translationOfWork": _version(page, page.translation_of),
        "workTranslation": [_version(page, path) for path in page.translations],
    }


def _version(page: OurPage, path: str) -> Node | None:
    """Our article in another language, which has a page of its own."""
    return {"@id": page.to(path, "article")} if path else None


def _corrections(stated: Sequence[Dated]) -> list[Node]:
    """What was put right in one of the two, ours and theirs apart."""
    return [
        {
            "@type": "CorrectionComment",
            "text": said.text,
            "datePublished": iso(said.date),
        }
        for said in stated
    ]


def _image(page: OurPage) -> Node | None:
    if not page.image:
        return None
    return _known(
        {
            "@type": "ImageObject",
            "contentUrl": page.picture,
            "caption": page.image_alt,
            "creditText": page.image_credit,
        }
    )


def _original(page: OurPage, credit: Credit) -> Node:
    """The report that we credit, as far as it is known."""
    terms, notice = credit.terms, credit.notice
    licence = licence_named(terms.licence)
    publisher = {"@id": _organisation_id(page, credit.source.organisation)}
    bylines = [*_bylines(page, credit)]
    works = credit.cited if credit.same else (credit.outlet, *credit.cited)
    clip, _ = ON_AIR.get(credit.medium, ("", ""))
    return {
        "@type": ["NewsArticle", clip] if clip else "NewsArticle",
        "@id": _original_id(page, credit),
        "url": credit.original_url,
        "headline": credit.original_title,
        "inLanguage": credit.original_lang,
        # The same people twice, and named by the other name: who takes whoever is
        # an author somewhere in a page for its writer would have ours with them.
        "author": [{"@id": node["@id"]} for node in bylines],
        "creator": bylines,
        "sourceOrganization": {
            "@id": _organisation_id(page, credit.outlet.organisation)
        },
        "publisher": publisher,
        "datePublished": iso(credit.published),
        "dateline": credit.place,
        **_stood(credit),
        "creditText": credit_text(credit),
        "copyrightNotice": notice,
        # Who holds it is known only from a notice.
        "copyrightHolder": publisher if notice else "",
        "copyrightYear": credit.published.year if notice else None,
        "license": licence.url if licence else "",
        "usageInfo": terms.terms,
        "acquireLicensePage": _if_address(terms.reuse_contact),
        "archivedAt": [copy.url for copy in credit.archived],
        "correction": _corrections(page.updates),
        "citation": [_work(page, work, credit) for work in works],
        "sdPublisher": {"@id": page.to("index.html", "us")},
    }


def _stood(credit: Credit) -> Node:
    """Where the original stood in print or on air, as far as it is known."""
    whole: Node = {}
    if credit.medium == "print":
        # Of somebody else's report it is not known when this paper printed it.
        day = iso(credit.published) if credit.same else ""
        paper = {"@type": "Periodical", "name": credit.source.name}
        whole = {"@type": "PublicationIssue", "datePublished": day, "isPartOf": paper}
    elif credit.programme:
        whole = {"@type": ON_AIR[credit.medium][1], "name": credit.programme}
    aired = credit.broadcast
    event = {
        "@type": "BroadcastEvent",
        "startDate": iso(aired.start) if aired else "",
        "duration": aired.lasting if aired else "",
    }
    first, last = page_range(credit.page)
    return {
        "articleSection": credit.section,
        "pagination": credit.page,
        "pageStart": first,
        "pageEnd": last,
        "printEdition": credit.edition,
        "printPage": credit.page,
        "printSection": credit.section if credit.medium == "print" else "",
        "isPartOf": _known(whole) or None,
        "publication": _known(event) if aired else None,
    }


def _work(page: OurPage, work: Work, credit: Credit) -> Node:
    """A work that the original relies on."""
    date = credit.published if work is credit.outlet else work.date
    return _known(
        {
            "@type": "CreativeWork",
            "@id": _work_id(page, work),
            "url": work.url if work.stated else "",
            "publisher": {"@id": _organisation_id(page, work.organisation)},
            "datePublished": iso(date) if date else "",
        }
    )


def _organisations(page: OurPage, credit: Credit) -> Iterator[Node]:
    """Everyone behind the report, each once."""
    works = (credit.outlet, *credit.sources)
    behind = {work.key: work.organisation for work in works}
    for organisation in behind.values():
        found = _organisation(page, organisation)
        if organisation is credit.outlet.organisation and not credit.own:
            # Whose reporting it is, is one by what the word means.
            found["@type"] = "NewsMediaOrganization"
        yield found


def _organisation(page: OurPage, organisation: Organisation) -> Node:
    return _known(
        {
            "@type": "Organization",
            "@id": _organisation_id(page, organisation),
            "name": organisation.name,
            "url": organisation.url,
        }
    )


def _person(name: str) -> Node:
    return {"@type": "Person", "name": name}


def _writer(page: OurPage) -> Node:
    """Who answers for our words: a person, an organisation, or the site itself."""
    if page.writer_is_us:
        return {"@id": page.to("index.html", "us")}
    if page.institution:
        return {"@type": "Organization", "name": page.writer}
    return _person(page.writer)


def _bylines(page: OurPage, credit: Credit) -> Iterator[Node]:
    """Whom each byline names: an organisation that is known by it, or a person."""
    known = {same_name(work.name): work.organisation for work in credit.sources}
    for number, name in enumerate(credit.reporters, 1):
        who = known.get(same_name(name))
        if who is not None:
            yield {"@id": _organisation_id(page, who)}
        else:
            yield {**_person(name), "@id": page.to(page.path, f"reporter-{number}")}


def _original_id(page: OurPage, credit: Credit) -> str:
    """The original's own address names it; where it has none, a place of ours."""
    return credit.original_url or page.to(page.path, "original")


def _work_id(page: OurPage, work: Work) -> str:
    return work.url if work.stated else page.to(page.path, f"source-{work.number}")


def _organisation_id(page: OurPage, organisation: Organisation) -> str:
    if organisation.own:
        # All of ours are on one page.
        return page.to(organisation.path, f"organisation-{organisation.key}")
    return page.to(organisation.path, "organisation")


def _if_address(said: str) -> str:
    return said if said.startswith(("http://", "https://")) else ""
