"""A small archive with known facts, built once for all tests of the formats.

Each `House` and each `Told` says what is true of one organisation and of one
clipping; registry and articles are written from that, and every format is read
back and compared with it.  No two facts coincide: what stands in the place of
another is seen.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from creditline.config.places import Places
from creditline.driver import workshop
from creditline.engine import build as build_shop
from creditline.engine.report import NullReporter, Reporter
from creditline.verbs.export import export

ROOT = Path(__file__).parents[2]
PUBLIC = "https://clippings.example.org/press"
FIRST = "https://first.example.net/clips"
"""The address that the ids of its feeds are made from."""
SITE, SUBTITLE, DESK = "Clips & {co}", "What others found out", "The Desk"
LICENCE = "https://creativecommons.org/licenses/by-nc/4.0/"
MINING = "https://clippings.example.org/mining.json"
HOSTILE = 'Says "so" & <b>more</b> {a} \\TeX 5% $1 #2 x_y ~ ^ </script> ]]> -- é 🗞'
ABOUT = "Title: About\nSummary: Who we are.\n\nUs.\n"
PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02\x08\2\0\0\0\x12\x16\xf1\x4d"
)
"""Of a drawing of three times two dots as much as tells its size."""
EXPORTS = ("csl-json", "bibtex", "ris", "csv", "ninjs")

SETTINGS = f"""
ARTICLE_PATHS = [""]
SITENAME = {SITE!r}
SITESUBTITLE = {SUBTITLE!r}
TIMEZONE = "Asia/Kolkata"
CREDITLINE_PRINCIPLES = "pages/about.md"
"""
STATED = f"""
AUTHOR = {DESK!r}
CREDITLINE_LICENCE = {LICENCE!r}
CREDITLINE_MINING_POLICY = {MINING!r}
CREDITLINE_FEED_IDENTITY = {FIRST + "/"!r}
CREDITLINE_FEED_ARTICLES = 99
CREDITLINE_CARDS = True
"""
"""What a site may state besides; the archive on a desk states none of it."""


@dataclass(frozen=True, kw_only=True)
class House:
    """What is true of one organisation; an unknown fact is empty.

    ``called`` is what articles call it, if not by its name.
    """

    key: str
    name: str
    called: str = ""
    url: str = ""
    language: str = ""
    feed: str = ""
    rights: Mapping[str, object] = field(default_factory=dict)
    registered: bool = True

    def toml(self) -> str:
        """Its entry in the registry."""
        known = ("name", "url", "language", "feed")
        facts = [(name, getattr(self, name)) for name in known]
        lines = [f"[{self.key}]", *(f"{n} = {_toml(v)}" for n, v in facts if v)]
        if self.rights:
            lines.append(f"[{self.key}.rights]")
            lines += [f"{name} = {_toml(value)}" for name, value in self.rights.items()]
        return "\n".join([*lines, ""])


def _toml(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True)
class Cited:
    """A work that a report relies on as well."""

    house: House
    url: str = ""
    date: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is true of one clipping, by the names of its fields.

    An unknown fact is empty; ``url`` is the original's own address, by which alone
    the source may be named.  ``line`` is the credit in a sentence, as the page's
    language says it; ``changed`` the moment of our last change; ``carried`` whether
    feeds hold the text.
    """

    title: str
    outlet: House
    source: House
    slug: str
    url: str = ""
    by_address: bool = False
    outlet_url: str = ""
    date: str = "2022-12-09"
    citing: tuple[Cited, ...] = ()
    original_title: str = ""
    original_lang: str = ""
    reporter: tuple[str, ...] = ()
    place: str = ""
    medium: str = ""
    page: str = ""
    edition: str = ""
    section: str = ""
    programme: str = ""
    broadcast: str = ""
    retrieved: str = ""
    archived: tuple[str, ...] = ()
    reuse: str = "summary"
    permission: str = ""
    permission_expires: str = ""
    notified: str = ""
    correction: tuple[str, ...] = ()
    outlet_update: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    summary: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    status: str = ""
    withdrawn: str = ""
    lang: str = ""
    author: str = ""
    modified: str = ""
    image: str = ""
    image_alt: str = ""
    image_credit: str = ""
    body: str = "Somebody said something [@{key}]."
    line: str = ""
    changed: str = ""
    carried: bool = False

    @property
    def path(self) -> str:
        return f"{self.date[:4]}/{self.slug}.html"

    @property
    def same(self) -> bool:
        return self.outlet.key == self.source.key

    @property
    def cited_title(self) -> str:
        """The headline, or ours in brackets where nobody stated it."""
        return self.original_title or f"[{' '.join(self.title.split())}]"

    @property
    def agency(self) -> str:
        """The outlet, where another published its report."""
        return "" if self.same else self.outlet.name

    @property
    def authors(self) -> tuple[str, ...]:
        """Those who made it, then who sent them if another published it."""
        return (*self.reporter, *([self.agency] if self.agency else []))

    @property
    def language(self) -> str:
        """The original's: what was said of it, or what its publisher writes in."""
        return self.original_lang or self.source.language

    @property
    def notice(self) -> str:
        said = str(self.source.rights.get("notice", ""))
        return said.replace("{year}", self.date[:4])

    def markdown(self) -> str:
        """The article as its writer would type it."""
        called = self.source.called or self.source.name
        source = f"{called} <{self.url}>" if self.url else self.source.key
        if self.by_address or (self.url and not {*"<>"}.isdisjoint(called)):
            source = self.url  # by whose host its publisher is known
        given = {name.replace("_", "-"): vars(self)[name] for name in PLAIN}
        lines = [f"{n.title()}: {_typed(said)}" for n, said in given.items() if said]
        citing = [
            f"{c.house.called or c.house.name} <{c.url}> {c.date}" for c in self.citing
        ]
        cited = "\n    ".join(said.replace("<>", "").rstrip() for said in citing)
        outlet = self.outlet.key
        if self.outlet_url:
            outlet = f"{self.outlet.called or self.outlet.name} <{self.outlet_url}>"
        head = [f"Outlet: {outlet}", f"Source: {source}", *lines]
        text = self.body.format(key=self.outlet.key)
        return "\n".join([*head, *[f"Citing: {cited}"] * bool(cited), "", text, ""])


