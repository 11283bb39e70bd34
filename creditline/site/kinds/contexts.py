"""What each kind of page hands to its template."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ...article.body import Text
from ...formats.downloads import downloads
from .. import addresses
from ..model import Site, Story
from ..pagination import Part, beside, first_part
from ..templates.language import Language
from .contents import contents
from .contributors import credited
from .correction_notes import OURS, THEIRS, UPDATES_FEED
from .coverage import coverage
from .list_views import (
    Count,
    Group,
    Listing,
    Neighbour,
    OrganisationView,
    corrections,
    grouped,
)
from .metadata import cited
from .page_specs import PageSpec
from .rights_view import meter_view, obligations_of
from .text import rendered
from .views import StoryView

Context = dict[str, Any]


def listing(
    site: Site, language: Language, spec: PageSpec, stories: Sequence[Story], by: str
) -> Listing:
    """The part of *stories* that *spec* shows, and its neighbours."""
    part = spec.part
    assert part is not None
    size = site.settings.pagination
    newer, older = beside(first_part(part.path), len(stories), size, part.index)

    def way(other: Part | None) -> Neighbour | None:
        if other is None:
            return None
        ends = (stories[other.end - 1], stories[other.start])
        said = [language.dated(s.article.date, by) for s in ends]
        label = said[0] if said[0] == said[1] else f"{said[0]} – {said[1]}"
        return Neighbour(label, other.path)

    shown = stories[part.start : part.end]
    groups = tuple(grouped(shown, site, language, by))
    return Listing(groups, way(newer), way(older))


def front(site: Site, language: Language, _spec: PageSpec) -> Context:
    """The front page: a lead, the latest, and the ways further in."""
    latest = site.stories[: site.settings.ours.front_page_articles]
    views = [StoryView(story, site, language) for story in latest]
    topics = _topic_counts(site)
    organisations = [o for o in _organisations(site, language) if o.count]
    return {
        "lead": views[0] if views else None,
        "articles": views[1:],
        "years": _years(site, language),
        "topics": sorted(topics, key=lambda t: (-t.count, t.path))[:12],
        "organisations": sorted(organisations, key=lambda o: (-o.count, o.path))[:12],
    }


def _topic_counts(site: Site) -> tuple[Count, ...]:
    return tuple(Count(t.name, t.path, len(s)) for t, s in site.by_topic.items())


def _organisations(site: Site, language: Language) -> list[OrganisationView]:
    return [
        OrganisationView(o, language, site.by_organisation.get(key, ()))
        for key, o in site.organisations.items()
    ]


def _years(site: Site, language: Language) -> tuple[Count, ...]:
    return tuple(
        Count(
            str(year),
            addresses.year_address(year),
            len(stories),
            _months(site, year, language),
        )
        for year, stories in site.by_year.items()
    )


def _months(site: Site, year: int, language: Language) -> tuple[Count, ...]:
    return tuple(
        Count(
            language.dated(told[0].article.date, "month"),
            addresses.month_address(year, month),
            len(told),
        )
        for month, told in site.months(year).items()
    )


def story(site: Site, language: Language, spec: PageSpec, body: Text) -> Context:
    """One story with its text; *body* comes from the store."""
    assert isinstance(spec.subject, int)
    told = site.stories[spec.subject]
    view = StoryView(told, site, language)
    credit = view.credit
    credit.original, credit.citations = cited(told, credit.record)
    credit.downloads = downloads(told.path)
    credit.seen = site.seen.get(told.original_url)
    credit.meter = meter_view(told, language)
    credit.obligations = obligations_of(credit.record, site.settings.name, language)
    if told.reduced:
        # The text went with its permission.
        view.content = Markup("<p>{}</p>").format(view.summary)
    else:
        view.content = rendered(
            body, site, told.facts.path, told.path, credit.record, language
        )
        view.contents = contents(view.content)
    return {"article": view}


def own_page(site: Site, language: Language, spec: PageSpec, body: Text) -> Context:
    """One page of the site's own."""
    assert isinstance(spec.subject, int)
    page = site.pages[spec.subject]
    content = rendered(body, site, page.facts.path, page.path, None, language)
    return {"content": content, "contents": contents(content), "article": None}


