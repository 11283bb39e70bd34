"""What a search engine reads: the page, our article and the original, apart.

A graph of schema.org.  Our article ``isBasedOn`` the original; what concerns
rights, reporters and the day of publication stands on the original's node.
"""

from collections.abc import Iterator, Sequence

from ..article.medium import page_range
from ..article.values import Dated
from ..credit.licences import licence as licence_named
from ..credit.records import Credit, Organisation, Work
from .json_ld_names import (
    Node,
    bylines,
    known,
    organisation_id,
    organisation_node,
    original_id,
    work_id,
    writer,
)
from .original import credit_text
from .records import OurPage, iso

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
    return {"@context": "https://schema.org", "@graph": [*map(known, nodes)]}


def organisation_page(page: OurPage, organisation: Organisation) -> Node:
    """The graph of our page about an organisation."""
    about = organisation_node(page, organisation)
    graph = json_ld(page)
    graph["@graph"][0]["about"] = {"@id": about["@id"]}
    graph["@graph"].append(about)
    return graph


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
        known(
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
    cited = [{"@id": work_id(page, work)} for work in credit.cited]
    us = {"@id": organisation_id(page, credit.outlet.organisation)}
    return {
        "@type": "Article",
        "@id": page.to(page.path, "article"),
        "headline": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "url": page.address,
        "mainEntityOfPage": {"@id": page.to(page.path, "page")},
        "author": us if credit.own and not page.author else writer(page),
        "publisher": {"@id": page.to("index.html", "us")},
        "sourceOrganization": us if credit.own else "",
        "datePublished": iso(page.published) if page.published else "",
        "dateModified": iso(page.changed) if page.changed else "",
        "expires": page.expires.isoformat() if page.expires else "",
        "keywords": list(page.topics),
        "image": _image(page),
        "license": page.site.licence if credit.in_our_words else "",
        "isBasedOn": "" if credit.own else {"@id": original_id(page, credit)},
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
    return known(
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
    publisher = {"@id": organisation_id(page, credit.source.organisation)}
    reporters = [*bylines(page, credit)]
    works = credit.cited if credit.same else (credit.outlet, *credit.cited)
    clip, _ = ON_AIR.get(credit.medium, ("", ""))
    return {
        "@type": ["NewsArticle", clip] if clip else "NewsArticle",
        "@id": original_id(page, credit),
        "url": credit.original_url,
        "headline": credit.original_title,
        "inLanguage": credit.original_lang,
        # The same people twice, and named by the other name: who takes whoever is
        # an author somewhere in a page for its writer would have ours with them.
        "author": [{"@id": node["@id"]} for node in reporters],
        "creator": reporters,
        "sourceOrganization": {
            "@id": organisation_id(page, credit.outlet.organisation)
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
        "isPartOf": known(whole) or None,
        "publication": known(event) if aired else None,
    }


def _work(page: OurPage, work: Work, credit: Credit) -> Node:
    """A work that the original relies on."""
    date = credit.published if work is credit.outlet else work.date
    return known(
        {
            "@type": "CreativeWork",
            "@id": work_id(page, work),
            "url": work.url if work.stated else "",
            "publisher": {"@id": organisation_id(page, work.organisation)},
            "datePublished": iso(date) if date else "",
        }
    )


def _organisations(page: OurPage, credit: Credit) -> Iterator[Node]:
    """Everyone behind the report, each once."""
    works = (credit.outlet, *credit.sources)
    behind = {work.key: work.organisation for work in works}
    for organisation in behind.values():
        found = organisation_node(page, organisation)
        if organisation is credit.outlet.organisation and not credit.own:
            # Whose reporting it is, is one by what the word means.
            found["@type"] = "NewsMediaOrganization"
        yield found


def _if_address(said: str) -> str:
    return said if said.startswith(("http://", "https://")) else ""