# Fields that a writer types as they are told here.
PLAIN = (
    *("title", "date", "slug", "original_title", "original_lang", "reporter"),
    *("place", "retrieved", "archived", "reuse", "permission", "permission_expires"),
    *("notified", "correction", "outlet_update", "aliases", "summary", "tags"),
    *("category", "status", "withdrawn", "lang", "author", "modified"),
    *("image", "image_alt", "image_credit"),
    *("medium", "page", "edition", "section", "programme", "broadcast"),
)


def _typed(said: object) -> object:
    """A field's words; several stand one under the other."""
    return "\n    ".join(said) if isinstance(said, tuple) else said


RIGHTS = MappingProxyType(
    {
        "notice": "© {year} Example & Sons",
        "allows": "full",
        "max_words": 611,
        "max_percent": 71,
        "max_paragraphs": 51,
        "max_per_month": 91,
        "credit": "The Example Post, all rights kept",
        "direct_link": True,
        "required_sentence": "“{title}” by {author} first stood at {url}.",
        "position": "top",
        "byline_format": "{author} wrote it for {outlet}",
        "edits_allowed": True,
        "must_keep_links": True,
        "images_allowed": False,
        "counter_required": True,
        "prior_notice": True,
        "ads": "none",
        "index": "canonical",
        "licence": "CC-BY-SA-3.0",
        "permission_ref": "Frame agreement 3",
        "permission_expires": dt.date(2092, 2, 29),
        "reuse_contact": "https://post.example.com/reuse",
        "terms": "https://post.example.com/terms",
        "last_reviewed": dt.date(2023, 11, 5),
    }
)
"""Every term, each with a value of its own."""

WIRE = House(
    key="wire",
    called="wire",
    name="Wire & Cable {Agency}",
    url="https://wire.example.net/",
    language="de",
    feed="https://wire.example.net/news.xml",
    rights={
        "notice": "© {year} Cable, all kept",
        "credit": "Wire/Cable",
        "licence": "CC-BY-4.0",
        "allows": "summary",
        "terms": "https://wire.example.net/agb",
        "reuse_contact": "desk@wire.example.net",
    },
)
POST = House(
    key="example-post",
    name="The Example Post",
    url="https://post.example.com/",
    language="fr",
    feed="https://post.example.com/rss",
    rights=RIGHTS,
)
SABAH = House(
    key="sabah",
    called="sabah",
    name="صباح الخير",
    url="https://sabah.example.org/",
    feed="https://sabah.example.org/rss",
    language="ar",
    rights={"reuse_contact": "rights@sabah.example.org"},
)
SILENT = House(key="silent", name="Silent Paper")
FREE = House(
    key="free",
    called="free",
    name="Free Sheet",
    url="https://free.example.com/",
    rights={
        "notice": "Free Sheet, {year}",
        "allows": "full",
        "reuse_contact": "http://free.example.com/ask",
    },
)
BARE = House(
    key="bare",
    name="Bare Walls",
    url="https://bare.example.com/",
    rights={"allows": "full", "images_allowed": False, "index": "index"},
)
# Two at one host: an address there is that of the first.
WEEKDAY = House(
    key="weekday",
    name="The Weekday",
    url="https://www.two.example/",
    rights={"allows": "full", "index": "canonical"},
)
SUNDAY = House(key="a-sunday", name="The Sunday", url="https://two.example/sunday")
NOBODY = House(key="nobody", name="Nobody", registered=False)
HOUSES = (WIRE, POST, SABAH, SILENT, FREE, BARE, WEEKDAY, SUNDAY)

