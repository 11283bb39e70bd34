"""A small archive with known facts, built once for all tests of the formats.

Each `Told` says what is true of one clipping; its article is written from that,
and every format is read back and compared with it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from creditline.driver import build_site
from creditline.engine.report import NullReporter
from creditline.pages.exports import FORMATS
from creditline.settings import Places
from creditline.verbs.export import export

HOUSE = Path(__file__).parents[2]
PUBLIC = "https://clippings.example.org/press"
HOSTILE = 'Says "so" & <b>more</b> {a} \\TeX 5% $1 #2 x_y ~ ^ </script> ]]> -- é 🗞'

OUTLETS = """
[example-post]
name = "The Example Post"
url = "https://post.example.com/"
language = "en"

[example-post.rights]
notice = "© {year} Example & Sons"
allows = "full"
licence = "https://creativecommons.org/licenses/by/4.0/"
reuse_contact = "https://post.example.com/reuse"
terms = "https://post.example.com/terms"
credit = "The Example Post, all rights kept"

[wire]
name = "Wire & Cable {Agency}"
url = "https://wire.example.net/"

[sabah]
name = "صباح الخير"
url = "https://sabah.example.org/"
feed = "https://sabah.example.org/rss"
language = "ar"

[silent]
name = "Silent Paper"
"""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is true of one clipping; an unknown fact is empty."""

    slug: str
    title: str
    outlet: tuple[str, str]
    source: tuple[str, str]
    url: str = ""
    headline: str = ""
    reporters: tuple[str, ...] = ()
    date: str = "2024-12-09"
    language: str = ""
    place: str = ""
    retrieved: str = ""
    archived: tuple[str, ...] = ()
    notice: str = ""
    reuse: str = "summary"
    cited: tuple[str, ...] = ()
    more: str = ""
    body: str = "Somebody said something [@{key}]."

    @property
    def path(self) -> str:
        return f"{self.date[:4]}/{self.slug}.html"

    @property
    def cited_title(self) -> str:
        """The headline, or ours in brackets where nobody stated it."""
        return self.headline or f"[{self.title}]"

    @property
    def authors(self) -> tuple[str, ...]:
        """Those who made it, then who sent them if another published it."""
        agency = () if self.outlet == self.source else (self.outlet[1],)
        return (*self.reporters, *agency)

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.date[:10])

    def markdown(self) -> str:
        """The article as its writer would type it."""
        source = f"{self.source[1]} <{self.url}>" if self.url else self.source[0]
        if self.url and not {"<", ">"}.isdisjoint(self.source[1]):
            source = self.url  # by whose host its publisher is known
        fields = {
            "Title": self.title,
            "Date": self.date,
            "Outlet": self.outlet[0],
            "Source": source,
            "Slug": self.slug,
            "Original-Title": self.headline,
            "Reporter": "\n    ".join(self.reporters),
            "Original-Lang": self.language,
            "Place": self.place,
            "Retrieved": self.retrieved,
            "Archived": "\n    ".join(self.archived),
            "Reuse": self.reuse,
        }
        lines = [f"{name}: {said}" for name, said in fields.items() if said]
        text = self.body.format(key=self.outlet[0])
        return "\n".join([*lines, *self.more.splitlines(), "", text, ""])


POST, WIRE = ("example-post", "The Example Post"), ("wire", "Wire & Cable {Agency}")
SABAH, SILENT = ("sabah", "صباح الخير"), ("silent", "Silent Paper")

