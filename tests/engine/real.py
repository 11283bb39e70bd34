"""A real site, small, with an edit for every kind of input that it has."""

import multiprocessing
import os
import shutil
import struct
import subprocess
import sys
import zlib
from importlib import import_module
from pathlib import Path

from creditline.config.places import Places
from creditline.driver import build_site, workshop
from creditline.engine import NullReporter
from creditline.engine.disk.scan import Seen, scan

from ..compiled import compile_for
from .toy import tree

ROOT = Path(__file__).parents[2]
# The day on which it is built: an expired permission is expired on any machine.
DAY = "1735646400"

VALUES = {
    "Title": ("Another title", "It's open -- again"),
    "Date": ("2024-03-03", "2023-11-30 10:30"),
    "Source": ("https://herald.example/one", "The Herald <https://h.example/2>"),
    "Outlet": ("herald", "The Post"),
    "Citing": ("herald 2024-01-01", "Telegraph <https://t.example/1> 2024-01-02"),
    "Original-Title": ("What they called it", "“Eski” köprü"),
    "Original-Lang": ("tr", "ar"),
    "Reporter": ("One, Two", "Ada Byron"),
    "Place": ("Aldmere", "Ankara"),
    "Medium": ("print", "radio"),
    "Page": ("4", "A1, A12"),
    "Edition": ("Late City", "No. 12"),
    "Section": ("Metro", "Region"),
    "Programme": ("Today", "The World"),
    "Broadcast": ("2024-03-05T08:00Z/PT25M", "2024-03-05T09:00Z"),
    "Prominence": ("lead", "second", "lead until 2024-12-20"),
    "Retrieved": ("2024-04-01", "2024-04-02 18:00"),
    "Archived": ("https://archive.example/1 2024-04-01", "https://archive.example/2"),
    "Reuse": ("link", "excerpt", "full"),
    "Permission": ("letter 7", "mail of 3 May"),
    "Permission-Expires": ("2025-06-01", "2024-06-01"),
    "Notified": ("2024-03-01", "2024-03-02"),
    "Correction": ("2024-04-01 It was Tuesday.", "2024-04-03 It's *that* bridge."),
    "Outlet-Update": ("2024-04-01 They changed a name.", "2024-04-02 Two names."),
    "Aliases": ("old/place.html", "older/, köprü.html"),
    "Slug": ("the-slug", "another-slug"),
    "Summary": ("Another *summary*.", "It's short."),
    "Tags": ("Rivers, Bridges", "Rivers"),
    "Category": ("Transport", "Region"),
    "Status": ("draft", "hidden", "skip", "withdrawn"),
    "Withdrawn": ("2024-05-01 It was wrong.", "2024-05-02 They asked us."),
    "Lang": ("tr", "ar"),
    "Author": ("A writer", "Another"),
    "Modified": ("2024-04-02", "2024-04-05 12:00"),
    "Image": ("images/one.png", "images/two.png"),
    "Image-Alt": ("A bridge", "A ferry"),
    "Image-Credit": ("Photograph: One", "Drawing: Two"),
}
"""Of every field some values that are right, at least where others are too."""

BESIDE = {
    "Medium: print": {"Page": "4"},
    "Medium: radio": {"Programme": "Today"},
    "Page": {"Medium": "print"},
    "Edition": {"Medium": "print"},
    "Programme": {"Medium": "radio"},
    "Broadcast": {"Medium": "radio", "Programme": "Today"},
    "Permission-Expires": {"Permission": "letter 7"},
    "Image": {"Image-Alt": "A bridge"},
    "Image-Alt": {"Image": "images/one.png"},
    "Image-Credit": {"Image": "images/one.png", "Image-Alt": "A bridge"},
    "Status: withdrawn": {"Withdrawn": "2024-05-01 It was wrong."},
    "Withdrawn": {"Status": "withdrawn"},
}
"""What a field, or one value of it, asks for beside itself."""

SETTINGS = """\
SITENAME = "{name}"
SITEURL = "{url}"
PLUGINS = ["creditline"]
THEME = "theme"
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
ARTICLE_SAVE_AS = ARTICLE_URL = "{{date:%Y}}/{{slug}}.html"
DEFAULT_PAGINATION = {size}
TIMEZONE = "UTC"
TYPOGRIFY = {typography}
"""
OUTLETS = """\
[post]
name = "{name}"

[post.rights]
notice = "© {{year}} {name}"
allows = "{allows}"

[herald]
name = "The Herald"
url = "https://herald.example/"
"""


