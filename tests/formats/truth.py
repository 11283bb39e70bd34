"""What is true of a clipping, under every name that a reader of a format gives it.

Worked out from what its writer told and from what the formats promise, without
the code that makes them.
"""

from uuid import NAMESPACE_URL, uuid5

from . import archive

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct")
MONTHS += ("nov", "dec")
LICENCES = {
    "": "",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-3.0": "https://creativecommons.org/licenses/by-sa/3.0/",
}

# What the owners of texts that are republished in full want of search engines.
CANONICAL = {"on-a-weekday": "https://two.example/monday"}
ROBOTS = {"passed-on": "noindex"}


def instant(moment: str) -> str:
    """A moment as feeds state it: of a day, noon UTC."""
    return moment if "T" in moment else f"{moment}T12:00:00+00:00"


def dated(notes: tuple[str, ...]) -> list[list[str]]:
    """Notes as a day and words each, newest first."""
    return [note.split(" ", 1) for note in sorted(notes, reverse=True)]


def standfirst(told: archive.Told) -> str:
    """Our summary, or the first paragraph, without markup."""
    if told.summary:
        return told.summary.replace("*", "")
    if told is archive.PASSED_ON:
        return "Somebody said something. Here, there."
    return "Somebody said something."


def of_original(told: archive.Told) -> dict:
    """What is true of the original."""
    copies = [copy.split()[0] for copy in told.archived]
    rights, year = told.source.rights, told.date[:4]
    outlet = (told.outlet.name, told.outlet_url, "")
    source = (told.source.name, told.url, "")
    if told.same:
        outlet = source = (told.source.name, told.url, told.date)
    cited = [(work.house.name, work.url, work.date) for work in told.citing]
    works = [] if told.same else [(told.outlet.name, told.outlet_url, told.date)]
    behind = {told.outlet.name: told.outlet.url, told.source.name: told.source.url}
    behind |= {work.house.name: work.house.url for work in told.citing}
    contact = str(rights.get("reuse_contact", ""))
    names = [*told.reporter, told.outlet.name, *[told.source.name] * (not told.same)]
    credit = rights.get("credit", ", ".join(names))
    said = f"{standfirst(told)} {told.line}"
    pages = [f"organisations/{told.outlet.key}/index.html"]
    pages += [f"organisations/{told.source.key}/index.html"] * (not told.same)
    leads = [f"{archive.PUBLIC}/{page}" for page in pages]
    url = told.url or told.source.url
    ways = [(" ".join(told.title.split()), f"{archive.PUBLIC}/{told.path}")]
    path = told.path.removesuffix(".html").replace("/", "-")
    cited_as = f"{told.source.key}-{path}"
    return {
        "key": cited_as,
        "headline": told.original_title,
        "title": told.cited_title,
        "supplied": not told.original_title,
        "title, if supplied": "" if told.original_title else told.cited_title,
        "reporters": list(told.reporter),
        "reporters in one": "; ".join(told.reporter),
        "reporters by comma": ", ".join(told.reporter),
        "authors": list(told.authors),
        "agency": told.agency,
        "outlet": told.outlet.name,
        "outlet's work": outlet,
        "publication": told.source.name,
        "publication, by address": told.source.name if told.url else "",
        "publisher's work": source,
        "publisher's feed": [told.source.name, told.source.feed]
        if told.source.feed
        else [],
        "everybody": behind,
        "address": told.url,
        "name": told.url or f"urn:uuid:{uuid5(NAMESPACE_URL, cited_as)}",
        "address or credit": told.url or credit,
        "address or publication": told.url or told.source.name,
        "published": told.date,
        "published on": told.date[:10],
        "published as stated": told.date,
        "year": year,
        "month": MONTHS[int(told.date[5:7]) - 1],
        "read": told.retrieved,
        "read on": told.retrieved[:10],
        "language": told.language,
        "place": told.place,
        "notice": told.notice,
        "holder": told.source.name if told.notice else "",
        "copyright year": int(year) if told.notice else 0,
        "licence": rights.get("licence", ""),
        "licence's address": LICENCES[str(rights.get("licence", ""))],
        "terms": rights.get("terms", ""),
        "whom to ask": contact if contact.startswith("http") else "",
        "credit": credit,
        "archived": copies,
        "first copy": "".join(copies[:1]),
        "cited": [name for name, _, _ in cited],
        "cited works": cited,
        "relied on": works + cited,
        "references": [url or name for name, url, _ in works + cited],
        "related": [(name, url) for name, url, _ in works + cited if url],
        "updates": dated(told.outlet_update),
        "said": " ".join(said.split()),
        "line": " ".join(told.line.split()),
        "leads": leads + [url] * bool(url),
        "ways": ways + [(told.url, told.url)] * bool(told.url),
    }


def of_page(told: archive.Told, base: str = archive.PUBLIC) -> dict:
    """What is true of our page about it, on a site at *base* or on a desk."""
    stated = bool(base)
    up = f"{base}/" if base else "../"
    desk = archive.DESK if stated else ""
    first = told.aliases[0] if told.aliases else told.path
    ours = told.reuse in ("link", "summary")
    topics = [told.category, *told.tags] if told.category else [*told.tags]
    lang = told.lang or "en"
    # A page cannot have stood here before we read what it tells of.
    begun = max(filter(None, (told.date, told.retrieved)), key=instant)
    days = [note.split()[0] for note in told.correction]
    return {
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{archive.FIRST}/{first}')}",
        "title": " ".join(told.title.split()),
        "address": f"{base}/{told.path}" if base else "",
        "where": f"{base}/{told.path}" if base else f"../{told.path}",
        "language": lang,
        "locale": lang.replace("-", "_") if "-" in lang else "",
        "summary": standfirst(told),
        "writer or us": told.author or desk or archive.SITE,
        "begun": begun,
        "begun at": instant(begun),
        "last change": max(filter(None, (told.modified, *days)), key=instant)
        if told.changed
        else "",
        "changed": told.changed,
        "changed or published": told.changed or instant(begun),
        "topics": topics,
        "corrections": dated(told.correction),
        "expires": told.permission_expires,
        "updates": dated(told.outlet_update),
        "reuse": told.reuse,
        "image": f"{up}{told.image}" if told.image else "",
        "image in public": f"{up}{told.image}" if told.image and base else "",
        "image in words": told.image_alt,
        "image type": "image/png" if told.image else "",
        "image width": "3" if told.image else "",
        "image height": "2" if told.image else "",
        "image in words, in public": told.image_alt if base else "",
        "image credit": told.image_credit,
        "site": archive.SITE,
        "site's address": f"{base}/" if base else "",
        "principles": f"{up}pages/about.html",
        "corrections policy": f"{up}corrections/" + ("" if base else "index.html"),
        "our licence": archive.LICENCE if ours and stated else "",
        "title and site": f"{' '.join(told.title.split())} – {archive.SITE}",
        "canonical": CANONICAL.get(told.slug, f"{base}/{told.path}" if base else ""),
        "robots": ROBOTS.get(told.slug, ""),
        "feeds": ["../atom.xml"] if base else [],
        "shown large": stated,
        "mining": archive.MINING if stated else "",
        "carried": told.carried,
    }