def topic(site: Site, language: Language, spec: PageSpec) -> Context:
    """One topic and a part of its list."""
    found = site.topics[str(spec.subject)]
    stories = site.by_topic[found]
    # Only the newest part says how many there are: the others shall stay as they are.
    newest = spec.part is not None and spec.part.start == 0
    return {
        "topic": Count(found.name, found.path, len(stories) if newest else 0),
        "listing": listing(site, language, spec, stories, "month"),
    }


def organisation(site: Site, language: Language, spec: PageSpec) -> Context:
    """One organisation, its terms, and a part of its list."""
    key = str(spec.subject)
    stories = site.by_organisation.get(key, ())
    return {
        "organisation": OrganisationView(site.organisations[key], language, stories),
        "listing": listing(site, language, spec, stories, "year"),
    }


def year(site: Site, language: Language, spec: PageSpec) -> Context:
    """One year: its months, and its articles if they are few."""
    assert isinstance(spec.subject, int)
    stories = site.by_year[spec.subject]
    groups: tuple[Group, ...] = ()
    if len(stories) <= site.settings.pagination:
        groups = tuple(grouped(stories, site, language, "month"))
    return {
        "months": _months(site, spec.subject, language),
        "listing": Listing(groups),
    }


def month(site: Site, language: Language, spec: PageSpec) -> Context:
    """One month and a part of its list."""
    of_year, of_month = map(int, str(spec.subject).split("-"))
    stories = site.by_month[of_year, of_month]
    return {"months": (), "listing": listing(site, language, spec, stories, "day")}


def topics(site: Site, _language: Language, _spec: PageSpec) -> Context:
    """The index of topics."""
    return {"topics": _topic_counts(site)}


def organisations(site: Site, language: Language, _spec: PageSpec) -> Context:
    """The index of organisations."""
    return {"organisations": _organisations(site, language)}


def archive(site: Site, language: Language, _spec: PageSpec) -> Context:
    """The index of years and months."""
    return {"years": _years(site, language)}


def corrected(site: Site, language: Language, _spec: PageSpec) -> Context:
    """Every correction of ours, and apart from them what outlets changed."""
    return {
        "corrections": corrections(site, language, OURS),
        "updates": corrections(site, language, THEIRS),
        "updates_feed": UPDATES_FEED if UPDATES_FEED in site.offered else "",
    }


def covered(site: Site, language: Language, _spec: PageSpec) -> Context:
    """Whose reporting stands here."""
    return dict(coverage(site, language))


def standing_on(site: Site, language: Language, _spec: PageSpec) -> Context:
    """Whose work all of it is."""
    return {"parts": credited(site, language)}


def tombstone(site: Site, language: Language, spec: PageSpec) -> Context:
    """What is left of a story that is gone: its headline, and why."""
    assert isinstance(spec.subject, int)
    stone = site.tombstones[spec.subject]
    return {
        "article": StoryView(stone.story, site, language),
        "date": stone.date,
        "reason": stone.reason,
        "expired": stone.expired,
        "original": stone.story.original_url if stone.expired else "",
    }


def not_found(_site: Site, _language: Language, _spec: PageSpec) -> Context:
    """Nothing but the page itself."""
    return {}


def search(site: Site, language: Language, _spec: PageSpec) -> Context:
    """All that a reader without scripts can look through instead."""
    return {
        "topics": _topic_counts(site),
        "organisations": _organisations(site, language),
        "years": _years(site, language),
    }


def redirect(_site: Site, _language: Language, spec: PageSpec) -> Context:
    """The new address of what an old one leads to."""
    return {"target": spec.subject}


PLAIN: Mapping[str, Callable[[Site, Language, PageSpec], Context]] = {
    "index": front,
    "topic": topic,
    "topics": topics,
    "organisation": organisation,
    "organisations": organisations,
    "archive": archive,
    "year": year,
    "month": month,
    "corrections": corrected,
    "coverage": covered,
    "credits": standing_on,
    "tombstone": tombstone,
    "404": not_found,
    "search": search,
    "redirect": redirect,
}
