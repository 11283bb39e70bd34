"""Who and what is meant in the graph that search engines read, and by which name."""

from collections.abc import Iterator
from typing import Any

from ..article.names import same_name
from ..credit.records import Credit, Organisation, Work
from .records import OurPage

Node = dict[str, Any]


def known(node: Node) -> Node:
    """*node* without what is not known."""
    # What is true is known, which tells nearly all of it at once.
    return {
        name: value
        for name, value in node.items()
        if value or value not in ("", None, [])
    }


def organisation_node(page: OurPage, organisation: Organisation) -> Node:
    """An organisation, as far as we know it."""
    return known(
        {
            "@type": "Organization",
            "@id": organisation_id(page, organisation),
            "name": organisation.name,
            "url": organisation.url,
        }
    )


def person(name: str) -> Node:
    """Somebody of this name."""
    return {"@type": "Person", "name": name}


def institution(name: str) -> Node:
    """An organisation of which this page tells only the name."""
    return {"@type": "Organization", "name": name}


def writer(page: OurPage) -> Node:
    """Who answers for our words: a person, an organisation, or the site itself."""
    if page.writer_is_us:
        return {"@id": page.to("index.html", "us")}
    if page.institution:
        return institution(page.writer)
    return person(page.writer)


def bylines(page: OurPage, credit: Credit) -> Iterator[Node]:
    """Whom each byline names: an organisation that is known by it, or a person."""
    known = {same_name(work.name): work.organisation for work in credit.sources}
    for number, name in enumerate(credit.reporters, 1):
        who = known.get(same_name(name))
        if who is not None:
            yield {"@id": organisation_id(page, who)}
            continue
        made = institution if name in credit.signing else person
        yield {**made(name), "@id": page.to(page.path, f"reporter-{number}")}


def original_id(page: OurPage, credit: Credit) -> str:
    """The original's own address names it; where it has none, a place of ours."""
    return credit.original_url or page.to(page.path, "original")


def work_id(page: OurPage, work: Work) -> str:
    """Its own address names a cited work; where it has none, a place of ours."""
    return work.url if work.stated else page.to(page.path, f"source-{work.number}")


def organisation_id(page: OurPage, organisation: Organisation) -> str:
    """A place on its page with us names an organisation."""
    if organisation.own:
        # All of ours are on one page.
        return page.to(organisation.path, f"organisation-{organisation.key}")
    return page.to(organisation.path, "organisation")