EVERYTHING = Told(
    slug="everything",
    title="A bridge reopens",
    outlet=WIRE,
    source=POST,
    url="https://post.example.com/2024/bridge?a=1&b=2",
    outlet_url="https://wire.example.net/story/5",
    original_title="Le pont : ouvert",
    original_lang="tr",
    reporter=("Ada Byron", "Grace Hill", "X Æ A"),
    date="2024-01-31T23:30:00-05:00",
    place="Ankara",
    retrieved="2024-02-03T10:15:00+01:00",
    archived=(
        "https://archive.example.org/1 2024-02-04",
        "https://archive.example.org/2",
    ),
    reuse="excerpt",
    citing=(
        Cited(SABAH, "https://sabah.example.org/1", "2024-01-28"),
        Cited(NOBODY),
        Cited(FREE, "https://free.example.com/cited"),
        Cited(WEEKDAY, date="2024-01-27"),
    ),
    permission="Letter 7",
    permission_expires="2091-01-31",
    notified="2024-01-20",
    correction=("2024-02-11 The year was wrong.", "2024-02-16 And the mayor."),
    outlet_update=("2024-02-08 A name was wrong.", "2024-02-09 A sum was."),
    aliases=("old/first.html", "old/second.html"),
    summary="It was shut & *cold*.",
    tags=("Bridges", "Roads & rails"),
    category="Transport",
    lang="en-GB",
    author="A. Writer",
    modified="2024-02-14T08:00:00+02:00",
    image="images/bridge.png",
    image_alt="Two arches",
    image_credit="P. Snapper",
    changed="2024-02-16T12:00:00+00:00",
    body='It is open [@{key}]. "Open," said [@sabah] [@nobody] [@free] [@weekday].',
    line="Reported by Ada Byron, Grace Hill and X Æ A for Wire & Cable {Agency},"
    " Ankara, 31 January 2024. We read it at The Example Post. An excerpt stands here,"
    " with our own words around it. Read the original at The Example Post.",
)
"""Every field, and organisations of which everything is stated."""
NOTHING_KNOWN = Told(
    slug="nothing-known",
    title="Little is known",
    outlet=SILENT,
    source=SILENT,
    reuse="link",
    line="Reported by Silent Paper, 9 December 2022. Here: a link and a note of our"
    " own. The original’s own address is not stated.",
)
PASSED_ON = Told(
    slug="passed-on",
    title="A wire story",
    outlet=WIRE,
    source=FREE,
    url="https://free.example.com/wire/1",
    reporter=("Ada Byron",),
    date="2023-01-15",
    correction=("2023-01-18 A slip.",),
    modified="2023-01-22",
    reuse="full",
    changed="2023-01-22T12:00:00+00:00",
    carried=True,
    tags=("Bridges",),
    body="Somebody said something [@{key}]. [Here](#top), [there](front-page.md)."
    "\n\n## On top {{#top}}",
    line="Reported by Ada Byron for Wire & Cable {Agency}, 15 January 2023. We read it"
    " at Free Sheet. Republished here in full. Read the original at Free Sheet.",
)
FROM_THE_RIGHT = Told(
    slug="from-the-right",
    title="الجسر يفتح 🌉 (مرة أخرى)",
    outlet=SABAH,
    source=SABAH,
    url="https://sabah.example.org/خبر/1",
    original_title="افتتاح الجسر “الجديد”",
    reporter=("أحمد علي", "ليلى حسن", "سمير نور"),
    place="القاهرة",
    lang="ar",
    date="2021-05-31",
    line="تقرير أحمد علي، ليلى حسن وسمير نور لصالح صباح الخير، القاهرة، 31 مايو 2021."
    " نرويه هنا بكلماتنا. اقرأ الأصل لدى صباح الخير.",
)
TOLD = (
    EVERYTHING,
    NOTHING_KNOWN,
    PASSED_ON,
    Told(
        slug="hostile",
        title=HOSTILE,
        outlet=WIRE,
        source=WIRE,
        url="https://wire.example.net/a/b_c~d?x=%C3%A9&y='#z",
        original_title=HOSTILE,
        reporter=(HOSTILE, "O’Neil & Sons"),
        place=HOSTILE,
        date="2022-07-05",
        line=f"Reported by {HOSTILE} and O’Neil & Sons for Wire & Cable {{Agency}},"
        f" {HOSTILE}, 5 July 2022. Retold here in our own words. Read the original at"
        " Wire & Cable {Agency}.",
    ),
    FROM_THE_RIGHT,
    Told(
        slug="long",
        title="Long " * 100,
        outlet=POST,
        source=POST,
        url="https://post.example.com/" + "a" * 400,
        original_title=("Name " * 100).strip(),
        reporter=("N" * 500,),
        date="2020-02-29",
        line=f"Reported by {'N' * 500} for The Example Post, 29 February 2020. Retold"
        " here in our own words. Read the original at The Example Post.",
    ),
    # Only its publisher's front page is known, and its publisher's language.
    Told(
        slug="front-page",
        title="From the front",
        outlet=WIRE,
        source=SABAH,
        place="Berlin",
        date="2024-01-30",
        line="Reported by Wire & Cable {Agency}, Berlin, 30 January 2024. We read it at"
        " صباح الخير. Retold here in our own words. The original’s own address is not"
        " stated. Visit صباح الخير.",
    ),
    Told(
        slug="bare-walls",
        title="A text without its picture",
        outlet=BARE,
        source=BARE,
        url="https://bare.example.com/1",
        date="2022-02-02T06:00:00+00:00",
        reuse="full",
        original_title="Bare",
        line="Reported by Bare Walls, 2 February 2022. Republished here in full. Read"
        " the original at Bare Walls.",
    ),
    Told(
        slug="on-a-weekday",
        title="At the first of two",
        outlet=WEEKDAY,
        source=WEEKDAY,
        url="https://two.example/monday",
        by_address=True,
        reporter=("Ada Byron", "Grace Hill"),
        date="2022-01-03",
        reuse="full",
        carried=True,
        line="Reported by Ada Byron and Grace Hill for The Weekday, 3 January 2022."
        " Republished here in full. Read the original at The Weekday.",
    ),
    Told(
        slug="on-a-sunday",
        title="At the second of two",
        outlet=SUNDAY,
        source=SUNDAY,
        url="https://two.example/9",
        date="2022-01-09",
        line="Reported by The Sunday, 9 January 2022. Retold here in our own words."
        " Read the original at The Sunday.",
    ),
)
WHY = {
    "draft": {"status": "draft"},
    "hidden": {"status": "hidden"},
    "skipped": {"status": "skip"},
    "gone": {"status": "withdrawn", "withdrawn": "2022-12-20 It was wrong."},
    "over": {
        "reuse": "full",
        "permission": "Letter 6",
        "permission_expires": "2022-12-31",
    },
}
UNTOLD = tuple(
    Told(
        slug=slug,
        title=f"Secret {slug}",
        outlet=WIRE,
        source=WIRE,
        url=f"https://wire.example.net/secret/{slug}",
        original_title=f"Secret headline {slug}",
        reporter=(f"Secret reporter {slug}",),
        date="2022-12-17",
        correction=(f"2022-12-19 Secret correction {slug}.",),
        outlet_update=(f"2022-12-18 Secret change {slug}.",),
        tags=("Bridges", f"Secret topic {slug}"),
        body="Secret text.",
        **why,
    )
    for slug, why in WHY.items()
)
"""What is not told to the public, each for another reason."""