TOLD = (
    Told(
        slug="everything",
        title="A bridge reopens",
        outlet=POST,
        source=POST,
        url="https://post.example.com/2024/bridge?a=1&b=2",
        headline="The bridge: open again",
        reporters=("Ada Byron", "Grace Hill", "X Æ A"),
        date="2024-12-09T08:30:00+03:00",
        language="en",
        place="Ankara",
        retrieved="2024-12-10",
        archived=(
            "https://archive.example.org/1 2024-12-10",
            "https://archive.example.org/2",
        ),
        notice="© 2024 Example & Sons",
        reuse="excerpt",
        cited=("Wire & Cable {Agency}", "Nobody"),
        more=(
            "Author: A. Writer\nModified: 2024-12-12\nTags: Bridges, Roads & rails\n"
            "Citing: Wire & Cable {Agency} <https://wire.example.net/1> 2024-12-08\n"
            "    Nobody\nPermission: Letter 7\nPermission-Expires: 2026-01-31\n"
            "Outlet-Update: 2024-12-10 A name was wrong.\n"
            "Correction: 2024-12-11 The year was wrong.\nSummary: It was shut.\n"
            "Image: images/bridge.png\nImage-Alt: A bridge\nImage-Credit: A. Writer"
        ),
        body='It is open [@{key}]. "Open," they said [@wire] [@nobody].',
    ),
    Told(
        slug="nothing-known",
        title="Little is known",
        outlet=SILENT,
        source=SILENT,
        reuse="link",
    ),
    Told(
        slug="passed-on",
        title="A wire story",
        outlet=WIRE,
        source=POST,
        url="https://post.example.com/wire/1",
        reporters=("Ada Byron",),
        language="en",
        notice="© 2023 Example & Sons",
        date="2023-02-01",
        reuse="full",
    ),
    Told(
        slug="hostile",
        title=HOSTILE,
        outlet=WIRE,
        source=WIRE,
        url="https://wire.example.net/a/b_c~d?x=%C3%A9&y='#z",
        headline=HOSTILE,
        reporters=(HOSTILE.replace(",", ""), "O’Neil & Sons"),
        place=HOSTILE,
        date="2022-07-05",
    ),
    Told(
        slug="from-the-right",
        title="الجسر يفتح 🌉 (مرة أخرى)",
        outlet=SABAH,
        source=SABAH,
        url="https://sabah.example.org/خبر/1",
        headline="افتتاح الجسر “الجديد”",
        reporters=("أحمد علي",),
        language="ar",
        place="القاهرة",
        more="Lang: ar",
        date="2021-05-31",
    ),
    Told(
        slug="long",
        title="Long " * 100,
        outlet=POST,
        source=POST,
        url="https://post.example.com/" + "a" * 400,
        headline=("Name " * 100).strip(),
        reporters=("N" * 500,),
        language="en",
        notice="© 2020 Example & Sons",
        date="2020-02-29",
    ),
)


def build(
    folder: Path,
    url: str = "",
    more: str = "",
    outlets: str = OUTLETS,
    articles: Sequence[Told] = TOLD,
) -> Path:
    """Build the archive under *folder*; give its output."""
    content = folder / "content"
    (content / "images").mkdir(parents=True, exist_ok=True)
    (content / "pages").mkdir()
    (content / "images/bridge.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (content / "outlets.toml").write_text(outlets, "utf-8")
    (content / "pages/about.md").write_text("Title: About\n\nUs.\n", "utf-8")
    for told in articles:
        (content / f"{told.slug}.md").write_text(told.markdown(), "utf-8")
    settings = (HOUSE / "pelicanconf.py").read_text("utf-8")
    theme = (HOUSE / "theme").as_posix()
    settings += (
        f"\nARTICLE_PATHS = ['']\nSITENAME = 'Clips & {{co}}'\nTHEME = {theme!r}\n"
        f"SITEURL = {url!r}\nCREDITLINE_PRINCIPLES = 'pages/about.md'\n{more}\n"
    )
    (folder / "pelicanconf.py").write_text(settings, "utf-8")
    places = Places(folder / "pelicanconf.py")
    build_site(places, NullReporter(), jobs=1)
    return folder / "output"


def export_all(output: Path) -> None:
    """Write every export of the archive with that *output* beside it."""
    folder = output.parent
    for name in FORMATS:
        target = folder / "exports" / name
        export(format=name, to=target, settings=folder / "pelicanconf.py")
