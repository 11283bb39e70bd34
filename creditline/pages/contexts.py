"""What each kind of page hands to its template."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from . import addresses
from .language import Language, direction
from .listing import Part, beside
from .machine import cited, downloads
from .model import Site, Story
from .sheets import Sheet
from .text import rendered
from .views import (
    Count,
    Group,
    Listing,
    Neighbour,
    OrganisationView,
    StoryView,
    corrections,
    grouped,
)

Context = dict[str, Any]


def listing(
    site: Site, language: Language, sheet: Sheet, stories: Sequence[Story], by: str
) -> Listing:
    """The part of *stories* that *sheet* shows, and its neighbours."""
    part = sheet.part
    assert part is not None
    size = site.settings.pagination
    newer, older = beside(_first(part.path), len(stories), size, part.index)

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


def _first(path: str) -> str:
    """The address of the newest part of the list that *path* belongs to."""
    return f"{path.rsplit('/', 1)[0]}/index.html"


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


def story(site: Site, language: Language, sheet: Sheet, body: Any) -> Context:
    """One story with its text; *body* comes from the store."""
    assert isinstance(sheet.subject, int)
    told = site.stories[sheet.subject]
    view = StoryView(told, site, language)
    credit = view.credit
    credit.original, credit.citations = cited(told, credit.record)
    credit.downloads = downloads(told.path)
    view.content = rendered(
        body, site, told.card.path, told.path, credit.record, language
    )
    return {"article": view}


def own_page(site: Site, language: Language, sheet: Sheet, body: Any) -> Context:
    """One page of the site's own."""
    assert isinstance(sheet.subject, int)
    page = site.pages[sheet.subject]
    content = rendered(body, site, page.card.path, page.path, None, language)
    return {"content": content, "article": None}


def topic(site: Site, language: Language, sheet: Sheet) -> Context:
    """One topic and a part of its list."""
    found = site.topics[str(sheet.subject)]
    stories = site.by_topic[found]
    return {
        "topic": Count(found.name, found.path, len(stories)),
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
    """Every correction."""
    return {"corrections": corrections(site, language)}


def not_found(_site: Site, _language: Language, _sheet: Sheet) -> Context:
    """Nothing but the page itself."""
    return {}


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
    "404": not_found,
    "redirect": redirect,
}


def title(site: Site, language: Language, sheet: Sheet, context: Context) -> str:
    """What the page is called, in plain words."""
    _ = language.words.gettext
    if sheet.kind == "article":
        return str(context["article"].plain_title)
    if sheet.kind == "page":
        assert isinstance(sheet.subject, int)
        record = site.pages[sheet.subject].card.page
        return record.title if record else ""
    if sheet.kind == "year":
        return str(sheet.subject)
    if sheet.kind == "month":
        of_year, of_month = map(int, str(sheet.subject).split("-"))
        told = site.by_month[of_year, of_month][0]
        return language.dated(told.article.date, "month")
    if sheet.kind in ("topic", "organisation"):
        return str(context[sheet.kind].name)
    return {
        "index": site.settings.name,
        "topics": _("Topics"),
        "organisations": _("Organisations"),
        "archive": _("Archive"),
        "corrections": _("Corrections"),
        "404": _("There is no page here"),
        "redirect": _("This page has moved"),
    }[sheet.kind]


def crumbs(language: Language, sheet: Sheet, name: str) -> tuple[tuple[str, str], ...]:
    """The way back up from a page: names and addresses, the last one without."""
    _ = language.words.gettext
    above: dict[str, tuple[tuple[str, str], ...]] = {
        "topic": ((_("Topics"), addresses.TOPICS),),
        "organisation": ((_("Organisations"), addresses.ORGANISATIONS),),
        "year": ((_("Archive"), addresses.ARCHIVE),),
    }
    if sheet.kind == "month":
        of_year = int(str(sheet.subject).split("-")[0])
        up = (str(of_year), addresses.year_address(of_year))
        return ((_("Archive"), addresses.ARCHIVE), up, (name, ""))
    if sheet.kind in above:
        return (*above[sheet.kind], (name, ""))
    return ()


def description(sheet: Sheet, site: Site, context: Context) -> str:
    """What a search engine may show beneath the title."""
    if sheet.kind == "article":
        return str(context["article"].summary.striptags())
    if sheet.kind == "index":
        return str(site.settings.raw["SITESUBTITLE"])
    if sheet.kind == "page":
        assert isinstance(sheet.subject, int)
        summary = site.pages[sheet.subject].card.summary
        return str(Markup(summary).striptags())  # noqa: S704 (escaped by convert)
    return ""


def navigation(site: Site, path: str) -> tuple[tuple[str, str, bool], ...]:
    """The sections of the site: message, address, whether we are in it."""
    pages = ((p.card.page.title, p.path) for p in site.pages if p.card.page)
    sections = (
        ("Front page", addresses.FRONT),
        ("Organisations", addresses.ORGANISATIONS),
        ("Topics", addresses.TOPICS),
        ("Archive", addresses.ARCHIVE),
        ("Corrections", addresses.CORRECTIONS),
        *pages,
    )

    def within(address: str) -> bool:
        folder = address.removesuffix("index.html")
        return path == address or (
            bool(folder) and folder != address and path.startswith(folder)
        )

    return tuple((label, address, within(address)) for label, address in sections)


def page_of(
    site: Site, language: Language, sheet: Sheet, context: Context, canonical: str
) -> dict[str, Any]:
    """What every template sees of the page itself, as attributes."""
    name = title(site, language, sheet, context)
    if sheet.part is not None and sheet.part.path != _first(sheet.part.path):
        label = context["listing"].groups[0].label
        name = f"{name} – {label}" if label != name else name
    return {
        "path": sheet.path,
        "kind": sheet.kind,
        "lang": sheet.lang,
        "dir": direction(sheet.lang),
        "title": name,
        "description": description(sheet, site, context),
        "canonical": canonical,
        "crumbs": crumbs(language, sheet, name),
        "robots": "noindex" if sheet.kind in ("404", "redirect") else "",
    }
