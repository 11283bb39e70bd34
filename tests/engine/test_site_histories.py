"""Any history of edits of a real site ends in what a clean build makes."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from creditline.driver import build_site, workshop
from creditline.engine import NullReporter
from creditline.engine.scan import Seen, scan
from creditline.errors import ContentErrors
from creditline.settings import Places

from .toy import tree

ROOT = Path(__file__).parents[2]
PROFILE = settings().max_examples
EXAMPLES = {2000: 500}.get(PROFILE, 50 if os.environ.get("CI") == "true" else 8)

SLUGS = st.sampled_from(["bridge", "ferry", "harbour"])
DAYS = st.sampled_from(["2024-01-05", "2024-02-01", "2023-12-31"])
WORDS = st.sampled_from(
    [
        'It reopened, "at last", on Monday.',
        "See [the other](ferry.md) -- it's shut.",
        "## A heading\n\nAnd a text [@post].",
    ]
)
FIELDS = st.sampled_from(
    [
        ("Title", "Another title"),
        ("Date", "2024-03-03"),
        ("Outlet", "herald"),
        ("Source", "https://herald.example/one"),
        ("Tags", "Rivers, Bridges"),
        ("Category", "Transport"),
        ("Summary", "Another *summary*."),
        ("Status", "draft"),
        ("Lang", "tr"),
        ("Author", "A writer"),
        ("Aliases", "old/place.html"),
        ("Reporter", "One, Two"),
        ("Correction", "2024-04-01 It was Tuesday."),
        ("Modified", "2024-04-02"),
        ("Place", "Aldmere"),
        ("Original-Title", "What they called it"),
    ]
)
SETTINGS = """\
SITENAME = "{name}"
PLUGINS = ["creditline"]
THEME = "theme"
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
ARTICLE_SAVE_AS = ARTICLE_URL = "{{date:%Y}}/{{slug}}.html"
DEFAULT_PAGINATION = {size}
TIMEZONE = "UTC"
"""
OUTLETS = """\
[post]
name = "{name}"

