"""A site as templates see it, made of nothing but what they are promised."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace as Record
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from creditline.site.linking import ROOT, asset, link
from creditline.site.templates.environment import iso, shown_address
from creditline.site.templates.language import Language, direction

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"
DAY = dt.date(2024, 12, 9)

SECTIONS = (
    ("Front page", "index.html"),
    ("Organisations", "organisations/index.html"),
    ("Topics", "topics/index.html"),
    ("Archive", "archive/index.html"),
    ("Corrections", "corrections/index.html"),
)

TERMS = Record(allows="", credit="", terms="", last_reviewed=None, reuse_contact="")


def organisation(name: str, **known: Any) -> Record:
    """An organisation of which nothing is known but what is given."""
    path = f"organisations/{name.lower().replace(' ', '-')}/index.html"
    facts: dict[str, Any] = {
        "key": name,
        "name": name,
        "url": "",
        "language": "",
        "path": path,
        "registered": False,
        "terms": TERMS,
        "terms_sentences": (),
        "last_reviewed": None,
        "count": 1,
        "latest": None,
    }
    return Record(**facts | known)


def work(number: int, role: str, who: Record, **known: Any) -> Record:
    """A work by *who*; its own address is not stated unless given."""
    facts: dict[str, Any] = {
        "number": number,
        "role": role,
        "organisation": who,
        "key": who.key,
        "name": who.name,
        "path": who.path,
        "url": "",
        "is_home": False,
        "date": None,
        "stated": bool(known.get("url")),
        "backlinks": (),
    }
    return Record(**facts | known)


def hop(kind: str, of: Record, *cited: Record) -> Record:
    """The station of the chain where *of* was made."""
    return Record(
        kind=kind,
        work=of if hasattr(of, "number") else None,
        name=of.name,
        path=of.path,
        did=kind,
        date=of.date,
        url=of.url,
        mark="solid" if of.stated else "hollow",
        cited=cited,
    )


def segment(text: str, path: str = "", url: str = "") -> Record:
    return Record(text=text, path=path, url=url, kind="outlet" if path else "text")


def credit(**known: Any) -> Record:
    """Who reported, who published, whom they cite; all else is not stated."""
    outlet = work(1, "outlet", organisation("CNN Türk"), backlinks=("cite-a-1",))
    source = work(2, "source", organisation("Global Defense Corp"))
    tass = work(3, "cited", organisation("TASS"), backlinks=("cite-b-1", "cite-b-2"))
    ours = Record(name="Clippings", path="", date=None, url="", stated=True)
    retold = hop("retold", ours)
    retold.mark = "ring"
    facts: dict[str, Any] = {
        "outlet": outlet,
        "source": source,
        "cited": (tass,),
        "sources": (outlet, source, tass),
        "reporters": (),
        "place": "",
        "original_title": "",
        "original_lang": "",
        "original_dir": "ltr",
        "original_url": "",
        "stood": (),
        "not_online": "",
        "lasting": "",
        "seen": None,
        "published": DAY,
        "retrieved": None,
        "archived": (),
        "reuse": "summary",
        "permission": "",
        "permission_expires": None,
        "notice": "",
        "own": False,
        "terms": TERMS,
        "chain": (
            hop("reported", outlet),
            hop("published", source, hop("cited", tass)),
            retold,
        ),
        "short_line": (segment("Reported by "), segment("CNN Türk", path=outlet.path)),
        "meter": None,
        "obligations": (),
        "downloads": (),
        "citations": (),
    }
    found = facts | known
    return Record(signatures=found["reporters"], **found)


def rich_credit() -> Record:
    """A credit of which everything is stated."""
    return credit(
        reporters=("Ada Byron", "Grace Hill"),
        place="Ankara",
        original_title="Bir <b> başlık",
        original_lang="tr",
        original_url="https://www.example.org/a/story",
        retrieved=DAY,
        archived=(Record(url="https://archive.example/1", date=DAY),),
        permission="Letter 7",
        permission_expires=DAY,
        notice="© 2024, Example & Sons",
        terms=Record(
            allows="excerpt",
            credit="www.example.org",
            terms="https://www.example.org/terms",
            last_reviewed=DAY,
            reuse_contact="rights@example.org",
        ),
        meter=Record(summary="84 of about 1,120 words", percent=7),
        obligations=tuple(
            Record(position=place, parts=("See ", "https://www.example.org/a", "."))
            for place in ("top", "bottom", "byline")
        ),
        downloads=(("RIS", "2024/a.ris"),),
        citations=(
            Record(style="APA", before="A <b>. ", publication="Post", after="."),
        ),
    )


def own_credit(**known: Any) -> Record:
    """The credit of a piece of our own, which cites nobody."""
    facts = {"own": True, "cited": (), "reporters": ("Ada Byron",), "reuse": "own"}
    return credit(**facts | known)


def article(**known: Any) -> Record:
    """A story in a list or on its own page."""
    facts: dict[str, Any] = {
        "title": Markup("A headline &amp; more"),
        "plain_title": "A headline & more",
        "path": "2024/a-headline.html",
        "date": DAY,
        "summary": Markup("<p>What happened.</p>"),
        "lang": "en",
        "dir": "ltr",
        "author": "",
        "modified": None,
        "topics": (),
        "image": None,
        "credit": credit(),
        "corrections": (),
        "updates": (),
        "reduced": False,
        "draft": False,
        "reuse": "summary",
        "content": Markup("<p>It happened.</p>"),
        "contents": (),
        "outlet": organisation("CNN Türk"),
        "source": organisation("Global Defense Corp"),
        "earlier": (),
        "versions": (),
    }
    return Record(**facts | known)


_HEADINGS = tuple(
    Record(rank=rank, place=Markup(f"part-{rank}"), words="One & other")
    for rank in (2, 3, 4)
)


def rich_article() -> Record:
    """A story that has everything a story can have."""
    return article(
        author="A. Writer",
        modified=DAY,
        versions=(
            Record(
                title=Markup("عنوان"),
                path="2024/a-headline-ar.html",
                lang="ar",
                dir="rtl",
                language="العربية",
            ),
        ),
        contents=_HEADINGS,
        topics=(Record(name="Syria", path="topics/syria/index.html"),),
        image=Record(
            path="images/a.jpg", alt="A road", credit="A. Writer", width=4, height=3
        ),
        credit=rich_credit(),
        corrections=(Record(date=DAY, text="The day was wrong."),),
        updates=(Record(date=DAY, text="They name another town."),),
        reduced=True,
        draft=True,
        earlier=(article(title=Markup("قبل"), lang="ar", dir="rtl"),),
    )


def listing(*articles: Record) -> Record:
    group = Record(label="December 2024", articles=articles)
    older = Record(label="2023", path="archive/2023/index.html")
    return Record(
        groups=(group,) if articles else (),
        newer=None,
        older=older if articles else None,
        parts=1,
    )


def count(name: str, path: str, *months: Record) -> Record:
    return Record(name=name, label=name, path=path, count=1203, months=months)


def page(kind: str, lang: str = "en", **known: Any) -> Record:
    """What every template is told of the page that it makes."""
    facts: dict[str, Any] = {
        "path": f"{kind}/index.html",
        "kind": kind,
        "lang": lang,
        "dir": Language(lang).dir,
        "title": "A title",
        "description": "",
        "address": "",
        "canonical": "",
        "crumbs": (),
        "robots": "",
    }
    return Record(**facts | known)


def environment(lang: str = "en") -> Environment:
    """Templates as the build sets them up: escaping, strict, translated."""
    language = Language(lang)
    made = Environment(
        loader=FileSystemLoader(str(TEMPLATES)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(language.words, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    made.filters.update(
        day=language.day,
        month=lambda moment: language.dated(moment, "month"),
        year=lambda moment: language.dated(moment, "year"),
        number=language.number,
        language_name=language.name_of,
        iso=iso,
        host=shown_address,
        direction=direction,
    )
    made.globals.update(speech=language, link=link, asset=asset)
    made.globals |= {"SITENAME": "Clippings", "SITESUBTITLE": "", "SITEURL": ""}
    made.globals["once"] = lambda macro, story: macro(story)
    made.globals["same"] = lambda macro, *values: macro(*values)
    return made


def machine(*, silent: bool) -> Record:
    """What a page tells machines: nothing, or something of every kind."""
    if silent:
        ours = Record(writer="Clippings", published=None, changed=None, picture="")
        nothing = {"metas": (), "coins": "", "licence": "", "links": (), "feeds": ()}
        return Record(ours=ours, json_ld=None, alternates=(), followed=(), **nothing)
    return Record(
        ours=Record(
            writer='A "Writer"',
            published=dt.date(2024, 12, 9),
            changed=dt.date(2024, 12, 12),
            picture="../images/a.png",
        ),
        json_ld={"name": "</script>"},
        metas=(("property", "og:title", 'A "title"'),),
        coins="ctx_ver=Z39.88-2004&rft.title=A%20title",
        licence="https://licence.example/",
        links=(
            Record(rel="me", path="", address="https://a.example/", type="", title=""),
            Record(rel="alternate", path="a.bib", address="", type="x/y", title='"'),
        ),
        feeds=(("atom.xml", "application/atom+xml", "A & B"),),
        followed=(("A & B", (("Atom", "atom.xml"), ("RSS", "rss.xml"))),),
        alternates=(("en", "a.html"), ("ar", "b.html"), ("x-default", "a.html")),
    )


def render(name: str, about: Record, **context: Any) -> str:
    """The page that the template *name* makes of *context*."""
    story = context.get("article")
    plain = story is None or not story.credit.downloads
    html = (
        environment(about.lang)
        .get_template(name)
        .render(
            page=about,
            machine=machine(silent=plain),
            nav=tuple(
                (n, path, "page" if path == about.path else "") for n, path in SECTIONS
            ),
            **{"later": None, **context},
        )
    )
    return html.replace(ROOT, "../" * about.path.count("/"))


_YEARS = (count("2024", "archive/2024/index.html", count("December", "x.html")),)
_TOPICS = (count("Syria", "topics/syria/index.html"),)
_WHO = organisation("TASS", url="https://tass.com/", language="ru", last_reviewed=DAY)
_WHO.latest = DAY
_WHO.terms_sentences = ("Excerpts may be used.",)
_NOBODY = organisation("Nobody")
_LINES = tuple(
    Record(
        organisation=who,
        count=3,
        months=(0, 3),
        bars=(Record(x=55.0, y=0.0, width=40.0, height=100.0),),
        summary="3 stories, most in June",
        reported=2,
        republished=1,
        reported_width=66.7,
        republished_width=33.3,
        quoted=84 * measured,
        original=1120 * measured,
        measured=measured,
        share=7 if measured else None,
    )
    for who, measured in ((_WHO, 1), (_NOBODY, 0))
)
_SCALES = {"years": (Record(label="2024", x=0.0),), "highest": 3, "most": 3}
_GONE: dict[str, Any] = {
    "article": article(),
    "date": DAY,
    "reason": "",
    "expired": False,
    "original": "",
}


def letter(name: str, *each: Any) -> Record:
    """A letter of an index."""
    return Record(name=name, id=f"letter-{name}", each=each, others=name == "#")


# Each template with the least that it can be given, and with everything.
LEAST: dict[str, dict[str, Any]] = {
    "404.html": {},
    "archive.html": {"years": ()},
    "article.html": {"article": article(), "later": None},
    "corrections.html": {"corrections": (), "updates": ()},
    "coverage.html": {"months": (), "lines": (), "others": 0, **_SCALES},
    "credits.html": {"parts": (), "letters": (), "anchors": {}},
    "index.html": {
        "lead": None,
        "related": (),
        "seconds": (),
        "articles": (),
        "sections": (),
        "own": (),
        "languages": (),
        "years": (),
        "topics": (),
        "organisations": (),
    },
    "month.html": {"months": (), "listing": listing()},
    "organisation.html": {"organisation": _NOBODY, "listing": listing()},
    "organisations.html": {"organisations": (), "letters": ()},
    "page.html": {
        "title": "About",
        "content": Markup("<p>Us.</p>"),
        "contents": (),
        "lang": "en",
        "dir": "ltr",
    },
    "own.html": {"listing": listing()},
    "redirect.html": {"target": "2024/a-headline.html"},
    "search.html": {"topics": (), "organisations": (), "years": ()},
    "tombstone.html": _GONE | {"date": None},
    "topic.html": {"topic": count("Syria", ""), "listing": listing()},
    "topics.html": {"topics": (), "letters": ()},
    "year.html": {"months": (), "listing": listing()},
}
MOST: dict[str, dict[str, Any]] = LEAST | {
    "404.html": {"CREDITLINE_SEARCH": True},
    "archive.html": {"years": _YEARS},
    "article.html": {"article": rich_article(), "later": article()},
    "corrections.html": {
        "corrections": (Record(date=DAY, text="A day.", article=article()),),
        "updates": (Record(date=DAY, text="A town.", article=article()),),
    },
    "coverage.html": {
        "months": ("May", "June"),
        "lines": _LINES,
        "others": 1,
        **_SCALES,
    },
    "credits.html": {
        "parts": (
            Record(
                organisation=_WHO,
                did=("reported 2 stories", "is cited in 1 story"),
                reporters=("Ada Byron", "Grace Hill"),
                letters=(letter("A", "Ada Byron"), letter("#", "7 of 9")),
                notice="© … TASS",
                licence="CC BY 4.0",
                licence_url="https://creativecommons.org/licenses/by/4.0/",
            ),
        ),
        "letters": (letter("T", _WHO),),
        "anchors": {"TASS": "letter-T"},
    },
    "index.html": {
        "lead": rich_article(),
        "related": (article(),),
        "seconds": (rich_article(), article()),
        "articles": (article(), rich_article()),
        "sections": ((_TOPICS[0], (article(), article())),),
        "own": (article(credit=own_credit()),),
        "languages": (("tr", "Türkçe", "tr/index.html"),),
        "years": _YEARS,
        "topics": _TOPICS,
        "organisations": (_WHO, _NOBODY),
    },
    "month.html": {"months": (), "listing": listing(article(), rich_article())},
    "organisation.html": {"organisation": _WHO, "listing": listing(article())},
    "organisations.html": {
        "organisations": (_WHO, _NOBODY),
        "letters": (letter("T", _WHO), letter("#", _NOBODY)),
    },
    "page.html": LEAST["page.html"] | {"contents": _HEADINGS},
    "own.html": {"listing": listing(article(credit=own_credit()))},
    "search.html": {
        "CREDITLINE_SEARCH": True,
        "topics": _TOPICS,
        "organisations": (_WHO, _NOBODY),
        "years": _YEARS,
    },
    "tombstone.html": _GONE
    | {"expired": True, "reason": "Asked to.", "original": "https://post.example/1"},
    "topic.html": {"topic": _TOPICS[0], "listing": listing(article())},
    "topics.html": {"topics": _TOPICS, "letters": (letter("S", *_TOPICS),)},
    "year.html": {"months": _YEARS[0].months, "listing": listing(article())},
}
