"""What each kind of page hands to its template."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ..article.body import Text
from ..formats.downloads import downloads
from . import addresses
from .coverage import coverage
from .credited import credited
from .language import Language
from .list_views import (
    Count,
    Group,
    Listing,
    Neighbour,
    OrganisationView,
    corrections,
    grouped,
)
from .listing import Part, beside, first_part
from .machine import cited
from .measures import meter_view, obligations_of
from .model import Site, Story
from .notes import OURS, THEIRS, UPDATES_FEED
from .sheets import Sheet
from .text import rendered
from .views import StoryView

Context = dict[str, Any]
LONG = 3000
"""The characters from which on a text counts as long."""


def listing(
    site: Site, language: Language, sheet: Sheet, stories: Sequence[Story], by: str
) -> Listing:
    """The part of *stories* that *sheet* shows, and its neighbours."""
    part = sheet.part
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


def front(site: Site, language: Language, _sheet: Sheet) -> Context:
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


def story(site: Site, language: Language, sheet: Sheet, body: Text) -> Context:
    """One story with its text; *body* comes from the store."""
    assert isinstance(sheet.subject, int)
    told = site.stories[sheet.subject]
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
            body, site, told.card.path, told.path, credit.record, language
        )
        view.long = body.length > LONG
    return {"article": view}


def own_page(site: Site, language: Language, sheet: Sheet, body: Text) -> Context:
    """One page of the site's own."""
    assert isinstance(sheet.subject, int)
    page = site.pages[sheet.subject]
    content = rendered(body, site, page.card.path, page.path, None, language)
    return {"content": content, "article": None}


def topic(site: Site, language: Language, sheet: Sheet) -> Context:
    """One topic and a part of its list."""
    found = site.topics[str(sheet.subject)]
    stories = site.by_topic[found]
    # Only the newest part says how many there are: the others shall stay as they are.
    newest = sheet.part is not None and sheet.part.start == 0
    return {
        "topic": Count(found.name, found.path, len(stories) if newest else 0),
        "listing": listing(site, language, sheet, stories, "month"),
    }


def organisation(site: Site, language: Language, sheet: Sheet) -> Context:
    """One organisation, its terms, and a part of its list."""
    key = str(sheet.subject)
    stories = site.by_organisation.get(key, ())
    return {
        "organisation": OrganisationView(site.organisations[key], language, stories),
        "listing": listing(site, language, sheet, stories, "year"),
    }


def year(site: Site, language: Language, sheet: Sheet) -> Context:
    """One year: its months, and its articles if they are few."""
    assert isinstance(sheet.subject, int)
    stories = site.by_year[sheet.subject]
    groups: tuple[Group, ...] = ()
    if len(stories) <= site.settings.pagination:
        groups = tuple(grouped(stories, site, language, "month"))
    return {
        "months": _months(site, sheet.subject, language),
        "listing": Listing(groups),
    }


def month(site: Site, language: Language, sheet: Sheet) -> Context:
    """One month and a part of its list."""
    of_year, of_month = map(int, str(sheet.subject).split("-"))
    stories = site.by_month[of_year, of_month]
    return {"months": (), "listing": listing(site, language, sheet, stories, "day")}


def topics(site: Site, _language: Language, _sheet: Sheet) -> Context:
    """The index of topics."""
    return {"topics": _topic_counts(site)}


def organisations(site: Site, language: Language, _sheet: Sheet) -> Context:
    """The index of organisations."""
    return {"organisations": _organisations(site, language)}


def archive(site: Site, language: Language, _sheet: Sheet) -> Context:
    """The index of years and months."""
    return {"years": _years(site, language)}


def corrected(site: Site, language: Language, _sheet: Sheet) -> Context:
    """Every correction of ours, and apart from them what outlets changed."""
    return {
        "corrections": corrections(site, language, OURS),
        "updates": corrections(site, language, THEIRS),
        "updates_feed": UPDATES_FEED if UPDATES_FEED in site.offered else "",
    }


def covered(site: Site, language: Language, _sheet: Sheet) -> Context:
    """Whose reporting stands here."""
    return dict(coverage(site, language))


def standing_on(site: Site, language: Language, _sheet: Sheet) -> Context:
    """Whose work all of it is."""
    return {"parts": credited(site, language)}


def tombstone(site: Site, language: Language, sheet: Sheet) -> Context:
    """What is left of a story that is gone: its headline, and why."""
    assert isinstance(sheet.subject, int)
    stone = site.tombstones[sheet.subject]
    return {
        "article": StoryView(stone.story, site, language),
        "date": stone.date,
        "reason": stone.reason,
        "expired": stone.expired,
        "original": stone.story.original_url if stone.expired else "",
    }


def not_found(_site: Site, _language: Language, _sheet: Sheet) -> Context:
    """Nothing but the page itself."""
    return {}


def search(site: Site, language: Language, _sheet: Sheet) -> Context:
    """All that a reader without scripts can look through instead."""
    return {
        "topics": _topic_counts(site),
        "organisations": _organisations(site, language),
        "years": _years(site, language),
    }


def redirect(_site: Site, _language: Language, sheet: Sheet) -> Context:
    """The new address of what an old one leads to."""
    return {"target": sheet.subject}


PLAIN: Mapping[str, Callable[[Site, Language, Sheet], Context]] = {
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
