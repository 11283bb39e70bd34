"""The sites that are built, and what is edited in ours."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from creditline.site.templates.stylesheet import join

from . import corpus

ROOT = Path(__file__).parents[1]
ADDRESS = "https://clippings.example"
PLAIN = """SITENAME = "Creditline"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
TYPOGRIFY = True
DEFAULT_PAGINATION = 50
ARTICLE_SAVE_AS = ARTICLE_URL = "{date:%Y}/{slug}.html"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "archive/{date:%Y}/{date:%m}/index.html"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
Edit: TypeAlias = Callable[[Path, int, int], None]
"""Changes a site of so many articles; the number says for the how manieth time."""


def prepare(folder: Path, size: int) -> None:
    """Write the three sites.

    Ours and Hugo's have an address, so that both make feeds and a map.
    """
    corpus.write(folder, size)
    shutil.copytree(ROOT / "theme", folder / "ours/theme")
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    settings = settings.replace('SITEURL = ""', f'SITEURL = "{ADDRESS}"')
    (folder / "ours/pelicanconf.py").write_text(settings, "utf-8")
    (folder / "plain/pelicanconf.py").write_text(PLAIN, encoding="utf-8")
    shutil.copytree(ROOT / "benchmarks/hugo", folder / "hugo", dirs_exist_ok=True)
    our_files(folder / "hugo/static/theme")


def our_files(folder: Path) -> None:
    """What our pages fetch, as they fetch it: the stylesheet in one file."""
    static = ROOT / "theme/static"
    shutil.copytree(static, folder, ignore=shutil.ignore_patterns("css"))
    specs = {
        path.relative_to(static / "css").as_posix(): path.read_text("utf-8")
        for path in (static / "css").rglob("*.css")
    }
    (folder / "site.css").write_text(join(specs), "utf-8")


def append(path: Path, text: str) -> None:
    """Add some text to a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def edit_body(site: Path, size: int, turn: int) -> None:
    """One article gets another paragraph: at each turn one in another tenth."""
    append(article(site, somewhere(size, turn)), "\nOne more thing was said later.\n")


def edit_headline(site: Path, size: int, turn: int) -> None:
    """One article gets another headline, which lists, feeds and neighbours show."""
    file = article(site, somewhere(size, turn))
    title, rest = file.read_text("utf-8").split("\n", 1)
    file.write_text(f"{title}, again\n{rest}", encoding="utf-8")


def somewhere(size: int, turn: int) -> int:
    """The number of an article, over the whole archive in ten turns."""
    return (turn * 3 + 5) % 10 * size // 10


def add_article(site: Path, size: int, turn: int) -> None:
    """One article comes to the newest ones."""
    last = article(site, size - 1)
    name = f"story-{size + turn:06}"
    text = last.read_text("utf-8").replace(f"story-{size - 1:06}", name)
    last.with_name(f"{name}.md").write_text(text, encoding="utf-8")


def edit_template(site: Path, _size: int, _turn: int) -> None:
    """The template of articles changes."""
    file = site / "theme/templates/article.html"
    text = file.read_text("utf-8")
    file.write_text(text.replace("</article>", "<hr>\n</article>", 1), "utf-8")


def edit_outlets(site: Path, _size: int, _turn: int) -> None:
    """One organisation gets another notice."""
    file = site / "content/outlets.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("© {year}", "Copyright {year}", 1), "utf-8")


def article(site: Path, number: int) -> Path:
    """The file of an article."""
    return next((site / "content/articles").glob(f"*/story-{number:06}.md"))


TEXT, NEW = "ours, one text edited", "ours, one new article"
HEADLINE = "ours, one headline edited"
TEMPLATE, OUTLETS = "ours, one template edited", "ours, outlets.toml edited"
EDITS: Mapping[str, Edit] = {
    TEXT: edit_body,
    HEADLINE: edit_headline,
    NEW: add_article,
    TEMPLATE: edit_template,
    OUTLETS: edit_outlets,
}
QUICK = (TEXT, HEADLINE, NEW)
"""Edits that are measured more than once."""