def picture(width: int) -> bytes:
    """A PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, 2, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(2 * (width + 1)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b"")]
    )


class RealSite:
    """A site in a folder of its own, with our theme, and what one does to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        shutil.copytree(ROOT / "theme", folder / "theme")
        self.settings()
        self.outlets()
        self.write("content/images/one.png", picture(1))
        self.write("content/images/two.png", picture(2))

    @property
    def places(self) -> Places:
        return Places(self.folder / "pelicanconf.py", None, None, None)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file of the site."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def article(self, slug: str) -> Path:
        """The file of an article, whether it is there or not."""
        return self.folder / f"content/articles/{slug}.md"

    def write_article(self, slug: str, day: str, text: str) -> None:
        """An article with the fields that most have."""
        self.write(
            f"content/articles/{slug}.md",
            f"Title: The {slug}\nDate: {day}\nOutlet: post\nSource: post\nMedium: web\n"
            f"Tags: Bridges\nSummary: Short.\n\n{text}\n",
        )

    def set_field(self, slug: str, name: str, value: str) -> None:
        """Give a field of an article another value; none takes it away."""
        file = self.article(slug)
        if not file.is_file():
            return
        header, _, body = file.read_text("utf-8").partition("\n\n")
        kept = [x for x in header.split("\n") if not x.startswith(f"{name}:")]
        text = "\n".join([*kept, *([f"{name}: {value}"] if value else [])])
        file.write_text(f"{text}\n\n{body}", encoding="utf-8")

    def give(self, slug: str, name: str, value: str) -> None:
        """Set a field together with what it asks for."""
        self.set_field(slug, name, value)
        wanted = BESIDE.get(name) or BESIDE.get(f"{name}: {value}", {})
        for other, said in wanted.items() if value else ():
            self.set_field(slug, other, said)

    def settings(
        self,
        name: str = "One",
        url: str = "",
        size: int = 2,
        *,
        typography: bool = False,
    ) -> None:
        """Write the file of settings."""
        text = SETTINGS.format(name=name, url=url, size=size, typography=typography)
        self.write("pelicanconf.py", text)

    def outlets(self, name: str = "The Post", allows: str = "full") -> None:
        """Write the organisations."""
        self.write("content/outlets.toml", OUTLETS.format(name=name, allows=allows))

    def template(self, name: str, word: str) -> None:
        """Show a word at the ends of blocks of a template; none restores it."""
        text = (ROOT / "theme/templates" / name).read_text("utf-8")
        for mark in ("</header>", "</footer>", "</section>", "</article>"):
            text = text.replace(mark, f"{word}{mark}")
        self.write(f"theme/templates/{name}", text)

    def pages(self) -> dict[str, bytes]:
        """The output as it stands."""
        return tree(self.output) if self.output.exists() else {}

    def build(self, jobs: int = 1) -> None:
        """Build what changed."""
        build_site(self.places, NullReporter(), jobs=jobs)

    def expected(self) -> dict[str, bytes]:
        """Every page of the plan, converted and rendered anew, without the engine."""
        site = workshop(self.places).site
        roots = {root.name: root for root in site.roots()}
        files = {
            name: scan(root, Seen(), 0, str)[0].files(name)
            for name, root in roots.items()
        }
        all_facts, bodies = {}, {}
        for found in files.values():
            for file in found.values():
                if site.converts(file):
                    data = (roots[file.root].path / file.path).read_bytes()
                    place = file.root, file.path
                    all_facts[place], bodies[place] = site.convert(file.path, data)
        plan = site.assemble(files, all_facts)
        return {
            output: data
            for recipe in plan.recipes
            for output, data in plan.render(
                recipe, lambda root, path: bodies[root, path]
            )
        }

    def by_pelican(self) -> dict[str, bytes]:
        """What plain ``pelican`` makes of it in an empty folder."""
        output = self.folder / "by-pelican"
        shutil.rmtree(output, ignore_errors=True)
        if "fork" in multiprocessing.get_all_start_methods():
            # It has what the tests changed in our code, and nothing to load or compile.
            import_module("creditline.pelican_adapter")
            compile_for(workshop(self.places).settings)
            context = multiprocessing.get_context("fork")
            process = context.Process(target=_pelican, args=(self.folder, output))
            process.start()
            process.join()
            code = process.exitcode
        else:
            code = subprocess.run(
                [sys.executable, "-m", "pelican", *_arguments(output)],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                check=False,
            ).returncode
        assert 0 == code
        return tree(output)


def _arguments(output: Path) -> list[str]:
    return ["content", "-s", "pelicanconf.py", "-o", str(output), "-q"]


def _pelican(folder: Path, output: Path) -> None:
    """Build with plain Pelican here; what went wrong ends the process."""
    from pelican import main

    os.chdir(folder)
    main(_arguments(output))