[herald]
name = "The Herald"
url = "https://herald.example/"
"""


class SiteHistories(RuleBasedStateMachine):
    """Edits of every kind of input of a site, and builds between them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(ROOT / "theme", self.folder / "theme")
        self.change_settings("One", 2)
        self.change_organisation("The Post")
        for number, slug in enumerate(("bridge", "ferry")):
            self.write_article(slug, f"2024-01-0{number + 1}", "It reopened.")

    def teardown(self) -> None:
        self.compare()
        shutil.rmtree(self.folder)

    def write(self, path: str, text: str) -> None:
        """Write a file of the site."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def article(self, slug: str) -> Path:
        return self.folder / f"content/articles/{slug}.md"

    @rule(slug=SLUGS, day=DAYS, text=WORDS)
    def write_article(self, slug: str, day: str, text: str) -> None:
        self.write(
            f"content/articles/{slug}.md",
            f"Title: The {slug}\nDate: {day}\nOutlet: post\nSource: post\n"
            f"Tags: Bridges\nSummary: Short.\n\n{text}\n",
        )

    @rule(slug=SLUGS, field=FIELDS)
    def edit_field(self, slug: str, field: tuple[str, str]) -> None:
        """Give a field another value, or give it at all."""
        if not self.article(slug).is_file():
            return
        name, value = field
        header, _, body = self.article(slug).read_text("utf-8").partition("\n\n")
        kept = [x for x in header.split("\n") if not x.startswith(f"{name}:")]
        text = "\n".join([*kept, f"{name}: {value}"])
        self.article(slug).write_text(f"{text}\n\n{body}", encoding="utf-8")

    @rule(slug=SLUGS)
    def delete(self, slug: str) -> None:
        self.article(slug).unlink(missing_ok=True)

    @rule(old=SLUGS, new=SLUGS)
    def rename(self, old: str, new: str) -> None:
        if self.article(old).is_file():
            self.article(old).replace(self.article(new))

    @rule(slug=SLUGS)
    def touch(self, slug: str) -> None:
        if self.article(slug).is_file():
            os.utime(self.article(slug))

    @rule(name=st.sampled_from(["The Post", "The Evening Post"]))
    def change_organisation(self, name: str) -> None:
        self.write("content/outlets.toml", OUTLETS.format(name=name))

    @rule(
        name=st.sampled_from(
            ["article.html", "topic.html", "index.html", "partials/foot.html"]
        ),
        word=st.sampled_from(["once", "{{ SITENAME }}"]),
    )
    def change_template(self, name: str, word: str) -> None:
        """Show a word in the blocks of a page, or in a part of all pages."""
        target = self.folder / "theme/templates" / name
        text = (ROOT / "theme/templates" / name).read_text("utf-8")
        mark = "</footer>" if "foot" in name else "</header>"
        target.write_text(text.replace(mark, f"{word}{mark}"), encoding="utf-8")

    @rule(colour=st.sampled_from(["red", "blue"]))
    def change_style(self, colour: str) -> None:
        self.write("theme/static/css/blocks/zz.css", f".zz {{ color: {colour}; }}\n")

    @rule(name=st.sampled_from(["One", "Two"]), size=st.sampled_from([1, 2]))
    def change_settings(self, name: str, size: int) -> None:
        self.write("pelicanconf.py", SETTINGS.format(name=name, size=size))

    @rule(text=st.sampled_from(["1", "2", ""]))
    def change_static(self, text: str) -> None:
        self.write("content/images/note.txt", text)

    @rule()
    def build(self) -> None:
        event(self.compare())

    def compare(self) -> str:
        """Build, and hold it against what the whole plan makes."""
        places = Places(self.folder / "pelicanconf.py", None, None, None)
        output = self.folder / "output"
        before = tree(output) if output.exists() else {}
        try:
            build_site(places, NullReporter(), jobs=1)
        except ContentErrors:
            assert before == (tree(output) if output.exists() else {})
            return "refused"
        assert clean_build(places) == tree(output)
        return "built"


def clean_build(places: Places) -> dict[str, bytes]:
    """Every page of the plan, converted and rendered anew, without the engine."""
    shop = workshop(places)
    site = shop.site
    roots = {root.name: root for root in site.roots()}
    files = {
        name: scan(root, Seen(), 0, str)[0].files(name) for name, root in roots.items()
    }
    cards, bodies = {}, {}
    for found in files.values():
        for file in found.values():
            if site.converts(file):
                data = (roots[file.root].path / file.path).read_bytes()
                place = file.root, file.path
                cards[place], bodies[place] = site.convert(file.path, data)
    plan = site.assemble(files, cards)
    return {
        output: data
        for recipe in plan.recipes
        for output, data in plan.render(recipe, lambda root, path: bodies[root, path])
    }


TestSiteHistories = SiteHistories.TestCase
TestSiteHistories.settings = settings(
    deadline=None,
    max_examples=EXAMPLES,
    stateful_step_count=8,
    suppress_health_check=list(HealthCheck),
)


def test_plain_pelican_makes_the_same_site():
    """
    After a short history, plain ``pelican`` and the engine make the same tree.
    """
    history = SiteHistories()
    assert "built" == history.compare()
    history.write_article("harbour", "2024-02-01", "See [it](ferry.md).")
    history.edit_field("bridge", ("Aliases", "old/place.html"))
    history.change_template("partials/foot.html", "once")
    history.delete("harbour")
    assert "built" == history.compare()
    by_pelican = history.folder / "by-pelican"
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py"]
    done = subprocess.run(
        [*command, "-o", str(by_pelican)],
        cwd=history.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stderr

    assert tree(by_pelican) == tree(history.folder / "output")
    history.teardown()