def build(
    folder: Path,
    url: str = "",
    more: str = "",
    outlets: str = "",
    articles: Sequence[Told] = (*TOLD, *UNTOLD),
    *,
    drafts: bool = False,
) -> Path:
    """Build the archive under *folder*, with *drafts* as a preview does; its output."""
    write(folder, url, more, outlets, articles)
    return rebuild(folder, drafts=drafts)


def write(
    folder: Path, url: str, more: str, outlets: str, articles: Sequence[Told]
) -> None:
    """What `build` builds."""
    content = folder / "content"
    (content / "images").mkdir(parents=True, exist_ok=True)
    (content / "pages").mkdir()
    (content / "images/bridge.png").write_bytes(PICTURE)
    registry = outlets or "\n".join(house.toml() for house in HOUSES)
    (content / "outlets.toml").write_text(registry, "utf-8")
    (content / "pages/about.md").write_text(ABOUT, "utf-8")
    for told in articles:
        (content / f"{told.slug}.md").write_text(told.markdown(), "utf-8")
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    theme = (ROOT / "theme").as_posix()
    settings += f"{SETTINGS}\nTHEME = {theme!r}\nSITEURL = {url!r}\n{more}\n"
    (folder / "pelicanconf.py").write_text(settings, "utf-8")


def rebuild(
    folder: Path, reporter: Reporter | None = None, *, drafts: bool = False
) -> Path:
    """Build what changed of the archive under *folder*; give its output."""
    shop = workshop(Places(folder / "pelicanconf.py"), drafts=drafts)
    build_shop(shop.site, folder / "output", shop.store, 1, reporter or NullReporter())
    return folder / "output"


def export_all(output: Path) -> None:
    """Write every export of the archive with that *output* beside it."""
    folder = output.parent
    for name in EXPORTS:
        target = folder / "exports" / name
        export(format=name, to=target, settings=folder / "pelicanconf.py")
